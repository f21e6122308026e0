"""What does the tray show, and what does its menu do?

Where there is no tray, or none yet, nothing is lost: the window does it all. The protocol of a tray
icon is fixed when it is made, so a panel that appears later gets a new one.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui import icons, messages
from ui.bridge import Bridge
from ui.messages import tr
from ui.theme import Theme
from ui.view_state import WindowView

_WATCHER = "org.kde.StatusNotifierWatcher"


class Tray(QObject):
    """The tray icon and its menu.

    Signals:
        window_wanted(), quit_wanted().
        sign_in_wanted(str), give_back_wanted(str): with a product's code.
    """

    window_wanted = Signal()
    quit_wanted = Signal()
    sign_in_wanted = Signal(str)
    give_back_wanted = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme, program_name: str) -> None:
        super().__init__()
        self._bridge = bridge
        self._theme = theme
        self._program_name = program_name
        self.menu = QMenu()
        self._make_menu()
        self._icon: QSystemTrayIcon | None = None
        self._icon_key = ("", "")
        self._watch_for_panels()

    @property
    def is_there(self) -> bool:
        """Whether a panel shows tray icons now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def make_icon(self) -> None:
        """Make the icon anew, where a panel is there to show it."""
        self.remove_icon()
        if not self.is_there:
            return
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.window_wanted)
        self._icon_key = ("", "")
        self.show_view(self._bridge.view)
        self._icon.show()

    def note(self, text: str) -> None:
        """Show a note beside the icon, where the desktop shows such; a click opens the window."""
        if self._icon is not None and QSystemTrayIcon.supportsMessages():
            self._icon.showMessage(self._program_name, text, self._icon.icon())

    def remove_icon(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def show_view(self, view: WindowView) -> None:
        """Show the worst state; the icon is set on change only."""
        if not view.products:
            return
        line = messages.tray_line(view, self._bridge.now)
        self._state.setText(_menu_text(line))
        self._sign_in.setEnabled(view.can_sign_in)
        self._cancel.setVisible(view.is_signing_in)
        self._check.setEnabled(view.can_check)
        self._give_back.setEnabled(not view.is_busy and view.can_check)
        self._sign_off.setEnabled(not view.is_busy)
        if self._icon is None:
            return
        self._icon.setToolTip(f"{self._program_name}: {line}")
        colours = self._theme.colours
        tones = {"ok": colours.ok, "warn": colours.warn, "bad": colours.bad, "quiet": colours.muted}
        key = (view.shape.value, tones[view.tone.value])
        if key != self._icon_key:
            self._icon_key = key
            self._icon.setIcon(icons.icon(*key))

    def _make_menu(self) -> None:
        self._state = self._entry("", lambda: None)
        self._state.setEnabled(False)
        self.menu.addSeparator()
        self._sign_in = self._entry(tr("Sign in and activate"), self._on_sign_in)
        self._cancel = self._entry(tr("Cancel the sign-in"), self._bridge.cancel_sign_in)
        self._check = self._entry(tr("Check now"), lambda: self._bridge.check())
        self._give_back = self._entry(tr("Give this device's seat back ..."), self._on_give_back)
        self._sign_off = self._entry(tr("Sign off"), lambda: self._bridge.sign_off())
        self.menu.addSeparator()
        self._entry(tr("Open window"), self.window_wanted.emit)
        self._entry(tr("Quit: the license stays"), self.quit_wanted.emit)

    def _entry(self, text: str, on_click: object) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: on_click())  # type: ignore[operator]
        self.menu.addAction(action)
        return action

    def _on_sign_in(self) -> None:
        self.sign_in_wanted.emit(self._bridge.view.worst.code)

    def _on_give_back(self) -> None:
        having = [product for product in self._bridge.view.products if product.has_license]
        if having:
            self.give_back_wanted.emit(having[0].code)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.window_wanted.emit()

    def _watch_for_panels(self) -> None:
        """Notice a panel that comes after us; an icon made before it would never show."""
        if not sys.platform.startswith("linux"):
            return
        from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        self._watcher = QDBusServiceWatcher(
            _WATCHER, bus, QDBusServiceWatcher.WatchModeFlag.WatchForRegistration, self
        )
        self._watcher.serviceRegistered.connect(lambda name: self.make_icon())


def _menu_text(text: str) -> str:
    """A menu reads `&` as the mark of a key and a tray host reads `_` so."""
    return text.replace("&", "&&").replace("_", "-")
