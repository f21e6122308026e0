"""What of a brand's own look can be used? Drawings, texts and the frame of the browser's pages.

A brand may replace words and looks, never what a page does: the scripts that hand a sign-in over
are this program's alone. A part that is not sound is left out, and the shipped one stands.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from sso.profile.keys import Profile
from sso.profile.language import LANGUAGES

Texts = Mapping[str, Mapping[str, str]]  # language -> shipped text, or a page text's key -> own
MAX_BYTES = 256 * 1024
WINDOW, PAGES = "window", "pages"
FRAME_PLACES = ("lang", "dir", "head", "title", "body")
_T = TypeVar("_T")
# What runs, sends or fetches. The page's policy forbids most of it too; here it is told.
_ACTIVE = re.compile(
    r"<\s*/?\s*(script|base|form|iframe|frame|object|embed|meta\b[^>]*http-equiv)"
    r"|<\s*link\b(?!\s+rel=\"icon\"\s+href=\"data:)|[\s/]on\w+\s*=|javascript:|@import"
    r"|\b(src|srcset|action|data)\s*=(?!\s*[\"']?data:)|\bhref\s*=(?!\s*[\"']?(data:|https:))"
    r"|url\((?!\s*[\"']?data:)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageLook:
    """The pages in the browser: a frame around them, and texts by their keys; empty: shipped."""

    frame: str = ""
    texts: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """What a brand brings along.

    :param icons: SVG files by the names of the shipped ones. :param window: own texts of window and
        tray by the English ones. :param troubles: a sentence for each part that is left out.
    """

    icons: Mapping[str, Path] = field(default_factory=dict)
    window: Texts = field(default_factory=dict)
    pages: PageLook = field(default_factory=PageLook)
    troubles: tuple[str, ...] = ()


class _Unsound(ValueError):
    """A part of a look cannot be used."""


def look_of(profile: Profile) -> Look:
    """Read the look that a profile names; without one, a look that replaces nothing."""
    if not profile.brand.folder:
        return Look()
    return read_look((profile.folder or Path()) / profile.brand.folder)


def read_look(folder: Path) -> Look:
    """Read `icons/*.svg`, `texts/<language>.json` and `pages/frame.html`; each may be missing."""
    if not folder.is_dir():
        return Look(troubles=(f"{folder}: there is no such folder",))
    troubles: list[str] = []

    def read(path: Path, parsed: Callable[[str], _T]) -> _T | None:
        try:
            return parsed(_text(path))
        except (_Unsound, OSError) as reason:
            why = reason.strerror if isinstance(reason, OSError) else str(reason)
            troubles.append(f"{path.relative_to(folder)}: {why or 'cannot be read'}")
            return None

    icons = {
        path.stem: path
        for path in sorted((folder / "icons").glob("*.svg"))
        if read(path, _drawing) is not None
    }
    window: dict[str, Mapping[str, str]] = {}
    pages: dict[str, Mapping[str, str]] = {}
    for path in sorted((folder / "texts").glob("*.json")):
        found = read(path, partial(_texts, path.stem))
        if found is not None:
            window[path.stem], pages[path.stem] = found
    frame = folder / "pages" / "frame.html"
    own_frame = read(frame, _frame) if frame.is_file() else ""
    return Look(icons, window, PageLook(own_frame or "", pages), tuple(troubles))


def places(text: str) -> set[str]:
    """Return the names of the `{places}` of a text. :raises ValueError: a brace has no partner."""
    found = set()
    for _, name, shape, conversion in string.Formatter().parse(text):
        if name is not None:  # "{name!r:>9}" is no place of a text
            found.add(f"{name}{'!' if conversion else ''}{conversion or ''}{shape}")
    return found


def _text(path: Path) -> str:
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise _Unsound(f"is larger than {MAX_BYTES // 1024} KB")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise _Unsound("is not UTF-8") from None


def _drawing(text: str) -> str:
    if "<svg" not in text:
        raise _Unsound("is not an SVG drawing")
    if re.search(r"<\s*script|<!ENTITY", text, re.IGNORECASE):
        raise _Unsound("holds a script or entities")
    return text


def _texts(language: str, text: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    if language not in LANGUAGES:
        raise _Unsound(f"is of no language that this program speaks: {', '.join(LANGUAGES)}")
    try:
        raw = json.loads(text)
    except ValueError:
        raise _Unsound("is not JSON") from None
    if not isinstance(raw, dict) or not raw.keys() <= {WINDOW, PAGES}:
        raise _Unsound(f'must be an object with "{WINDOW}" and "{PAGES}"')
    window, pages = raw.get(WINDOW, {}), raw.get(PAGES, {})
    for part in (window, pages):
        if not isinstance(part, dict) or not all(isinstance(own, str) for own in part.values()):
            raise _Unsound("each part must be an object of texts")
    for shipped, own in window.items():
        if "%Ln" in shipped or "%n" in shipped:
            raise _Unsound(f"{shipped!r} has plural forms, which cannot be replaced")
        _demand_places(shipped, own, _places(shipped))
    for name, own in pages.items():
        _demand_places(name, own, {"name"}, must_have_all=False)
    return window, pages


def _places(text: str) -> set[str]:
    try:
        return places(text)
    except ValueError:
        raise _Unsound(f"{text!r} has a brace without its partner") from None


def _demand_places(shipped: str, own: str, wanted: set[str], *, must_have_all: bool = True) -> None:
    found = _places(own)
    if found - wanted or (must_have_all and wanted - found):
        named = ", ".join(f"{{{one}}}" for one in sorted(wanted)) or "none"
        raise _Unsound(f"the text for {shipped!r} must hold these places: {named}")


def _frame(text: str) -> str:
    if found := _ACTIVE.search(text):
        raise _Unsound(f"holds {found[0].strip()!r}: a frame neither runs nor fetches anything")
    named = re.findall(r"@@(\w+)", text)
    for name in FRAME_PLACES:
        if name not in named:
            raise _Unsound(f"lacks @@{name}")
    if foreign := sorted(set(named) - set(FRAME_PLACES)):
        raise _Unsound(f"names @@{foreign[0]}, which is no place of a frame")
    if named.count("head") != 1 or named.count("body") != 1:
        raise _Unsound("must hold @@head and @@body once")
    return text
