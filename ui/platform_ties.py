"""What ties the running program to its entry in the desktop: taskbar and Dock, and links opened.

Windows groups windows and shows notifications by an id that the process names itself; macOS hands
a link to the program that runs as an event, not as an argument.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent


def name_process(
    app_id: str, platform: str = sys.platform, name: Callable[[str], object] | None = None
) -> None:
    """Tell Windows the AppUserModelID, the one of the installer's shortcut; elsewhere nothing."""
    if platform == "win32":
        (name or _on_windows)(app_id)


def _on_windows(app_id: str) -> None:
    import ctypes

    shell = getattr(ctypes, "windll").shell32  # noqa: B009 - only Windows has it
    shell.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(app_id))


class OpenedLinks(QObject):
    """Links that the system opens with the program that runs already (macOS).

    Signals:
        opened(str): the address, as it came.
    """

    opened = Signal(str)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what was opened; everything else goes on."""
        if isinstance(event, QFileOpenEvent):
            self.opened.emit(event.url().toString())
            return True
        return super().eventFilter(watched, event)
