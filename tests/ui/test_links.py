"""Does a link only ever propose?"""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from sso.licensing.status import State
from tests.ui.conftest import Shown
from ui.link_prompts import LinkPrompts

LINK = "keyturn://activate?product=RENDER&customer=OTHER&login_hint=you%40acme.test"


@pytest.fixture
def links(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> LinkPrompts:
    monkeypatch.setattr("ui.link_prompts._APART_S", 0.0)
    return LinkPrompts(shown.desktop.window, shown.manager.profile, "ACME")


def said(links: LinkPrompts) -> str:
    return "\n".join(label.text() for label in links.page.findChildren(QLabel))


def button(links: LinkPrompts, text: str) -> QPushButton:
    return next(one for one in links.page.findChildren(QPushButton) if one.text() == text)


def test_the_prompt_shows_all_that_would_take_effect(shown: Shown, links: LinkPrompts) -> None:
    links.show_link(LINK)
    assert links.page.isVisible()
    for text in ("Render Farm", "RENDER", "OTHER", "you@acme.test", "127.0.0.1"):
        assert text in said(links)
    assert shown.manager.calls == [], "nothing happens without a click"


def test_a_click_signs_in_once(shown: Shown, links: LinkPrompts) -> None:
    links.show_link(LINK)
    go = button(links, "Sign in and activate")
    with shown.qtbot.waitSignal(shown.bridge.sign_in_ended):
        shown.qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
        go.click()
    assert [call for call in shown.manager.calls if call.startswith("activate")] == [
        "activate RENDER OTHER"
    ]
    assert shown.manager.states["RENDER"] is State.ACTIVE


def test_no_is_no(shown: Shown, links: LinkPrompts) -> None:
    links.show_link(LINK)
    shown.qtbot.mouseClick(button(links, "No, thank you"), Qt.MouseButton.LeftButton)
    assert not links.page.isVisible()
    assert shown.manager.calls == []


@pytest.mark.parametrize(
    "link", ["keyturn://activate?product=NONE", f"{LINK}&base_url=https://evil.test", "x", ""]
)
def test_a_hostile_link_does_nothing(
    shown: Shown, links: LinkPrompts, link: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "keyturn"):
        links.show_link(link)
    assert not links.page.isVisible()
    assert shown.manager.calls == []
    assert "evil" not in caplog.text, "what a stranger wrote is not repeated"


def test_one_prompt_at_a_time(shown: Shown, links: LinkPrompts) -> None:
    links.show_link(LINK)
    links.show_link("keyturn://activate?product=CAD-PRO")
    assert "Render Farm" in said(links)


def test_not_while_a_sign_in_is_under_way(shown: Shown, links: LinkPrompts) -> None:
    shown.manager.waits_for_cancel = True
    shown.desktop.window.sign_in("CAD-PRO")
    links.show_link(LINK)
    assert not links.page.isVisible()
    with shown.qtbot.waitSignal(shown.bridge.sign_in_ended):
        shown.bridge.cancel_sign_in()


def test_a_link_comes_over_the_settings(shown: Shown, links: LinkPrompts) -> None:
    shown.desktop.window.settings_wanted.emit()
    links.show_link(LINK)
    assert links.page.isVisible()
    assert "Sign in as: you@acme.test" in said(links)


def test_prompts_are_apart(shown: Shown) -> None:
    links = LinkPrompts(shown.desktop.window, shown.manager.profile, "ACME")
    links.show_link(LINK)
    shown.qtbot.mouseClick(button(links, "No, thank you"), Qt.MouseButton.LeftButton)
    links.show_link(LINK)
    assert not links.page.isVisible(), "a page cannot press for an answer"
