"""Can a person do something with every error, in every language, and does a test reach each?"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from functools import cache

from sso import errors
from sso.cli.sentences import explain
from tests.torture.rig import ROOT, Found

LANGUAGES = ("de", "fr", "es", "ja", "ar")


def usable_errors() -> Found:
    """Look at every code; counts what it lacks."""
    found: Found = {"tried": 0, "codes": 0, "without_words": 0, "untranslated": 0, "unreached": 0}
    catalogues = {language: translated(language) for language in LANGUAGES}
    for kind in kinds():
        found["codes"] += 1
        said = explain(kind("a detail"))
        for text in (said.what, said.next_step):
            found["tried"] += 1
            found["without_words"] += not re.search(r"\w{3,}", text)
        if kind.__name__ not in tests_text() and kind.code not in tests_text():
            found["unreached"] += 1
            found.setdefault("first_unreached", kind.__name__)
    for language, texts in catalogues.items():
        empty = sum(not text for text in texts.values())
        found["tried"] += len(texts)
        found["untranslated"] += empty
        if empty:
            found.setdefault("first_untranslated", language)
    return found


def kinds() -> list[type[errors.KeyturnError]]:
    """Return every class of error that has a code of its own."""

    def below(kind: type[errors.KeyturnError]) -> list[type[errors.KeyturnError]]:
        return [kind, *(one for sub in kind.__subclasses__() for one in below(sub))]

    return [kind for kind in below(errors.KeyturnError) if kind.__module__ == errors.__name__]


def translated(language: str) -> dict[str, str]:
    """Return a catalogue: the English text to the translation, empty where there is none."""
    path = ROOT / "resources" / "translations" / f"keyturn_{language}.ts"
    texts = {}
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        source = message.findtext("source") or ""
        is_done = translation is not None and translation.get("type") != "unfinished"
        texts[source] = (
            "".join(translation.itertext()) if translation is not None and is_done else ""
        )
    return texts


@cache
def tests_text() -> str:
    """Return what the tests are made of, but for the tables of sentences and this row."""
    files = [
        path
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if path.name not in ("test_sentences.py", "g29_errors.py")
    ]
    codes = json.dumps([path.name for path in files])
    assert "test_faults.py" in codes
    return "\n".join(path.read_text(encoding="utf-8") for path in files)
