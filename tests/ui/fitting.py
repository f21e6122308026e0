"""Can everything be read? Says which texts of a window are cut off."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

_SLACK = 1  # pixels; text widths are fractions
_NO_END = 100_000


def cut_off(window: QWidget, *, may_scroll_across: bool = False) -> list[str]:
    """Return every visible text that does not fit where it stands, and why.

    :param may_scroll_across: a page wider than the window is good enough.
    """
    found = [*_labels(window), *_buttons(window), *_lists(window)]
    for area in window.findChildren(QScrollArea):
        bar = area.horizontalScrollBar()
        if area.isVisible() and bar.maximum() > 0 and not may_scroll_across:
            found.append(f"{bar.maximum()} px wider than the window")
    return found


def _labels(window: QWidget) -> Iterator[str]:
    for label in window.findChildren(QLabel):
        if not (label.isVisible() and label.text()):
            continue
        room = label.contentsRect()
        flags = label.alignment() | Qt.TextFlag.TextExpandTabs
        if label.wordWrap():
            flags |= Qt.TextFlag.TextWordWrap
        width = room.width() if label.wordWrap() else _NO_END
        needed = label.fontMetrics().boundingRect(
            QRect(0, 0, width, _NO_END), int(flags), label.text()
        )
        if needed.width() > room.width() + _SLACK:
            yield f"label {label.text()!r}: {needed.width()} px wide, has {room.width()}"
        if needed.height() > room.height() + _SLACK:
            yield f"label {label.text()!r}: {needed.height()} px high, has {room.height()}"
        yield from _outside(label, label.text())


def _buttons(window: QWidget) -> Iterator[str]:
    kinds = (QPushButton, QToolButton, QCheckBox, QComboBox)
    for button in [part for kind in kinds for part in window.findChildren(kind)]:
        if not button.isVisible():
            continue
        text = button.text() if isinstance(button, QAbstractButton) else button.currentText()
        if button.toolTip() == text:
            continue  # shortened on purpose; the whole is a tooltip
        needed = button.sizeHint()
        if needed.width() > button.width() + _SLACK or needed.height() > button.height() + _SLACK:
            yield f"button {text!r}: needs {needed.toTuple()}, has {button.size().toTuple()}"
        yield from _outside(button, text)


def _lists(window: QWidget) -> Iterator[str]:
    for found in window.findChildren(QListWidget):
        if not found.isVisible():
            continue
        for row in range(found.count()):
            item = found.item(row)
            place = found.visualItemRect(item)
            room = QRect(0, 0, min(place.width(), found.viewport().width()) - 6, _NO_END)
            needed = found.fontMetrics().boundingRect(
                room, int(Qt.TextFlag.TextWordWrap), item.text()
            )
            if needed.width() > room.width() + _SLACK or needed.height() > place.height() + _SLACK:
                yield f"item {item.text()!r}: needs {needed.size()}, has {place.size()}"


def _outside(part: QWidget, text: str) -> Iterator[str]:
    """What a parent cuts off; a scroll area lets everything be reached."""
    at: QWidget = part
    while (parent := at.parentWidget()) is not None and not at.isWindow():
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return
        corner = part.mapTo(parent, QPoint(0, 0))
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(QRect(corner, part.size())):
            yield f"{text!r} reaches out of {type(parent).__name__}"
            return
        at = parent
