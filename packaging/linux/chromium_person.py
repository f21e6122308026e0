"""Who signs in at the installed program's address? Real Chromium, without a screen, by selenium.

    python packaging/linux/chromium_person.py ADDRESS FOLDER

Runs as the user whose program waits. FOLDER is for Chromium's profile. Prints what the last page
says, and ends with 1 where the sign-in did not reach it.
"""

from __future__ import annotations

import subprocess
import sys

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

PERSON, PASSWORD = "you@acme.test", "sandbox"  # noqa: S105 - the sandbox's, in its documentation
PATIENCE_S = 60


def main() -> int:
    """Sign in and read the page that the listener serves at the end."""
    address, folder = sys.argv[1:]
    driver = webdriver.Chrome(options(folder), Service("/usr/bin/chromedriver"))
    try:
        wait = WebDriverWait(driver, PATIENCE_S)
        driver.get(address)
        wait.until(lambda seen: seen.find_elements(By.NAME, "username"))
        driver.find_element(By.NAME, "username").send_keys(PERSON)
        driver.find_element(By.NAME, "password").send_keys(PASSWORD)
        driver.find_element(By.ID, "sign-in").click()
        wait.until(lambda seen: "close this tab" in page_text(seen))
        print(" ".join(page_text(driver).split()))
        return int("code=" in driver.current_url or "token" in driver.current_url)
    finally:
        driver.quit()


def options(folder: str) -> webdriver.ChromeOptions:
    """Return what keeps Chromium on this computer; its own sandbox stays on where it works."""
    found = webdriver.ChromeOptions()
    for switch in (
        "--headless=new",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--password-store=basic",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE ::1, EXCLUDE localhost",
        f"--user-data-dir={folder}",
    ):
        found.add_argument(switch)
    trial = ("unshare", "--user", "--map-root-user", "true")
    if subprocess.run(trial, capture_output=True, check=False).returncode:
        found.add_argument("--no-sandbox")
    return found


def page_text(driver: webdriver.Chrome) -> str:
    """Return what a person reads."""
    shown: list[WebElement] = driver.find_elements(By.TAG_NAME, "body")
    return shown[0].text if shown else ""


if __name__ == "__main__":
    sys.exit(main())
