"""Which pages do the providers show, and how does a person go through them? In real Chromium."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from sso.signin.browser import Browser as Launcher
from tests.desktop.real_browser import Browser
from tests.desktop.waiting import until

ANSWERED = "data-answered"  # a mark on a page whose form was sent: it may stay for a moment


@dataclass(frozen=True)
class Page:
    """A page that asks something: by what it is known, what is filled in, what is pressed."""

    name: str
    selector: str
    press: str
    fields: tuple[tuple[str, str], ...] = ()  # selector and "person" or "password"


NAME_AND_PASSWORD = (("[name=username]", "person"), ("[name=password]", "password"))
FORM = "form"  # a page that asks who one is
PAGES = (
    Page(
        *(FORM, "input[name=prompt][value=login]", "[type=submit]"),
        fields=(("[name=login]", "person"), ("[name=password]", "password")),
    ),
    Page("consent", "input[name=prompt][value=consent]", "[type=submit]"),
    Page(FORM, "#loginbut", "#loginbut", NAME_AND_PASSWORD),  # glewlwyd
    Page("continue", "button.btn-success", "button.btn-success"),  # glewlwyd, when it knows one
    Page(FORM, "#sign-in", "#sign-in", NAME_AND_PASSWORD),  # the sandbox and its account
    Page("approval", "#allow", "#allow"),
    Page(FORM, "form #username", "form [type=submit]", NAME_AND_PASSWORD),  # nanoidp
    Page("home", "a#saml", "a#saml"),  # the federation asks where the person works
    Page("sign-off", "button[name=logout][value=yes]", "button[name=logout][value=yes]"),
)
DENY = (
    Page("denied", "a[href$='/abort']", "a[href$='/abort']"),
    Page("denied", "#cancel", "#cancel"),
)


class ForeignBrowser(Browser):
    """Chromium for a whole run of tests: it stays open, so that a sign-in costs a tab only."""

    def prepare_for(self, scheme_origins: Sequence[str], schemes: Sequence[str]) -> None:
        """Make the profile; these origins may hand on to the schemes without a question.

        It is what Chromium keeps when somebody ticks "always allow" there.
        """
        self.prepare()
        allowed = {scheme: True for scheme in schemes}
        settings = {
            "credentials_enable_service": False,
            "protocol_handler": {
                "allowed_origin_protocol_pairs": {origin: allowed for origin in scheme_origins}
            },
        }
        preferences = self.profile / "Default" / "Preferences"
        preferences.write_text(json.dumps(settings), encoding="utf-8")

    def start(self, *switches: str) -> None:
        """Open it by the program's own launcher, as with the profile's `browser`."""
        stand_in = str(Path.home() / "test-browser")  # see browser_stand_in in run-desktop.sh
        launcher = Launcher([stand_in, *switches], self.environment)
        # Beside this: the launcher stays as long as the browser that it started.
        Thread(target=launcher.open, args=("http://localhost/",), name="launcher").start()
        self.tidy()

    @property
    def environment(self) -> dict[str, str]:
        """What whoever opens a browser has to be told, so that it opens this one."""
        return {**os.environ, "TEST_BROWSER_PROFILE": str(self.profile)}

    @property
    def driver(self) -> Chrome:
        """The driver at the window that was looked at last."""
        return self._attached()

    def forget_everybody(self) -> None:
        """Remove every cookie: nobody is signed in anywhere."""
        self.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})

    def tidy(self) -> None:
        """Leave one empty window."""
        first, *others = self.driver.window_handles
        for window in others:
            self.driver.switch_to.window(window)
            self.driver.close()
        self.driver.switch_to.window(first)
        self.driver.get("about:blank")

    def walk(
        self,
        person: str,
        password: str,
        is_done: Callable[[], bool],
        pages: Sequence[Page] = PAGES,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> list[str]:
        """Answer every page until `is_done`; returns the names of the pages that asked."""
        asked: list[str] = []

        def goes_on() -> bool:
            if is_done():
                return True
            meanwhile()
            for window in self._windows():
                with suppress(WebDriverException):  # gone, or going, while it is looked at
                    self.driver.switch_to.window(window)
                    asked.extend(self._answered(person, password, pages))
            return is_done()

        until(goes_on, "the way through the provider's pages ends", timeout_s=40)
        return asked

    def shows(self, text: str) -> bool:
        """Whether some window shows the text now."""
        for window in self._windows():
            with suppress(WebDriverException):
                self.driver.switch_to.window(window)
                if text in self.text:
                    return True
        return False

    def status_at(self, origin: str) -> int:
        """The HTTP status of the page that is shown from there; 0 where there is none."""
        script = "return performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0"
        for window in self._windows():
            with suppress(WebDriverException):
                self.driver.switch_to.window(window)
                if self.driver.current_url.startswith(f"{origin}/"):
                    return int(self.driver.execute_script(script))
        return 0

    def addresses(self) -> list[str]:
        """Where every window is; a page that failed to load counts with its address."""
        found = []
        for window in self._windows():
            with suppress(WebDriverException):
                self.driver.switch_to.window(window)
                found.append(self.driver.current_url)
        return found

    def _windows(self) -> list[str]:
        return list(self.driver.window_handles) if self.is_open else []

    def _answered(self, person: str, password: str, pages: Sequence[Page]) -> list[str]:
        driver = self.driver
        if driver.find_elements(By.CSS_SELECTOR, f"html[{ANSWERED}]"):
            return []
        for page in pages:
            if any(one.is_displayed() for one in self._found(page.press)) and self._found(
                page.selector
            ):
                for selector, what in page.fields:
                    (field, *_) = self._found(selector)
                    field.clear()
                    field.send_keys(person if what == "person" else password)
                button = self._found(page.press)[0]
                self._mark_unless_script(page)
                button.click()
                return [page.name]
        return []

    def _mark_unless_script(self, page: Page) -> None:
        mark = f"document.documentElement.setAttribute({ANSWERED!r}, '')"
        # glewlwyd's page is a script: it asks the next thing without being loaded anew.
        if page.press not in ("#loginbut",):
            self.driver.execute_script(mark)

    def _found(self, selector: str) -> list:  # type: ignore[type-arg]
        return self.driver.find_elements(By.CSS_SELECTOR, selector)
