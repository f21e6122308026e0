"""Does every control of the settings page hold at once, and stay where somebody else decides?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sso.licensing.status import State
from sso.profile import Layer, load_profile, merged
from sso.profile.reader import parse_document
from sso.storage.user_settings import UserSettings
from tests.ui.conftest import PROFILE, Shown
from tests.ui.looking import press, texts
from ui.i18n import apply_language
from ui.settings_page import SettingsPage, SettingsView
from ui.theme import Theme

PLAIN = SettingsView("", "system", True, True, "", "system")


@pytest.fixture
def page(shown: Shown) -> SettingsPage:
    """The page, opened from the tray's menu."""
    wanted = [one for one in shown.desktop.tray.menu.actions() if one.text() == "Settings ..."]
    wanted[0].trigger()
    found = shown.desktop.window.findChild(SettingsPage)
    assert isinstance(found, SettingsPage)
    assert found.isVisible()
    return found


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication) -> Iterator[None]:
    locale = QLocale()
    yield
    apply_language(qapp, "en")
    QLocale.setDefault(locale)
    Theme("light").apply(qapp)


def control(page: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """Return the control with an accessible name, as a screen reader finds it."""
    for found in page.findChildren(kind):
        if found.accessibleName() == name:
            return found
    raise AssertionError(f"no {kind.__name__} {name!r}")


def choose(page: SettingsPage, name: str, text: str) -> None:
    """Choose in a combo box by keyboard."""
    combo = control(page, QComboBox, name)
    assert isinstance(combo, QComboBox)
    index = combo.findText(text)
    assert index >= 0, [combo.itemText(at) for at in range(combo.count())]
    combo.setFocus()
    key = Qt.Key.Key_Down if index > combo.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(index - combo.currentIndex())):
        QTest.keyClick(combo, key)
    assert combo.currentText() == text


def tick(page: SettingsPage, name: str) -> None:
    """Press a check box by keyboard."""
    box = control(page, QCheckBox, name)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


def test_the_look_changes_at_once(page: SettingsPage, shown: Shown, settings: Path) -> None:
    choose(page, "Look", "Dark")
    assert shown.desktop.window.palette().window().color().name().upper() == "#16191D"
    assert 'theme = "dark"' in settings.read_text()


def test_the_language_changes_at_once(page: SettingsPage, shown: Shown, settings: Path) -> None:
    choose(page, "Language", "Deutsch")
    assert 'language = "de"' in settings.read_text()
    assert QLocale().language() is QLocale.Language.German


def test_autostart_is_switched_and_remembered(
    page: SettingsPage, shown: Shown, settings: Path, tmp_path: Path
) -> None:
    entry = tmp_path / "autostart" / "io.keyturn.Test.desktop"
    tick(page, "Start with the session")
    assert "Hidden" not in entry.read_text()
    assert "autostart = true" in settings.read_text()
    tick(page, "Start with the session")
    assert "Hidden=true" in entry.read_text()
    assert "autostart = false" in settings.read_text()
    assert (tmp_path / "state" / "autostart-settled").exists()


def test_autostart_shows_what_the_system_does_and_not_what_was_wished(
    page: SettingsPage, shown: Shown
) -> None:
    box = control(page, QCheckBox, "Start with the session")
    assert isinstance(box, QCheckBox)
    assert not box.isChecked()  # the profile wants it, but there is no entry


def test_notices_are_switched_live(page: SettingsPage, shown: Shown, settings: Path) -> None:
    tick(page, "Show notifications")
    assert not shown.desktop.notifier.settings.is_enabled
    assert "enabled = false" in settings.read_text()
    assert not control(page, QCheckBox, "Quiet hours").isEnabled()


def test_quiet_hours_are_set_live(page: SettingsPage, shown: Shown, settings: Path) -> None:
    tick(page, "Quiet hours")
    assert shown.desktop.notifier.settings.quiet_hours == "20:00-08:00"
    begin = control(page, QTimeEdit, "Quiet from")
    assert isinstance(begin, QTimeEdit)
    assert begin.isEnabled()
    begin.setTime(QTime(21, 30))
    QTest.keyClick(begin, Qt.Key.Key_Return)
    assert shown.desktop.notifier.settings.quiet_hours == "21:30-08:00"
    assert 'quiet_hours = "21:30-08:00"' in settings.read_text()
    tick(page, "Quiet hours")
    assert shown.desktop.notifier.settings.quiet_hours == ""


def test_the_proxy_reaches_the_core(
    page: SettingsPage, shown: Shown, qtbot: QtBot, settings: Path
) -> None:
    choose(page, "Proxy", "None")
    choose(page, "Proxy", "This one:")
    field = control(page, QLineEdit, "Address of the proxy")
    assert field.isVisible()
    QTest.keyClicks(field, "http://proxy.acme.test:3128")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: shown.manager.calls == ["proxy none", "proxy http://proxy.acme.test:3128"]
    )
    assert 'proxy = "http://proxy.acme.test:3128"' in settings.read_text()


@pytest.mark.parametrize(
    "address", ["http://proxy.acme.test/proxy.pac", "https://p:8080", "file:///etc/proxy.pac"]
)
def test_a_proxy_file_reaches_the_core(
    page: SettingsPage, shown: Shown, qtbot: QtBot, settings: Path, address: str
) -> None:
    choose(page, "Proxy", "By the file at:")
    field = control(page, QLineEdit, "Address of the proxy file")
    assert field.isVisible()
    assert not control(page, QLineEdit, "Address of the proxy").isVisible()
    QTest.keyClicks(field, address)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.manager.calls[-1:] == [f"proxy pac:{address}"])
    assert f'proxy = "pac:{address}"' in settings.read_text()
    page.show_settings(replace(PLAIN, proxy=f"pac:{address}"))
    assert field.isVisible()
    assert field.text() == address


@pytest.mark.parametrize("address", ["proxy.pac", "ftp://p/x", "http://me:secret@p/x", "file:x"])
def test_a_file_that_has_no_address_is_refused(
    page: SettingsPage, settings: Path, address: str
) -> None:
    choose(page, "Proxy", "By the file at:")
    field = control(page, QLineEdit, "Address of the proxy file")
    QTest.keyClicks(field, address)
    QTest.keyClick(field, Qt.Key.Key_Return)
    wanted = "A proxy file's address looks like http://proxy.example/proxy.pac."
    assert wanted in texts(page)
    assert address not in settings.read_text()


@pytest.mark.parametrize(
    "address",
    ["p.acme", "ftp://p:1", "http://user:secret@p:1", "http://p:1/x?y", "http:// b"],
)
def test_an_address_that_is_none_is_refused(
    page: SettingsPage, shown: Shown, settings: Path, address: str
) -> None:
    choose(page, "Proxy", "This one:")
    field = control(page, QLineEdit, "Address of the proxy")
    QTest.keyClicks(field, address)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "A proxy's address looks like http://proxy.example:8080." in texts(page)
    assert address not in settings.read_text()


def test_a_failing_disk_shows_a_sentence_and_the_old_value(
    page: SettingsPage, shown: Shown, settings: Path
) -> None:
    settings.parent.write_text("a file where the folder belongs")
    colour = shown.desktop.window.palette().window().color().name()
    choose_unchecked(page, "Look", "dark")
    combo = control(page, QComboBox, "Look")
    assert isinstance(combo, QComboBox)
    assert combo.currentData() == "system"
    assert shown.desktop.window.palette().window().color().name() == colour
    assert any(text.startswith("The disk did not take") for text in texts(page))


def choose_unchecked(page: SettingsPage, name: str, data: str) -> None:
    combo = control(page, QComboBox, name)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


FORCED = {
    "ui.language": [(QComboBox, "Language")],
    "ui.theme": [(QComboBox, "Look")],
    "ui.autostart": [(QCheckBox, "Start with the session")],
    "notifications.enabled": [(QCheckBox, "Show notifications")],
    "notifications.quiet_hours": [(QCheckBox, "Quiet hours"), (QTimeEdit, "Quiet from")],
    "network.proxy": [
        (QComboBox, "Proxy"),
        (QLineEdit, "Address of the proxy"),
        (QLineEdit, "Address of the proxy file"),
    ],
}


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("key", list(FORCED))
def test_what_the_policy_fixes_is_greyed_and_says_whose_it_is(qtbot: QtBot, key: str) -> None:
    page = SettingsPage()
    qtbot.addWidget(page)
    values = replace(PLAIN, quiet_hours="20:00-08:00", proxy="http://p:1", administrator="Acme IT")
    page.show_settings(replace(values, forced=frozenset({key})))
    page.show()
    assert [label for label in page.findChildren(QLabel) if label.isVisible()]
    assert texts(page).count("Managed by Acme IT") == 1
    for other, controls in FORCED.items():
        for kind, name in controls:
            assert control(page, kind, name).isEnabled() is (other != key), name


def test_a_profile_knows_what_its_policy_fixes() -> None:
    layers = [
        Layer("profile", parse_document("test", PROFILE)),
        Layer("policy", parse_document("p", '[ui]\ntheme = "dark"\n'), is_forced=True),
    ]
    assert merged(layers, Path()).forced == {"ui.theme"}


def test_a_change_is_a_setting_at_the_next_start(
    page: SettingsPage, settings: Path, tmp_path: Path
) -> None:
    choose(page, "Look", "Light")
    tick(page, "Quiet hours")
    path = tmp_path / "profile.toml"
    path.write_text(PROFILE)
    profile = load_profile(path, lambda app_id: settings)
    assert (profile.ui.theme, profile.notifications.quiet_hours) == ("light", "20:00-08:00")
    assert profile.origins["ui.theme"] == "user settings"
    assert UserSettings(settings).company() == ""


def test_escape_and_back_lead_to_the_products(
    page: SettingsPage, shown: Shown, qtbot: QtBot
) -> None:
    choose(page, "Language", "Deutsch")  # the key outlives the text
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.isVisible())
    shown.desktop.window.settings_wanted.emit()
    assert page.isVisible()
    press(shown.desktop.window, "Zurück")
    assert not page.isVisible()


def test_while_something_is_under_way_the_page_stays_closed(shown: Shown) -> None:
    shown.put(State.ACTIVE)
    shown.desktop.tray.show_view(replace(shown.bridge.view, is_busy=True))
    (entry,) = [one for one in shown.desktop.tray.menu.actions() if one.text() == "Settings ..."]
    assert not entry.isEnabled()


def test_the_keyboard_reaches_every_control_from_top_to_bottom(page: SettingsPage) -> None:
    tick(page, "Quiet hours")
    names = []
    page.take_focus()
    for _ in range(14):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused.accessibleName() not in names:  # a time has two parts
            names.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    expected = ["Language", "Look", "Start with the session", "Show notifications", "Quiet hours"]
    assert names[:8] == [*expected, "Quiet from", "Quiet until", "Proxy"]


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_no_text_is_cut_at_twice_the_size(qapp: QApplication, qtbot: QtBot, language: str) -> None:
    apply_language(qapp, language)
    page = SettingsPage()
    qtbot.addWidget(page)
    page.setStyleSheet("QWidget { font-size: 26px; }")
    page.resize(440, 600)
    page.show_settings(replace(PLAIN, quiet_hours="20:00-08:00", proxy="http://p:1"))
    page.show()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    for box in page.findChildren(QCheckBox) + page.findChildren(QComboBox):
        assert box.width() >= box.sizeHint().width(), box.accessibleName()
        assert box.height() >= box.sizeHint().height(), box.accessibleName()
    for label in page.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
