"""Does the window come forward when a sign-in ends, and what else says so where it may not?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sso import errors
from tests.ui.conftest import Shown
from tests.ui.looking import press, texts
from ui.main_window import MainWindow


@pytest.fixture
def window(shown: Shown) -> MainWindow:
    return shown.desktop.window


@pytest.fixture
def flashed(monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """The windows that were to flash."""
    asked: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", asked.append)
    return asked


@pytest.fixture
def other(shown: Shown, qtbot: QtBot) -> Iterator[QWindow]:
    """Another program's window, in front: this program has no active one meanwhile."""
    made = QWindow()
    made.show()
    made.requestActivate()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is made)
    assert QApplication.activeWindow() is None
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("before", ["showMinimized", "hide", "show"])
def test_lb41_the_window_comes_forward_when_a_sign_in_ends(
    shown: Shown,
    qtbot: QtBot,
    window: MainWindow,
    other: QWindow,
    flashed: list[QWidget],
    before: str,
) -> None:
    getattr(window, before)()
    with qtbot.waitSignals([shown.bridge.sign_in_ended, window.came_forward]):
        window.sign_in("CAD-PRO")
    assert window.isVisible()
    assert not window.isMinimized()
    assert window.isActiveWindow()
    assert "Active" in texts(window)
    assert flashed == []


@pytest.mark.parametrize(
    ("error", "news"),
    [
        (None, "CAD Pro is active on this computer."),
        (errors.Denied("no"), "The sign-in was cancelled in the browser."),
        (errors.DeviceLimitReached("full"), "All devices that your license for CAD Pro allows"),
    ],
)
def test_lb41_where_raising_is_forbidden_it_flashes_and_is_noted(
    shown: Shown,
    qtbot: QtBot,
    window: MainWindow,
    other: QWindow,
    flashed: list[QWidget],
    monkeypatch: pytest.MonkeyPatch,
    error: errors.KeyturnError | None,
    news: str,
) -> None:
    shown.manager.outcome_error = error
    noted: list[str] = []
    monkeypatch.setattr(window, "activateWindow", lambda: None)  # what such a system makes of it
    window.overlooked.connect(noted.append)
    with qtbot.waitSignal(window.overlooked):
        window.sign_in("CAD-PRO")
    assert flashed == [window]
    assert len(noted) == 1
    assert noted[0].startswith(news)


def test_lb41_whoever_cancels_here_is_not_told_so(
    shown: Shown,
    qtbot: QtBot,
    window: MainWindow,
    other: QWindow,
    flashed: list[QWidget],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.main_window.RAISE_WAIT_MS", 0)
    monkeypatch.setattr(window, "activateWindow", lambda: None)
    told: list[str] = []
    window.overlooked.connect(told.append)
    shown.manager.waits_for_cancel = True
    window.sign_in("CAD-PRO")
    qtbot.waitUntil(lambda: shown.bridge.view.is_signing_in)
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(window, "Cancel")
    with qtbot.waitCallback() as later:
        QTimer.singleShot(0, later)  # comes after every one that was started before it
    assert (told, flashed) == ([], [])
