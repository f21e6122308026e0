"""What does a screen reader find in a program's window, and can it press the buttons there?

Interfaces: org.a11y.Bus and org.a11y.atspi.Accessible, .Action (AT-SPI2). The bus and the registry
are the system's own; a program joins them where QT_LINUX_ACCESSIBILITY_ALWAYS_ON is set.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

_LAUNCHER = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_REGISTRY, _ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
_ACCESSIBLE, _ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
_SHOWING = 1 << 25


@dataclass(frozen=True)
class Part:
    """Something on the screen: a text, a button."""

    service: str
    path: str
    name: str
    role: str


class ScreenReader:
    """Reads the window of one process."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        with open_dbus_connection("SESSION") as session:
            (address,) = _call(session, _LAUNCHER, "GetAddress")
        self._bus: DBusConnection = open_dbus_connection(address)

    def close(self) -> None:
        self._bus.close()

    def parts(self) -> list[Part]:
        """Everything that is shown now, in the order of reading."""
        found: list[Part] = []
        for service, path in self._children(_REGISTRY, _ROOT):
            if _call(self._bus, _BUS, "GetConnectionUnixProcessID", "s", (service,)) == (
                self._pid,
            ):
                found += self._below(service, path)
        return found

    def texts(self) -> list[str]:
        """What it would read aloud."""
        return [line for part in self.parts() for line in part.name.splitlines()]

    def press(self, name: str) -> None:
        """Do what Enter does on the button with this name."""
        (button,) = [one for one in self.parts() if (one.role, one.name) == ("push button", name)]
        at = DBusAddress(button.path, button.service, _ACTION)
        assert _call(self._bus, at, "DoAction", "i", (0,)) == (True,)

    def _below(self, service: str, path: str) -> Iterator[Part]:
        for child_service, child_path in self._children(service, path):
            at = DBusAddress(child_path, child_service, _ACCESSIBLE)
            try:
                low, _high = _call(self._bus, at, "GetState")[0]
                (role,) = _call(self._bus, at, "GetRoleName")
                name = self._name(at)
            except DBusErrorResponse:  # gone while it was looked at
                continue
            if low & _SHOWING:
                yield Part(child_service, child_path, name, role)
                yield from self._below(child_service, child_path)

    def _name(self, at: DBusAddress) -> str:
        answer = self._bus.send_and_get_reply(Properties(at).get("Name"), timeout=10)
        (_signature, name) = unwrap_msg(answer)[0]
        return str(name)

    def _children(self, service: str, path: str) -> list[tuple[str, str]]:
        try:
            (found,) = _call(self._bus, DBusAddress(path, service, _ACCESSIBLE), "GetChildren")
        except DBusErrorResponse:
            return []
        return [(str(one), str(at)) for one, at in found]


def _call(
    connection: DBusConnection,
    to: DBusAddress,
    member: str,
    signature: str | None = None,
    body: tuple[Any, ...] = (),
) -> tuple[Any, ...]:
    message = new_method_call(to, member, signature, body)
    return unwrap_msg(connection.send_and_get_reply(message, timeout=10))
