"""Does a link that is opened outside land in the program that runs, and does it only propose?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from tests.desktop.fixtures import with_first_product_only
from tests.desktop.real_browser import Browser
from tests.desktop.running_program import ROOT, Program, Sandbox
from tests.desktop.screen_reader import ScreenReader
from tests.desktop.test_coming_forward import active_process, is_over, process_of, xdotool
from tests.desktop.waiting import until

LINK = "keyturn://activate?product=CAD-PRO&customer=GLOBEX&login_hint=you%40globex.test"
GO, NO = "Sign in and activate", "No, thank you"
ENTRY = """[Desktop Entry]
Type=Application
Name=Keyturn
NoDisplay=true
Exec={python} {main} --profile {profile} --data-dir {data} %u
MimeType=x-scheme-handler/keyturn;
"""


@pytest.fixture(autouse=True)
def heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that start from now on talk to screen readers."""
    monkeypatch.setenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")


@pytest.fixture
def reader(heard: None, program: Program) -> Iterator[ScreenReader]:
    """Reads the program's window; it has come up."""
    with closing(ScreenReader(program.pid)) as reader:
        until(reader.texts, "a screen reader finds the window")
        yield reader


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Where the program of `program` keeps its files."""
    return tmp_path / "data"


@pytest.fixture
def with_entry(sandbox: Sandbox, data_dir: Path, tmp_path: Path) -> Mapping[str, str]:
    """An environment in which the system knows the scheme, as a package makes it known."""
    folders = {name: tmp_path / name for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    entry = folders["XDG_DATA_HOME"] / "applications" / "keyturn-test.desktop"
    entry.parent.mkdir(parents=True)
    folders["XDG_CONFIG_HOME"].mkdir()
    profile = with_first_product_only(sandbox.profiles["code"])
    facts = {"main": ROOT / "main.py", "profile": profile, "data": data_dir}
    entry.write_text(ENTRY.format(python=sys.executable, **facts), encoding="utf-8")
    environment = os.environ | {name: str(folder) for name, folder in folders.items()}
    for command in (
        ["update-desktop-database", entry.parent],
        ["xdg-mime", "default", entry.name, "x-scheme-handler/keyturn"],
    ):
        subprocess.run(command, env=environment, check=True, timeout=30)
    return environment


def xdg_open(address: str, environment: Mapping[str, str]) -> None:
    """Open an address as any program does; returns when what was started has handed it over."""
    command = ["xdg-open", address]
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=True, timeout=30)


@pytest.fixture
def cover(
    reader: ScreenReader, program: Program, sandbox: Sandbox, browser: Browser
) -> Iterator[str]:
    """The process of a browser that covers the desktop: there the person meets the link."""
    own = str(program.pid)
    environment = os.environ | {"TEST_BROWSER_PROFILE": str(browser.profile)}
    # It stays as long as the browser.
    opening = subprocess.Popen(
        ["xdg-open", sandbox.base_url], env=environment, stdin=subprocess.DEVNULL
    )
    until(lambda: active_process() not in ("", own), "the browser is active")
    window = xdotool("getactivewindow")
    xdotool("windowmove", "--sync", window, "0", "0", "windowsize", "--sync", window, "1590", "800")
    cover = process_of(window)
    until(lambda: is_over(cover, own), "the browser is in front")
    yield cover
    browser.close()
    opening.wait(20)


def starts_with(data_dir: Path) -> set[int]:
    """Every process that was started with this data folder."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue  # it has ended
        if os.fsencode(data_dir) in words:
            found.add(int(folder.name))
    return found


def counts(sandbox: Sandbox) -> dict[str, int]:
    """How often each route of the license service was asked."""
    with urllib.request.urlopen(f"{sandbox.base_url}/sandbox/state", timeout=20) as answer:
        found: dict[str, int] = json.load(answer)["counts"]
    return found


def test_a_link_lands_in_the_program_that_runs_and_waits_for_a_click(
    with_entry: Mapping[str, str],
    cover: str,
    program: Program,
    sandbox: Sandbox,
    reader: ScreenReader,
    data_dir: Path,
    browser: Browser,
) -> None:
    before = counts(sandbox)

    xdg_open(LINK, with_entry)

    until(lambda: NO in reader.texts(), "the prompt is shown")
    until(lambda: active_process() == str(program.pid), "the program's window is active")
    until(lambda: is_over(str(program.pid), cover), "the program's window is in front")
    texts = "\n".join(reader.texts())
    for fact in ("CAD Pro (CAD-PRO)", "GLOBEX", "you@globex.test", "127.0.0.1"):
        assert fact in texts
    assert starts_with(data_dir) == {program.pid}, "the second start has ended"
    assert program.state() == "not_activated"
    assert counts(sandbox) == before, "nothing was asked without a click"

    reader.press(GO)
    until(lambda: counts(sandbox).get("sso_url") == 1, "the click begins the sign-in")
    browser.wait_for_page("[name=username]")


def test_no_is_no_and_a_link_that_is_none_shows_nothing(
    with_entry: Mapping[str, str], program: Program, sandbox: Sandbox, reader: ScreenReader
) -> None:
    before = counts(sandbox)
    home = reader.texts()
    hostile = subprocess.run(
        ["xdg-open", f"{LINK}&base_url=http://evil.test"], env=with_entry, timeout=30, check=False
    )
    assert hostile.returncode != 0
    assert reader.texts() == home
    xdg_open(LINK, with_entry)
    until(lambda: NO in reader.texts(), "the prompt is shown")
    reader.press(NO)
    until(lambda: reader.texts() == home, "the window is as it was")
    assert counts(sandbox) == before
