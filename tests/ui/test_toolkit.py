"""Does the installed Qt binding keep the interpreter alive? A release that does not must never be
shipped."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

CALLS = 500


def falls(act: Callable[[], object], of: object) -> bool:
    """Whether calls take references to an object that they do not own."""
    before = sys.getrefcount(of)
    for _ in range(CALLS):
        act()
    return sys.getrefcount(of) < before - CALLS // 2


@pytest.mark.parametrize("singleton", [None, True, False], ids=str)
def test_calls_into_qt_take_no_references_to_singletons(
    qapp: QApplication, singleton: object
) -> None:
    button = QPushButton("text")
    button.clicked.connect(lambda checked: None)
    assert not falls(lambda: button.setVisible(False), singleton)
    assert not falls(lambda: button.property("role"), singleton)
    assert not falls(button.isVisible, singleton)
    assert not falls(button.click, singleton)
