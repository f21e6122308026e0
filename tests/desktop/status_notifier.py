"""What does the tray host know of an icon? Read over D-Bus, as the panel itself does.

Interfaces: org.kde.StatusNotifierWatcher, org.kde.StatusNotifierItem (freedesktop.org,
StatusNotifierItem) and com.canonical.dbusmenu.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection
from jeepney.wrappers import unwrap_msg

WATCHER = DBusAddress(
    "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "org.kde.StatusNotifierWatcher"
)
BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


@dataclass(frozen=True)
class MenuEntry:
    """One entry as the host would draw it. `label` is without the mnemonic mark."""

    id: int
    label: str
    is_enabled: bool
    is_separator: bool


class TrayItem:
    """One icon that is registered with the tray host."""

    def __init__(self, connection: DBusConnection, service: str, path: str) -> None:
        self._connection = connection
        self._item = DBusAddress(path, service, "org.kde.StatusNotifierItem")

    @property
    def title(self) -> str:
        return str(self._properties()["Title"])

    @property
    def tooltip(self) -> str:
        _icon_name, _pictures, title, text = self._properties()["ToolTip"]
        return f"{title} {text}".strip()

    @property
    def pictures(self) -> list[tuple[int, int, bytes]]:
        """Width, height and ARGB bytes in network order, one entry a size."""
        return [(w, h, bytes(data)) for w, h, data in self._properties()["IconPixmap"]]

    @property
    def menu(self) -> list[MenuEntry]:
        """The entries from top to bottom, those in submenus too; asked for afresh each time."""
        _call(self._connection, self._menu(), "AboutToShow", "i", (0,))
        _revision, root = _call(self._connection, self._menu(), "GetLayout", "iias", (0, -1, []))
        return list(_entries(root))

    def click(self, label: str) -> None:
        """Choose an entry of the menu, as a click on it does."""
        entries = self.menu
        entry = next((entry for entry in entries if entry.label == label), None)
        assert entry is not None, f"no entry {label!r} in {[entry.label for entry in entries]}"
        assert entry.is_enabled, f"the entry {label!r} is greyed out"
        event = (entry.id, "clicked", ("s", ""), 0)
        _call(self._connection, self._menu(), "Event", "isvu", event)

    def activate(self) -> None:
        """A left click on the icon."""
        _call(self._connection, self._item, "Activate", "ii", (0, 0))

    def _menu(self) -> DBusAddress:
        path = self._properties()["Menu"]
        return DBusAddress(path, self._item.bus_name, "com.canonical.dbusmenu")

    def _properties(self) -> dict[str, Any]:
        reply = self._connection.send_and_get_reply(Properties(self._item).get_all())
        (properties,) = unwrap_msg(reply)
        return {name: value for name, (_signature, value) in properties.items()}


def registered_items(connection: DBusConnection) -> list[tuple[str, str]]:
    """Bus name and object path of every icon that the host shows."""
    answer = connection.send_and_get_reply(Properties(WATCHER).get("RegisteredStatusNotifierItems"))
    ((_signature, names),) = unwrap_msg(answer)
    return [(service, f"/{path}") for service, _, path in (name.partition("/") for name in names)]


def pid_of(connection: DBusConnection, service: str) -> int:
    (pid,) = _call(connection, BUS, "GetConnectionUnixProcessID", "s", (service,))
    return int(pid)


def items_of_process(connection: DBusConnection, pid: int) -> list[TrayItem]:
    return [
        TrayItem(connection, service, path)
        for service, path in registered_items(connection)
        if _call(connection, BUS, "GetConnectionUnixProcessID", "s", (service,)) == (pid,)
    ]


def average_colour(picture: tuple[int, int, bytes]) -> tuple[int, int, int] | None:
    """Red, green and blue over the visible pixels; None when nothing is drawn."""
    _width, _height, data = picture
    visible = [pixel for pixel in struct.iter_unpack(">BBBB", data) if pixel[0] > 127]
    if not visible:
        return None
    red, green, blue = (sum(pixel[i] for pixel in visible) // len(visible) for i in (1, 2, 3))
    return red, green, blue


def _entries(node: tuple[int, dict[str, Any], list[Any]]) -> Iterator[MenuEntry]:
    for _signature, (number, properties, children) in node[2]:
        plain = {name: value for name, (_type, value) in properties.items()}
        if plain.get("visible", True):
            yield MenuEntry(
                id=number,
                label=plain.get("label", "").replace("_", ""),
                is_enabled=plain.get("enabled", True),
                is_separator=plain.get("type") == "separator",
            )
            yield from _entries((number, properties, children))


def _call(
    connection: DBusConnection, to: DBusAddress, member: str, signature: str, body: tuple[Any, ...]
) -> tuple[Any, ...]:
    message = new_method_call(to, member, signature, body)
    return unwrap_msg(connection.send_and_get_reply(message, timeout=10))
