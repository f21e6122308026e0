"""Can every text be read, whatever colour a brand brings and however much contrast is wanted?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.contrast import STRONG, TEXT, branded, fitted, ratio, strong
from ui.tokens import DARK, LIGHT, Colours

SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
colour = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_the_formula_is_the_standards() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert ratio("#123456", "#123456") == 1


@SCHEMES
def test_our_own_texts_can_be_read(colours: Colours) -> None:
    for text in (
        colours.text,
        colours.muted,
        colours.accent,
        colours.ok,
        colours.warn,
        colours.bad,
    ):
        assert ratio(text, colours.bg) >= TEXT
        assert ratio(text, colours.surface) >= TEXT
    assert ratio(colours.on_accent, colours.accent) >= TEXT


@SCHEMES
@given(accent=colour)
def test_any_brands_accent_can_be_read(colours: Colours, accent: str) -> None:
    own = branded(colours, accent)
    assert ratio(own.accent, own.bg) >= TEXT
    assert ratio(own.accent, own.surface) >= TEXT
    assert ratio(own.on_accent, own.accent) >= TEXT


@SCHEMES
def test_a_readable_accent_stays_what_it_is(colours: Colours) -> None:
    assert fitted(colours.accent.lower(), (colours.bg, colours.surface)) == colours.accent.lower()
    assert branded(colours, "") == colours


@SCHEMES
@given(accent=colour)
def test_more_contrast_is_more_contrast(colours: Colours, accent: str) -> None:
    own = strong(branded(colours, accent))
    for text in (own.text, own.muted, own.accent, own.ok, own.warn, own.bad, own.line):
        assert ratio(text, own.bg) >= STRONG
        assert ratio(text, own.surface) >= STRONG
    assert ratio(own.on_accent, own.accent) >= TEXT
