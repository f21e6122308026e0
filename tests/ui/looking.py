"""What does a person see and press? Look-ups over visible widgets, by text only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget


def texts(window: QWidget) -> list[str]:
    """Return the texts of all visible labels."""
    labels = window.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def buttons(window: QWidget) -> list[str]:
    """Return the texts of all visible push buttons."""
    found = window.findChildren(QPushButton)
    return [button.text() for button in found if button.isVisible()]


def button(window: QWidget, text: str) -> QAbstractButton:
    """Return the first visible button with a text."""
    for found in window.findChildren(QAbstractButton):
        if found.isVisible() and found.text() == text:
            return found
    raise AssertionError(f"no button {text!r}; there are {buttons(window)}")


def press(window: QWidget, text: str) -> None:
    """Click a button."""
    QTest.mouseClick(button(window, text), Qt.MouseButton.LeftButton)


def type_into(window: QWidget, name: str, text: str) -> None:
    """Type into the field with an accessible name."""
    for field in window.findChildren(QLineEdit):
        if field.isVisible() and field.accessibleName() == name:
            QTest.keyClicks(field, text)
            return
    raise AssertionError(f"no field {name!r}")
