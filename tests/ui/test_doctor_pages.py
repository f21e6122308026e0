"""Does a person see what is wrong on this computer, and can they hand it to support?"""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget

from sso import errors
from sso.diagnostics.bundle import Bundle
from sso.diagnostics.doctor import Check, Finding, Level, Seen, fine, warn
from tests.ui.conftest import Shown
from ui.doctor_room import DoctorRoom


def raises() -> Seen:
    raise errors.ProxySignInRequired("asked", proxy="proxy.acme.test:8080", state="asked")


CHECKS = [
    Check("policy", lambda: fine("none")),
    Check("proxy", raises),
    Check("dns", lambda: fine("loopback"), needs=("proxy",)),
    Check("tray", lambda: warn("none")),
]


@pytest.fixture
def room(shown: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DoctorRoom:
    """The window's own room, with checks of our own."""
    monkeypatch.setattr("ui.doctor_room.checks_for", lambda program: CHECKS)
    room = shown.desktop._doctor
    monkeypatch.setattr(room, "_ask_for_file", lambda name: str(tmp_path / name))
    return room


def texts(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.text()]


def button(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def opened(shown: Shown, room: DoctorRoom) -> None:
    # While the program asks the service by itself the page does not open.
    shown.qtbot.waitUntil(lambda: not shown.desktop._bridge.view.is_busy)
    shown.desktop.window.check_up_wanted.emit()
    shown.qtbot.waitUntil(lambda: room.page.isVisible())
    shown.qtbot.waitUntil(lambda: button(room.page, "Check again").isEnabled())


def test_what_is_wrong_stands_first(shown: Shown, room: DoctorRoom) -> None:
    opened(shown, room)
    names = ("Proxy", "Tray", "Name of the license service", "Policy")
    # Qt shows what was added once it has laid it out, a turn of its loop later.
    shown.qtbot.waitUntil(lambda: set(names) <= set(texts(room.page)))
    said = texts(room.page)
    order = [said.index(name) for name in names]
    assert order == sorted(order)
    assert any(text.startswith("1 thing") for text in said)
    assert "The proxy proxy.acme.test:8080 wants a sign-in." in said
    assert "Not looked at, since this comes first: Proxy" in said


def test_a_screen_reader_hears_how_each_check_ended(shown: Shown, room: DoctorRoom) -> None:
    opened(shown, room)
    names = [one.accessibleName() for one in room.page.findChildren(QWidget)]
    assert any(name.startswith("Wrong: Proxy. The proxy") for name in names)
    assert any(name.startswith("All right: Policy.") for name in names)


def test_everything_is_well(
    shown: Shown, room: DoctorRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.doctor_room.checks_for", lambda program: CHECKS[:1])
    opened(shown, room)
    shown.qtbot.waitUntil(lambda: "Everything is as it should be." in texts(room.page))


def test_the_window_lives_while_it_looks(
    shown: Shown, room: DoctorRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check that waits for the network holds up neither page nor Back."""
    go_on = threading.Event()

    def waits() -> Seen:
        go_on.wait(20)
        return fine("none")

    monkeypatch.setattr("ui.doctor_room.checks_for", lambda program: [Check("policy", waits)])
    shown.desktop.window.check_up_wanted.emit()
    assert "Looking ..." in texts(room.page)
    assert not button(room.page, "Check again").isEnabled()
    button(room.page, "Back").click()
    assert not room.page.isVisible()
    go_on.set()
    shown.qtbot.waitUntil(lambda: not shown.bridge.view.is_busy)


def test_no_checks_while_a_sign_in_is_under_way(shown: Shown, room: DoctorRoom) -> None:
    shown.desktop.window.sign_in("CAD-PRO")
    shown.qtbot.waitUntil(lambda: shown.bridge.view.is_busy)
    shown.desktop.window.check_up_wanted.emit()
    assert not room.page.isVisible()
    shown.bridge.cancel_sign_in()
    shown.qtbot.waitUntil(lambda: not shown.bridge.view.is_busy)


def test_copy_takes_all_of_it_along(shown: Shown, room: DoctorRoom) -> None:
    opened(shown, room)
    button(room.page, "Copy").click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == len(CHECKS)
    assert lines[0].startswith("Wrong | Proxy | The proxy proxy.acme.test:8080 wants a sign-in. |")


def test_a_report_is_seen_whole_before_it_is_saved(
    shown: Shown, room: DoctorRoom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = Bundle("k7f3m2xy", {"manifest.json": '{"a": 1}\n', "doctor.json": "[]\n"})
    handed: list[list[Finding]] = []

    def bundle_of(program: object, findings: list[Finding]) -> Bundle:
        handed.append(findings)
        return made

    monkeypatch.setattr("ui.doctor_room.bundle_of", bundle_of)
    noted: list[Bundle] = []
    monkeypatch.setattr("ui.doctor_room.note_written", lambda program, one: noted.append(one))
    opened(shown, room)
    button(room.page, "Report for support ...").click()
    shown.qtbot.waitUntil(room.report_page.isVisible)
    assert [finding.level for finding in handed[0]] == [
        Level.OK, Level.FAIL, Level.SKIP, Level.WARN,
    ]  # fmt: skip
    shows = room.report_page.findChildren(QPlainTextEdit)[0]
    assert shows.toPlainText() == '{"a": 1}\n'
    room.report_page.findChildren(QComboBox)[0].setCurrentText("doctor.json")
    assert shows.toPlainText() == "[]\n"
    assert list(tmp_path.glob("*.zip")) == []
    button(room.report_page, "Save ...").click()
    path = tmp_path / "keyturn-k7f3m2xy.zip"
    assert zipfile.is_zipfile(path)
    assert noted == [made]
    assert f"Saved: {path}" in texts(room.report_page)


def test_a_report_that_cannot_be_saved_says_so(
    shown: Shown, room: DoctorRoom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(room, "_ask_for_file", lambda name: str(tmp_path / "none" / name))
    shown.desktop.window.show_page(room.report_page)
    room.report_page.show_bundle(Bundle("k7f3m2xy", {"manifest.json": "{}"}))
    button(room.report_page, "Save ...").click()
    assert any("The file could not be written" in text for text in texts(room.report_page))
