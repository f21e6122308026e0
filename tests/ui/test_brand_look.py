"""Do window and tray wear a brand's drawings, words and languages?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QComboBox

from ui import icons
from ui.i18n import BrandWords, apply_language, use_words
from ui.messages import tr
from ui.settings_page import SettingsPage

SQUARE = '<svg viewBox="0 0 24 24"><path d="M0 0h24v24H0z" fill="currentColor"/></svg>'


@pytest.fixture(autouse=True)
def unbranded(qapp: QApplication) -> Iterator[None]:
    """No brand and English again afterwards."""
    before = QLocale()
    yield
    icons.use_drawings({})
    use_words(BrandWords())
    apply_language(qapp, "en")
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_brands_words_stand_in_place_of_ours_in_their_language_only(qapp: QApplication) -> None:
    use_words(BrandWords({"de": {"Back": "Zurück zu Acme"}}))
    apply_language(qapp, "de")
    assert str(tr("Back")) == "Zurück zu Acme"
    assert str(tr("Quit")) == "Beenden"
    apply_language(qapp, "fr")
    assert str(tr("Back")) == "Retour"


def test_a_brands_english_words_take_effect(qapp: QApplication) -> None:
    use_words(BrandWords({"en": {"Back": "Return to Acme"}}))
    apply_language(qapp, "en")
    assert str(tr("Back")) == "Return to Acme"


def test_a_text_said_before_follows_the_brand(qapp: QApplication) -> None:
    apply_language(qapp, "en")
    back = tr("Back")
    use_words(BrandWords({"en": {"Back": "Return"}}))
    apply_language(qapp, "en")
    assert str(back.again()) == "Return"


def test_languages_that_are_not_offered_are_not_spoken(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    use_words(BrandWords(languages=("de", "fr")))
    assert apply_language(qapp, "ar") == "de"
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_the_settings_offer_the_brands_languages(qapp: QApplication) -> None:
    page = SettingsPage(("de", "ja"))
    language = next(
        one for one in page.findChildren(QComboBox) if one.accessibleName() == tr("Language")
    )
    shown = [language.itemText(index) for index in range(language.count())]
    assert shown[1:] == ["Deutsch", "日本語"]
    page.deleteLater()


def test_a_brands_drawing_is_drawn_until_it_goes(qapp: QApplication, tmp_path: Path) -> None:
    square = tmp_path / "mark.svg"
    square.write_text(SQUARE)
    shipped = icons.drawn("mark", "#102030", 16, "#ffffff")
    icons.use_drawings({"mark": square})
    branded = icons.drawn("mark", "#102030", 16, "#ffffff")
    assert branded != shipped
    assert branded.pixelColor(0, 0).name() == "#102030"
    assert icons.drawn("info", "#102030", 16, "#ffffff") != branded
    icons.use_drawings({})
    assert icons.drawn("mark", "#102030", 16, "#ffffff") == shipped
