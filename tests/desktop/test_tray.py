"""Does a real tray host see the icon, its text and its menu?"""

from collections.abc import Callable
from pathlib import Path

from tests.desktop.running_program import Program
from tests.desktop.status_notifier import TrayItem, average_colour
from tests.desktop.waiting import until


def test_host_sees_icon_with_text_and_drawing(
    tray_item: TrayItem, screenshot: Callable[[str], Path]
) -> None:
    assert tray_item.title == "Keyturn"
    assert tray_item.tooltip, "the icon says nothing to a pointer that rests on it"
    assert any(average_colour(picture) for picture in tray_item.pictures), "nothing is drawn"
    screenshot("tray")


def test_menu_offers_what_can_be_done_now(tray_item: TrayItem) -> None:
    entries = {entry.label: entry for entry in tray_item.menu if not entry.is_separator}

    assert entries["Sign in and activate"].is_enabled
    assert entries["Quit"].is_enabled
    assert not entries["Check now"].is_enabled, "there is nothing to check before activation"


def test_quit_in_the_menu_ends_the_program(program: Program, tray_item: TrayItem) -> None:
    tray_item.click("Quit")

    until(lambda: not program.is_running, "the program has ended")
