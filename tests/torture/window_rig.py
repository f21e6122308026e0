"""Does the window go on drawing while the core waits? The real desktop program on the offscreen
platform, with a heartbeat in its event loop.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.integration.bench import Bench
from ui.bridge import Bridge
from ui.desktop import Desktop
from ui.theme import Theme

BEAT_MS = 5
PATIENCE_S = 30.0


class HeldWindow:
    """Window, tray and bridge around a program's own core; made and ended in the main thread."""

    def __init__(self, program: Bench) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        self._application = application
        theme = Theme("light")
        theme.apply(application)
        self.code = program.profile.products[0].code
        self.bridge = Bridge(program.manager, program.clock)
        self._desktop = Desktop(application, program, self.bridge, theme)
        self.gaps_ms: list[float] = []
        self._beat_at = time.perf_counter()
        self._beats = QTimer()
        self._beats.setTimerType(Qt.TimerType.PreciseTimer)
        self._beats.setInterval(BEAT_MS)
        self._beats.timeout.connect(self._beat)
        self._desktop.start()
        self._desktop.window.show()
        self._settle(lambda: not self.bridge.view.is_busy and bool(self.bridge.view.products))

    @property
    def is_licensed(self) -> bool:
        """Whether the window shows a license that holds."""
        return self.bridge.view.products[0].is_licensed

    def do(self, act: Callable[[], object]) -> None:
        """Ask the bridge for something, and let the window live until that is over.

        :raises AssertionError: it did not end.
        """
        self._beat_at = time.perf_counter()
        self._beats.start()
        try:
            act()
            self._settle(lambda: not self.bridge.view.is_busy)
        finally:
            self._beats.stop()

    def sign_in(self) -> None:
        """Sign in as the browser plays it."""
        self.do(lambda: self._desktop.window.sign_in(self.code))

    def check(self) -> None:
        """Ask the service how the license stands."""
        self.do(lambda: self.bridge.check([self.code]))

    def give_back(self) -> None:
        """Give the seat back."""
        self.do(lambda: self.bridge.give_back(self.code))

    def sign_off(self) -> None:
        """Forget the person."""
        self.do(self.bridge.sign_off)

    def close(self) -> None:
        """End window and worker."""
        self._desktop.window.close()
        self._desktop.stop()
        for one in (self._desktop.window, self._desktop.tray.menu, self._desktop):
            one.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps_ms.append((now - self._beat_at) * 1000)
        self._beat_at = now

    def _settle(self, is_over: Callable[[], bool]) -> None:
        ends = time.monotonic() + PATIENCE_S
        while not is_over():
            assert time.monotonic() < ends, "what was asked of the window never ended"
            self._application.processEvents(
                QEventLoop.ProcessEventsFlag.WaitForMoreEvents
                if self._beats.isActive()
                else QEventLoop.ProcessEventsFlag.AllEvents
            )
