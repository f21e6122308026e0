"""Does a real tray host see the icon, its text and its menu?"""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.desktop.running_program import Program
from tests.desktop.status_notifier import TrayItem, average_colour
from tests.desktop.waiting import until

QUIT = "Quit: the license stays"


def panel_windows() -> set[str]:
    """The windows of the panel's tray that can be seen, menus among them."""
    # The panel runs each of its parts in a process of this name.
    command = ["xdotool", "search", "--onlyvisible", "--class", "wrapper-2.0"]
    found = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    return set(found.stdout.split())


def test_host_sees_icon_with_text_and_drawing(
    tray_item: TrayItem, screenshot: Callable[[str], Path]
) -> None:
    assert tray_item.title == "Keyturn"
    assert tray_item.tooltip, "the icon says nothing to a pointer that rests on it"
    assert any(average_colour(picture) for picture in tray_item.pictures), "nothing is drawn"
    screenshot("tray")


def test_the_memory_is_nobody_elses(program: Program, tray_item: TrayItem) -> None:
    """The kernel gives what tells of a process that may not be dumped to root."""
    del tray_item  # the icon comes first

    def is_closed() -> bool:
        return Path(f"/proc/{program.pid}/environ").stat().st_uid != os.getuid()

    until(is_closed, "other programs of the user cannot read the memory")


def test_menu_offers_what_can_be_done_now(tray_item: TrayItem) -> None:
    entries = {entry.label: entry for entry in tray_item.menu if not entry.is_separator}

    assert entries["Sign in and activate"].is_enabled
    assert entries["Open window"].is_enabled
    assert entries[QUIT].is_enabled
    assert not entries["Check now"].is_enabled, "there is nothing to check before activation"


def test_right_click_on_the_icon_opens_the_menu(
    right_click_icon: Callable[[], None], screenshot: Callable[[str], Path]
) -> None:
    before = panel_windows()

    right_click_icon()

    until(lambda: panel_windows() - before, "the panel shows a menu")
    screenshot("menu")


def test_quit_in_the_menu_ends_the_program(program: Program, tray_item: TrayItem) -> None:
    tray_item.click(QUIT)

    until(lambda: not program.is_running, "the program has ended")
