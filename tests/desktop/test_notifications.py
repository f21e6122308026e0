"""Do real notification services show what the program tells, and does a click lead to it?"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.desktop.notifications import NotificationService
from tests.desktop.real_browser import Browser
from tests.desktop.running_program import Program, Sandbox
from tests.desktop.status_notifier import TrayItem
from tests.desktop.waiting import until
from ui.desktop_notes import DesktopNotes
from ui.desktop_notes import Note as ShownNote

PERSON, PASSWORD = "you@acme.test", "sandbox"
OFFLINE = "CAD Pro works offline"


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    return done.stdout


def windows_of(program: Program) -> list[str]:
    own = ("--pid", str(program.pid), "--name", "^Keyturn$")
    return run("xdotool", "search", "--all", "--onlyvisible", *own).split()


def hide(program: Program) -> None:
    """Minimize the window; again where the end of a sign-in has just raised it."""

    def minimized() -> bool:
        for window in windows_of(program):
            run("xdotool", "windowminimize", window)
        return not windows_of(program)

    until(minimized, "the window is hidden")


@pytest.fixture
def dunst(artefacts: Path) -> Iterator[None]:
    """A notification service that people use."""
    with (artefacts / "dunst.log").open("ab") as log:
        service = subprocess.Popen(["dunst"], stdout=log, stderr=log)
    name = "org.freedesktop.Notifications"
    subprocess.run(["gdbus", "wait", "--session", "--timeout", "20", name], check=True, timeout=30)
    yield
    service.terminate()
    service.wait(20)


@pytest.fixture
def active(program: Program, tray_item: TrayItem, browser: Browser) -> Program:
    """The program with its license, its window hidden."""
    tray_item.click("Sign in and activate")
    browser.sign_in(PERSON, PASSWORD)
    until(lambda: program.state() == "active", "the program is active")
    until(lambda: is_enabled(tray_item, "Check now"), "nothing is under way")
    browser.close()
    hide(program)
    return program


def is_enabled(item: TrayItem, label: str) -> bool:
    return any(entry.label == label and entry.is_enabled for entry in item.menu)


def test_dunst_shows_that_work_goes_on_offline_and_a_click_opens_the_window(
    dunst: None,
    active: Program,
    tray_item: TrayItem,
    sandbox: Sandbox,
    screenshot: Callable[[str], Path],
) -> None:
    sandbox.end()
    tray_item.click("Check now")
    until(lambda: "displayed: 0" not in run("dunstctl", "count"), "dunst shows a note")
    screenshot("note")
    hide(active)
    run("dunstctl", "action", "0")
    until(lambda: windows_of(active), "the click opened the window")
    screenshot("opened")
    run("dunstctl", "close-all")
    (told,) = json.loads(run("dunstctl", "history"))["data"]
    (note,) = [one for one in told if one["summary"]["data"] == OFFLINE]
    assert note["appname"]["data"] == "Keyturn"
    assert "cannot be reached" in note["body"]["data"]


@pytest.fixture
def notifications() -> Iterator[NotificationService]:
    with closing(NotificationService()) as service:
        yield service


def test_each_outage_is_told_once_also_after_a_restart(
    notifications: NotificationService, active: Program, tray_item: TrayItem, sandbox: Sandbox
) -> None:
    sandbox.end()
    for _ in range(2):
        until(lambda: is_enabled(tray_item, "Check now"), "nothing is under way")
        tray_item.click("Check now")
        until(lambda: active.state() == "grace", "the program works offline")
    until(lambda: notifications.notes, "a note is shown")
    active.end()
    active.start()
    until(lambda: windows_of(active), "the program is back")
    (told,) = [note for note in notifications.notes if note.title == OFFLINE]
    assert told.text.startswith("The license service cannot be reached.")


@pytest.mark.parametrize(
    ("capabilities", "body"),
    [
        (("body", "body-markup"), "A &lt;b&gt; &amp; C"),
        (("body",), "A <b> & C"),
    ],
)
def test_foreign_words_are_never_markup(
    qtbot: QtBot, capabilities: tuple[str, ...], body: str
) -> None:
    with closing(NotificationService(capabilities)) as service:
        lost: list[ShownNote] = []
        sender = DesktopNotes("Keyturn", "io.keyturn.Test", picture, lost.append)
        sender.show(ShownNote("A <b> & C", "A <b> & C"))
        qtbot.waitUntil(lambda: bool(service.notes))
        sender.close()
    assert [(note.title, note.text) for note in service.notes] == [("A <b> & C", body)]
    assert lost == []


def test_where_no_service_is_the_tray_shows_the_note(qtbot: QtBot) -> None:
    lost: list[ShownNote] = []
    sender = DesktopNotes("Keyturn", "io.keyturn.Test", picture, lost.append)
    note = ShownNote("A", "B")
    sender.show(note)
    qtbot.waitUntil(lambda: lost == [note])
    sender.close()


def picture() -> QImage:
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    image.fill(0)
    return image
