"""Was a window really given the keyboard, when it asked for it?"""

from __future__ import annotations

import ctypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

# xcb_focus_in_event_t: kind and detail in the first two bytes, the mode in the ninth.
_FOCUS_IN, _FOCUS_OUT = 9, 10
_SENT = 0x80
_POINTER = 5
_BY_GRAB = (1, 2)
_BYTES = 9


class ForegroundWatch(QAbstractNativeEventFilter):
    """Watches from just before a window asks until `end` says how it stands.

    On X11 Qt takes the window for active as soon as it has asked, whatever the window manager says:
    its own request comes back to it and counts as the answer (QXcbWindow::handleClientMessageEvent,
    _NET_ACTIVE_WINDOW). So the X server's own events are looked at for that while.
    """

    def __init__(self) -> None:
        super().__init__()
        self._is_x11 = QGuiApplication.platformName() == "xcb"
        self._has_focus = QApplication.activeWindow() is not None
        if self._is_x11:
            QCoreApplication.instance().installNativeEventFilter(self)  # type: ignore[union-attr]

    def end(self) -> bool:
        """Stop watching; whether a window of this program has the keyboard."""
        if not self._is_x11:
            return QApplication.activeWindow() is not None
        QCoreApplication.instance().removeNativeEventFilter(self)  # type: ignore[union-attr]
        return self._has_focus

    def nativeEventFilter(  # Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Look at one event, and let it pass."""
        event = ctypes.string_at(int(message), _BYTES)
        is_focus = event[0] & ~_SENT in (_FOCUS_IN, _FOCUS_OUT)
        if is_focus and event[1] != _POINTER and event[8] not in _BY_GRAB:
            self._has_focus = event[0] & ~_SENT == _FOCUS_IN
        return False, 0
