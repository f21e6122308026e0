"""Is the tray's menu complete and current? Its texts and what they start; a real host is in
tests/desktop."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from sso.licensing.status import State
from tests.ui.conftest import Shown


def entry(shown: Shown, start: str) -> QAction:
    """Return the menu's entry whose text begins so."""
    for action in shown.desktop.tray.menu.actions():
        if action.text().startswith(start):
            return action
    raise AssertionError(f"no entry {start!r}")


def test_the_menu_names_everything_that_can_be_done(shown: Shown) -> None:
    texts = [action.text() for action in shown.desktop.tray.menu.actions() if action.isVisible()]
    assert [text for text in texts if text] == [
        "CAD Pro: Not activated",
        "Sign in and activate",
        "Check now",
        "Give this device's seat back ...",
        "Sign off",
        "Open window",
        "Quit: the license stays",
    ]


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        (State.ACTIVE, State.ACTIVE, "CAD Pro: active until 18 June 2027"),
        (State.ACTIVE, State.SEAT_NEEDED, "Render Farm: Seat needed"),
        (State.EXPIRED, State.GRACE, "CAD Pro: Expired"),
        (State.GRACE, State.ACTIVE, "CAD Pro: works offline until"),
    ],
)
def test_the_first_line_tells_the_worst_state(
    shown: Shown, first: State, second: State, line: str
) -> None:
    shown.put(first, second)
    assert entry(shown, line).isEnabled() is False


def test_signing_in_from_the_menu_shows_the_window_and_activates(
    shown: Shown, qtbot: QtBot
) -> None:
    shown.desktop.window.hide()
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        entry(shown, "Sign in").trigger()
    assert shown.desktop.window.isVisible()
    assert shown.manager.calls == ["activate CAD-PRO"]


def test_while_a_sign_in_waits_the_menu_offers_to_cancel_it(shown: Shown, qtbot: QtBot) -> None:
    shown.manager.waits_for_cancel = True
    entry(shown, "Sign in").trigger()
    qtbot.waitUntil(lambda: shown.bridge.view.is_signing_in)
    assert entry(shown, "Waiting for your browser")
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        entry(shown, "Cancel").trigger()
    assert not entry(shown, "Cancel").isVisible()


def test_sign_off_and_check_reach_the_core(shown: Shown, qtbot: QtBot) -> None:
    shown.put(State.ACTIVE)
    with qtbot.waitSignal(shown.bridge.call_ended):
        entry(shown, "Check now").trigger()
    with qtbot.waitSignal(shown.bridge.call_ended):
        entry(shown, "Sign off").trigger()
    assert shown.manager.calls == ["check CAD-PRO", "sign-off"]
