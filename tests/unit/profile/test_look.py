"""Does a brand's look take effect where it is sound, and only there?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sso.profile.language import chosen_language
from sso.profile.look import MAX_BYTES, Look, PageLook, read_look

SHIPPED_FRAME = Path("resources/pages/frame.html").read_text(encoding="utf-8")
DRAWING = '<svg viewBox="0 0 24 24"><path d="M0 0h24v24z" fill="currentColor"/></svg>'
FRAME = '<html lang="@@lang" dir="@@dir"><head>@@head<title>@@title</title></head>@@body</html>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("icons", "texts", "pages"):
        (tmp_path / name).mkdir()
    return tmp_path


def texts(folder: Path, language: str, **parts: object) -> Look:
    (folder / "texts" / f"{language}.json").write_text(json.dumps(parts), encoding="utf-8")
    return read_look(folder)


def framed(folder: Path, text: str) -> Look:
    (folder / "pages" / "frame.html").write_text(text, encoding="utf-8")
    return read_look(folder)


def test_a_whole_look_is_read(folder: Path) -> None:
    (folder / "icons" / "mark.svg").write_text(DRAWING)
    framed(folder, FRAME)
    look = texts(folder, "de", window={"Sign in": "Los"}, pages={"received_title": "Da"})
    assert look.troubles == ()
    assert look.icons == {"mark": folder / "icons" / "mark.svg"}
    assert look.window == {"de": {"Sign in": "Los"}}
    assert look.pages == PageLook(FRAME, {"de": {"received_title": "Da"}})


def test_no_part_is_needed(tmp_path: Path) -> None:
    assert read_look(tmp_path) == Look()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    look = read_look(tmp_path / "gone")
    assert (look.icons, look.pages) == ({}, PageLook())
    assert look.troubles == (f"{tmp_path / 'gone'}: there is no such folder",)


def test_one_unsound_part_leaves_the_others(folder: Path) -> None:
    (folder / "icons" / "mark.svg").write_text(DRAWING)
    (folder / "texts" / "fr.json").write_text("{")
    look = texts(folder, "de", window={"Back": "Zurück"})
    assert list(look.icons) == ["mark"]
    assert look.window == {"de": {"Back": "Zurück"}}
    assert look.troubles == ("texts/fr.json: is not JSON",)


@pytest.mark.parametrize(
    ("language", "content", "why"),
    [
        ("nl", {}, "is of no language that this program speaks: en, de, fr, es, ja, ar"),
        ("de", [], 'must be an object with "window" and "pages"'),
        ("de", {"windows": {}}, 'must be an object with "window" and "pages"'),
        ("de", {"window": {"Back": 1}}, "each part must be an object of texts"),
        ("de", {"window": []}, "each part must be an object of texts"),
        ("de", {"window": {"Hello {name}": "Hallo"}}, "must hold these places: {name}"),
        ("de", {"window": {"Back": "Zurück {name}"}}, "must hold these places: none"),
        ("de", {"window": {"{name}": "{name.__class__}"}}, "must hold these places: {name}"),
        ("de", {"window": {"{name}": "{name!r}"}}, "must hold these places: {name}"),
        ("de", {"window": {"{name}": "{name:>99999999}"}}, "must hold these places: {name}"),
        ("de", {"window": {"{name}": "{name"}}, "has a brace without its partner"),
        ("de", {"window": {"%Ln days": "%Ln Tage"}}, "has plural forms, which cannot be replaced"),
        ("de", {"pages": {"received_text": "{product}"}}, "must hold these places: {name}"),
    ],
)
def test_unsound_texts_are_left_out_with_the_reason(
    folder: Path, language: str, content: object, why: str
) -> None:
    (folder / "texts" / f"{language}.json").write_text(json.dumps(content), encoding="utf-8")
    look = read_look(folder)
    assert look.window == {}
    assert len(look.troubles) == 1
    assert look.troubles[0].startswith(f"texts/{language}.json: ")
    assert look.troubles[0].endswith(why)


def test_a_page_text_may_leave_the_name_out(folder: Path) -> None:
    assert texts(folder, "en", pages={"failed_text": "It failed."}).troubles == ()


# ---- frames


@pytest.mark.parametrize("frame", [FRAME, SHIPPED_FRAME], ids=["small", "the shipped one"])
def test_a_sound_frame_is_taken(folder: Path, frame: str) -> None:
    look = framed(folder, frame)
    assert (look.pages.frame, look.troubles) == (frame, ())


@pytest.mark.parametrize(
    "allowed",
    [
        '<img src="data:image/png;base64,AAAA">',
        "<style>a { background: url(data:image/png;base64,AAAA) }</style>",
        '<a href="https://www.example.com/help">Help</a>',
    ],
)
def test_what_neither_runs_nor_fetches_may_stand_in_a_frame(folder: Path, allowed: str) -> None:
    assert framed(folder, FRAME.replace("@@body", f"@@body{allowed}")).troubles == ()


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>steal()</script>",
        "<ScRiPt src=x>",
        "< script>",
        '<base href="https://evil.test">',
        '<form action="https://evil.test">',
        "<iframe>",
        "<object>",
        "<embed>",
        '<meta http-equiv="refresh" content="0; url=https://evil.test">',
        '<meta charset="x" http-equiv="refresh">',
        '<link rel="stylesheet" href="https://evil.test">',
        '<link rel="icon" href="https://evil.test">',
        '<img src="https://evil.test/x.png">',
        "<img src=//evil.test/x.png>",
        '<img srcset="https://evil.test/x.png">',
        '<img src = "https://evil.test/x.png">',
        '<p onclick="x()">',
        "<svg/onload=x()>",
        '<a href="javascript:x()">',
        '<a href="http://evil.test">',
        "<a href='/keyturn/outcome'>",
        "<style>@import 'x'</style>",
        "<style>a { background: url(https://evil.test) }</style>",
        "<style>a { background: url( 'https://evil.test') }</style>",
    ],
)
def test_what_runs_or_fetches_is_refused(folder: Path, hostile: str) -> None:
    look = framed(folder, FRAME.replace("@@body", f"@@body{hostile}"))
    assert look.pages.frame == ""
    assert "a frame neither runs nor fetches anything" in look.troubles[0]


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        (FRAME.replace("@@body", ""), "lacks @@body"),
        (FRAME.replace("@@lang", "en"), "lacks @@lang"),
        (FRAME + "@@relay_key", "names @@relay_key, which is no place of a frame"),
        (FRAME + "@@body", "must hold @@head and @@body once"),
    ],
)
def test_a_frame_has_its_places(folder: Path, frame: str, why: str) -> None:
    assert framed(folder, frame).troubles == (f"pages/frame.html: {why}",)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"hello", "is not an SVG drawing"),
        (b"<svg><script>1</script></svg>", "holds a script or entities"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><svg/>', "holds a script or entities"),
        (b"\xff\xfe", "is not UTF-8"),
        (b"<svg>" + b" " * MAX_BYTES, "is larger than 256 KB"),
    ],
)
def test_an_unsound_drawing_is_left_out(folder: Path, content: bytes, why: str) -> None:
    (folder / "icons" / "mark.svg").write_bytes(content)
    look = read_look(folder)
    assert (look.icons, look.troubles) == ({}, (f"icons/mark.svg: {why}",))


# ---- languages


@pytest.mark.parametrize(
    ("setting", "system", "offered", "chosen"),
    [
        ("", "fr_FR.UTF-8", ("en", "de"), "en"),
        ("fr", "de_DE.UTF-8", ("en", "de"), "de"),
        ("", "fr_FR.UTF-8", ("ja", "de"), "ja"),
        ("de", "fr_FR.UTF-8", ("ja", "de"), "de"),
        ("fr", "", (), "fr"),
    ],
)
def test_only_offered_languages_are_spoken(
    setting: str, system: str, offered: tuple[str, ...], chosen: str
) -> None:
    assert chosen_language(setting, {"LANG": system}, "linux", offered=offered) == chosen
