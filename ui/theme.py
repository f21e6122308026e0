"""Which colours apply now? Follows the desktop's light and dark, and the profile's choice."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.tokens import DARK, LIGHT, Colours, style_sheet

_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


class Theme(QObject):
    """The colours in force.

    Signals:
        changed(): the desktop went dark or light.
    """

    changed = Signal()

    def __init__(self, choice: str) -> None:
        super().__init__()
        hints = QGuiApplication.styleHints()
        hints.setColorScheme(_SCHEMES[choice])
        hints.colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def colours(self) -> Colours:
        """The scheme in force."""
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT

    def apply(self, application: QApplication) -> None:
        """Dress every window."""
        colours = self.colours
        palette = QPalette(application.palette())
        palette.setColor(QPalette.ColorRole.Window, colours.bg)
        palette.setColor(QPalette.ColorRole.WindowText, colours.text)
        palette.setColor(QPalette.ColorRole.PlaceholderText, colours.muted)
        palette.setColor(QPalette.ColorRole.Highlight, colours.accent)
        application.setPalette(palette)
        application.setStyleSheet(style_sheet(colours))

    def _on_scheme_changed(self) -> None:
        self.changed.emit()
