"""Is the desktop of a Linux session asked for its proxies: the portal, then its own settings?

The bus is a real one of the test's own; the portal on it is played.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sso.network.proxies import DIRECT, PacAddress, Proxy, Ways
from sso.network.system_proxy import SILENT_FOR_S, LinuxDesktop, this_system
from sso.network.way_finder import no_desktop
from tests.desktop.bus_service import Answer, BusService

URL = "https://api.acme.test:8443/api/v4/x?code=SECRET"
A = Proxy("http", "a.corp.test", 8080)


class Portal(BusService):
    """Answers as org.freedesktop.portal.ProxyResolver does."""

    def __init__(self, answer: Answer) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.said = answer
        super().__init__("org.freedesktop.portal.Desktop", self._answered)

    def _answered(self, member: str, arguments: tuple[Any, ...]) -> Answer:
        assert member == "Lookup"
        self.asked.append(arguments)
        return self.said


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The environment of a session with a bus of its own."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("no dbus-daemon; make test installs it")
    command = [daemon, "--session", "--nofork", "--nosyslog", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        try:
            yield {"DBUS_SESSION_BUS_ADDRESS": address, "XDG_CURRENT_DESKTOP": "XFCE"}
        finally:
            process.terminate()


def test_the_portal_is_asked_without_path_and_query(bus: dict[str, str]) -> None:
    with closing(Portal(("as", (["http://a.corp.test:8080", "direct://"],)))) as portal:
        assert this_system(bus, "linux")(URL) == Ways((A, None))
    assert portal.asked == [("https://api.acme.test:8443/",)]


@pytest.mark.parametrize("answer", [("as", (["direct://"],)), ("s", ("nonsense",)), None])
def test_a_portal_that_knows_nothing_leaves_it_to_the_desktops_settings(
    bus: dict[str, str], answer: Answer, tmp_path: Path
) -> None:
    (tmp_path / "kioslaverc").write_text(
        "[Proxy Settings]\nProxyType=1\nhttpsProxy=http://a.corp.test 8080\n"
    )
    environment = {**bus, "XDG_CURRENT_DESKTOP": "KDE", "XDG_CONFIG_HOME": str(tmp_path)}
    with closing(Portal(answer)):
        assert LinuxDesktop(environment)(URL) == Ways((A,))


def test_a_bus_without_portal(bus: dict[str, str]) -> None:
    assert LinuxDesktop(bus)(URL) == DIRECT


def test_a_portal_that_does_not_answer_is_left_alone_a_while(
    bus: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sso.network.system_proxy.PORTAL_TIMEOUT_S", 0.2)

    class Silent(Portal):
        def _answered(self, member: str, arguments: tuple[Any, ...]) -> Answer:
            self.asked.append(arguments)
            return "as", (["http://late.corp.test:1"],)

    now_s = [0.0]
    desktop = LinuxDesktop(bus, monotonic=lambda: now_s[0])
    with closing(Silent(None)) as portal:
        # Its thread owns the name, and never gets to see a call.
        portal._is_open = False
        portal._thread.join()
        assert desktop(URL) == DIRECT
        assert desktop(URL) == DIRECT
        now_s[0] = SILENT_FOR_S - 1
        assert desktop(URL) == DIRECT


def test_gnomes_settings_where_there_is_no_portal() -> None:
    listed = "org.gnome.system.proxy mode 'auto'\n"
    listed += "org.gnome.system.proxy autoconfig-url 'http://wpad.test/p.pac'\n"
    asked: list[list[str]] = []

    def ask(command: list[str]) -> str:
        asked.append(command)
        return listed

    desktop = LinuxDesktop({"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}, ask)
    assert desktop(URL) == PacAddress("http://wpad.test/p.pac")
    assert asked == [["gsettings", "list-recursively", "org.gnome.system.proxy"]]


def test_a_command_that_is_not_there_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert LinuxDesktop({"XDG_CURRENT_DESKTOP": "GNOME"})(URL) == DIRECT


def test_a_desktop_without_settings_of_its_own(tmp_path: Path) -> None:
    assert LinuxDesktop({"XDG_CURRENT_DESKTOP": "sway"})(URL) == DIRECT
    missing = {"XDG_CURRENT_DESKTOP": "KDE", "HOME": str(tmp_path)}
    assert LinuxDesktop(missing)(URL) == DIRECT


def test_without_a_desktop_session_nothing_is_asked() -> None:
    assert (
        this_system({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}, "linux") is no_desktop
    )
