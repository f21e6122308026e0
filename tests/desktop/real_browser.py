"""How is the browser driven that the program opened? Selenium attaches to its debugging port."""

import json
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from tests.desktop.waiting import until

CHROMEDRIVER = "/usr/bin/chromedriver"  # named, or Selenium would look for one to download


class Browser:
    """Real Chromium with a profile of its own; it is opened by the program, never from here."""

    def __init__(self, profile: Path) -> None:
        self.profile = profile
        self._driver: webdriver.Chrome | None = None

    def prepare(self) -> None:
        """Make the profile. Its only setting: no offer to save passwords, which hides the page."""
        settings = {"credentials_enable_service": False}
        folder = self.profile / "Default"
        folder.mkdir(parents=True)
        (folder / "Preferences").write_text(json.dumps(settings), encoding="utf-8")

    @property
    def is_open(self) -> bool:
        # Chromium's own mark that somebody uses the profile, a link to nowhere.
        return (self.profile / "SingletonLock").is_symlink()

    @property
    def address(self) -> str:
        return self._attached().current_url

    @property
    def text(self) -> str:
        # In one step: an element that was found first may be gone when its text is asked for.
        return str(self._attached().execute_script("return document.body?.innerText ?? ''"))

    def wait_for_page(self, selector: str) -> None:
        """Wait until a window shows an element that fits the CSS selector; go to that window."""
        driver = self._attached()

        def goes_to_it() -> bool:
            for window in driver.window_handles:
                driver.switch_to.window(window)
                if driver.find_elements(By.CSS_SELECTOR, selector):
                    return True
            return False

        until(goes_to_it, f"a page with {selector} in the browser")

    def wait_for_text(self, text: str) -> None:
        until(lambda: text in self.text, f"{text!r} in the browser's page")

    def sign_in(self, person: str, password: str) -> None:
        """Fill in the sandbox's sign-in form and send it."""
        self.wait_for_page("[name=username]")
        driver = self._attached()
        driver.find_element(By.NAME, "username").send_keys(person)
        driver.find_element(By.NAME, "password").send_keys(password)
        driver.find_element(By.ID, "sign-in").click()

    def cancel(self) -> None:
        self.wait_for_page("#cancel")
        self._attached().find_element(By.ID, "cancel").click()

    def close(self) -> None:
        until(self._has_gone, "the browser has closed")
        self._detach()

    def _has_gone(self) -> bool:
        """Ask it to go, again where it was too busy to hear; it may be gone before it answers."""
        if self.is_open:
            try:
                self._attached().execute_cdp_cmd("Browser.close", {})
            except WebDriverException:
                self._detach()
        return not self.is_open

    def _detach(self) -> None:
        if self._driver is not None:
            self._driver.service.stop()
            self._driver = None

    def _attached(self) -> webdriver.Chrome:
        if self._driver is None:
            options = webdriver.ChromeOptions()
            options.debugger_address = f"127.0.0.1:{self._port()}"
            self._driver = webdriver.Chrome(options, Service(CHROMEDRIVER))
        return self._driver

    def _port(self) -> int:
        port_file = self.profile / "DevToolsActivePort"
        until(lambda: port_file.exists() and port_file.read_text().count("\n"), "a browser opens")
        return int(port_file.read_text().splitlines()[0])
