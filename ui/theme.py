"""Which colours apply now? Follows the desktop's light and dark and its wish for contrast, the
profile's choice and the brand's accent."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.contrast import branded, strong
from ui.tokens import DARK, LIGHT, Colours, style_sheet

_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


class Theme(QObject):
    """The colours in force.

    Signals:
        changed(): the desktop went dark or light, or wants more or less contrast.
    """

    changed = Signal()

    def __init__(self, choice: str, accent: str = "") -> None:
        """:param accent: the brand's colour ``#rrggbb``, made readable; empty: our own."""
        super().__init__()
        self._choice = choice
        self._accent = accent
        hints = QGuiApplication.styleHints()
        hints.setColorScheme(_SCHEMES[choice])
        hints.colorSchemeChanged.connect(self._on_scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_scheme_changed)

    @property
    def colours(self) -> Colours:
        """The scheme in force."""
        hints = QGuiApplication.styleHints()  # its parts live as long as this name for it
        wanted = hints.accessibility().contrastPreference()
        colours = branded(DARK if self._is_dark else LIGHT, self._accent)
        return strong(colours) if wanted == Qt.ContrastPreference.HighContrast else colours

    @property
    def _is_dark(self) -> bool:
        if self._choice != "system":  # some platforms take no scheme from a program
            return self._choice == "dark"
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def choose(self, choice: str) -> None:
        """Take another choice: "system", "light" or "dark"."""
        self._choice = choice
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[choice])
        self.changed.emit()

    def apply(self, application: QApplication) -> None:
        """Dress every window."""
        colours = self.colours
        palette = QPalette(application.palette())
        for role, colour in (
            (QPalette.ColorRole.Window, colours.bg),
            (QPalette.ColorRole.Base, colours.bg),
            (QPalette.ColorRole.Button, colours.bg),
            (QPalette.ColorRole.WindowText, colours.text),
            (QPalette.ColorRole.Text, colours.text),
            (QPalette.ColorRole.ButtonText, colours.text),
            (QPalette.ColorRole.PlaceholderText, colours.muted),
            (QPalette.ColorRole.Highlight, colours.accent),
            (QPalette.ColorRole.HighlightedText, colours.on_accent),
        ):
            palette.setColor(role, colour)
        application.setPalette(palette)
        application.setStyleSheet(style_sheet(colours))

    def _on_scheme_changed(self) -> None:
        self.changed.emit()
