"""Is there exactly one icon, whatever the panels do, and is it redrawn only when it must be?"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jeepney import MatchRule, message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.desktop.panels import Panel, XEmbedTray
from tests.desktop.real_browser import Browser
from tests.desktop.running_program import Program, Sandbox
from tests.desktop.status_notifier import TrayItem, items_of_process, registered_items
from tests.desktop.waiting import until

PERSON, PASSWORD = "you@acme.test", "sandbox"


@pytest.fixture
def panel(artefacts: Path) -> Iterator[Panel]:
    """The rig's panel, which is there again when the test is over."""
    own = Panel(artefacts / "panel.log")
    yield own
    if not own.is_there:
        own.start()


@pytest.fixture
def no_panel(panel: Panel) -> Panel:
    """The rig's panel, ended."""
    panel.end()
    return panel


@pytest.fixture
def xembed_tray(artefacts: Path) -> Iterator[XEmbedTray]:
    """A tray of the old kind, not started yet."""
    tray = XEmbedTray(artefacts / "trayer.log")
    yield tray
    tray.end()


@pytest.fixture
def bus() -> Iterator[DBusConnection]:
    with closing(open_dbus_connection("SESSION")) as connection:
        yield connection


def only_item(bus: DBusConnection, program: Program) -> TrayItem:
    """Wait for the one icon; that it stays one is seen after the program answered once more."""

    def found() -> list[TrayItem]:
        assert program.is_running, "the program has ended by itself; see program.log"
        return items_of_process(bus, program.pid)

    until(lambda: len(found()) == 1, "the program has one icon in the tray")
    assert found()[0].menu
    items = found()
    assert len(items) == 1
    return items[0]


def is_enabled(item: TrayItem, label: str) -> bool:
    return any(entry.label == label and entry.is_enabled for entry in item.menu)


def windows_of(program: Program) -> list[str]:
    command = ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(program.pid)]
    command += ["--name", "Keyturn"]
    found = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    return found.stdout.split()


def test_a_panel_that_starts_anew_shows_one_icon_again(
    panel: Panel, program: Program, bus: DBusConnection
) -> None:
    only_item(bus, program)
    for _ in range(3):
        panel.end()
        panel.start()
        item = only_item(bus, program)
        assert "Sign in and activate" in [entry.label for entry in item.menu]


def test_a_panel_that_comes_late_shows_the_icon(
    no_panel: Panel, program: Program, bus: DBusConnection
) -> None:
    until(lambda: windows_of(program), "the window is there without a tray")
    no_panel.start()
    assert only_item(bus, program).tooltip == "Keyturn: CAD Pro: Not activated"


def test_a_tray_of_the_old_kind_shows_the_icon_and_a_click_opens_the_window(
    no_panel: Panel,
    xembed_tray: XEmbedTray,
    program: Program,
    screenshot: Callable[[str], Path],
) -> None:
    until(lambda: windows_of(program), "the window is there without a tray")
    xembed_tray.start()  # long after the program
    until(lambda: len(xembed_tray.icons) == 1, "the old tray shows the icon")
    screenshot("old-tray")
    (window,) = windows_of(program)
    subprocess.run(["xdotool", "windowminimize", "--sync", window], check=True, timeout=20)
    ((x, y),) = xembed_tray.icons
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True, timeout=20)
    until(lambda: windows_of(program), "the window is up again")


def test_an_old_tray_that_starts_anew_shows_one_icon_again(
    no_panel: Panel, xembed_tray: XEmbedTray, program: Program
) -> None:
    xembed_tray.start()
    until(lambda: len(xembed_tray.icons) == 1, "the old tray shows the icon")
    xembed_tray.end()
    xembed_tray.start()
    until(lambda: len(xembed_tray.icons) == 1, "the old tray shows the icon again")


def test_from_an_old_tray_the_icon_moves_to_a_new_one_and_back(
    no_panel: Panel, xembed_tray: XEmbedTray, program: Program, bus: DBusConnection
) -> None:
    xembed_tray.start()
    until(lambda: len(xembed_tray.icons) == 1, "the old tray shows the icon")
    no_panel.start()
    only_item(bus, program)
    until(lambda: not xembed_tray.icons, "the old tray shows it no more")
    no_panel.end()
    xembed_tray.end()  # the panel had taken its place for icons of the old kind as well
    xembed_tray.start()
    until(lambda: len(xembed_tray.icons) == 1, "the old tray shows the icon again")


def test_a_panel_that_comes_while_the_program_starts_shows_the_icon(
    no_panel: Panel,
    xembed_tray: XEmbedTray,
    program_of_all: Program,
    bus: DBusConnection,
) -> None:
    xembed_tray.start()
    program_of_all.start()
    until(lambda: len(xembed_tray.icons) == 1, "the old tray shows the icon")
    with program_of_all.held():  # most of it is yet to be loaded
        no_panel.start()
    only_item(bus, program_of_all)
    until(lambda: not xembed_tray.icons, "the old tray shows it no more")


def test_the_icon_is_sent_anew_only_when_the_state_changes(
    program: Program, tray_item: TrayItem, browser: Browser, bus: DBusConnection
) -> None:
    with closing(open_dbus_connection("SESSION")) as listening:
        ((service, _),) = [
            one for one in registered_items(bus) if items_of_process(bus, program.pid)
        ]
        rule = MatchRule(type="signal", sender=service, member="NewIcon")
        listening.send_and_get_reply(message_bus.AddMatch(rule), timeout=10)
        with listening.filter(rule, bufsize=100) as sent:
            tray_item.activate()
            tray_item.click("Sign in and activate")
            browser.sign_in(PERSON, PASSWORD)
            until(lambda: program.state() == "active", "the program is active")
            for _ in range(3):
                until(lambda: is_enabled(tray_item, "Check now"), "nothing is under way")
                before = str(program.status()["last_check"])
                # It is told to the second: the next one shall differ.
                until(lambda: f"{datetime.now(UTC):%FT%TZ}" > before, "a second has passed")  # noqa: B023
                tray_item.click("Check now")
                until(lambda: program.status()["last_check"] != before, "it was checked")  # noqa: B023
            tray_item.click("Open window")
            _receive_all(listening)
            assert len(sent) == 2, "once for the sign-in under way, once for the license"


def _receive_all(listening: DBusConnection) -> None:
    """Put what has arrived into the filter's queue: an answer comes after what was sent before."""
    listening.send_and_get_reply(message_bus.GetId(), timeout=10)


@pytest.fixture
def program_of_all(
    sandbox: Sandbox, browser: Browser, tmp_path: Path, artefacts: Path
) -> Iterator[Program]:
    """The program with all products of the sandbox, not started yet."""
    profile = sandbox.profiles["code"]
    program = Program(profile, tmp_path / "data", browser.profile, artefacts / "program.log")
    yield program
    if program.is_running:
        program.end()


def test_several_products_are_chosen_from_in_the_menu(
    program_of_all: Program, browser: Browser, bus: DBusConnection
) -> None:
    program_of_all.start()
    item = only_item(bus, program_of_all)
    labels = [entry.label for entry in item.menu if not entry.is_separator]
    assert labels.count("Sign in and activate") > 1
    assert "Check all now" in labels
    item.click("Sign in and activate")
    browser.wait_for_page("[name=username]")
    assert "Waiting for your browser" in [entry.label for entry in item.menu]
    item.click("Cancel the sign-in")
    until(
        lambda: "Waiting for your browser" not in [entry.label for entry in item.menu],
        "the sign-in is over",
    )
