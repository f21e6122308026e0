"""Can a colour be read on another, and how is one made readable? By the WCAG formula. Pure.

Source: WCAG 2.1, relative luminance and contrast ratio.
"""

from __future__ import annotations

from dataclasses import replace

from ui.tokens import Colours

TEXT = 4.5
"""The ratio that text keeps (1.4.3)."""
STRONG = 7.0
"""The ratio that text keeps where the person asked for more contrast (1.4.6)."""
_STEPS = 100


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours ``#rrggbb``, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def fitted(colour: str, grounds: tuple[str, ...], at_least: float = TEXT) -> str:
    """Return the colour, or the nearest one towards black or white that is readable on all
    grounds."""
    ways = [
        next((one for one in _towards(colour, end) if _is_readable(one, grounds, at_least)), None)
        for end in ("#000000", "#ffffff")
    ]
    found = [one for one in ways if one is not None]
    return min(found, key=lambda one: _distance(one, colour)) if found else colour


def branded(colours: Colours, accent: str) -> Colours:
    """Return a scheme with a brand's accent, readable on its grounds and under its own text."""
    if not accent:
        return colours
    own = fitted(accent, (colours.bg, colours.surface))
    on_accent = max(("#ffffff", "#10131a"), key=lambda one: ratio(one, own))
    return replace(colours, accent=own, on_accent=on_accent)


def strong(colours: Colours) -> Colours:
    """Return a scheme for who asked the desktop for more contrast."""
    grounds = (colours.bg, colours.surface)
    ends = ("#000000", "#ffffff")
    plain = max(ends, key=lambda one: ratio(one, colours.bg))
    accent = fitted(colours.accent, grounds, STRONG)
    return replace(
        colours,
        text=plain,
        muted=plain,
        line=plain,
        accent=accent,
        on_accent=max(ends, key=lambda one: ratio(one, accent)),
        ok=fitted(colours.ok, grounds, STRONG),
        warn=fitted(colours.warn, grounds, STRONG),
        bad=fitted(colours.bad, grounds, STRONG),
    )


def _is_readable(colour: str, grounds: tuple[str, ...], at_least: float) -> bool:
    return all(ratio(colour, ground) >= at_least for ground in grounds)


def _towards(colour: str, end: str) -> list[str]:
    start, goal = _parts(colour), _parts(end)
    return [
        "#"
        + "".join(
            f"{round(a + (b - a) * step / _STEPS):02x}" for a, b in zip(start, goal, strict=True)
        )
        for step in range(_STEPS + 1)
    ]


def _distance(one: str, other: str) -> int:
    return sum(abs(a - b) for a, b in zip(_parts(one), _parts(other), strict=True))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
