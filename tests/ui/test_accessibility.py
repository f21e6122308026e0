"""Can every page be used by keyboard alone, and does a screen reader say what everything is?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from sso.licensing.status import State
from tests.ui.conftest import Shown
from tests.ui.pages import PAGES, made
from ui.theme import Theme

SPEAKING = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.SpinBox,
}
MOST_STOPS = 40


@pytest.fixture(params=sorted(PAGES))
def window(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> QMainWindow:
    """A page in a window of the program's size."""
    Theme("light").apply(qapp)
    shown = made(str(request.param))
    qtbot.addWidget(shown)
    return shown


def parts(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield everything a screen reader can come to."""
    for number in range(root.childCount()):
        child = root.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield child
            yield from parts(child)


def test_everything_that_can_be_used_has_a_name(window: QMainWindow) -> None:
    interface = QAccessible.queryAccessibleInterface(window)
    assert interface is not None
    found = [part for part in parts(interface) if part.role() in SPEAKING]
    nameless = [
        f"{part.role()} {type(part.object()).__name__}"
        for part in found
        if not part.text(QAccessible.Text.Name).strip()
        and not isinstance(part.object().parent(), QLabel)
        and "qt_" not in part.object().objectName()
    ]
    assert nameless == []


def test_the_keyboard_comes_to_everything_and_round_again(
    window: QMainWindow, qtbot: QtBot
) -> None:
    usable = {
        part
        for part in window.findChildren(QWidget)
        if part.isVisible()
        and part.isEnabled()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.focusProxy() is None
    }
    if not usable:
        pytest.skip("nothing on this page can be used")
    first = next(iter(usable))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    stops: list[QWidget] = []
    part: QWidget = first
    for _ in range(MOST_STOPS):
        stops.append(part)
        following = part.nextInFocusChain()
        while following is not part and following not in usable:
            following = following.nextInFocusChain()
        part = following
        if part is first:
            break
    assert set(stops) == usable, "a part cannot be reached by Tab"


@pytest.mark.parametrize("state", list(State))
def test_a_state_is_told_by_word_and_shape_never_by_colour_alone(
    shown: Shown, state: State
) -> None:
    shown.put(state)
    labels = shown.desktop.window.findChildren(QLabel)
    words = [label.text() for label in labels if label.isVisible() and label.text().strip()]
    drawings = [
        label.accessibleName()
        for label in labels
        if label.isVisible() and not label.pixmap().isNull() and label.accessibleName()
    ]
    assert set(drawings) & set(words), "the drawing is named by the word beside it"
