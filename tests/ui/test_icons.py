"""Can the states be told apart by their drawings alone, at tray size and in grey?"""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui import icons, tokens
from ui.view_state import LOOK, Shape, Tone


def pixels(image: QImage) -> list[int]:
    """Return how dark each pixel is, the cut-out signs counted as holes."""
    rgba = image.convertToFormat(QImage.Format.Format_ARGB32)
    return [
        rgba.pixelColor(x, y).alpha() - rgba.pixelColor(x, y).lightness()
        for x in range(rgba.width())
        for y in range(rgba.height())
    ]


@pytest.mark.parametrize("size", [16, 22, 32, 64])
def test_any_two_shapes_differ_visibly(qapp: QApplication, size: int) -> None:
    drawn = {shape: pixels(icons.drawn(shape.value, "#000000", size, "#ffffff")) for shape in Shape}
    for one, other in itertools.combinations(Shape, 2):
        differing = sum(abs(a - b) > 60 for a, b in zip(drawn[one], drawn[other], strict=True))
        assert differing >= size * size * 0.02, (one, other)


@pytest.mark.parametrize("shape", list(Shape))
def test_no_shape_is_blank(qapp: QApplication, shape: Shape) -> None:
    assert any(pixels(icons.drawn(shape.value, "#000000", 22, "#ffffff")))


@pytest.mark.parametrize("panel", [tokens.DARK.bg, "#FFFFFF", "#F0F0F0", "#2E3436", "#000000"])
@pytest.mark.parametrize("tone", list(Tone))
def test_the_tray_s_colours_are_seen_on_any_panel(panel: str, tone: Tone) -> None:
    assert contrast(tokens.TRAY_TONES[tone.value], panel) >= 3


@pytest.mark.parametrize("panel", ["#FFFFFF", "#2E3436"], ids=["light", "dark"])
@pytest.mark.parametrize("size", [16, 22, 32, 64])
def test_any_two_tray_icons_differ_in_grey_on_a_panel(
    qapp: QApplication, size: int, panel: str
) -> None:
    """By lightness alone: how who sees no colours tells them apart."""
    looks = set(LOOK.values())
    seen = {}
    for shape, tone in looks:
        ground = QImage(size, size, QImage.Format.Format_RGB32)
        ground.fill(QColor(panel))
        painter = QPainter(ground)
        painter.drawImage(
            0, 0, icons.drawn(shape.value, tokens.TRAY_TONES[tone.value], size, "#ffffff")
        )
        painter.end()
        grey = ground.convertToFormat(QImage.Format.Format_Grayscale8)
        seen[shape] = [grey.pixelColor(x, y).value() for x in range(size) for y in range(size)]
    for one, other in itertools.combinations(seen, 2):
        differing = sum(abs(a - b) > 40 for a, b in zip(seen[one], seen[other], strict=True))
        assert differing >= size * size * 0.02, (one, other)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["text", "muted", "ok", "warn", "bad", "accent"])
def test_every_text_colour_holds_its_contrast(colours: tokens.Colours, name: str) -> None:
    for ground in (colours.bg, colours.surface):
        assert contrast(getattr(colours, name), ground) >= 4.5


@pytest.mark.parametrize("colours", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
def test_the_primary_buttons_text_holds_its_contrast(colours: tokens.Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5
