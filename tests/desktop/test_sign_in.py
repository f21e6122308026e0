"""Does the whole way hold: tray menu, real browser, sign-in page, redirect, activation?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop.real_browser import Browser
from tests.desktop.running_program import Program, Sandbox
from tests.desktop.secret_service import SecretService
from tests.desktop.status_notifier import TrayItem
from tests.desktop.waiting import until

PERSON = "you@acme.test"
PASSWORD = "sandbox"


@pytest.mark.parametrize("program", ["code", "token"], indirect=True)
def test_sign_in_from_the_tray_ends_active(
    program: Program,
    sandbox: Sandbox,
    tray_item: TrayItem,
    browser: Browser,
    secrets: SecretService,
    screenshot: Callable[[str], Path],
    window_picture: Callable[[str], Path],
) -> None:
    """`code` comes back in the query, `token` in the fragment, through the listener's page."""
    assert program.state() == "not_activated"

    tray_item.click("Sign in and activate")
    browser.wait_for_page("[name=username]")
    screenshot("1-sign-in-page")
    window_picture("window-signing-in")
    browser.sign_in(PERSON, PASSWORD)

    until(lambda: program.state() == "active", "the program is active")
    until(lambda: "active" in tray_item.tooltip.lower(), "the tray says so")
    screenshot("2-active")
    window_picture("window-active")
    assert any(PERSON in text for text in secrets.texts()), "no sign-in record in the keyring"

    sandbox.end()
    status = program.status()
    assert status["state"] == "active", "the stored license needs no service"
    assert status["user"]["email"] == PERSON


def test_token_and_code_are_gone_from_the_address(
    program: Program, tray_item: TrayItem, browser: Browser
) -> None:
    tray_item.click("Sign in and activate")
    browser.sign_in(PERSON, PASSWORD)
    until(lambda: program.state() == "active", "the program is active")

    browser.wait_for_text("close this tab")
    assert "code=" not in browser.address


def test_cancel_in_the_browser_is_told_and_changes_nothing(
    program: Program,
    sandbox: Sandbox,
    tray_item: TrayItem,
    browser: Browser,
    secrets: SecretService,
    screenshot: Callable[[str], Path],
) -> None:
    before = tray_item.tooltip
    tray_item.click("Sign in and activate")
    browser.cancel()
    browser.wait_for_text("not completed")
    screenshot("cancelled")

    until(
        lambda: all(entry.label != "Cancel the sign-in" for entry in tray_item.menu),
        "the sign-in has ended",
    )
    assert program.state() == "not_activated"
    assert not secrets.texts()
    assert tray_item.tooltip == before

    sandbox.end()
    assert program.state() == "not_activated"
