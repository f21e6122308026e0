"""Are all texts translated, and does the check find what is not?"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "packaging" / "languages" / "catalogues.py"


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    """The script, as a module."""
    spec = importlib.util.spec_from_file_location("catalogues", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_is_translated_and_compiled() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("language", "text", "forms"),
    [
        ("de", "until {date}", ["bis {datum}"]),
        ("de", "until {date}", ["bis"]),
        ("de", "until {date}", ["bis {date"]),
        ("de", "Cancel", ["Abbrechen "]),
        ("de", "for %Ln days", ["für %Ln Tage"]),
        ("de", "for %Ln days", ["für einen Tag", "für Tage"]),
        ("ja", "for %Ln days", ["数日間"]),
        ("ar", "for %Ln days", ["%Ln"] * 5),
    ],
)
def test_a_mistake_is_found(
    catalogues: ModuleType, language: str, text: str, forms: list[str]
) -> None:
    assert list(catalogues.mistakes(language, text, forms))


def test_good_translations_are_good(catalogues: ModuleType) -> None:
    assert not list(catalogues.mistakes("de", "until {date}", ["bis {date}"]))
    assert not list(catalogues.mistakes("de", "for %Ln days", ["für einen Tag", "für %Ln Tage"]))
    assert not list(catalogues.mistakes("ja", "for %Ln days", ["%Ln 日間"]))


def test_a_new_text_comes_in_unfinished_and_a_gone_one_leaves(
    catalogues: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    texts = {"Cancel": False, "for %Ln days": True}
    known = {"Cancel": ["Abbrechen"], "for %Ln days": ["für einen Tag", "für %Ln Tage"]}
    path = catalogues.path("de")
    path.write_text(catalogues.written("de", texts, known), encoding="utf-8")
    later = {"Cancel": False, "Back & forth": False}
    renewed = catalogues.renewed("de", later)
    assert renewed == {"Cancel": ["Abbrechen"], "Back & forth": []}
    path.write_text(catalogues.written("de", later, renewed), encoding="utf-8")
    assert 'type="unfinished"' in path.read_text(encoding="utf-8")
    assert catalogues.renewed("de", later) == renewed


def test_the_pseudo_locale_is_longer_and_keeps_what_is_filled_in(catalogues: ModuleType) -> None:
    text = "Checked {last}, next {next} of %Ln"
    stretched = catalogues.stretched(text)
    assert len(stretched) >= 1.4 * len(text)
    assert catalogues.placeholders(stretched) == {"last", "next"}
    assert "%Ln" in stretched
    assert not set("aeiou") & set(stretched.replace("{last}", "").replace("{next}", ""))


def test_an_f_string_cannot_be_collected(catalogues: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "page.py"
    source.write_text('tr(f"no {thing}")\n', encoding="utf-8")
    with pytest.raises(SystemExit):
        list(catalogues.literals(source))
