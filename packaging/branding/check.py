"""Is a brand whole, and can everybody read it? Says what it looked at; ends with 1 where it is not.

    python packaging/branding/check.py [FOLDER]

`make brand` and the packages' recipes begin with it.
"""

from __future__ import annotations

import json
import os
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from brand import LOOK, ROOT, Brand, read_brand  # the tree is findable from here on

from sso.profile.language import LANGUAGES
from sso.profile.look import Look, read_look
from sso.profile.reader import read_document
from ui.contrast import TEXT, branded, ratio
from ui.tokens import DARK, LIGHT

DEFAULT = ROOT / "packaging" / "brands" / "keyturn"
SMALLEST_PX = 16
LEAST_COVERED = 0.08  # of the square: less cannot be told from dirt in a panel


def main() -> int:
    """Check one brand."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    brand = read_brand(folder.resolve())
    troubles = list(problems(brand))
    for trouble in troubles:
        print(f"brand: {trouble}", file=sys.stderr)
    if not troubles:
        print(f"brand: {brand.name}: {'; '.join(facts(brand))}")
    return 1 if troubles else 0


def demand_sound(brand: Brand) -> None:
    """End with every trouble of a brand, where it has any."""
    if troubles := list(problems(brand)):
        sys.exit("\n".join(f"brand: {one}" for one in troubles))


def problems(brand: Brand) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it has to be."""
    yield from _of_contrast(brand)
    if brand.look is None:
        return
    look = read_look(brand.look)
    yield from (f"{LOOK}/{trouble}" for trouble in look.troubles)
    yield from _of_drawings(look)
    yield from _of_texts(brand, look)
    named = _profile(brand).get("brand", {}).get("folder", "")
    if brand.profile and named != LOOK:
        yield f"the profile's brand.folder is {named!r}; {LOOK!r} would be used by nobody"


def facts(brand: Brand) -> list[str]:
    """Return what was found, in a few words each."""
    contrasts = [
        f"{ratio(scheme.accent, ground):.1f}"
        for scheme in (branded(LIGHT, brand.accent), branded(DARK, brand.accent))
        for ground in (scheme.bg, scheme.surface)
    ]
    look = read_look(brand.look) if brand.look else Look()
    texts = sum(len(own) for part in (look.window, look.pages.texts) for own in part.values())
    return [
        f"accent {brand.accent} keeps {', '.join(contrasts)} to 1",
        f"{len(look.icons)} own drawings",
        f"{texts} own texts",
        "own frame" if look.pages.frame else "shipped frame",
        f"languages {', '.join(_languages(brand))}",
    ]


def _of_contrast(brand: Brand) -> Iterator[str]:
    for scheme in (branded(LIGHT, brand.accent), branded(DARK, brand.accent)):
        for front, ground in (
            (scheme.accent, scheme.bg),
            (scheme.accent, scheme.surface),
            (scheme.on_accent, scheme.accent),
        ):
            if ratio(front, ground) < TEXT:
                yield f"accent {brand.accent}: {front} on {ground} is below {TEXT} to 1"


def _of_drawings(look: Look) -> Iterator[str]:
    shipped = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    for name in look.icons:
        if name not in shipped:
            yield f"{LOOK}/icons/{name}.svg: there is no drawing of that name to replace"
        elif (covered := _covered(look, name)) < LEAST_COVERED:
            yield f"{LOOK}/icons/{name}.svg: draws {covered:.0%} of {SMALLEST_PX} pixels' square"
    mark = look.icons.get("mark")
    if mark and "currentColor" not in mark.read_text("utf-8"):
        yield f"{LOOK}/icons/mark.svg: nothing is drawn in currentColor, so it cannot be tinted"


def _covered(look: Look, name: str) -> float:
    """Return which share of the smallest icon a drawing covers, as the program itself draws it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from ui import icons

    application = QGuiApplication.instance() or QGuiApplication(["brand"])
    icons.use_drawings(look.icons)
    image = icons.drawn(name, "#102030", SMALLEST_PX, "#ffffff")
    icons.use_drawings({})
    del application
    pixels = [image.pixelColor(x, y).alphaF() for x in range(image.width())
              for y in range(image.height())]  # fmt: skip
    return sum(pixels) / len(pixels)


def _of_texts(brand: Brand, look: Look) -> Iterator[str]:
    catalogue = ROOT / "resources" / "translations" / "keyturn_de.ts"
    sources = {one.text for one in ElementTree.parse(catalogue).iter("source")}
    keys = json.loads((ROOT / "resources" / "pages" / "texts" / "en.json").read_text("utf-8"))
    for part, known, own in (
        ("window", sources, look.window),
        ("pages", set(keys), look.pages.texts),
    ):
        everywhere = {text for texts in own.values() for text in texts}
        for language in _languages(brand):
            for text in sorted(everywhere - set(own.get(language, {}))):
                yield f"{LOOK}/texts/{language}.json: {text!r} is missing in {part!r}"
        for text in sorted(everywhere - known):
            yield f"{LOOK}/texts: the program says nothing like {text!r} in {part!r}"


def _languages(brand: Brand) -> tuple[str, ...]:
    return tuple(_profile(brand).get("brand", {}).get("languages", ())) or LANGUAGES


def _profile(brand: Brand) -> dict[str, dict[str, object]]:
    return dict(read_document(brand.folder / brand.profile).values) if brand.profile else {}


if __name__ == "__main__":
    sys.exit(main())
