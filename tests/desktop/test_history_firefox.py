"""What does Firefox remember of a sign-in? Its own history file, to the measure that can be
promised.

A posted answer leaves nothing. A code leaves no listed entry, and the hidden one holds a spent
code. A fragment stays in one listed entry: Firefox lists a page that `location.replace` leaves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.real_firefox import Firefox
from tests.desktop.running_program import Sandbox
from tests.integration.bench import profile_with
from tests.integration.command_line import Running, Terminal

SECRETS = ("code=", "id_token=", "access_token=")


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    browser = Firefox(tmp_path / "firefox")
    browser.prepare()
    yield browser
    browser.close()


def signed_in(sandbox: Sandbox, firefox: Firefox, folder: Path, kind: str) -> None:
    """Sign in on the command line, whose profile names this Firefox, and close the browser."""
    browser = f"browser = {json.dumps(firefox.command)}\n"
    profile = profile_with(sandbox.profiles[kind], folder / "profile", sign_in=browser)
    terminal = Terminal(profile, folder / "data")
    running = Running(terminal.words("activate", "--json", "--timeout", "60"), {})
    firefox.sign_in("you@acme.test", "sandbox")
    done = running.end()
    assert done.code == 0, done.err
    firefox.wait_for_text("close this tab")
    assert firefox.address.endswith("/keyturn/received#_")
    firefox.close()


def with_secrets(firefox: Firefox, *, listed: bool) -> list[str]:
    """The addresses that hold a code or a token, of the listed ones or of the hidden ones."""
    return [
        visited.url
        for visited in firefox.history()
        if visited.is_hidden is not listed and any(secret in visited.url for secret in SECRETS)
    ]


def assert_the_history_was_kept(firefox: Firefox) -> None:
    listed = [visited.url for visited in firefox.history() if not visited.is_hidden]
    assert any("/auth?" in url for url in listed), "the sign-in page is remembered, as it should be"


def test_lb55_firefox_lists_no_entry_with_a_code(
    sandbox: Sandbox, firefox: Firefox, tmp_path: Path
) -> None:
    signed_in(sandbox, firefox, tmp_path, "code")
    assert_the_history_was_kept(firefox)
    assert with_secrets(firefox, listed=True) == []
    assert len(with_secrets(firefox, listed=False)) == 1, (
        "the address that was redirected away from"
    )


def test_lb55_firefox_keeps_nothing_of_a_posted_answer(
    sandbox: Sandbox, firefox: Firefox, tmp_path: Path
) -> None:
    signed_in(sandbox, firefox, tmp_path, "form_post")
    assert_the_history_was_kept(firefox)
    assert with_secrets(firefox, listed=True) == []
    assert with_secrets(firefox, listed=False) == []


def test_lb55_firefox_lists_a_fragment_once_and_nowhere_else(
    sandbox: Sandbox, firefox: Firefox, tmp_path: Path
) -> None:
    """More cannot be had: the documentation for administrators says so, and what to set instead."""
    signed_in(sandbox, firefox, tmp_path, "token")
    assert_the_history_was_kept(firefox)
    assert len(with_secrets(firefox, listed=True)) <= 1
    assert with_secrets(firefox, listed=False) == []
