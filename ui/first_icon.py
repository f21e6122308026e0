"""What stands in the tray before everything else is loaded? The icon, as the state was published
last.

It is shown by what the program needs anyhow; the tray takes it over, with its menu, once the
licenses are judged anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from sso.storage.paths import Paths
from sso.storage.published_state import published_state
from ui import icons
from ui.panel_watch import watcher_of_now
from ui.state_looks import LOOK_WORST_FIRST
from ui.tokens import TRAY_TONES


class FirstIcon(QObject):
    """An icon and its menu, which is empty until the tray fills it."""

    def __init__(self, program_name: str) -> None:
        super().__init__()
        self.menu = QMenu()
        self.look = ("", "")  # drawing and colour that it was shown with
        self._program_name = program_name
        self._made_for = ""
        self._icon: QSystemTrayIcon | None = None

    def show(self, paths: Paths, product_codes: Sequence[str]) -> None:
        """Show the icon, where a panel is there for it."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        states = [published_state(paths, code) for code in product_codes]
        worst = next((word for word in LOOK_WORST_FIRST if word in states), "not_activated")
        shape, tone = LOOK_WORST_FIRST[worst]
        self._made_for = watcher_of_now()
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self.menu)
        self._icon.setToolTip(self._program_name)
        self.look = shape.value, TRAY_TONES[tone.value]
        self._icon.setIcon(icons.tray_icon(*self.look))
        self._icon.show()

    def take(self) -> QSystemTrayIcon | None:
        """Hand the icon over, as it stands; None: there is none, or it was taken.

        Nobody watched the panels until now: one that came or went since wants another icon.
        """
        icon = self._taken()
        if icon is None or self._made_for == watcher_of_now():
            return icon
        icon.hide()
        icon.deleteLater()
        return None

    def remove(self) -> None:
        """Take the icon away."""
        icon = self._taken()
        if icon is not None:
            icon.hide()

    def _taken(self) -> QSystemTrayIcon | None:
        icon, self._icon = self._icon, None
        return icon
