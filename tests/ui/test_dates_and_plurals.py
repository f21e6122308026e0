"""Are dates, numbers and plural forms those of the language?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from ui import messages
from ui.i18n import apply_language, locale_of
from ui.messages import tr, tr_count

JUNE = datetime(2027, 6, 18, 12, 0, tzinfo=UTC)
DATES = {
    "en": "June 18, 2027",
    "en-GB": "18 June 2027",
    "de": "18. Juni 2027",
    "fr": "18 juin 2027",
    "es": "18 de junio de 2027",
    "ja": "2027年6月18日",
    "ar": "١٨ يونيو ٢٠٢٧",
}


@pytest.fixture(autouse=True)
def plain_system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system that speaks no language of its own; English again afterwards."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    before = QLocale()
    yield
    apply_language(qapp, "en")
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(("setting", "date"), DATES.items())
def test_a_day_is_written_as_the_language_orders_it(
    qapp: QApplication, setting: str, date: str
) -> None:
    apply_language(qapp, setting)
    assert messages.date_text(JUNE) == date


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("en", 1, "Ends in 1 day"),
        ("en", 2, "Ends in 2 days"),
        ("de", 1, "Endet in 1 Tag"),
        ("de", 5, "Endet in 5 Tagen"),
        ("fr", 0, "Se termine dans 0 jour"),
        ("fr", 2, "Se termine dans 2 jours"),
        ("es", 1, "Termina en 1 día"),
        ("ja", 1, "あと 1 日で終了"),
        ("ar", 1, "ينتهي خلال يوم واحد"),
        ("ar", 2, "ينتهي خلال يومين"),
        ("ar", 3, "ينتهي خلال ٣ أيام"),
        ("ar", 11, "ينتهي خلال ١١ يومًا"),
        ("ar", 100, "ينتهي خلال ١٠٠ يوم"),
    ],
)
def test_a_number_takes_its_plural_form(
    qapp: QApplication, language: str, number: int, text: str
) -> None:
    apply_language(qapp, language)
    assert tr_count("Ends in %Ln days", number) == text


def test_a_single_day_is_a_word(qapp: QApplication) -> None:
    apply_language(qapp, "en")
    assert messages.duration_text(24) == "for one day"
    assert messages.duration_text(72) == "for 3 days"
    assert messages.duration_text(8) == "for 8 hours"


def test_numbers_are_written_in_the_language_s_digits(qapp: QApplication) -> None:
    apply_language(qapp, "ar")
    assert messages.countdown_text(581) == "٩:٤١"
    assert "٢" in messages.seats_text(2, 10)
    apply_language(qapp, "de")
    assert messages.countdown_text(581) == "9:41"
    assert messages.seats_text(2, 10) == "2 von 10 belegt"


def test_a_near_instant_has_its_weekday_and_a_far_one_its_date(qapp: QApplication) -> None:
    apply_language(qapp, "de")
    assert messages.when_text(JUNE + timedelta(days=2), JUNE).startswith("So. ")
    assert messages.when_text(JUNE + timedelta(days=20), JUNE).startswith("8. Juli 2027 ")
    apply_language(qapp, "ja")
    assert messages.when_text(JUNE + timedelta(days=2), JUNE).startswith("日曜日 ")


def test_names_turn_no_arabic_sentence(qapp: QApplication) -> None:
    apply_language(qapp, "ar")
    said = tr("Signing in to {product}").format(product="CAD Pro")
    assert "\u2068CAD Pro\u2069" in said


def test_a_text_is_said_again_with_its_facts(qapp: QApplication) -> None:
    apply_language(qapp, "en")
    inner = tr("your administrator")
    said = tr("Ask {administrator} why.").format(administrator=inner)
    assert said == "Ask your administrator why."
    apply_language(qapp, "de")
    assert said.again() == "Fragen Sie Ihren Administrator nach dem Grund."


def test_what_is_said_in_a_fact_is_not_filled_in(qapp: QApplication) -> None:
    apply_language(qapp, "en")
    said = tr("Error code {code}").format(code="{code} {other} %Ln %n")
    assert said == "Error code {code} {other} %Ln %n"
    assert said.again() == said


@pytest.mark.parametrize(
    ("language", "setting", "system", "expected"),
    [
        ("de", "", "de_CH", "de_CH"),
        ("de", "de-AT", "en_US", "de_AT"),
        ("de", "de", "en_US", "de_DE"),
        ("en", "", "en_GB", "en_GB"),
        ("en", "tlh", "fr_FR", "en_US"),
        ("ar", "", "ar_MA", "ar_MA"),
    ],
)
def test_the_country_is_the_system_s_where_it_speaks_the_language(
    language: str, setting: str, system: str, expected: str
) -> None:
    assert locale_of(language, setting, QLocale(system)).name() == expected
