"""Is there a place for tray icons in this session? Asked of the session bus, without Qt."""

from __future__ import annotations

import sys

WATCHER = "org.kde.StatusNotifierWatcher"
_WITHIN_S = 2.0


def has_tray(platform: str = sys.platform) -> bool | None:
    """Return whether a panel takes StatusNotifier icons; None where that cannot be told from here:
    on other systems, and for older panels of the XEmbed kind."""
    if not platform.startswith("linux"):
        return None
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            asked = new_method_call(bus, "NameHasOwner", "s", (WATCHER,))
            answer = connection.send_and_get_reply(asked, timeout=_WITHIN_S)
    except (OSError, KeyError, ValueError, TimeoutError):
        return False
    return answer.header.message_type is MessageType.method_return and bool(answer.body[0])
