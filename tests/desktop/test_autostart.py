"""Does a real session start bring the program up, in the tray alone?"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from sso.autostart.xdg import XdgAutostart
from tests.desktop.panels import Panel
from tests.desktop.running_program import ROOT, Program, Sandbox
from tests.desktop.status_notifier import (
    items_of_process,
    pid_of,
    registered_items,
)
from tests.desktop.waiting import until


def windows_of(pid: int) -> list[str]:
    command = [
        "xdotool",
        "search",
        "--all",
        "--onlyvisible",
        "--pid",
        str(pid),
        "--name",
        "Keyturn",
    ]
    found = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    return found.stdout.split()


@pytest.fixture
def bus() -> Iterator[DBusConnection]:
    with closing(open_dbus_connection("SESSION")) as connection:
        yield connection


@pytest.fixture
def panel(artefacts: Path) -> Iterator[Panel]:
    own = Panel(artefacts / "panel.log")
    yield own
    if not own.is_there:
        own.start()


@pytest.fixture
def in_background(sandbox: Sandbox, tmp_path: Path, artefacts: Path) -> Iterator[Program]:
    """The program as the session starts it; not started yet."""
    profile, log = sandbox.profiles["code"], artefacts / "program.log"
    program = Program(profile, tmp_path / "data", tmp_path / "browser", log)
    yield program
    if program.is_running:
        program.end()


def test_the_session_starts_it_from_a_folder_with_a_difficult_name(
    sandbox: Sandbox, tmp_path: Path, bus: DBusConnection
) -> None:
    folder = tmp_path / "a folder & more; (1)"
    folder.mkdir()
    shutil.copy(sandbox.profiles["code"], folder / "profile.toml")
    for key in sandbox.profiles["code"].parent.glob("*.pem"):
        shutil.copy(key, folder)
    words = [sys.executable, str(ROOT / "main.py"), "--profile", str(folder / "profile.toml")]
    words += ["--data-dir", str(folder / "data"), "--background"]
    autostart = XdgAutostart(tmp_path / "autostart", [], "io.keyturn.Test", "Keyturn", words)
    before = set(registered_items(bus))

    autostart.turn_off()
    session_start(tmp_path / "autostart")
    autostart.turn_on()
    session_start(tmp_path / "autostart")

    until(lambda: set(registered_items(bus)) - before, "an icon is in the tray")
    ((service, _),) = set(registered_items(bus)) - before
    pid = pid_of(bus, service)
    assert (folder / "data").is_dir()
    assert windows_of(pid) == []
    (item,) = items_of_process(bus, pid)
    item.click("Open window")
    until(lambda: windows_of(pid), "the window opens")
    os.kill(pid, signal.SIGTERM)
    until(lambda: not (set(registered_items(bus)) - before), "the program has ended")


def session_start(folder: Path) -> None:
    command = ["dex", "--autostart", "--environment", "XFCE", "--search-paths", str(folder)]
    subprocess.run(command, check=True, timeout=30, cwd=ROOT)


def test_an_entry_that_systemd_reads_starts_the_same_words(tmp_path: Path) -> None:
    generator = Path("/usr/lib/systemd/user-generators/systemd-xdg-autostart-generator")
    if not generator.exists():
        pytest.skip("no systemd here")
    words = ["/bin/echo", "a b", "50%", "it's", "x"]
    config, out = tmp_path / "config", tmp_path / "out"
    out.mkdir()
    XdgAutostart(config / "autostart", [], "io.keyturn.Test", "Keyturn", words).turn_on()
    environment = os.environ | {"XDG_CONFIG_HOME": str(config), "XDG_CONFIG_DIRS": str(tmp_path)}
    command = [str(generator), str(out), str(out), str(out)]
    subprocess.run(command, env=environment, check=True, timeout=20)
    (unit,) = out.glob("app-io.keyturn.Test@autostart.service")
    (line,) = [one for one in unit.read_text().splitlines() if one.startswith("ExecStart=")]
    assert line.startswith("ExecStart=:"), "systemd fills in no variables"
    assert line.endswith('/bin/echo "a b" 50%% "it\'s" x')


def test_without_a_tray_the_window_comes_after_all(
    panel: Panel, in_background: Program, bus: DBusConnection
) -> None:
    panel.end()
    in_background.start("--background")
    until(lambda: windows_of(in_background.pid), "the window is there")


def test_a_panel_that_comes_in_time_keeps_the_window_away(
    panel: Panel, in_background: Program, bus: DBusConnection
) -> None:
    panel.end()
    in_background.start("--background")
    panel.start()
    until(lambda: items_of_process(bus, in_background.pid), "the icon is in the tray")
    assert windows_of(in_background.pid) == []
    in_background.start_again("--background")
    assert windows_of(in_background.pid) == []
    in_background.start_again()
    until(lambda: windows_of(in_background.pid), "a second start by hand opens the window")
