"""Are the translations complete? Collects the texts, writes the catalogues, compiles and checks.

    python packaging/languages/catalogues.py            collect: new texts come in unfinished
    python packaging/languages/catalogues.py --check    nothing is written; exit code 1 tells why

The texts are the literals of `tr` and `tr_count` in ui/, and the sentences of
sso/cli/sentences.py and sso/cli/doctor_sentences.py. Catalogues are Qt Linguist's:
resources/translations/keyturn_<language>.ts, and beside each its .qm, compiled by the lrelease
that comes with PySide6-Essentials. Both are committed, so that a source tree speaks every language
without a build.

English has a catalogue of its own for plural forms only, and `pseudo` is made here: longer by
40 %, accented, in brackets.
"""

from __future__ import annotations

import argparse
import ast
import re
import string
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sso.cli import doctor_sentences, sentences  # noqa: E402 - the tree is not installed
from sso.profile.language import DEFAULT, LANGUAGES  # noqa: E402

FOLDER = ROOT / "resources" / "translations"
CONTEXT = "Keyturn"
PSEUDO = "pseudo"
NUMBER = "%Ln"
# How many plural forms Qt asks for, and which of them may do without the number: "one day".
FORMS = {"en": 2, "de": 2, "fr": 2, "es": 2, "ja": 1, "ar": 6, PSEUDO: 2}
WORDY_FORMS = {"en": {0}, "de": {0}, "fr": {0}, "es": {0}, "ja": set(), "ar": {0, 1, 2}}
# Qt knows plural rules by language; the pseudo-locale counts as English does.
CODES = {PSEUDO: "en"}
MOSTLY = 0.95  # this share of a catalogue differs from English
_ACCENTED = str.maketrans("aceinouyACEINOUY", "åçéîñöûýÅÇÉÎÑÖÛÝ")
_KEPT = re.compile(r"(\{\w+\}|%Ln)")
Texts = dict[str, bool]  # source text -> whether it counts
Catalogue = dict[str, list[str]]  # source text -> its forms; an empty one is untranslated


def main() -> int:
    """Write or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    is_check = parser.parse_args().check
    texts = collected()
    if not is_check:
        for language in (*LANGUAGES, PSEUDO):
            catalogue = renewed(language, texts)
            path(language).write_text(written(language, texts, catalogue), encoding="utf-8")
            compile_into(language, path(language).with_suffix(".qm"))
    problems = [problem for language in (*LANGUAGES, PSEUDO) for problem in check(language, texts)]
    for problem in problems:
        print(problem)
    print(f"languages: {len(texts)} texts, {len(LANGUAGES)} languages, {len(problems)} problems")
    return 1 if is_check and problems else 0


def path(language: str) -> Path:
    """Return where a language's catalogue lies."""
    return FOLDER / f"keyturn_{language}.ts"


# ---- collecting


def collected() -> Texts:
    """Return every text that is translated, by the alphabet: code that moves changes nothing."""
    texts: Texts = {}
    for source in sorted((ROOT / "ui").rglob("*.py")):
        for text, counts in literals(source):
            if texts.setdefault(text, counts) != counts:
                sys.exit(f"{source}: {text!r} counts in one place and not in another")
    for module in (sentences, doctor_sentences):
        for text in spoken(vars(module)):
            texts.setdefault(text, False)
    return dict(sorted(texts.items()))


def literals(source: Path) -> Iterator[tuple[str, bool]]:
    """Yield the literals of `tr` and `tr_count`, and whether they count."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        if node.func.id in ("tr", "tr_count"):
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, node.func.id == "tr_count"
            elif isinstance(first, ast.JoinedStr):
                sys.exit(f"{source}:{node.lineno}: an f-string cannot be translated")


def spoken(names: dict[str, object]) -> Iterator[str]:
    """Yield the texts of a module's dictionaries of texts."""
    for name, table in names.items():
        if name.isupper() and isinstance(table, dict):
            for entry in table.values():
                yield from filter(None, (entry,) if isinstance(entry, str) else entry)


# ---- catalogues


def read(language: str) -> Catalogue:
    """Return what a catalogue holds; an unfinished text counts as untranslated."""
    if not path(language).is_file():
        return {}
    found: Catalogue = {}
    for message in ElementTree.parse(path(language)).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        is_open = translation.get("type") == "unfinished"
        found[message.findtext("source", "")] = [] if is_open else forms or [translation.text or ""]
    return found


def renewed(language: str, texts: Texts) -> Catalogue:
    """Return the catalogue for these texts: gone ones are left out, new ones are empty."""
    if language == PSEUDO:
        return {text: [stretched(text)] * (2 if counts else 1) for text, counts in texts.items()}
    known = read(language)
    wanted = {text: known.get(text, []) for text in texts}
    return {text: forms for text, forms in wanted.items() if language != DEFAULT or texts[text]}


def written(language: str, texts: Texts, catalogue: Catalogue) -> str:
    """Return a .ts file, as Qt Linguist writes it."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{CODES.get(language, language)}" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for text, forms in catalogue.items():
        counts = texts[text]
        lines.append('    <message numerus="yes">' if counts else "    <message>")
        lines.append(f"        <source>{escaped(text)}</source>")
        opening = "<translation>" if any(forms) else '<translation type="unfinished">'
        if counts:
            lines.append(f"        {opening}")
            padded = forms or [""] * FORMS[language]
            lines += [f"            <numerusform>{escaped(one)}</numerusform>" for one in padded]
            lines.append("        </translation>")
        else:
            lines.append(f"        {opening}{escaped(''.join(forms))}</translation>")
        lines.append("    </message>")
    return "\n".join([*lines, "</context>", "</TS>", ""])


def escaped(text: str) -> str:
    """Return a text for XML, as Qt Linguist escapes it."""
    return escape(text, {'"': "&quot;", "'": "&apos;"})


def stretched(text: str) -> str:
    """Return a text as the pseudo-locale has it."""
    accented = "".join(
        part if _KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in _KEPT.split(text)
    )
    return f"[{accented}{' ~' * round(len(text) * 0.2)}]"


def compile_into(language: str, target: Path) -> None:
    """Compile a catalogue; lrelease is a program of PySide6-Essentials."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    command = [tool, "-silent", "-nounfinished", path(language), "-qm", target]
    subprocess.run(command, check=True, timeout=60)


# ---- checking


def check(language: str, texts: Texts) -> Iterator[str]:
    """Yield what is wrong with a catalogue."""
    name = path(language).relative_to(ROOT)
    present = path(language).read_text(encoding="utf-8") if path(language).is_file() else ""
    catalogue = renewed(language, texts)
    if present != written(language, texts, catalogue):
        yield f"{name} is stale: run make languages"
        return
    for text, forms in catalogue.items():
        if not any(forms):
            yield f"{name}: untranslated: {text}"
        else:
            yield from (f"{name}: {wrong}: {text}" for wrong in mistakes(language, text, forms))
    same = [text for text, forms in catalogue.items() if forms == [text]]
    if len(same) > (1 - MOSTLY) * len(texts):
        yield f"{name}: {len(same)} texts are the English ones: {same}"
    with tempfile.TemporaryDirectory() as folder:
        compiled = Path(folder, "compiled.qm")
        compile_into(language, compiled)
        stored = path(language).with_suffix(".qm")
        if not stored.is_file() or stored.read_bytes() != compiled.read_bytes():
            yield f"{stored.relative_to(ROOT)} is stale: run make languages"


def mistakes(language: str, text: str, forms: list[str]) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    counts = NUMBER in text
    if len(forms) != (FORMS[language] if counts else 1):
        yield f"{len(forms)} forms"
    wordy = WORDY_FORMS.get(language, set())
    for at, form in enumerate(forms):
        if placeholders(form) != placeholders(text):
            yield f"placeholders {sorted(placeholders(form))}"
        if counts and NUMBER not in form and at not in wordy:
            yield f"form {at + 1} has no number"
        if form != form.strip() or not form:
            yield "blank at an end"


def placeholders(text: str) -> set[str]:
    """Return the names in braces; a text that cannot be filled in has a strange one."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"unbalanced"}


if __name__ == "__main__":
    sys.exit(main())
