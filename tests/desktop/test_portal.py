"""Does a program that is shut into a sandbox reach the browser outside, through the portal?

Interface: org.freedesktop.portal.OpenURI (XDG Desktop Portal). The portal is played; gdbus, the bus
and the listener are real.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests

from sso.signin.browser import Browser
from tests.desktop.bus_service import Answer, BusService
from tests.integration.listener.open_listener import OpenListener


def in_flatpak(path: str) -> bool:
    """All that is looked for."""
    return path == "/.flatpak-info"


class Portal(BusService):
    """Opens an address as a desktop's portal does, with a plain request."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.led_to: list[str] = []
        self.refuses = False
        super().__init__("org.freedesktop.portal.Desktop", self._answered)

    def _answered(self, member: str, arguments: tuple[Any, ...]) -> Answer:
        if member != "OpenURI" or self.refuses:
            return None
        self.asked.append(arguments)
        answer = requests.get(arguments[1], allow_redirects=False, timeout=10)
        self.led_to.append(answer.headers.get("Location", ""))
        return "o", ("/org/freedesktop/portal/desktop/request/1/1",)


@pytest.fixture
def portal() -> Iterator[Portal]:
    with closing(Portal()) as played:
        yield played


@pytest.fixture
def opened() -> Iterator[OpenListener]:
    made = OpenListener()
    yield made
    made.listener.close()


@pytest.fixture
def xdg_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Stands before the real one in PATH; call it for what it was given."""
    heard, program = tmp_path / "heard", tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {heard}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    return lambda: heard.read_text().splitlines() if heard.exists() else []


def test_lb13_in_a_sandbox_the_portal_opens_the_start_link(
    portal: Portal, opened: OpenListener, xdg_open: Callable[[], list[str]]
) -> None:
    assert Browser(exists=in_flatpak).open(opened.link)
    assert portal.asked == [("", opened.link, {})]
    assert portal.led_to == [opened.request.url]
    assert opened.starts == 1
    assert xdg_open() == []


@pytest.mark.parametrize("refuses", [True, False])
def test_lb13_without_a_portal_the_next_launcher_is_tried(
    request: pytest.FixtureRequest,
    opened: OpenListener,
    xdg_open: Callable[[], list[str]],
    refuses: bool,
) -> None:
    if refuses:  # else there is none on the bus
        request.getfixturevalue("portal").refuses = True
    assert Browser(exists=in_flatpak).open(opened.link)
    assert xdg_open() == [opened.link]


def test_lb13_outside_of_a_sandbox_the_portal_is_left_alone(
    portal: Portal, opened: OpenListener, xdg_open: Callable[[], list[str]]
) -> None:
    assert Browser().open(opened.link)
    assert portal.asked == []
    assert xdg_open() == [opened.link]
