"""Which of a system's settings is asked, and what if it does not answer?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sso.network.proxies import DIRECT, PacAddress, Proxy, Ways
from sso.network.system_proxy import LinuxDesktop, this_system

URL = "https://api.acme.test/api/v4/sso_url"
A = Ways((Proxy("http", "a.corp.test", 8080),))
GNOME = """org.gnome.system.proxy mode 'manual'
org.gnome.system.proxy.https host 'a.corp.test'
org.gnome.system.proxy.https port 8080
"""
KDE = "[Proxy Settings]\nProxyType=1\nhttpsProxy=http://a.corp.test 8080\n"
KDE_BY_VARIABLE = "[Proxy Settings]\nProxyType=4\nhttpsProxy=MY_PROXY\n"
MACOS = """<dictionary> {
  HTTPSEnable : 1
  HTTPSPort : 8080
  HTTPSProxy : a.corp.test
}
"""


class Commands:
    """Notes which commands are run, and prints GNOME's settings."""

    def __init__(self) -> None:
        self.run: list[list[str]] = []

    def __call__(self, command: list[str]) -> str:
        self.run.append(command)
        return GNOME


def program(folder: Path, name: str, printed: str, code: int = 0) -> None:
    """Lay a program of this name into a folder."""
    folder.mkdir(exist_ok=True)
    (folder / "printed").write_text(printed)
    lines = f'#!/bin/sh\n/bin/cat "{folder / "printed"}"\necho "$@" > "{folder / "asked"}"\n'
    (folder / name).write_text(f"{lines}exit {code}\n")
    (folder / name).chmod(0o755)


# ---- GNOME


@pytest.mark.parametrize(
    "desktop",
    ["GNOME", "ubuntu:GNOME", "Unity", "X-Cinnamon", "MATE", "Budgie:GNOME", "Pantheon", "gnome"],
)
def test_desktops_with_gnomes_settings(desktop: str) -> None:
    commands = Commands()
    assert LinuxDesktop({"XDG_CURRENT_DESKTOP": desktop}, commands)(URL) == A
    assert commands.run == [["gsettings", "list-recursively", "org.gnome.system.proxy"]]


@pytest.mark.parametrize("desktop", ["", "XFCE", "sway", "GNOMELIKE"])
def test_other_desktops_have_no_settings_that_are_known(desktop: str) -> None:
    commands = Commands()
    assert LinuxDesktop({"XDG_CURRENT_DESKTOP": desktop}, commands)(URL) == DIRECT
    assert LinuxDesktop({}, commands)(URL) == DIRECT
    assert commands.run == []


def test_gnomes_settings_are_those_that_its_own_program_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin", "gsettings", GNOME)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    ask = this_system({"XDG_CURRENT_DESKTOP": "GNOME"}, "linux")
    assert ask(URL) == A
    asked = (tmp_path / "bin" / "asked").read_text()
    assert asked == "list-recursively org.gnome.system.proxy\n"


def test_a_program_that_fails_has_said_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for code in (1, 2):
        program(tmp_path / "bin", "gsettings", GNOME, code)
        assert this_system({"XDG_CURRENT_DESKTOP": "GNOME"}, "linux")(URL) == DIRECT


def test_a_program_that_prints_no_text_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin", "gsettings", "")
    (tmp_path / "bin" / "printed").write_bytes(b"\xff\xfe\n" + GNOME.encode())
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert this_system({"XDG_CURRENT_DESKTOP": "GNOME"}, "linux")(URL) == A


def test_a_program_that_does_not_end_has_said_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin", "gsettings", GNOME)
    os.mkfifo(tmp_path / "nobody-writes")
    waiting = f'#!/bin/sh\n/bin/cat "{tmp_path / "bin" / "printed"}"\n'
    waiting += f'read word < "{tmp_path / "nobody-writes"}"\n'
    (tmp_path / "bin" / "gsettings").write_text(waiting)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert this_system({"XDG_CURRENT_DESKTOP": "GNOME"}, "linux")(URL) == DIRECT


# ---- KDE


def kde(environment: dict[str, str]) -> Ways | PacAddress:
    commands = Commands()
    found = LinuxDesktop({"XDG_CURRENT_DESKTOP": "KDE", **environment}, commands)(URL)
    assert commands.run == []
    return found


def test_kdes_settings_lie_in_the_persons_configuration(tmp_path: Path) -> None:
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config" / "kioslaverc").write_text(KDE)
    assert kde({"HOME": str(tmp_path)}) == A
    assert kde({"HOME": str(tmp_path), "XDG_CONFIG_HOME": ""}) == A
    assert kde({"HOME": "/nowhere", "XDG_CONFIG_HOME": str(tmp_path / ".config")}) == A
    assert kde({"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}) == DIRECT
    assert kde({"HOME": str(tmp_path / "other")}) == DIRECT
    assert kde({}) == DIRECT


def test_kde_may_name_a_variable(tmp_path: Path) -> None:
    (tmp_path / "kioslaverc").write_text(KDE_BY_VARIABLE)
    configured = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert kde({**configured, "MY_PROXY": "http://a.corp.test:8080"}) == A
    assert kde(configured) == DIRECT


def test_kdes_settings_may_hold_what_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "kioslaverc").write_bytes(b"[Other]\nname=\xe9\xff\n" + KDE.encode())
    assert kde({"XDG_CONFIG_HOME": str(tmp_path)}) == A


def test_kde_beside_another_desktop(tmp_path: Path) -> None:
    (tmp_path / "kioslaverc").write_text(KDE)
    environment = {"XDG_CURRENT_DESKTOP": "Acme:KDE", "XDG_CONFIG_HOME": str(tmp_path)}
    assert LinuxDesktop(environment)(URL) == A


# ---- other systems


def test_macos_is_asked_by_its_own_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "bin", "scutil", MACOS)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert this_system({}, "darwin")(URL) == A
    assert (tmp_path / "bin" / "asked").read_text() == "--proxy\n"
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert this_system({}, "darwin")(URL) == DIRECT


def test_windows_settings_do_not_exist_elsewhere() -> None:
    assert this_system({"XDG_CURRENT_DESKTOP": "GNOME"}, "win32")(URL) == DIRECT


def test_outside_a_desktop_session_the_variables_have_said_it_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin", "gsettings", GNOME)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for environment in ({}, {"XDG_CURRENT_DESKTOP": ""}):
        assert this_system(environment, "linux")(URL) == DIRECT
    assert not (tmp_path / "bin" / "asked").exists()
