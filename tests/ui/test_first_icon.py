"""Does the first icon show what was published last, and does the tray take it over?"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from sso.channel.instance import brought_up
from sso.channel.requests import Show
from sso.licensing.status import State
from sso.storage.paths import Paths
from tests.ui.conftest import Shown
from ui import first_icon, icons
from ui.first_icon import FirstIcon
from ui.single_instance import SingleInstance
from ui.state_looks import LOOK_WORST_FIRST
from ui.tokens import TRAY_TONES
from ui.tray import Tray

ROOT = Path(__file__).parents[2]
# The offscreen platform has no tray at all; where one is feigned, Qt says that.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config", tmp_path / "state")


@pytest.fixture
def first(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> FirstIcon:
    """An icon in a session with a tray."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    return FirstIcon("Keyturn")


def publish(paths: Paths, code: str, state: str) -> None:
    path = paths.status(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"state": state}), "utf-8")


def picture(icon: QSystemTrayIcon) -> object:
    return icon.icon().pixmap(32).toImage()


def expected(state: str) -> object:
    shape, tone = LOOK_WORST_FIRST[state]
    return icons.tray_icon(shape.value, TRAY_TONES[tone.value]).pixmap(32).toImage()


def test_every_state_has_a_look() -> None:
    assert set(LOOK_WORST_FIRST) == {state.value for state in State}


@pytest.mark.parametrize(
    ("published", "shown_as"),
    [(("active",), "active"), (("active", "expired"), "expired"), ((), "not_activated"),
     (("nonsense",), "not_activated")],
)  # fmt: skip
def test_it_shows_the_worst_that_was_published(
    first: FirstIcon, paths: Paths, published: tuple[str, ...], shown_as: str
) -> None:
    codes = [f"P{number}" for number in range(2)]
    for code, state in zip(codes, published, strict=False):
        publish(paths, code, state)
    first.show(paths, codes)
    icon = first.take()
    assert icon is not None
    assert picture(icon) == expected(shown_as)
    assert icon.toolTip() == "Keyturn"


def test_without_a_panel_there_is_no_icon(qapp: QApplication, paths: Paths) -> None:
    first = FirstIcon("Keyturn")
    first.show(paths, ["CAD"])
    assert first.take() is None


def test_the_tray_goes_on_with_the_same_icon_and_menu(
    first: FirstIcon, paths: Paths, shown: Shown
) -> None:
    first.show(paths, ["CAD-PRO"])
    icon = first._icon
    assert icon is not None
    sent = icon.icon().cacheKey()
    tray = Tray(shown.bridge, "Keyturn", first)
    tray.make_icon()
    assert tray._icon is icon
    assert icon.icon().cacheKey() == sent  # the same state is not drawn twice
    assert tray.menu is first.menu
    assert tray.menu.actions()
    assert icon.toolTip().startswith("Keyturn: ")
    clicks: list[bool] = []
    tray.window_wanted.connect(lambda: clicks.append(True))
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert clicks == [True]
    tray.make_icon()  # a panel started anew: this wants another one
    assert tray._icon is not icon
    tray.remove_icon()


@pytest.mark.parametrize(("before", "after"), [("", ":1.7"), (":1.7", ""), (":1.7", ":1.9")])
def test_where_another_panel_came_meanwhile_the_tray_makes_its_own_icon(
    first: FirstIcon,
    paths: Paths,
    shown: Shown,
    monkeypatch: pytest.MonkeyPatch,
    before: str,
    after: str,
) -> None:
    monkeypatch.setattr(first_icon, "watcher_of_now", lambda: before)
    first.show(paths, ["CAD-PRO"])
    icon = first._icon
    assert icon is not None
    monkeypatch.setattr(first_icon, "watcher_of_now", lambda: after)
    tray = Tray(shown.bridge, "Keyturn", first)
    tray.make_icon()
    assert tray._icon is not None
    assert tray._icon is not icon
    assert not icon.isVisible()
    tray.remove_icon()


def test_what_comes_before_the_window_can_listen_waits(qtbot: QtBot, paths: Paths) -> None:
    single = SingleInstance(paths.state)
    heard: list[bool] = []
    single.show_wanted.connect(lambda: heard.append(True))
    assert single.start(is_held=True)
    try:
        assert brought_up(paths.state, Show())
        qtbot.wait(100)
        assert not heard
        with qtbot.waitSignal(single.show_wanted):
            single.go_on()
        qtbot.waitUntil(lambda: heard == [True])
    finally:
        single.close()


def test_the_window_is_made_when_somebody_wants_it(shown: Shown) -> None:
    shown.desktop.tray.window_wanted.emit()
    assert shown.desktop.window.isVisible()


def test_before_the_icon_neither_core_nor_window_is_loaded() -> None:
    code = "import sys, ui.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not loaded & {
        "ui.main_window", "ui.bridge", "ui.messages", "sso.activation.manager", "cryptography",
        "requests", "PySide6.QtNetwork", "PySide6.QtDBus", "sso.licensing.model",
    }  # fmt: skip
