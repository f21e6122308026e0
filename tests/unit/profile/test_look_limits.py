"""Up to which limit is a part of a look taken, and what is said of one beyond it?"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sso.profile.keys import Brand, Profile
from sso.profile.look import MAX_BYTES, Look, PageLook, look_of, places, read_look

DRAWING = "<svg></svg>"
FRAME = '<html lang="@@lang" dir="@@dir"><head>@@head<title>@@title</title></head>@@body</html>'


def put(folder: Path, name: str, content: str | bytes) -> Look:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_look(folder)


# ---- which folder


def test_a_profile_names_its_look(tmp_path: Path) -> None:
    put(tmp_path / "brand", "icons/mark.svg", DRAWING)
    profile = Profile(brand=Brand(folder="brand"), folder=tmp_path)
    assert look_of(profile).icons == {"mark": tmp_path / "brand" / "icons" / "mark.svg"}
    assert look_of(replace(profile, brand=Brand())) == Look()


def test_without_a_folder_a_look_starts_where_the_program_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "brand", "icons/mark.svg", DRAWING)
    monkeypatch.chdir(tmp_path)
    found = look_of(Profile(brand=Brand(folder="brand")))
    assert found.icons == {"mark": Path("brand/icons/mark.svg")}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "brand").write_text("")
    assert read_look(tmp_path / "brand") == Look(
        troubles=(f"{tmp_path / 'brand'}: there is no such folder",)
    )


# ---- files


def test_only_files_of_the_known_names_are_read(tmp_path: Path) -> None:
    put(tmp_path, "icons/mark.png", "x")
    put(tmp_path, "icons/deep/mark.svg", "x")
    put(tmp_path, "texts/de.txt", "x")
    assert put(tmp_path, "pages/other.html", "x") == Look()


def test_a_file_that_cannot_be_read_is_told_in_the_systems_words(tmp_path: Path) -> None:
    (tmp_path / "icons" / "a.svg").mkdir(parents=True)
    (tmp_path / "icons" / "b.svg").symlink_to("nowhere")
    (tmp_path / "texts" / "de.json").mkdir(parents=True)
    look = put(tmp_path, "icons/c.svg", DRAWING)
    assert list(look.icons) == ["c"]
    assert look.troubles == (
        "icons/a.svg: Is a directory",
        "icons/b.svg: No such file or directory",
        "texts/de.json: Is a directory",
    )


def test_an_error_without_words_still_says_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "icons/mark.svg", DRAWING)

    def fails(path: Path, mode: str) -> None:
        raise OSError

    monkeypatch.setattr(Path, "open", fails)
    assert read_look(tmp_path).troubles == ("icons/mark.svg: cannot be read",)


@pytest.mark.parametrize(("more", "is_taken"), [(0, True), (1, False)])
def test_the_largest_file(tmp_path: Path, more: int, is_taken: bool) -> None:
    look = put(tmp_path, "icons/mark.svg", DRAWING.ljust(MAX_BYTES + more))
    assert bool(look.icons) is is_taken
    assert look.troubles == (() if is_taken else ("icons/mark.svg: is larger than 256 KB",))


def test_letters_of_two_bytes_count_as_two(tmp_path: Path) -> None:
    look = put(tmp_path, "icons/mark.svg", DRAWING + "ä" * (MAX_BYTES // 2))
    assert look.icons == {}


# ---- drawings


@pytest.mark.parametrize(
    "content",
    ["<svg>< script>", "<svg><SCRIPT>", "<svg><\nscript>", "<!entity a><svg/>", "<!ENTITY><svg/>"],
    ids=["space", "capitals", "line", "small entity", "entity"],
)
def test_a_drawing_with_more_than_lines(tmp_path: Path, content: str) -> None:
    look = put(tmp_path, "icons/mark.svg", content)
    assert look.troubles == ("icons/mark.svg: holds a script or entities",)


@pytest.mark.parametrize("content", ["svg", "<SVG/>", ""])
def test_a_drawing_is_an_svg(tmp_path: Path, content: str) -> None:
    look = put(tmp_path, "icons/mark.svg", content)
    assert look.troubles == ("icons/mark.svg: is not an SVG drawing",)


# ---- texts


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({"window": {"%n files": "%n Dateien"}}, "'%n files' has plural forms, which cannot be"),
        ({"window": {"{a} {b}": "{a}"}}, "'{a} {b}' must hold these places: {a}, {b}"),
        ({"window": {"{a}": "{a} {b}"}}, "'{a}' must hold these places: {a}"),
        ({"window": {"{a": "x"}}, "'{a' has a brace without its partner"),
        ({"window": {"x": "y}"}}, "'y}' has a brace without its partner"),
        ({"pages": {"x": "{name} {b}"}}, "the text for 'x' must hold these places: {name}"),
        ({"pages": {"x": 1}}, "each part must be an object of texts"),
        ({"pages": []}, "each part must be an object of texts"),
        ({"window": {}, "pages": {}, "x": {}}, 'must be an object with "window" and "pages"'),
        ("window", 'must be an object with "window" and "pages"'),
    ],
)
def test_what_is_wrong_with_texts(tmp_path: Path, content: object, why: str) -> None:
    look = put(tmp_path, "texts/de.json", json.dumps(content))
    assert (look.window, look.pages) == ({}, PageLook())
    assert len(look.troubles) == 1
    assert why in look.troubles[0]


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"window": {}},
        {"window": {"{a} {b}": "{b} {a} {a}", "100 %": "100 %", "{{}}": "x"}},
        {"pages": {"x": "{name}", "y": "no place"}},
    ],
    ids=["nothing", "empty", "window", "pages"],
)
def test_sound_texts_are_taken_as_they_are(
    tmp_path: Path, content: dict[str, dict[str, str]]
) -> None:
    look = put(tmp_path, "texts/ja.json", json.dumps(content))
    assert look.troubles == ()
    assert look.window == {"ja": content.get("window", {})}
    assert look.pages.texts == {"ja": content.get("pages", {})}


def test_texts_of_two_languages(tmp_path: Path) -> None:
    put(tmp_path, "texts/fr.json", '{"window": {"Back": "Retour"}}')
    look = put(tmp_path, "texts/de.json", '{"pages": {"x": "y"}}')
    assert look.window == {"de": {}, "fr": {"Back": "Retour"}}
    assert look.pages.texts == {"de": {"x": "y"}, "fr": {}}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", set()),
        ("{{a}}", set()),
        ("{a} and {b}, {a}", {"a", "b"}),
        ("{}", {""}),
        ("{a!r}", {"a!r"}),
        ("{a:>9}", {"a>9"}),
        ("{a!s:>9}", {"a!s>9"}),
        ("{a.b[0]}", {"a.b[0]"}),
    ],
)
def test_the_places_of_a_text(text: str, found: set[str]) -> None:
    assert places(text) == found


# ---- frames


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        (FRAME.replace("@@dir", ""), "lacks @@dir"),
        (FRAME.replace("@@title", ""), "lacks @@title"),
        (FRAME.replace("@@head", ""), "lacks @@head"),
        ("", "lacks @@lang"),
        (FRAME + "@@zebra @@ape", "names @@ape, which is no place of a frame"),
        (FRAME + "@@head", "must hold @@head and @@body once"),
        (FRAME + "@@head@@body", "must hold @@head and @@body once"),
        (
            FRAME + " < script>",
            "holds '< script': a frame neither runs nor fetches anything",
        ),
        (
            FRAME + "<p onclick=1>",
            "holds 'onclick=': a frame neither runs nor fetches anything",
        ),
    ],
    ids=["dir", "title", "head", "nothing", "foreign", "heads", "twice", "script", "click"],
)
def test_what_is_wrong_with_a_frame(tmp_path: Path, frame: str, why: str) -> None:
    look = put(tmp_path, "pages/frame.html", frame)
    assert (look.pages.frame, look.troubles) == ("", (f"pages/frame.html: {why}",))


def test_a_frame_may_hold_the_other_places_twice(tmp_path: Path) -> None:
    frame = FRAME + "@@lang @@dir @@title"
    assert put(tmp_path, "pages/frame.html", frame).pages.frame == frame
