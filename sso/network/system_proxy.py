"""What does this desktop or operating system say about proxies?

Linux: the desktop portal, which knows GNOME's settings and evaluates their files by itself, then
GNOME's and KDE's own settings. Windows: the registry. macOS: `scutil`. Windows and macOS were never
run: not verified on those systems.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from sso.network.proxies import DIRECT, PacAddress, Ways, origin_of
from sso.network.stated_proxies import (
    StatedProxies,
    parse_gnome,
    parse_kde,
    parse_macos,
    parse_portal,
    parse_windows,
)
from sso.network.way_finder import Desktop, no_desktop

PORTAL_TIMEOUT_S = 2.0
SILENT_FOR_S = 300.0
_COMMAND_TIMEOUT_S = 2.0
_INTERNET_SETTINGS = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"
Ask = Callable[[list[str]], str]


def this_system(environment: Mapping[str, str], platform: str) -> Desktop:
    """Return what asks the system that the program runs on."""
    if platform == "win32":
        return lambda url: parse_windows(_registry_values()).found_for(url)
    if platform == "darwin":
        return lambda url: parse_macos(_printed(["scutil", "--proxy"])).found_for(url)
    if not environment.get("XDG_CURRENT_DESKTOP"):
        return no_desktop  # a remote shell or a container: the variables have said it all
    return LinuxDesktop(environment)


class LinuxDesktop:
    """The desktop of this session."""

    def __init__(
        self,
        environment: Mapping[str, str],
        ask: Ask | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """:param ask: runs a command and returns what it prints, or nothing."""
        self._environment = environment
        self._ask = ask or _printed
        self._monotonic = monotonic
        self._silent_until_s = 0.0

    def __call__(self, url: str) -> Ways | PacAddress:
        """Return what the desktop says of an address."""
        by_portal = self._by_portal(url)
        if by_portal is not None and by_portal != DIRECT:
            return by_portal
        return self._settings().found_for(url)

    def _by_portal(self, url: str) -> Ways | None:
        """Ask the portal; None: there is none. Who did not answer in time is left alone a while."""
        if not self._environment.get("DBUS_SESSION_BUS_ADDRESS"):
            return None
        if self._monotonic() < self._silent_until_s:
            return None
        try:
            answers = _portal_lookup(self._environment["DBUS_SESSION_BUS_ADDRESS"], origin_of(url))
        except TimeoutError:
            self._silent_until_s = self._monotonic() + SILENT_FOR_S
            return None
        return None if answers is None else parse_portal(answers)

    def _settings(self) -> StatedProxies:
        desktops = self._environment.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
        if "KDE" in desktops:
            try:
                text = self._kioslaverc().read_text(encoding="utf-8", errors="replace")
            except OSError:
                return StatedProxies()
            return parse_kde(text, self._environment)
        if {"GNOME", "UNITY", "X-CINNAMON", "MATE", "BUDGIE", "PANTHEON"} & set(desktops):
            return parse_gnome(
                self._ask(["gsettings", "list-recursively", "org.gnome.system.proxy"])
            )
        return StatedProxies()

    def _kioslaverc(self) -> Path:
        configured = self._environment.get("XDG_CONFIG_HOME")
        home = Path(self._environment.get("HOME", "/"))
        return (Path(configured) if configured else home / ".config") / "kioslaverc"


def _portal_lookup(bus_address: str, url: str) -> list[str] | None:
    """Call org.freedesktop.portal.ProxyResolver.Lookup; None: no bus, or no such service."""
    from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.low_level import SizeLimitError

    resolver = DBusAddress(
        "/org/freedesktop/portal/desktop",
        bus_name="org.freedesktop.portal.Desktop",
        interface="org.freedesktop.portal.ProxyResolver",
    )
    try:
        with closing(open_dbus_connection(bus_address)) as bus:
            reply = bus.send_and_get_reply(
                new_method_call(resolver, "Lookup", "s", (url,)), timeout=PORTAL_TIMEOUT_S
            )
    except TimeoutError:
        raise
    except (OSError, ValueError, KeyError, SizeLimitError):
        return None
    is_answer = reply.header.message_type is MessageType.method_return
    if not is_answer or reply.header.fields.get(HeaderFields.signature) != "as":
        return None
    return [str(answer) for answer in reply.body[0]]


def _printed(command: list[str]) -> str:
    """Return what a command prints; nothing where it is not there or takes too long."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_COMMAND_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout if done.returncode == 0 else ""


def _registry_values() -> dict[str, object]:
    """Return the values of the person's own settings; a policy writes them there as well."""
    values: dict[str, object] = {}
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _INTERNET_SETTINGS) as key:
                for name in ("AutoConfigURL", "ProxyEnable", "ProxyServer", "ProxyOverride"):
                    try:
                        values[name], _ = winreg.QueryValueEx(key, name)
                    except OSError:
                        continue
        except OSError:
            return {}
    return values
