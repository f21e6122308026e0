"""When does a tray come, go or start anew? Tells the tray icon to look again.

The protocol of an icon is fixed when it is made, so each of these wants a new one. Trays of the
StatusNotifier kind are seen on the session bus. An XEmbed tray is a window that owns a selection of
the display; Qt notices it for an icon that exists, and while none does a slow timer looks.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

_WATCHER = "org.kde.StatusNotifierWatcher"
_WATCHER_PATH = "/StatusNotifierWatcher"
_SETTLED_AFTER_MS = 200  # a panel that starts anew tells of itself several times
_LOOK_AGAIN_AFTER_MS = 10_000


def watcher_of_now() -> str:
    """Return the bus name of whoever takes StatusNotifier icons now; empty: nobody does."""
    if not sys.platform.startswith("linux"):
        return ""
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return ""
    return str(bus.interface().serviceOwner(_WATCHER).value() or "")


class PanelWatch(QObject):
    """Watches the panels of this session.

    Signals:
        changed(): a tray may have come, gone or started anew.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_AFTER_MS)
        self._settled.timeout.connect(self.changed)
        self._slow = QTimer(self)
        self._slow.setInterval(_LOOK_AGAIN_AFTER_MS)
        self._slow.timeout.connect(self.changed)
        self._second_look = QTimer(self)
        self._second_look.setSingleShot(True)
        self._second_look.setInterval(_LOOK_AGAIN_AFTER_MS)
        self._second_look.timeout.connect(self.changed)
        if sys.platform.startswith("linux"):
            self._watch_bus()

    def look_by_timer(self, is_needed: bool) -> None:
        """Look every ten seconds, or stop that: it is for a session that shows no tray."""
        if is_needed != self._slow.isActive():
            self._slow.start() if is_needed else self._slow.stop()

    def stop(self) -> None:
        """Tell nothing any more."""
        self._slow.stop()
        self._second_look.stop()
        self._settled.stop()

    def _watch_bus(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        self._watcher = QDBusServiceWatcher(
            _WATCHER, bus, QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange, self
        )
        self._watcher.serviceOwnerChanged.connect(self._on_owner_changed)
        # A watcher may be there long before a panel that draws what it knows.
        bus.connect(
            _WATCHER,
            _WATCHER_PATH,
            _WATCHER,
            "StatusNotifierHostRegistered",
            self,
            SLOT("_on_change()"),  # type: ignore[call-overload] # it takes the text that SLOT makes
        )

    def _on_owner_changed(self, name: str, old: str, new: str) -> None:
        self._on_change()
        if new:
            self._second_look.stop()
        else:
            # The parts of a panel end one after the other: one that still takes icons by XEmbed is
            # gone soon, together with the icon that it took.
            self._second_look.start()

    @Slot()
    def _on_change(self) -> None:
        self._settled.start()
