"""What does the browser remember of a sign-in? Its own history file, to the measure that can be
promised.

A code leaves no listed entry, and the hidden one holds a spent code; a fragment leaves no listed
entry in Chromium.
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.desktop.real_browser import Browser
from tests.desktop.running_program import Program
from tests.desktop.status_notifier import TrayItem
from tests.desktop.waiting import until

SECRETS = ("code=", "id_token=", "access_token=")


@pytest.mark.parametrize("program", ["code", "token"], indirect=True)
def test_no_listed_entry_of_the_history_holds_a_code_or_token(
    program: Program, tray_item: TrayItem, browser: Browser, tmp_path: Path
) -> None:
    tray_item.click("Sign in and activate")
    browser.sign_in("you@acme.test", "sandbox")
    until(lambda: program.state() == "active", "the program is active")
    browser.wait_for_text("close this tab")
    browser.close()

    def with_the_sign_in_page() -> list[str]:
        found = listed_entries(browser.profile, tmp_path / "History")
        return found if any("/auth?" in url for url in found) else []

    # The profile may be free before all of the history is written.
    listed = until(with_the_sign_in_page, "the sign-in page is remembered, as it should be")
    found = [url for url in listed if any(secret in url for secret in SECRETS)]
    assert found == []


def listed_entries(profile: Path, copy: Path) -> list[str]:
    """Return the addresses that the history page shows: not hidden, and ends of their redirect
    chains."""
    shutil.copy(profile / "Default" / "History", copy)
    with sqlite3.connect(copy) as history:
        rows = history.execute(
            "select urls.url from visits join urls on urls.id = visits.url"
            " where urls.hidden = 0 and visits.transition & 0x20000000 != 0"  # CHAIN_END
        ).fetchall()
    history.close()
    return [str(url) for (url,) in rows]
