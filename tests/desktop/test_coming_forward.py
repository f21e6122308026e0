"""Does the program come forward when a sign-in ends, from behind the browser, on a real desktop?"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.desktop.notifications import Note, NotificationService
from tests.desktop.real_browser import Browser
from tests.desktop.running_program import Program
from tests.desktop.status_notifier import TrayItem
from tests.desktop.waiting import until

PERSON, PASSWORD = "you@acme.test", "sandbox"


def xdotool(*words: str) -> str:
    """What it prints; nothing where it finds no window."""
    command = ["xdotool", *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    return done.stdout.strip()


def process_of(window: str) -> str:
    return xdotool("getwindowpid", window) if window else ""


def active_process() -> str:
    """Whose window has the keyboard."""
    return process_of(xdotool("getactivewindow"))


def is_over(upper: str, lower: str) -> bool:
    """Whether a process has a window above all of another's, as the window manager stacks them."""
    command = ["xprop", "-root", "_NET_CLIENT_LIST_STACKING"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout
    stacked = [process_of(window) for window in re.findall(r"0x[0-9a-f]+", said)]
    assert {upper, lower} <= set(stacked), stacked
    return max(at for at, one in enumerate(stacked) if one == upper) > max(
        at for at, one in enumerate(stacked) if one == lower
    )


@dataclass(frozen=True)
class Covered:
    """A sign-in whose form covers the whole desktop."""

    program: str
    cover: str
    browser: Browser

    @property
    def is_in_front(self) -> bool:
        return is_over(self.program, self.cover)


@pytest.fixture
def covered(program: Program, tray_item: TrayItem, browser: Browser) -> Covered:
    own = str(program.pid)
    tray_item.click("Sign in and activate")
    browser.wait_for_page("[name=username]")
    until(lambda: active_process() not in ("", own), "the browser is active")
    window = xdotool("getactivewindow")
    xdotool("windowmove", "--sync", window, "0", "0", "windowsize", "--sync", window, "1590", "800")
    found = Covered(own, process_of(window), browser)
    until(lambda: not found.is_in_front, "the browser is in front")
    return found


@pytest.fixture
def notifications() -> Iterator[NotificationService]:
    with closing(NotificationService()) as service:
        yield service


@pytest.fixture
def silent_window_manager() -> Iterator[Callable[[], None]]:
    """A window manager that raises nothing any more, until the test is over."""
    manager = int(os.environ["KEYTURN_DESKTOP_WINDOW_MANAGER"])
    yield lambda: os.kill(manager, signal.SIGSTOP)
    os.kill(manager, signal.SIGCONT)


def test_lb41_the_window_comes_in_front_of_the_browser(
    program: Program,
    covered: Covered,
    notifications: NotificationService,
    screenshot: Callable[[str], Path],
) -> None:
    screenshot("behind")
    covered.browser.sign_in(PERSON, PASSWORD)
    until(lambda: program.state() == "active", "the program is active")
    until(lambda: active_process() == covered.program, "the program's window is active")
    until(lambda: covered.is_in_front, "the program's window is in front")
    screenshot("in-front")
    assert notifications.notes == []


def test_lb41_where_no_window_is_raised_a_note_is_shown(
    covered: Covered,
    notifications: NotificationService,
    silent_window_manager: Callable[[], None],
) -> None:
    silent_window_manager()
    covered.browser.sign_in(PERSON, PASSWORD)
    until(lambda: notifications.notes, "a note is shown")
    assert not covered.is_in_front
    news = "CAD Pro is active on this computer."
    assert notifications.notes == [Note("Keyturn", "Keyturn", news)]
