"""What does each check of the doctor look at, what does it tell, and where does it fail?"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import namedtuple
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from sso.diagnostics.checks.desktop import DesktopChecks, asked
from sso.diagnostics.checks.settings import TELLING, SettingsChecks
from sso.diagnostics.checks.storage import StorageChecks
from sso.diagnostics.doctor import Check, Seen, fine, warn
from sso.errors import (
    KeyturnError,
    LicenseDamaged,
    NoBrowser,
    OtherVersionRuns,
    ProfileError,
    SecretStoreUnavailable,
    StoreFailed,
)
from sso.licensing.status import LicenseStatus, Reason, State
from sso.profile.keys import App, LicenseService, Product, Profile, SignIn, Storage
from sso.profile.look import Look
from sso.profile.reader import Document
from sso.storage.paths import Paths
from sso.storage.published_status import Report
from sso.storage.vault import VaultState

Usage = namedtuple("Usage", "free")


def seen(checks: Sequence[Check], name: str) -> Seen:
    (check,) = [one for one in checks if one.name == name]
    return check.look()


def refused(checks: Sequence[Check], name: str, kind: type[KeyturnError]) -> KeyturnError:
    with pytest.raises(kind) as caught:
        seen(checks, name)
    return caught.value


def needs(checks: Sequence[Check]) -> dict[str, tuple[str, ...]]:
    return {one.name: one.needs for one in checks}


# ---- settings


def settings(
    *policies: Document, look: Look | None = None, way_out: Any = None, own: str = "", **env: Any
) -> list[Check]:
    profile = Profile(
        products=(Product("A", "One"), Product("B", "Two")),
        license_service=LicenseService(base_url="https://a.test"),
    )
    checks = SettingsChecks(
        lambda: profile, way_out or (lambda: None), lambda: look or Look(), lambda: policies, env,
        own,
    )  # fmt: skip
    return checks.checks()


def test_sound_settings() -> None:
    assert needs(settings()) == {"policy": (), "profile": ("policy",), "environment": ()}
    assert list(needs(settings())) == ["policy", "profile", "environment"]
    assert seen(settings(), "policy") == fine("none")
    two = (Document("one", "", {}), Document("two", "", {"forced": {}}))
    assert seen(settings(*two), "policy") == fine(places="one, two")
    assert seen(settings(), "profile") == fine(products="One, Two", service="https://a.test")
    assert seen(settings(), "environment") == fine()


def test_unsound_settings() -> None:
    wrong = (Document("one", "", {}), Document("two", "", {"forced": 1}))
    error = refused(settings(*wrong), "policy", ProfileError)
    assert error.detail == "two: forced must be a table"
    look = Look(troubles=("a: b", "c: d"))
    assert seen(settings(look=look), "profile") == warn("look", why="a: b; c: d")

    def fails() -> None:
        raise ProfileError("no authorities")

    assert refused(settings(way_out=fails), "profile", ProfileError).detail == "no authorities"


def test_variables_that_libraries_obey() -> None:
    every: dict[str, Any] = dict.fromkeys(TELLING, "x")
    env: dict[str, Any] = {
        "PYTHONPATH": "/x",
        "SSL_CERT_FILE": "/own/y",
        "PYTHONHOME": "",
        "HOME": "/z",
    }
    assert seen(settings(**env), "environment") == warn("set", names="SSL_CERT_FILE, PYTHONPATH")
    assert seen(settings(own="/own", **env), "environment") == warn("set", names="PYTHONPATH")
    assert seen(settings(**every), "environment") == warn("set", names=", ".join(TELLING))


# ---- storage


def storage(
    tmp_path: Path,
    state: State = State.ACTIVE,
    vault: VaultState = VaultState.READY,
    keyring: str = "preferred",
) -> list[Check]:
    paths = Paths.for_app("a.b", tmp_path)
    for folder in (paths.state, paths.config):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    report = Report("A", LicenseStatus(state, Reason.OK))
    profile = Profile(storage=Storage(keyring=keyring))
    return StorageChecks(lambda: profile, lambda: paths, lambda: report, lambda: vault).checks()


def test_what_storage_needs(tmp_path: Path) -> None:
    assert needs(storage(tmp_path)) == {
        "data_folder": ("profile",),
        "disk_space": ("data_folder",),
        "license": ("data_folder",),
        "secret_store": ("profile",),
    }


@pytest.mark.parametrize("mode", [0o700, 0o755, 0o770, 0o702, 0o720])
def test_a_folder_that_others_may_write(tmp_path: Path, mode: int) -> None:
    checks, place = storage(tmp_path), tmp_path / "state"
    place.chmod(mode)
    wanted = warn("open", place=str(place)) if mode & 0o022 else fine(place=str(place))
    assert seen(checks, "data_folder") == wanted
    assert list(place.iterdir()) == list((tmp_path / "config").iterdir()) == []


@pytest.mark.parametrize("name", ["state", "config"])
def test_either_folder_has_to_take_a_file(tmp_path: Path, name: str) -> None:
    checks = storage(tmp_path)
    (tmp_path / name).rmdir()
    (tmp_path / name).write_text("in the way")
    assert isinstance(refused(checks, "data_folder", KeyturnError), KeyturnError)


@pytest.mark.parametrize(
    ("free", "told"),
    [
        (100 * 1024 * 1024, fine(free="100")),
        (100 * 1024 * 1024 - 1, warn("little", free="99")),
        (1024 * 1024, warn("little", free="1")),
        (1024 * 1024 - 1, None),
    ],
    ids=["enough", "little", "least", "none"],
)
def test_room_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, told: Seen | None
) -> None:
    places: list[Path] = []

    def usage(place: Path) -> Usage:
        places.append(place)
        return Usage(free)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    if told is not None:
        assert seen(storage(tmp_path), "disk_space") == told
    else:
        error = refused(storage(tmp_path), "disk_space", StoreFailed)
        assert error.detail == f"{tmp_path / 'state'}: only 1023 kB are free"
    assert places == [tmp_path / "state"]


@pytest.mark.parametrize("state", State)
def test_the_stored_license(tmp_path: Path, state: State) -> None:
    checks = storage(tmp_path, state)
    if state is State.DAMAGED:
        assert refused(checks, "license", LicenseDamaged).detail == "what is stored does not verify"
    elif state.is_licensed or state is State.NOT_ACTIVATED:
        assert seen(checks, "license") == fine(state=state.value)
    else:
        assert seen(checks, "license") == warn("state", state=state.value)


@pytest.mark.parametrize("vault", VaultState)
@pytest.mark.parametrize("keyring", ["preferred", "required"])
def test_the_secret_store(tmp_path: Path, vault: VaultState, keyring: str) -> None:
    checks = storage(tmp_path, vault=vault, keyring=keyring)
    if vault is VaultState.READY:
        assert seen(checks, "secret_store") == fine()
    elif vault is VaultState.NONE and keyring == "preferred":
        assert seen(checks, "secret_store") == warn("none")
    else:
        error = refused(checks, "secret_store", SecretStoreUnavailable)
        assert error.facts == {"state": vault.value}


# ---- the session


def session(
    running: Any = None,
    tray: bool | None = True,
    ask: Callable[[Sequence[str]], str] = lambda command: "firefox.desktop",
    platform: str = "linux",
    browser: tuple[str, ...] = (),
    is_on: bool = True,
    **env: str,
) -> list[Check]:
    profile = Profile(app=App(url_scheme="acme"), sign_in=SignIn(browser=browser))
    return DesktopChecks(
        lambda: profile, lambda: is_on, lambda: running, "1.2", env, lambda: tray, ask, platform
    ).checks()


def test_what_the_session_needs() -> None:
    assert needs(session()) == {
        "other_instance": ("data_folder",), "browser": ("profile",), "tray": (),
        "autostart": ("profile",), "scheme_handler": ("profile",),
    }  # fmt: skip


def test_what_runs_already() -> None:
    assert seen(session(), "other_instance") == fine("none")
    assert seen(session({"version": "1.2"}), "other_instance") == fine(version="1.2")
    error = refused(session({"version": "1.1"}), "other_instance", OtherVersionRuns)
    assert error.facts == {"version": "1.2", "running": "1.1"}
    for odd in ({}, {"version": None}):
        error = refused(session(odd), "other_instance", OtherVersionRuns)
        assert error.facts == {"version": "1.2"}


def test_the_browser_of_the_profile() -> None:
    name = os.path.basename(sys.executable)
    found = seen(session(browser=(sys.executable, "-x")), "browser")
    assert found == fine(browser=name)
    error = refused(session(browser=("/nowhere/acme",)), "browser", NoBrowser)
    assert error.detail == "acme of the profile is not there"


def test_the_browser_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name == "xdg-open")
    said = {"xdg-settings": "", "xdg-mime": "chromium.desktop"}
    asked_for: list[list[str]] = []

    def ask(command: Sequence[str]) -> str:
        asked_for.append(list(command))
        return said[command[0]]

    assert seen(session(), "browser") == warn("no_display")
    assert seen(session(platform="win32"), "browser") == fine(browser="")
    assert seen(session(DISPLAY=":0"), "browser") == fine(browser="firefox")
    assert seen(session(ask=ask, WAYLAND_DISPLAY="w"), "browser") == fine(browser="chromium")
    assert asked_for == [
        ["xdg-settings", "get", "default-web-browser"],
        ["xdg-mime", "query", "default", "x-scheme-handler/https"],
    ]
    error = refused(session(ask=lambda command: "", DISPLAY=":0"), "browser", NoBrowser)
    assert error.detail == "no default browser is set"
    monkeypatch.setattr(shutil, "which", lambda name: None)
    error = refused(session(DISPLAY=":0"), "browser", NoBrowser)
    assert error.detail == "xdg-open is not installed"


def test_tray_start_and_links() -> None:
    assert seen(session(), "tray") == seen(session(), "scheme_handler") == warn("no_display")
    assert seen(session(DISPLAY=":0"), "tray") == seen(session(tray=None, DISPLAY=":0"), "tray")
    assert seen(session(tray=False, DISPLAY=":0"), "tray") == warn("none")
    assert seen(session(platform="darwin"), "tray") == fine()
    assert seen(session(), "autostart") == fine("on")
    assert seen(session(is_on=False), "autostart") == fine("off")
    handler = fine(scheme="acme", handler="firefox")
    assert seen(session(DISPLAY=":0"), "scheme_handler") == handler
    found = seen(session(ask=lambda command: "", DISPLAY=":0"), "scheme_handler")
    assert found == warn("none", scheme="acme")
    found = seen(session(ask=lambda command: " ".join(command), DISPLAY=":0"), "scheme_handler")
    assert found.facts["handler"] == "xdg-mime query default x-scheme-handler/acme"
    assert seen(session(platform="win32"), "scheme_handler") == fine(scheme="acme", handler="")


def test_what_a_command_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked([sys.executable, "-c", "print(' a ')"]) == "a"
    assert asked([sys.executable, "-c", "print('a'); raise SystemExit(1)"]) == ""
    assert asked(["/nowhere/acme"]) == ""
    how: dict[str, Any] = {}

    def run(command: Sequence[str], **words: Any) -> Any:
        how.update(words, command=command)
        raise subprocess.TimeoutExpired(list(command), 5)

    monkeypatch.setattr(subprocess, "run", run)
    assert asked(["a"]) == ""
    assert how == {
        "command": ["a"], "capture_output": True, "text": True, "errors": "replace",
        "timeout": 5.0, "check": False, "stdin": subprocess.DEVNULL,
    }  # fmt: skip
