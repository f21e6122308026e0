"""Does any request after the redirect tell where it came from? In real Chromium and Firefox.

The address of the redirect holds the code; a page without an icon of its own, or without a policy,
would hand it on in the `Referer` of the next request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from sso.signin import http_message
from sso.signin.browser import Browser as Launcher
from sso.signin.http_message import RequestHead
from sso.signin.redirect_routes import Outcome
from tests.desktop.real_firefox import Firefox
from tests.desktop.waiting import until
from tests.idp.foreign_pages import ForeignBrowser
from tests.integration.listener.open_listener import OpenListener

ANSWERS = {"code": "?code=c&state=", "token": "#id_token=i&state="}
PATHS = {
    "code": ["/callback", "/keyturn/received", "/keyturn/outcome"],
    "token": ["/callback", "/keyturn/relay", "/keyturn/received", "/keyturn/outcome"],
}


@pytest.fixture
def heads(monkeypatch: pytest.MonkeyPatch) -> list[RequestHead]:
    """Every request that reaches the listener."""
    seen: list[RequestHead] = []
    parse_head = http_message.parse_head

    def seeing(raw: bytes) -> RequestHead:
        seen.append(parse_head(raw))
        return seen[-1]

    monkeypatch.setattr(http_message, "parse_head", seeing)
    return seen


@pytest.fixture
def chromium(tmp_path: Path) -> Iterator[ForeignBrowser]:
    browser = ForeignBrowser(tmp_path / "chromium")
    browser.prepare()
    browser.start()
    yield browser
    browser.close()


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    browser = Firefox(tmp_path / "firefox")
    browser.prepare()
    yield browser
    browser.close()


def assert_nothing_is_handed_on(
    kind: str, heads: list[RequestHead], go_to: Callable[[str], None], text: Callable[[], str]
) -> None:
    opened = OpenListener(kind)
    with closing(opened.listener):
        go_to(f"{opened.origin}/callback{ANSWERS[kind]}{opened.state}")
        assert opened.is_answered.wait(30)
        opened.listener.announce(Outcome.FAILED)
        until(lambda: "It did not work" in text(), "the page tells the outcome")
        assert [head.path for head in heads] == PATHS[kind], "nothing else is asked for, no icon"
        assert [head.headers.get("referer") for head in heads] == [None] * len(heads)


@pytest.mark.parametrize("kind", ANSWERS)
def test_lb55_chromium_hands_on_no_referer(
    kind: str, heads: list[RequestHead], chromium: ForeignBrowser
) -> None:
    assert_nothing_is_handed_on(kind, heads, chromium.driver.get, lambda: chromium.text)


@pytest.mark.parametrize("kind", ANSWERS)
def test_lb55_firefox_hands_on_no_referer(
    kind: str, heads: list[RequestHead], firefox: Firefox
) -> None:
    def go_to(address: str) -> None:
        # Beside this: the launcher stays as long as the browser that it started.
        Thread(target=Launcher(firefox.command).open, args=(address,), name="launcher").start()

    assert_nothing_is_handed_on(kind, heads, go_to, lambda: firefox.text)
