"""Which parts of the real desktop does a test get? Program, tray, browser, secrets, sandbox."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import secretstorage
import tomlkit
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtGui import QImage

from tests.desktop.real_browser import Browser
from tests.desktop.running_program import Program, Sandbox
from tests.desktop.secret_service import SecretService
from tests.desktop.status_notifier import TrayItem, items_of_process
from tests.desktop.waiting import until


@pytest.fixture
def artefacts(request: pytest.FixtureRequest) -> Path:
    """Where a test leaves what it wants looked at: a folder of its own, kept after the run."""
    folder = artefacts_of(request.node)
    folder.mkdir()
    return folder


def artefacts_of(test: pytest.Item) -> Path:
    name = re.sub(r"\W+", "-", test.name).strip("-")
    return Path(os.environ["KEYTURN_DESKTOP_ARTEFACTS"], name)


def take_picture(picture: Path, *options: str) -> None:
    subprocess.run(["scrot", "--overwrite", *options, picture], check=True, timeout=20)


@pytest.fixture
def screenshot(artefacts: Path) -> Callable[[str], Path]:
    """Keep a picture of the whole display under a name."""

    def take(name: str) -> Path:
        picture = artefacts / f"{name}.png"
        take_picture(picture)
        return picture

    return take


@pytest.fixture
def window_picture(program: Program, artefacts: Path) -> Callable[[str], Path]:
    """Keep a picture of the program's window alone."""

    def take(name: str) -> Path:
        picture = artefacts / f"{name}.png"
        own = ["--pid", str(program.pid), "--name", "Keyturn"]
        search = ["xdotool", "search", "--all", "--onlyvisible", *own]
        subprocess.run([*search, "windowactivate", "--sync"], check=True, timeout=20)
        take_picture(picture, "--focused")
        return picture

    return take


@pytest.fixture
def sandbox(tmp_path: Path, artefacts: Path) -> Iterator[Sandbox]:
    """The license service and the identity provider; a test may end it early."""
    started = Sandbox.start(tmp_path / "sandbox", artefacts / "sandbox.log")
    yield started
    if started.process.poll() is None:
        started.end()


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """What the program will open. Nothing runs before it does."""
    browser = Browser(tmp_path / "browser")
    browser.prepare()
    yield browser
    browser.close()


@pytest.fixture
def program(
    request: pytest.FixtureRequest,
    sandbox: Sandbox,
    browser: Browser,
    tmp_path: Path,
    artefacts: Path,
    secrets: SecretService,
) -> Iterator[Program]:
    """The tray program, started with the sandbox's profile for `code`, or for the grant that
    `@pytest.mark.parametrize("program", ["token"], indirect=True)` names."""
    profile = with_first_product_only(sandbox.profiles[getattr(request, "param", "code")])
    program = Program(profile, tmp_path / "data", browser.profile, artefacts / "program.log")
    program.start()
    yield program
    if program.is_running:
        program.end()


def with_first_product_only(profile: Path) -> Path:
    """A copy beside the profile, since it names files there. The tray tells the worst state of all
    products: with one product it tells that one's."""
    document = tomlkit.parse(profile.read_text(encoding="utf-8"))
    document["products"] = document["products"][:1]
    copy = profile.with_stem(f"{profile.stem}-one-product")
    copy.write_text(tomlkit.dumps(document), encoding="utf-8")
    return copy


@pytest.fixture
def tray_item(program: Program) -> Iterator[TrayItem]:
    """The program's icon as the real tray host knows it."""
    with closing(open_dbus_connection("SESSION")) as connection:

        def only_item() -> TrayItem | None:
            assert program.is_running, "the program has ended by itself; see program.log"
            items = items_of_process(connection, program.pid)
            return items[0] if len(items) == 1 else None

        yield until(only_item, "the program has one icon in the tray")


@pytest.fixture
def secrets() -> Iterator[SecretService]:
    """The session's real secret service, empty at the start of each test."""
    with closing(secretstorage.dbus_init()) as connection:
        service = SecretService(connection)
        service.clear()
        yield service
        service.clear()


@pytest.fixture
def right_click_icon(tray_item: TrayItem, tmp_path: Path) -> Callable[[], None]:
    """Move the pointer onto the first icon in the panel and press the right button."""
    del tray_item  # it has to be there first

    # The panel and the display have fixed sizes, see panel_settings in run-desktop.sh.
    left, top, size = 14, 873, 22
    picture = tmp_path / "icon.png"

    def is_drawn() -> bool:
        take_picture(picture, "--autoselect", f"{left},{top},{size},{size}")
        image = QImage(str(picture))
        return any(image.pixel(x, size // 2) != image.pixel(0, 0) for x in range(size))

    def press() -> None:
        # The panel knows an icon before it shows it; until then the click would be the panel's.
        until(is_drawn, "the panel draws the icon")
        middle = str(left + size // 2), str(top + size // 2)
        command = ["xdotool", "mousemove", *middle, "click", "3"]
        subprocess.run(command, check=True, timeout=20)

    return press
