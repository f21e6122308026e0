"""Is the tray's menu complete and current? Its texts and what they start; a real host is in
tests/desktop."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sso.licensing.status import State
from tests.ui.conftest import NOW, Shown, a_report
from ui.tray_menu import menu_text
from ui.view_state import ProductView, WindowView, product_view


def submenu(shown: Shown, name: str) -> QMenu:
    """Return the menu of a product."""
    for action in shown.desktop.tray.menu.actions():
        if action.text() == name and action.menu() is not None:
            return action.menu()  # type: ignore[return-value]
    raise AssertionError(f"no submenu {name!r}")


def entry(menu: QMenu, start: str) -> QAction:
    """Return the menu's entry whose text begins so."""
    for action in menu.actions():
        if action.text().startswith(start):
            return action
    raise AssertionError(f"no entry {start!r}")


def texts(menu: QMenu) -> list[str]:
    """Return what is seen of a menu; what is greyed out in brackets."""
    seen = [action for action in menu.actions() if action.isVisible() and action.text()]
    return [one.text() if one.isEnabled() else f"({one.text()})" for one in seen]


def a_view(state: State, **changes: object) -> ProductView:
    return replace(product_view(a_report("CAD-PRO", state), "CAD Pro"), **changes)  # type: ignore[arg-type]


def test_several_products_have_a_menu_each_below_the_worst_state(shown: Shown) -> None:
    shown.put(State.ACTIVE, State.NOT_ACTIVATED)
    assert texts(shown.desktop.tray.menu) == [
        "(Render Farm: Not activated)",
        "CAD Pro",
        "Render Farm",
        "Check all now",
        "Sign off",
        "Open window",
        "Settings ...",
        "Quit: the license stays",
    ]
    assert texts(submenu(shown, "CAD Pro")) == [
        "(CAD Pro: active until 18 June 2027)",
        "Check now",
        "Give this device's seat back ...",
    ]
    assert texts(submenu(shown, "Render Farm")) == [
        "(Render Farm: Not activated)",
        "Sign in and activate",
        "(Check now)",
        "(Give this device's seat back ...)",
    ]


@pytest.mark.parametrize("state", list(State))
def test_what_is_offered_fits_the_state(shown: Shown, state: State) -> None:
    product = a_view(state)
    shown.desktop.tray.show_view(WindowView((product,)))
    offered = texts(shown.desktop.tray.menu)
    assert offered.count("Sign in and activate") == (not product.is_licensed)
    assert ("Check now" in offered) == product.has_license
    assert ("Give this device's seat back ..." in offered) == product.has_license
    assert len([text for text in offered if text.startswith("(CAD Pro: ")]) == 1


def test_one_product_stands_in_the_menu_itself(shown: Shown) -> None:
    floating = a_view(State.ACTIVE, is_floating=True, can_borrow=True, max_borrow_h=12)
    menu = shown.desktop.tray.menu
    shown.desktop.tray.show_view(WindowView((floating,)))
    assert texts(menu)[1:5] == [
        "Check now",
        "Take offline",
        "Return the seat",
        "Give this device's seat back ...",
    ]
    assert texts(entry(menu, "Take offline").menu()) == ["for 8 hours", "for 12 hours"]  # type: ignore[arg-type]
    borrowed = replace(floating, borrowed_until=NOW + timedelta(hours=8))
    shown.desktop.tray.show_view(WindowView((borrowed,)))
    assert "Take offline" not in texts(menu)
    assert "Return the seat" in texts(menu)


def test_hours_for_taking_a_seat_offline_reach_the_core(shown: Shown, qtbot: QtBot) -> None:
    floating = a_view(State.ACTIVE, is_floating=True, can_borrow=True, max_borrow_h=12)
    shown.desktop.tray.show_view(WindowView((floating,)))
    hours = entry(shown.desktop.tray.menu, "Take offline").menu()
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        entry(hours, "for 8 hours").trigger()  # type: ignore[arg-type]
    assert shown.manager.calls == [f"borrow CAD-PRO {NOW + timedelta(hours=8)}"]


def test_while_something_is_under_way_nothing_else_begins(shown: Shown) -> None:
    shown.put(State.ACTIVE)
    shown.desktop.tray.show_view(replace(shown.bridge.view, is_busy=True))
    assert texts(submenu(shown, "CAD Pro"))[1:] == [
        "(Check now)",
        "(Give this device's seat back ...)",
    ]
    assert "(Sign off)" in texts(shown.desktop.tray.menu)


def test_names_of_others_can_neither_mark_keys_nor_break_the_line() -> None:
    assert menu_text("A & B_C\nD\tE") == "A && B-C D E"


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
    assert entry(shown.desktop.tray.menu, line).isEnabled() is False


def test_signing_in_from_the_menu_shows_the_window_and_activates(
    shown: Shown, qtbot: QtBot
) -> None:
    shown.desktop.window.hide()
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        entry(submenu(shown, "CAD Pro"), "Sign in").trigger()
    assert shown.desktop.window.isVisible()
    assert shown.manager.calls == ["activate CAD-PRO"]


def test_while_a_sign_in_waits_the_menu_offers_to_cancel_it(shown: Shown, qtbot: QtBot) -> None:
    shown.manager.waits_for_cancel = True
    entry(submenu(shown, "CAD Pro"), "Sign in").trigger()
    qtbot.waitUntil(lambda: shown.bridge.view.is_signing_in)
    assert entry(shown.desktop.tray.menu, "Waiting for your browser")
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        entry(shown.desktop.tray.menu, "Cancel").trigger()
    assert not entry(shown.desktop.tray.menu, "Cancel").isVisible()


def test_sign_off_and_check_reach_the_core(shown: Shown, qtbot: QtBot) -> None:
    shown.put(State.ACTIVE)
    with qtbot.waitSignal(shown.bridge.call_ended):
        entry(submenu(shown, "CAD Pro"), "Check now").trigger()
    with qtbot.waitSignal(shown.bridge.call_ended):
        entry(shown.desktop.tray.menu, "Sign off").trigger()
    assert shown.manager.calls == ["check CAD-PRO", "sign-off"]
