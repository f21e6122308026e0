"""What does the tray show? Exactly one icon, wherever and whenever a panel has a place for it.

Where there is no tray, or none yet, nothing is lost: the window does it all. Qt's `isVisible` and
`supportsMessages` are true without any tray, so nothing is decided by them.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui import icons, messages
from ui.bridge import Bridge
from ui.desktop_notes import Note
from ui.first_icon import FirstIcon
from ui.panel_watch import PanelWatch
from ui.tokens import TRAY_TONES
from ui.tray_menu import TrayMenu
from ui.view_state import WindowView

NOTE_PICTURE_PX = 48


class Tray(QObject):
    """The tray icon and its menu.

    Signals:
        window_wanted(), settings_wanted(), quit_wanted().
        sign_in_wanted(str), give_back_wanted(str): with a product's code.
        borrow_wanted(str, int): with a product's code and for how many hours.
    """

    window_wanted = Signal()
    settings_wanted = Signal()
    quit_wanted = Signal()
    sign_in_wanted = Signal(str)
    give_back_wanted = Signal(str)
    borrow_wanted = Signal(str, int)

    def __init__(self, bridge: Bridge, program_name: str, first: FirstIcon | None = None) -> None:
        """:param first: an icon that stands already; it goes on as this one."""
        super().__init__()
        self._bridge = bridge
        self._program_name = program_name
        self._entries = TrayMenu(bridge, self, first.menu if first is not None else None)
        self._first = first
        self._entries.window_wanted.connect(self.window_wanted)
        self._entries.settings_wanted.connect(self.settings_wanted)
        self._entries.quit_wanted.connect(self.quit_wanted)
        self._entries.sign_in_wanted.connect(self.sign_in_wanted)
        self._entries.give_back_wanted.connect(self.give_back_wanted)
        self._entries.borrow_wanted.connect(self.borrow_wanted)
        self._icon: QSystemTrayIcon | None = None
        self._icon_key = ("", "")
        self._tooltip = ""
        self._is_over = False
        self._panels = PanelWatch(self)
        self._panels.changed.connect(self.make_icon)

    @property
    def menu(self) -> QMenu:
        """The menu of the icon."""
        return self._entries.menu

    @property
    def is_there(self) -> bool:
        """Whether a panel shows tray icons now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def make_icon(self) -> None:
        """Make the icon anew, where a panel is there to show it; else wait for one."""
        self._drop_icon()
        is_there = self.is_there
        self._panels.look_by_timer(not is_there)
        if not is_there:
            return
        self._icon = self._first_icon() or QSystemTrayIcon(self)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.window_wanted)
        self.show_view(self._bridge.view)
        self._icon.show()

    def note(self, note: Note) -> None:
        """Show a note beside the icon, where the desktop shows such; a click opens the window."""
        if self._icon is not None:
            self._icon.showMessage(note.title, note.text, self._icon.icon())

    def picture(self) -> QImage:
        """Return the icon's drawing of now, for a note."""
        return icons.drawn(*_key(self._bridge.view), NOTE_PICTURE_PX, "#ffffff")

    def remove_icon(self) -> None:
        """Take the icon away for good."""
        self._is_over = True
        self._panels.stop()
        self._drop_icon()

    def show_view(self, view: WindowView) -> None:
        """Show the worst state; icon and tooltip are set on change only: each is redrawn."""
        if self._is_over or not view.products:
            return
        self._entries.show_view(view, self._bridge.now)
        if self._icon is None:
            return
        line = " ".join(messages.tray_line(view, self._bridge.now).split())
        tooltip = f"{self._program_name}: {line}"
        if tooltip != self._tooltip:
            self._tooltip = tooltip
            self._icon.setToolTip(tooltip)
        key = _key(view)
        if key != self._icon_key:
            self._icon_key = key
            self._icon.setIcon(icons.tray_icon(*key))

    def retranslate(self) -> None:
        """Speak the language of now."""
        self._entries.forget()
        self.show_view(self._bridge.view)

    def _first_icon(self) -> QSystemTrayIcon | None:
        first, self._first = self._first, None
        icon = first.take() if first is not None else None
        if first is not None and icon is not None:
            icon.setParent(self)
            self._icon_key = first.look  # sent already: a host redraws what it is sent
        return icon

    def _drop_icon(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
        self._icon_key, self._tooltip = ("", ""), ""

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.window_wanted.emit()


def _key(view: WindowView) -> tuple[str, str]:
    return view.shape.value, TRAY_TONES[view.tone.value]
