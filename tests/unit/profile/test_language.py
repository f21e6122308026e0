"""In which language does the program speak?"""

from __future__ import annotations

import pytest

from sso.profile import language
from sso.profile.language import LANGUAGES, chosen_language


@pytest.mark.parametrize(
    ("setting", "environ", "chosen"),
    [
        ("", {}, "en"),
        ("de", {}, "de"),
        ("de", {"LANG": "fr_FR.UTF-8"}, "de"),
        ("pt", {"LANG": "fr_FR.UTF-8"}, "fr"),
        ("pt", {}, "en"),
        ("de-AT", {}, "de"),
        ("AR_eg.UTF-8", {}, "ar"),
        ("", {"LANG": "es_MX.UTF-8"}, "es"),
        ("", {"LANG": "ja_JP"}, "ja"),
        ("", {"LANG": "ja.UTF-8"}, "ja"),
        ("", {"LANG": "ja@x.y"}, "ja"),
        ("", {"LANG": "ja.UTF-8@x"}, "ja"),
        ("", {"LANG": "de_DE@euro"}, "de"),
        ("", {"LANG": "C.UTF-8"}, "en"),
        ("", {"LANG": "POSIX"}, "en"),
        ("", {"LANG": "fr_FR", "LC_MESSAGES": "de_DE"}, "de"),
        ("", {"LANG": "fr_FR", "LC_MESSAGES": "de_DE", "LC_ALL": "ja_JP"}, "ja"),
        ("", {"LANG": "fr_FR", "LC_ALL": ""}, "fr"),
        ("", {"LANG": "fr_FR", "LC_ALL": "C"}, "en"),
        ("", {"LC_CTYPE": "de_DE"}, "en"),
        ("", {"LANG": "denver"}, "en"),
    ],
)
def test_the_profile_then_the_system(setting: str, environ: dict[str, str], chosen: str) -> None:
    assert chosen_language(setting, environ, "linux") == chosen


@pytest.mark.parametrize("platform", ["win32", "darwin"])
@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("de_AT", "de"),
        ("German_Austria", "de"),
        ("Arabic_Egypt", "ar"),
        ("Spanish_Mexico", "es"),
        ("Danish_Denmark", "en"),
        (None, "en"),
    ],
)
def test_elsewhere_the_system_is_asked(platform: str, said: str | None, chosen: str) -> None:
    environ = {"LANG": "fr_FR.UTF-8"}
    assert chosen_language("", environ, platform, lambda: (said, None)) == chosen
    assert chosen_language("ja", environ, platform, lambda: (said, None)) == "ja"


def test_a_locale_that_python_cannot_name() -> None:
    def fails() -> tuple[str | None, str | None]:
        raise ValueError("unknown locale: UTF-8")

    assert chosen_language("", {}, "darwin", fails) == "en"


def test_only_arabic_runs_from_the_right() -> None:
    assert {one: language.direction(one) for one in LANGUAGES} == {
        "en": "ltr", "de": "ltr", "fr": "ltr", "es": "ltr", "ja": "ltr", "ar": "rtl",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("word", "spoken"),
    [
        ("English_United States", "en"),
        ("French_France.1252", "fr"),
        ("Japanese_Japan.932", "ja"),
        ("Spanish@modern", "es"),
        ("GERMAN", "de"),
        ("arabic-x", "ar"),
        ("", "en"),
    ],
)
def test_every_word_of_windows_for_a_language(word: str, spoken: str) -> None:
    offered = ("ja", "en", "de", "fr", "es", "ar")
    assert chosen_language(word, {}, "win32", lambda: ("", None), offered=offered) == spoken
    assert chosen_language("", {}, "win32", lambda: (word, None)) == spoken


def test_what_is_not_offered_gives_way_to_the_system_then_to_the_first() -> None:
    assert chosen_language("fr", {"LANG": "ja"}, "linux", offered=("de", "ja")) == "ja"
    assert chosen_language("fr", {"LANG": "es"}, "linux", offered=("de", "ja")) == "de"
    assert chosen_language("fr", {"LANG": "es"}, "linux", offered=("de", "en")) == "en"
    assert chosen_language("zz", {"LANG": "zz"}, "linux") == "en"


def test_where_the_system_is_asked_the_environment_is_not() -> None:
    def never() -> tuple[str | None, str | None]:
        raise AssertionError

    assert chosen_language("", {"LANG": "fr"}, "linux", never) == "fr"
    assert chosen_language("", {"LANG": "fr"}, "freebsd14", never) == "fr"
