"""Do the listener's pages come out in a real browser in every language: text, direction, colour?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sso.profile.language import LANGUAGES
from sso.signin.redirect_routes import Outcome
from tests.desktop.waiting import until
from tests.idp.foreign_pages import ForeignBrowser
from tests.integration.listener.open_listener import PAGES, OpenListener

SCHEMES = {
    "light": ["rgb(255, 255, 255)", "rgb(27, 31, 36)"],  # background and text
    "dark": ["rgb(22, 25, 29)", "rgb(236, 239, 242)"],
}
# Where the drawing stands in the card, and which way the text runs.
LAYOUT = """
const card = document.querySelector("main").getBoundingClientRect();
const drawing = document.querySelector("section:not([hidden]) svg").getBoundingClientRect();
const body = getComputedStyle(document.body);
return [drawing.left - card.left, card.right - drawing.right, body.direction,
        body.backgroundColor, body.color];
"""


@pytest.fixture(scope="module")
def open_browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForeignBrowser]:
    browser = ForeignBrowser(tmp_path_factory.mktemp("browser") / "profile")
    browser.prepare()
    browser.start()
    yield browser
    browser.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_lb39_the_true_outcome_is_shown_in_every_language(
    open_browser: ForeignBrowser, language: str, artefacts: Path
) -> None:
    """The whole way of a fragment: relay page, hand-over, question, and the word in the page."""
    texts = json.loads((PAGES / "texts" / f"{language}.json").read_text(encoding="utf-8"))
    opened = OpenListener("token", language=language)
    driver = open_browser.driver
    with closing(opened.listener):
        driver.get(f"{opened.origin}/callback#id_token=i&state={opened.state}")
        until(lambda: texts["received_title"] in open_browser.text, "the page has the answer")
        opened.listener.announce(Outcome.FAILED)
        until(lambda: texts["failed_title"] in open_browser.text, "the page tells the outcome")
        assert texts["failed_text"].replace("{name}", "Keyturn") in open_browser.text
        for scheme, expected in SCHEMES.items():
            media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
            driver.save_screenshot(artefacts / f"{scheme}.png")
            left, right, direction, *colours = driver.execute_script(LAYOUT)
            assert colours == expected
            assert direction == ("rtl" if language == "ar" else "ltr")
            assert (right < left) == (language == "ar"), "the drawing begins where the text does"
