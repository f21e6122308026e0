"""Does the window speak every language whole: nothing cut off, mirrored where it must be, and
changed while it runs?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from sso.licensing.status import State
from sso.profile.language import LANGUAGES
from tests.ui.conftest import Shown
from tests.ui.fitting import cut_off
from tests.ui.looking import button, texts
from tests.ui.pages import PAGES, made, product
from ui import messages, tokens
from ui.i18n import PSEUDO, apply_language
from ui.messages import tr
from ui.theme import Theme

ALL = (*LANGUAGES, PSEUDO)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The program's type and colours; English again afterwards."""
    before = QLocale()
    Theme("light").apply(qapp)
    yield
    apply_language(qapp, "en")
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def settle(window: QWidget) -> None:
    """Let layouts and language events come to rest."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()


def seen(window: QWidget) -> list[str]:
    """Return all that can be read or heard in a window."""
    found = list(texts(window))
    for part in window.findChildren(QAbstractButton):
        if part.isVisible():
            found += [part.text(), part.accessibleName(), part.toolTip()]
    found += [part.accessibleName() for part in window.findChildren(QLabel) if part.isVisible()]
    return found


def test_every_page_is_looked_at(qapp: QApplication, qtbot: QtBot) -> None:
    """A new page goes into tests/ui/pages.py, so that it is opened in every language."""
    folder = Path(messages.__file__).parent
    wanted = {path.stem for ending in ("page", "panel") for path in folder.glob(f"*_{ending}.py")}
    found = set()
    for name in PAGES:
        window = made(name)
        qtbot.addWidget(window)
        found |= {
            type(part).__module__.removeprefix("ui.") for part in window.findChildren(QWidget)
        }
    assert wanted <= found


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ALL)
def test_nothing_is_cut_off(qapp: QApplication, qtbot: QtBot, language: str, name: str) -> None:
    apply_language(qapp, language)
    window = made(name)
    qtbot.addWidget(window)
    settle(window)
    assert (window.width(), window.height()) == (tokens.WINDOW_WIDTH, tokens.WINDOW_HEIGHT)
    assert cut_off(window) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ALL)
def test_nothing_is_cut_off_in_type_of_double_size(
    qapp: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    name: str,
) -> None:
    for size in ("TITLE_PX", "PRODUCT_PX", "BODY_PX", "SMALL_PX"):
        monkeypatch.setattr(tokens, size, 2 * getattr(tokens, size))
    apply_language(qapp, language)
    Theme("light").apply(qapp)
    window = made(name)
    qtbot.addWidget(window)
    settle(window)
    assert cut_off(window, may_scroll_across=True) == []


@pytest.mark.parametrize("name", [one for one in PAGES if not one.startswith("home")])
@pytest.mark.parametrize("language", [one for one in ALL if one != "en"])
def test_a_page_follows_the_language_while_it_is_shown(
    qapp: QApplication, qtbot: QtBot, language: str, name: str
) -> None:
    """A home page and its cards hold lines that their view sets again: test_the_program_follows."""
    apply_language(qapp, "en")
    window = made(name)
    qtbot.addWidget(window)
    settle(window)
    apply_language(qapp, language)
    settle(window)
    fresh = made(name)
    qtbot.addWidget(fresh)
    settle(fresh)
    assert seen(window) == seen(fresh)
    assert cut_off(window) == []


@pytest.mark.parametrize("language", ALL)
def test_the_program_follows(qapp: QApplication, shown: Shown, language: str) -> None:
    """Window, menus and tray, and back again."""
    window, tray = shown.desktop.window, shown.desktop.tray
    apply_language(qapp, "en")
    shown.put(State.ACTIVE, State.EXPIRING)
    button(window, "Details").click()
    settle(window)
    english = [*seen(window), *actions(window), *actions(tray.menu)]
    apply_language(qapp, language)
    settle(window)
    other = [*seen(window), *actions(window), *actions(tray.menu)]
    assert str(tr("Check now")) in other
    assert any(str(tr("Sign off here: the license stays")) in one for one in other)
    if language != "en":
        left = [text for text in english if text in other and " " in text and text.islower()]
        assert left == []
        assert other != english
    apply_language(qapp, "en")
    settle(window)
    assert [*seen(window), *actions(window), *actions(tray.menu)] == english


@pytest.mark.parametrize("language", ALL)
@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
def test_menus_show_their_entries_whole(qapp: QApplication, shown: Shown, language: str) -> None:
    apply_language(qapp, language)
    shown.put(State.ACTIVE, State.EXPIRING)
    settle(shown.desktop.window)
    menus = [*shown.desktop.window.findChildren(QMenu), shown.desktop.tray.menu]
    assert sum(bool(menu.actions()) for menu in menus) >= 2
    for menu in menus:
        menu.popup(QPoint(0, 0))
        settle(menu)
        assert menu.width() >= menu.sizeHint().width()
        for action in menu.actions():
            if action.isVisible() and not action.isSeparator():
                needed = menu.fontMetrics().horizontalAdvance(action.text())
                assert menu.rect().contains(menu.actionGeometry(action))
                assert needed <= menu.actionGeometry(action).width()
        menu.close()


@pytest.mark.parametrize("language", ALL)
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_question_is_shown_whole(qapp: QApplication, shown: Shown, language: str) -> None:
    apply_language(qapp, language)
    seen_there: list[str] = []

    def look() -> None:
        box = qapp.activeModalWidget()
        assert isinstance(box, QMessageBox)
        settle(box)
        seen_there.extend([*texts(box), "", *cut_off(box)])
        box.reject()

    QTimer.singleShot(0, look)
    shown.desktop.window.ask_to_give_back("CAD-PRO")
    assert seen_there[-1] == ""
    question = tr("Give this device's seat for {product} back?").format(product="CAD Pro")
    assert str(question) in seen_there


def actions(part: QWidget) -> list[str]:
    """Return the texts of a window's or a menu's entries."""
    return [action.text() for action in part.findChildren(QAction) if action.text()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_begin_where_the_language_begins(
    qapp: QApplication, qtbot: QtBot, language: str
) -> None:
    apply_language(qapp, language)
    window = made("home-active")
    qtbot.addWidget(window)
    settle(window)
    labels = [part for part in window.findChildren(QLabel) if part.isVisible()]
    at = {
        part.text(): part.mapTo(window, part.rect().center()).x() for part in labels if part.text()
    }
    assert (at["Keyturn"] > window.width() / 2) is (language == "ar")
    assert (at["1.0.0"] < window.width() / 2) is (language == "ar")


def test_a_mirrored_card_keeps_its_distances(qapp: QApplication, qtbot: QtBot) -> None:
    """The lines below the name are indented on the side where they begin."""

    def edges(language: str) -> tuple[int, int]:
        apply_language(qapp, language)
        window = made("home-active")
        qtbot.addWidget(window)
        settle(window)
        until = messages.until_line(product(State.ACTIVE))
        line = next(part for part in window.findChildren(QLabel) if part.text() == until)
        left = line.mapTo(window, line.rect().topLeft()).x()
        return left, window.width() - left - line.width()

    assert edges("ar") == edges("en")[::-1]
    assert edges("en")[0] > edges("en")[1]


def test_qt_speaks_along(qapp: QApplication) -> None:
    apply_language(qapp, "de")
    box = QMessageBox(QMessageBox.Icon.NoIcon, "", "", QMessageBox.StandardButton.Cancel)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "Abbrechen"
    box.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("setting", ["tlh", "xx-YY", "german or so"])
def test_an_unknown_language_falls_back_to_english(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    apply_language(qapp, "de")
    assert apply_language(qapp, setting) == "en"
    assert tr("Cancel") == "Cancel"
    assert QLocale().language() in (QLocale.Language.English, QLocale.Language.C)
