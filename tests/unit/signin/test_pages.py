"""Are the listener's pages whole in every language, and constants in each?"""

from __future__ import annotations

import io
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sso.profile.language import LANGUAGES
from sso.profile.look import PageLook
from sso.signin import pages
from sso.signin.http_message import page
from sso.signin.pages import Pages

FOLDER = Path("resources/pages")
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.html")}
TEXTS: dict[str, dict[str, str]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in (FOLDER / "texts").glob("*.json")
}
FOREIGN = [language for language in LANGUAGES if language != "en"]
OWN_VALUES = {"head", "body", "lang", "dir", "title", "relay_path", "relay_key", "outcome_path"}
NAME = "Acme <b> & 'Söhne' {name}"
FORMAL = {"de": "Sie", "fr": "Vous", "es": "Vuelva"}
FAMILIAR = {
    "de": r"\b(du|dir|dich|dein\w*|kannst|gehe?|öffne|kopiere)\b",
    "fr": r"\b(tu|te|toi|ton|ta|tes|peux|reviens|copie)\b",
    "es": r"\b(tú|tu|tus|te|puedes|vuelve|copia|inicia)\b",
}


class Reader(HTMLParser):
    """What a page says, and what its first tag says of it."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.root: dict[str, str | None] = {}
        self.texts: list[str] = []
        self.tags = [""]
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "html":
            self.root = dict(attrs)

    def handle_data(self, data: str) -> None:
        if self.tags[-1] not in ("script", "style"):
            self.texts.append(data)


def made(language: str, name: str = NAME) -> dict[str, str]:
    """Every page of a language."""
    loaded = pages.load(FOLDER, name, "relay-key", language)
    return {one: getattr(loaded, one).body.decode() for one in Pages.__slots__}


def test_every_language_has_its_texts() -> None:
    assert set(TEXTS) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_and_placeholders_are_the_same_everywhere(language: str) -> None:
    assert list(TEXTS[language]) == list(TEXTS["en"])
    for key, text in TEXTS[language].items():
        assert text.strip() == text, key
        assert text, key
        expected = re.findall(r"{\w*}", TEXTS["en"][key])
        assert sorted(set(re.findall(r"{\w*}", text))) == sorted(set(expected)), key


@pytest.mark.parametrize("language", FOREIGN)
def test_nothing_is_left_in_english(language: str) -> None:
    english = TEXTS["en"]
    differing = [key for key, text in TEXTS[language].items() if text != english[key]]
    assert len(differing) >= 0.95 * len(english)


@pytest.mark.parametrize("language", ["ja", "ar"])
def test_other_scripts_keep_no_latin_words(language: str) -> None:
    for key, text in TEXTS[language].items():
        words = re.findall("[A-Za-z]+", text.replace("{name}", ""))
        assert set(words) <= {"Cookie", "Web"}, key  # both are written so in Japanese


@pytest.mark.parametrize("language", FORMAL)
def test_people_are_addressed_formally(language: str) -> None:
    whole = " ".join(TEXTS[language].values())
    assert FORMAL[language] in whole
    assert not re.search(FAMILIAR[language], whole, re.IGNORECASE)


@pytest.mark.parametrize("language", FOREIGN)
def test_texts_are_about_as_long_as_the_english_ones(language: str) -> None:
    """Far longer ones would not be short, far shorter ones would leave something out."""
    for key, text in TEXTS[language].items():
        ratio = len(text) / max(30, len(TEXTS["en"][key]))
        assert len(text) > 2, key
        assert ratio < 1.7, key
        assert ratio > (0.3 if language == "ja" else 0.6) or len(TEXTS["en"][key]) < 30, key


def test_templates_and_texts_fit_each_other() -> None:
    asked = set(re.findall(r"@@(\w+)", "".join(TEMPLATES.values())))
    assert asked == set(TEXTS["en"]) | OWN_VALUES | {"done"}


def test_no_text_stands_in_a_template() -> None:
    for name, template in TEMPLATES.items():
        reader = Reader(re.sub(r"@@\w+", "", template))
        assert "".join(reader.texts).strip() == "", name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_filled_and_says_its_language(language: str) -> None:
    for name, document in made(language).items():
        reader = Reader(document)
        assert reader.root == {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}, name
        assert "@@" not in document, name
        shown = " ".join("".join(reader.texts).split())
        assert NAME in shown, name
        for key, text in TEXTS[language].items():
            if f"@@{key}<" in TEMPLATES[f"{name}.html"]:
                assert " ".join(text.replace("{name}", NAME).split()) in shown, (name, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_is_a_text_and_turns_no_sentence(language: str) -> None:
    for name, document in made(language).items():
        assert "<b>" not in document, name
        for shown in re.findall(r"<(?:h1|p)>.*?</(?:h1|p)>", document, re.DOTALL):
            outside = re.sub(r"<bdi>.*?</bdi>", "", shown, flags=re.DOTALL)
            assert "Acme" not in outside, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_and_styles_are_the_same_in_every_language(language: str) -> None:
    """So a language can neither break a script nor get round the policy."""
    here = pages.load(FOLDER, NAME, "relay-key", language)
    english = pages.load(FOLDER, "Keyturn", "relay-key")
    for name in Pages.__slots__:
        found = getattr(here, name)
        assert found.policy == getattr(english, name).policy, name
        assert found == page(found.body.decode()), name


def test_a_language_without_texts_is_a_defect_of_ours() -> None:
    with pytest.raises(FileNotFoundError):
        pages.load(FOLDER, "Keyturn", "relay-key", "tlh")


def test_a_brands_texts_and_frame_take_the_place_of_ours() -> None:
    frame = '<html lang="@@lang" dir="@@dir"><head>@@head<title>@@title</title></head>@@body</html>'
    look = PageLook(frame, {"de": {"received_title": "<Da> bei {name}"}})
    served = pages.load(FOLDER, "Acme", "relay-key", "de", look)
    received = served.received.body.decode()
    assert received.startswith('<html lang="de" dir="ltr"><head><meta')
    assert "&lt;Da&gt; bei <bdi>Acme</bdi>" in received
    assert TEXTS["de"]["active_title"] in received
    script = re.search(r"<script>.*</script>", made("de", "Acme")["received"], re.DOTALL)
    assert script
    assert script[0] in received


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_the_same_where_text_is_kept_in_another_encoding(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files without a name of their encoding are read as cp1252 on Windows."""
    before = made(language)
    monkeypatch.setattr(io, "text_encoding", lambda encoding, *level: encoding or "cp1252")
    assert made(language) == before


def test_a_page_of_ours_may_be_written_in_any_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pages"
    shutil.copytree(FOLDER, folder)
    (folder / "neutral.html").write_bytes("<p>Č → 私</p>".encode())
    monkeypatch.setattr(io, "text_encoding", lambda encoding, *level: encoding or "cp1252")
    assert "<p>Č → 私</p>" in pages.load(folder, NAME, "relay-key").neutral.body.decode()


def test_no_word_stands_before_the_title() -> None:
    """What stands there, a browser would show above the page."""
    for name, document in made("en").items():
        head, title, _ = document.partition("<title>")
        assert title, name
        assert "".join(Reader(head).texts).strip() == "", name


def test_a_brand_that_has_no_texts_in_a_language_shows_ours() -> None:
    look = PageLook("", {"de": {"received_title": "Da"}})
    served = pages.load(FOLDER, NAME, "relay-key", "fr", look)
    assert served.received.body.decode() == made("fr")["received"]


def test_scripts_are_told_where_to_ask_and_with_which_key() -> None:
    """Each `meta` is read by its page's own script."""
    found = made("en")
    key = '<meta name="keyturn-relay-key" content="relay-key">'
    assert key in found["relay"]
    assert key in found["received"]
    assert '<meta name="keyturn-relay" content="/keyturn/relay">' in found["relay"]
    assert '<meta name="keyturn-done" content="/keyturn/received#_">' in found["relay"]
    assert "/keyturn/outcome" in found["received"]
    for name in ("refused", "neutral", "large_head", "signed_off"):
        assert "relay-key" not in found[name], name


def test_a_pages_title_is_the_name_as_text() -> None:
    for name, document in made("en").items():
        title = "<title>Acme &lt;b&gt; &amp; &#x27;Söhne&#x27; {name}</title>"
        assert title in document, name
