"""Does the window show what is, and do what it says?"""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from sso import errors
from sso.licensing.status import State
from tests.ui.conftest import Shown
from tests.ui.looking import button, buttons, press, texts, type_into

WORDS = {
    State.ACTIVE: "Active",
    State.EXPIRING: "Ends in 5 days",
    State.GRACE: "Offline",
    State.UNREACHABLE: "Offline for too long",
    State.NOT_ACTIVATED: "Not activated",
    State.NO_LICENSE: "No license",
    State.DEVICE_LIMIT: "Device limit",
    State.EXPIRED: "Expired",
    State.DISABLED: "Disabled",
    State.CLOCK: "Clock is wrong",
    State.WRONG_DEVICE: "Another device's license",
    State.DAMAGED: "License damaged",
    State.SEAT_NEEDED: "Seat needed",
    State.NOT_STARTED: "Not started",
}


def test_every_state_has_its_word() -> None:
    assert set(WORDS) == set(State)


@pytest.mark.parametrize("state", list(State), ids=lambda state: str(state.value))
def test_a_state_is_told_by_a_word_and_by_a_button_that_fits(shown: Shown, state: State) -> None:
    shown.put(state)
    assert WORDS[state] in texts(shown.desktop.window)
    assert "CAD Pro" in texts(shown.desktop.window)
    sign_ins = buttons(shown.desktop.window).count("Sign in and activate")
    assert sign_ins == (1 if state.is_licensed else 2)  # the other product is not activated


def test_the_first_start_offers_one_thing_to_do(shown: Shown) -> None:
    focused = QGuiApplication.focusObject() or shown.desktop.window.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.text() == "Sign in and activate"
    primaries = [
        one
        for one in shown.desktop.window.findChildren(QAbstractButton)
        if one.isVisible() and one.property("role") == "primary"
    ]
    assert len(primaries) == 1


def test_an_active_license_shows_end_offline_time_and_checks(shown: Shown) -> None:
    shown.put(State.ACTIVE)
    seen = "\n".join(texts(shown.desktop.window))
    assert "until 18 June 2027" in seen
    assert "works offline until" in seen
    assert "Checked" in seen
    assert "Managed by Acme IT" in seen


def test_details_show_license_seats_and_device(shown: Shown) -> None:
    shown.put(State.ACTIVE)
    press(shown.desktop.window, "Details")
    seen = "\n".join(texts(shown.desktop.window))
    for part in ("1744810240166049", "2 of 10 in use", "Rendering", "workstation", "ACME"):
        assert part in seen


def test_a_sign_in_shows_stages_host_and_countdown_and_ends_active(
    shown: Shown, qtbot: QtBot
) -> None:
    seen: list[str] = []
    shown.bridge.progressed.connect(lambda _: seen.extend(texts(shown.desktop.window)))
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(shown.desktop.window, "Sign in and activate")
    assert "Signing in to CAD Pro" in seen
    assert "Opening login.acme.test in your browser" in seen
    assert any(text in ("10:00", "9:59") for text in seen)
    assert "Active" in texts(shown.desktop.window)
    assert shown.manager.calls == ["activate CAD-PRO"]


def test_cancel_ends_a_waiting_sign_in_and_goes_back(shown: Shown, qtbot: QtBot) -> None:
    shown.manager.waits_for_cancel = True
    with qtbot.waitSignal(shown.bridge.progressed):
        press(shown.desktop.window, "Sign in and activate")
    qtbot.waitUntil(lambda: "Copy link" in buttons(shown.desktop.window))
    assert {"Open again", "Copy link", "Cancel"} <= set(buttons(shown.desktop.window))
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(shown.desktop.window, "Cancel")
    assert "Not activated" in texts(shown.desktop.window)


def test_copy_link_puts_the_providers_address_on_the_clipboard(shown: Shown, qtbot: QtBot) -> None:
    shown.manager.waits_for_cancel = True
    press(shown.desktop.window, "Sign in and activate")
    qtbot.waitUntil(lambda: "Copy link" in buttons(shown.desktop.window))
    press(shown.desktop.window, "Copy link")
    assert QGuiApplication.clipboard().text() == "https://login.acme.test/auth"
    press(shown.desktop.window, "Open again")
    qtbot.waitUntil(lambda: "open again" in shown.manager.calls)
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(shown.desktop.window, "Cancel")


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (errors.NoLicenseForUser("none"), "nobody gave you a license for CAD Pro"),
        (errors.DeviceLimitReached("full"), "All devices"),
        (errors.SignInNotSetUp("no"), "not set up for the company ACME"),
        (errors.ServiceUnreachable("refused"), "could not be reached"),
        (errors.ClockWrong("skew", skew_min=20), "20 minutes ahead"),
        (errors.NoRedirectAddress("busy", cause="taken", address="localhost:1"), "localhost:1"),
        (errors.SignInTimedOut("late"), "Nothing came back"),
        (errors.KeyturnError("boom"), "Something went wrong"),
    ],
    ids=lambda value: value.code if isinstance(value, errors.KeyturnError) else "",
)
def test_a_failure_says_what_happened_and_keeps_its_code(
    shown: Shown, qtbot: QtBot, error: errors.KeyturnError, what: str
) -> None:
    shown.manager.outcome_error = error
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(shown.desktop.window, "Sign in and activate")
    seen = texts(shown.desktop.window)
    assert any(what in text for text in seen)
    assert error.code in seen
    press(shown.desktop.window, "Copy code")
    assert QGuiApplication.clipboard().text() == error.code
    if error.fixed_by in (errors.FixedBy.ADMINISTRATOR, errors.FixedBy.VENDOR):
        assert any("it@acme.test" in text for text in seen)


def test_foreign_words_are_shown_as_plain_text(shown: Shown, qtbot: QtBot) -> None:
    shown.manager.outcome_error = errors.SignInRefused(
        "refused", service_code="x", service_message='<a href="http://evil.test">click</a>'
    )
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(shown.desktop.window, "Sign in and activate")
    labels = shown.desktop.window.findChildren(QLabel)
    (label,) = [one for one in labels if "evil.test" in one.text()]
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_back_and_try_again_leave_a_failure(shown: Shown, qtbot: QtBot) -> None:
    shown.manager.outcome_error = errors.ServiceUnreachable("refused")
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(shown.desktop.window, "Sign in and activate")
    shown.manager.outcome_error = None
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(shown.desktop.window, "Try again")
    assert "Active" in texts(shown.desktop.window)


def test_a_missing_company_code_is_asked_for_and_used(shown: Shown, qtbot: QtBot) -> None:
    shown.manager.needs_company = True
    with qtbot.waitSignal(shown.bridge.company_needed):
        press(shown.desktop.window, "Sign in and activate")
    go = button(shown.desktop.window, "Sign in and activate")
    assert not go.isEnabled()
    type_into(shown.desktop.window, "Company code", "ACME")
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    assert shown.manager.calls[-1] == "activate CAD-PRO ACME"
    assert "Active" in texts(shown.desktop.window)


@pytest.mark.parametrize(
    ("answer", "calls"), [("Give the seat back", ["deactivate CAD-PRO"]), ("Keep it", [])]
)
def test_giving_the_seat_back_asks_first(
    shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: str, calls: list[str]
) -> None:
    shown.put(State.ACTIVE)

    def answered(question: QMessageBox) -> int:
        (chosen,) = [one for one in question.buttons() if one.text() == answer]
        chosen.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answered)
    press(shown.desktop.window, "Details")
    press(shown.desktop.window, "Give this device's seat back ...")
    qtbot.waitUntil(lambda: not shown.bridge.view.is_busy)
    assert shown.manager.calls == calls


def test_check_now_asks_the_service_about_that_product(shown: Shown, qtbot: QtBot) -> None:
    shown.put(State.ACTIVE)
    with qtbot.waitSignal(shown.bridge.call_ended):
        press(shown.desktop.window, "Check now")
    assert shown.manager.calls == ["check CAD-PRO"]


def test_a_defect_in_the_core_ends_in_a_screen_and_not_in_silence(
    shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(code: str, options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(shown.manager, "activate", broken)
    with qtbot.waitSignal(shown.bridge.failed):
        press(shown.desktop.window, "Sign in and activate")
    assert any(re.fullmatch("DEFECT [2-9a-z]{6}", text) for text in texts(shown.desktop.window))
    assert not shown.bridge.view.is_busy


def test_every_control_has_a_name_for_screen_readers(shown: Shown) -> None:
    shown.put(State.ACTIVE)
    for control in shown.desktop.window.findChildren(QAbstractButton):
        if control.isVisible():
            assert control.accessibleName() or control.text()


def test_closing_the_window_without_a_tray_ends_the_program(
    shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not shown.desktop.tray.is_there  # the offscreen platform has none
    window: QWidget = shown.desktop.window
    with qtbot.waitSignal(shown.desktop.ended):
        window.close()


def test_the_final_address_can_be_pasted_and_more_time_be_had(shown: Shown, qtbot: QtBot) -> None:
    shown.manager.waits_for_cancel = True
    press(shown.desktop.window, "Sign in and activate")
    qtbot.waitUntil(lambda: "Use it" in buttons(shown.desktop.window))
    assert not button(shown.desktop.window, "Use it").isEnabled()
    type_into(shown.desktop.window, "The browser's final address", "http://localhost:1/cb?code=c")
    press(shown.desktop.window, "Use it")
    press(shown.desktop.window, "More time")
    assert shown.manager.calls[-2:] == ["paste http://localhost:1/cb?code=c", "more time"]
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(shown.desktop.window, "Cancel")


@pytest.mark.parametrize(
    ("entry", "calls"),
    [
        ("Sign off here: the license stays", ["sign-off"]),
        ("Sign off here and in the browser", ["sign-off in the browser"]),
        ("Use another account", ["sign-off in the browser", "activate CAD-PRO"]),
    ],
)
def test_the_ways_to_sign_off_are_told_apart(
    shown: Shown, qtbot: QtBot, entry: str, calls: list[str]
) -> None:
    (action,) = [one for one in shown.desktop.window.findChildren(QAction) if one.text() == entry]
    action.trigger()
    qtbot.waitUntil(lambda: shown.manager.calls == calls and not shown.bridge.view.is_busy)


def test_somebody_without_a_license_is_offered_another_account(shown: Shown, qtbot: QtBot) -> None:
    shown.manager.outcome_error = errors.NoLicenseForUser("none")
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(shown.desktop.window, "Sign in and activate")
    shown.manager.outcome_error = None
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(shown.desktop.window, "Use another account")
    assert shown.manager.calls[-2:] == ["sign-off in the browser", "activate CAD-PRO"]


@pytest.mark.parametrize(("answer", "activations"), [("Go on with it", 1), ("Start over", 2)])
def test_a_second_sign_in_goes_on_with_the_first_or_replaces_it(
    shown: Shown,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    activations: int,
) -> None:
    def answered(question: QMessageBox) -> int:
        (chosen,) = [one for one in question.buttons() if one.text() == answer]
        shown.manager.waits_for_cancel = answer != "Start over"
        chosen.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answered)
    shown.manager.waits_for_cancel = True
    press(shown.desktop.window, "Sign in and activate")
    qtbot.waitUntil(lambda: shown.bridge.view.is_signing_in)
    shown.desktop.window.sign_in("CAD-PRO")
    if answer == "Go on with it":
        assert "Signing in to CAD Pro" in texts(shown.desktop.window)
        assert shown.bridge.view.is_signing_in
        press(shown.desktop.window, "Cancel")
    qtbot.waitUntil(lambda: not shown.bridge.view.is_busy)
    assert shown.manager.calls == ["activate CAD-PRO"] * activations
