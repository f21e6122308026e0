"""Does the program put itself into the session's start once, and never against anybody's wish?"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sso.autostart import Autostart, start_command
from sso.autostart.macos import LaunchAgent
from sso.autostart.manners import change, settle
from sso.autostart.xdg import XdgAutostart
from sso.profile import Profile

COMMAND = ("/opt/keyturn", "--background")


@pytest.fixture(params=["xdg", "macos"])
def autostart(request: pytest.FixtureRequest, tmp_path: Path) -> Autostart:
    """Files of both kinds are the same everywhere; launchd itself is not asked."""
    if request.param == "macos":
        return LaunchAgent(tmp_path / "agents", "io.keyturn.Test", COMMAND)
    return XdgAutostart(tmp_path / "own", [tmp_path / "all"], "io.keyturn.Test", "K", COMMAND)


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    return tmp_path / "state" / "mark"


def profile(wants: bool, origin: str = "default", *, is_forced: bool = False) -> Profile:
    plain = Profile(origins={"ui.autostart": origin})
    forced = frozenset({"ui.autostart"}) if is_forced else frozenset()
    return replace(plain, ui=replace(plain.ui, autostart=wants), forced=forced)


@pytest.mark.parametrize(
    ("wanted", "origin", "is_on"),
    [
        (True, "default", True),
        (True, "profile", True),
        (False, "profile", False),
        (False, "user settings", False),
        (True, "user settings", True),  # settings that came along to another computer
    ],
)
def test_the_first_run(
    autostart: Autostart, mark: Path, wanted: bool, origin: str, is_on: bool
) -> None:
    settle(autostart, profile(wanted, origin), mark)
    assert autostart.is_on() is is_on
    assert mark.exists()


def test_off_stays_off_when_the_program_is_installed_anew(autostart: Autostart, mark: Path) -> None:
    if isinstance(autostart, LaunchAgent):
        pytest.skip("off is no entry there: only the settings and the mark remember it")
    change(autostart, is_wanted=True, mark=mark)
    change(autostart, is_wanted=False, mark=mark)
    mark.unlink()  # the state folder went with the old installation
    settle(autostart, profile(True), mark)
    assert not autostart.is_on()


def test_off_stays_off_through_starts_and_updates(
    autostart: Autostart, mark: Path, tmp_path: Path
) -> None:
    settle(autostart, profile(True), mark)
    change(autostart, is_wanted=False, mark=mark)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for _ in range(3):
        settle(autostart, profile(True), mark)
    assert not autostart.is_on()
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_who_removed_the_entry_by_hand_is_not_given_another(
    autostart: Autostart, mark: Path, tmp_path: Path
) -> None:
    settle(autostart, profile(True), mark)
    for path in tmp_path.rglob("io.keyturn.Test*"):
        path.unlink()
    settle(autostart, profile(True), mark)
    assert not autostart.is_on()


@pytest.mark.parametrize("wanted", [True, False])
def test_what_the_administrator_forces_holds_at_each_start(
    autostart: Autostart, mark: Path, wanted: bool
) -> None:
    change(autostart, is_wanted=not wanted, mark=mark)
    settle(autostart, profile(wanted, "policy", is_forced=True), mark)
    assert autostart.is_on() is wanted


def test_the_command_names_this_program_with_its_folders(tmp_path: Path) -> None:
    words = start_command(tmp_path, "profile.toml", None)
    assert words == (
        *(sys.executable, str(tmp_path / "main.py")),
        *("--profile", str(Path("profile.toml").absolute()), "--background"),
    )


@pytest.mark.skipif(sys.platform != "win32", reason="needs the Windows registry")
def test_the_run_key() -> None:
    from sso.autostart.windows import RunKey

    key = RunKey("io.keyturn.Test", COMMAND)
    assert not key.is_on()
    key.turn_on()
    assert key.is_on()
    key.turn_off()
    assert not key.is_on()
