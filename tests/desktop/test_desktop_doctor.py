"""Is the doctor content with a real desktop, and does it name what is wrong there?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from sso.diagnostics.checks.settings import TELLING
from tests.desktop.running_program import ROOT, Program, Sandbox
from tests.desktop.test_links import data_dir, with_entry  # noqa: F401 - fixtures


def examined(
    sandbox: Sandbox,
    folder: Path,
    environment: Mapping[str, str],
    *,
    absent: Sequence[str] = (),
    before: Sequence[str] = (),
) -> dict[str, Any]:
    """What `doctor --json` says in this session, without variables that only tests' hosts set."""
    profile = sandbox.profiles["code"].with_stem(f"{sandbox.profiles['code'].stem}-one-product")
    unwanted = {*TELLING, *absent}
    words = ["doctor", "--json", "--profile", profile, "--data-dir", folder]
    done = subprocess.run(
        [*before, sys.executable, "main.py", *words],
        cwd=ROOT,
        env={name: text for name, text in environment.items() if name not in unwanted},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["exit_code"] == done.returncode
    return found


def levels(found: dict[str, Any], level: str) -> dict[str, str]:
    return {one["check"]: one["text"] for one in found["checks"] if one["level"] == level}


@pytest.mark.usefixtures("tray_item")
def test_a_healthy_desktop_is_all_well(
    sandbox: Sandbox,
    program: Program,
    data_dir: Path,  # noqa: F811
    with_entry: Mapping[str, str],  # noqa: F811
) -> None:
    """The program runs, its icon is in the panel, Chromium is the browser, the keyring is open."""
    found = examined(sandbox, data_dir, with_entry)
    assert levels(found, "ok").keys() == {one["check"] for one in found["checks"]}, found
    assert found["exit_code"] == 0
    assert "Runs, version" in levels(found, "ok")["other_instance"]


def test_a_locked_keyring_is_the_one_failure(
    sandbox: Sandbox,
    data_dir: Path,  # noqa: F811
    with_entry: Mapping[str, str],  # noqa: F811
    tmp_path: Path,
) -> None:
    """A keyring with a password that nobody has typed in this session, and nobody to ask."""
    environment = {**with_entry, "XDG_RUNTIME_DIR": str(tmp_path / "run"), "HOME": str(tmp_path)}
    (tmp_path / "run").mkdir(mode=0o700)
    daemon = "gnome-keyring-daemon --components=secrets"
    make = f"printf secret | {daemon} --unlock --daemonize"
    subprocess.run(["dbus-run-session", "bash", "-c", make], env=environment, check=True)
    begin = f'{daemon} --start > /dev/null; exec "$@"'
    session = ["dbus-run-session", "bash", "-c", begin, "bash"]
    found = examined(sandbox, data_dir, environment, before=session)
    assert levels(found, "fail").keys() == {"secret_store"}, found
    assert found["exit_code"] == 31


def test_without_a_session_it_warns_and_succeeds(
    sandbox: Sandbox,
    data_dir: Path,  # noqa: F811
    with_entry: Mapping[str, str],  # noqa: F811
) -> None:
    found = examined(sandbox, data_dir, with_entry, absent=("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"))
    assert levels(found, "fail") == {}
    assert levels(found, "warn").keys() >= {"browser", "tray", "scheme_handler"}
    assert found["exit_code"] == 0
