"""Is a brand that is not whole refused before anything is built in its name?"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "packaging" / "brands" / "example"
Change = Callable[[Path], object]
MARK = '<svg viewBox="0 0 24 24"><path d="M0 0h24v24H0z" fill="currentColor"/></svg>'


def checked(folder: Path) -> tuple[int, str]:
    """What the check says of a brand."""
    command = [sys.executable, ROOT / "packaging" / "branding" / "check.py", folder]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def replaced(name: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def written(name: str, text: str) -> Change:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


def own_text(language: str, part: str, text: str, own: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / "look" / "texts" / f"{language}.json"
        parts = json.loads(path.read_text(encoding="utf-8"))
        parts[part][text] = own
        path.write_text(json.dumps(parts), encoding="utf-8")

    return change


@pytest.mark.parametrize("name", ["keyturn", "example"])
def test_the_shipped_brands_are_whole_and_readable(name: str) -> None:
    code, said = checked(SHIPPED.parent / name)
    assert code == 0, said
    kept = re.search(r"keeps ([\d., ]+) to 1", said)
    assert kept
    assert all(float(one) >= 4.5 for one in kept[1].split(", "))


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        (replaced("brand.toml", 'package = "example-license"', ""), "missing or unknown: package"),
        (replaced("brand.toml", "#7A1F5C", "plum"), "'plum' does not fit"),
        (replaced("brand.toml", "com.example.License", "License"), "'License' does not fit"),
        (replaced("profile.toml", '"Example License"', '"Other"'), "its profile 'Other'"),
        (replaced("profile.toml", 'folder = "look"', ""), "the profile's brand.folder is ''"),
        (replaced("look/pages/frame.html", "@@title", ""), "look/pages/frame.html: lacks @@title"),
        (written("look/icons/mark.svg", '<svg viewBox="0 0 9 9"/>'), "draws 0% of 16 pixels"),
        (written("look/icons/mark.svg", MARK.replace("currentColor", "red")), "be tinted"),
        (written("look/icons/marc.svg", MARK), "there is no drawing of that name to replace"),
        (own_text("de", "window", "Back", "Zurück"), "en.json: 'Back' is missing in 'window'"),
        (own_text("de", "window", "Bakc", "x"), "says nothing like 'Bakc' in 'window'"),
        (own_text("en", "pages", "active_txt", "x"), "says nothing like 'active_txt' in 'pages'"),
        (own_text("en", "pages", "active_text", "{who}"), "must hold these places: {name}"),
        (replaced("profile.toml", '["en", "de"]', '["en", "nl"]'), "'nl' is none of en, de"),
        (
            replaced("profile.toml", "https://www.example.com", "http://www.example.com"),
            "support_url",
        ),
    ],
)
def test_a_brand_that_is_not_whole_is_refused_with_the_reason(
    tmp_path: Path, change: Change, trouble: str
) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "brand")
    change(folder)
    code, said = checked(folder)
    assert code == 1
    assert trouble in said
    assert "Traceback" not in said
