"""Can a person sign in at the network's proxy in the window, and does it then go on?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sso import errors
from sso.licensing.status import State
from tests.ui.conftest import Shown
from tests.ui.looking import button, buttons, press, texts
from ui.proxy_page import ProxyPage

PROXY = "proxy.acme.test:8080"


@pytest.fixture
def page(shown: Shown, qtbot: QtBot) -> ProxyPage:
    """The page, opened from the failure that asks for it."""
    shown.manager.outcome_error = errors.ProxySignInRequired("407", proxy=PROXY, state="asked")
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(shown.desktop.window, "Sign in and activate")
    assert f"The proxy {PROXY} wants a sign-in." in texts(shown.desktop.window)
    press(shown.desktop.window, "Sign in to the proxy ...")
    found = shown.desktop.window.findChild(ProxyPage)
    assert isinstance(found, ProxyPage)
    assert found.isVisible()
    return found


def field(page: ProxyPage, name: str) -> QLineEdit:
    (found,) = [one for one in page.findChildren(QLineEdit) if one.accessibleName() == name]
    return found


def fill_in(page: ProxyPage) -> None:
    QTest.keyClicks(field(page, "Name"), "worker")
    QTest.keyClicks(field(page, "Password"), "pass word")


def test_only_a_proxys_refusal_offers_it(shown: Shown, qtbot: QtBot) -> None:
    shown.manager.outcome_error = errors.ServiceUnreachable("refused")
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        press(shown.desktop.window, "Sign in and activate")
    assert "Sign in to the proxy ..." not in buttons(shown.desktop.window)


def test_a_sign_in_is_kept_and_what_failed_is_tried_again(
    page: ProxyPage, shown: Shown, qtbot: QtBot
) -> None:
    assert field(page, "Proxy").text() == PROXY
    assert field(page, "Password").echoMode() is QLineEdit.EchoMode.Password
    assert not button(page, "Sign in to the proxy").isEnabled()
    fill_in(page)
    shown.manager.outcome_error = None
    with qtbot.waitSignal(shown.bridge.sign_in_ended):
        QTest.keyClick(field(page, "Password"), Qt.Key.Key_Return)
    assert shown.proxies.kept == [(PROXY, "worker", "pass word")]
    assert shown.manager.states["CAD-PRO"] is State.ACTIVE
    assert "Active" in texts(shown.desktop.window)
    assert field(page, "Password").text() == ""


def test_what_cannot_be_kept_is_told(page: ProxyPage, shown: Shown, qtbot: QtBot) -> None:
    shown.proxies.trouble = errors.SecretStoreUnavailable("locked", state="locked")
    fill_in(page)
    press(page, "Sign in to the proxy")
    qtbot.waitUntil(lambda: "The secret store is locked." in texts(page))
    assert page.isVisible()
    assert field(page, "Name").text() == "worker"
    assert field(page, "Password").text() == ""


def test_back_leaves_everything_as_it_was(page: ProxyPage, shown: Shown) -> None:
    fill_in(page)
    press(page, "Back")
    assert not page.isVisible()
    assert shown.proxies.kept == []
