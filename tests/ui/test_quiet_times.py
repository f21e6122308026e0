"""Does nobody wake in vain while nothing can change?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from sso.licensing.status import State
from tests.ui.conftest import NOW, ScriptedManager, Shown

MINUTE = timedelta(minutes=1)


@pytest.fixture
def quiet(manager: ScriptedManager, shown: Shown, qtbot: QtBot) -> Shown:
    """The program with an hour in which nothing will happen, its first looks over."""
    manager.quiet = NOW + 60 * MINUTE
    shown.put(State.ACTIVE, State.ACTIVE)
    qtbot.waitUntil(lambda: shown.bridge._quiet_until == manager.quiet)
    manager.due = ("CAD-PRO",)
    return shown


def test_before_the_instant_nothing_is_looked_at(quiet: Shown, qtbot: QtBot) -> None:
    quiet.manager.now = NOW + MINUTE
    with qtbot.waitSignal(quiet.bridge.view_changed):  # texts tell of times that come nearer
        quiet.bridge.check_due()
    with qtbot.waitSignal(quiet.bridge.view_changed):  # comes after whatever waited before it
        quiet.bridge.judge()
    assert "check CAD-PRO" not in quiet.manager.calls


@pytest.mark.parametrize(
    "steps", [[20], [-1], [2, 4, *range(6, 62, 2)]], ids=["slept", "clock-back", "over"]
)
def test_after_a_sleep_a_clock_put_back_or_the_instant_all_is_looked_at(
    quiet: Shown, qtbot: QtBot, steps: list[int]
) -> None:
    for minutes in steps:
        quiet.manager.now = NOW + minutes * MINUTE
        quiet.bridge.check_due()
    qtbot.waitUntil(lambda: "check CAD-PRO" in quiet.manager.calls)


def test_a_network_that_returns_is_looked_at(quiet: Shown, qtbot: QtBot) -> None:
    quiet.bridge.network_returned()
    qtbot.waitUntil(lambda: "check CAD-PRO" in quiet.manager.calls)
