"""Which small parts do the pages share? Labels, buttons and tinted drawings with names for screen
readers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.flow_row import FlowRow
from ui.i18n import Said, say


def label(text: str = "", role: str = "", *, is_selectable: bool = False) -> QLabel:
    """Return a plain-text label; foreign text can never be read as rich text."""
    made = Label(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if role:
        made.setProperty("role", role)
    if is_selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def button(text: str, on_click: Callable[[], object], role: str = "") -> QPushButton:
    """Return a button; one `primary` a screen."""
    made = Button(text)
    say(made, made.setAccessibleName, text)
    made.clicked.connect(lambda: on_click())
    if role:
        made.setProperty("role", role)
        made.setDefault(role == "primary")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def icon_button(name: str, text: str, colour: str, on_click: Callable[[], object]) -> QToolButton:
    """Return a button that shows an icon and is named for screen readers."""
    made = QToolButton()
    made.setIcon(icons.icon(name, colour))
    say(made, made.setAccessibleName, text)
    say(made, made.setToolTip, text)
    made.clicked.connect(lambda: on_click())
    return made


def frame(role: str) -> QFrame:
    """Return a frame that the style sheet knows by its role."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def column(
    parent: QWidget, *, margin: int = 0, spacing: int = 0, sides: int | None = None
) -> QVBoxLayout:
    """Lay a widget out from top to bottom."""
    layout = QVBoxLayout(parent)
    across = margin if sides is None else sides
    layout.setContentsMargins(across, margin, across, margin)
    layout.setSpacing(spacing)
    return layout


def page_column(page: QWidget, *, margin: int = 0, spacing: int = 0) -> QVBoxLayout:
    """Lay a page out from top to bottom; what does not fit, in a long language or in large type,
    can be scrolled to."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus of what it shows
    inside = QWidget()
    area.setWidget(inside)
    column(page).addWidget(area)
    return column(inside, margin=margin, spacing=spacing)


def flow(*buttons: QWidget | None) -> FlowRow:
    """Put buttons beside each other, as far as there is room; None is where the free room goes."""
    return FlowRow(*buttons, spacing=8)


def row(*parts: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Put widgets beside each other; None is where the free room goes."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        else:
            layout.addWidget(part)
    return layout


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def emptied(layout: QBoxLayout) -> QBoxLayout:
    """Remove and delete all widgets of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    return layout


class Label(QLabel):
    """A label that follows the language."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setText(text)

    def setText(self, text: str) -> None:  # Qt's name
        """Show a text, and keep how it was said."""
        self._said = text
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Say it again in another language."""
        if event.type() == QEvent.Type.LanguageChange and isinstance(self._said, Said):
            self.setText(self._said.again())
        super().changeEvent(event)


class Button(QPushButton):
    """A push button that follows the language."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setText(text)

    def setText(self, text: str) -> None:  # Qt's name
        """Show a text, and keep how it was said."""
        self._said = text
        keys = self.shortcut()
        super().setText(text)  # which drops the keys
        self.setShortcut(keys)

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Say it again in another language."""
        if event.type() == QEvent.Type.LanguageChange and isinstance(self._said, Said):
            self.setText(self._said.again())
        super().changeEvent(event)


_FOCUS_RING = 8  # both sides, with what the style rounds


class ShorteningButton(QToolButton):
    """A button with a text that may be long, as a person's address is: where there is no room its
    middle is left out. The tooltip has it whole."""

    def minimumSizeHint(self) -> QSize:  # Qt's names
        """The icon and a few letters."""
        hint = self.sizeHint()
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() - max(0, text - 6 * self.fontMetrics().height()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        metrics = self.fontMetrics()
        around = self.sizeHint().width() - metrics.horizontalAdvance(self.text())
        around -= _FOCUS_RING  # it takes its room from the padding, not from the text
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = metrics.elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, max(0, self.width() - around)
        )
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)


class Drawing(QLabel):
    """A tinted icon; decoration unless it is given a name."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, colour: str, cut_out: str, meaning: str = "") -> None:
        """Draw an icon; `meaning` is what a screen reader says."""
        scale = self.devicePixelRatioF()
        self.setPixmap(icons.pixmap(name, colour, self._size, scale, cut_out))
        self.setAccessibleName(meaning)
