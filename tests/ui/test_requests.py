"""Does who has no license, or no single sign-on, find the way to who can change it?"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from sso.errors import NoLicenseForUser, SignInNotSetUp
from tests.ui.conftest import Shown
from ui.request_page import RequestPage


def page_after(shown: Shown, error: Exception) -> RequestPage:
    shown.manager.outcome_error = error  # type: ignore[assignment]
    with shown.qtbot.waitSignal(shown.bridge.sign_in_ended):
        shown.desktop.window.sign_in("CAD-PRO")
    (page,) = shown.desktop.window.findChildren(RequestPage)
    assert page.isVisible()
    return page


def press(shown: Shown, page: RequestPage, text: str) -> None:
    (button,) = [one for one in page.findChildren(QPushButton) if one.text() == text]
    shown.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(page: RequestPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def visible(page: RequestPage) -> set[str]:
    return {one.text() for one in page.findChildren(QPushButton) if one.isVisible()}


def test_somebody_without_a_license_writes_a_prepared_request(shown: Shown) -> None:
    error = NoLicenseForUser("none", service_code="license_not_found", person="you@acme.test")
    page = page_after(shown, error)
    for text in ("CAD Pro", "you@acme.test", "ACME", "it@acme.test", "NO_LICENSE_FOR_USER"):
        assert text in said(page)
    assert "Use another account" in visible(page)
    assert "Another company code" not in visible(page)
    press(shown, page, "Write the request")
    shown.qtbot.waitUntil(lambda: bool(shown.manager.mails))
    ((address, subject, text),) = shown.manager.mails
    assert address == "it@acme.test"
    assert "CAD Pro" in subject
    assert "you@acme.test" in text


def test_a_company_without_single_sign_on_has_a_screen_of_its_own(shown: Shown) -> None:
    page = page_after(shown, SignInNotSetUp("none"))
    assert "not set up for the company ACME" in said(page)
    assert "Another company code" in visible(page)
    assert "Use another account" not in visible(page)
    press(shown, page, "Copy the request")
    assert "set up single sign-on for CAD Pro" in QGuiApplication.clipboard().text()
