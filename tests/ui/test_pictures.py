"""Does the window look as it did when somebody last looked at it and found it good?

A change of the look that is wanted is accepted by `make screenshots ACCEPT=1`, which draws
tests/ui/pictures anew: look at them before they are committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.ui.comparing import TOLERANCE, difference, shown_difference
from tests.ui.pictured import DAMAGED, FONTS, ROOT, SCENES, draw_apart

KEPT = Path(__file__).parent / "pictures"
FAILED = ROOT / "build" / "pictures"
MOST_BYTES = 300_000
pytestmark = pytest.mark.skipif(
    not (FONTS / "DejaVuSans.ttf").exists(),
    reason=f"the pictures are drawn with {FONTS}/DejaVuSans.ttf: package fonts-dejavu-core",
)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The window as it looks now, and damaged on purpose."""
    folder = tmp_path_factory.mktemp("pictures") / "drawn"
    draw_apart(folder, "damaged")
    return folder


def read(picture: Path) -> QImage:
    image = QImage(str(picture))
    assert not image.isNull(), f"{picture} is no picture; `make screenshots ACCEPT=1` draws it"
    return image


@pytest.mark.parametrize("name", SCENES)
def test_it_looks_as_it_did(drawn: Path, name: str) -> None:
    right, now = read(KEPT / f"{name}.png"), read(drawn / f"{name}.png")
    apart = difference(right, now)
    if apart > TOLERANCE:
        FAILED.mkdir(parents=True, exist_ok=True)
        now.save(str(FAILED / f"{name}-actual.png"))
        shown_difference(right, now).save(str(FAILED / f"{name}-difference.png"))
        pytest.fail(
            f"{name} looks otherwise: {apart:.0f} levels apart, {TOLERANCE:.0f} are allowed. "
            f"Look at {FAILED}/{name}-actual.png and {name}-difference.png; "
            "is it meant so, then `make screenshots ACCEPT=1`"
        )


@pytest.mark.parametrize("damage", DAMAGED)
def test_what_is_broken_is_noticed(drawn: Path, damage: str) -> None:
    """Twice as far off as is allowed, so that the bar is not met by luck."""
    like, _ = DAMAGED[damage]
    assert difference(read(KEPT / f"{like}.png"), read(drawn / f"{damage}.png")) > 2 * TOLERANCE


def test_letters_drawn_otherwise_pass(tmp_path: Path) -> None:
    """Half as far off as is allowed: letters for a flat screen's colours, in place of grey ones."""
    draw_apart(tmp_path, edges="rgb")
    apart = {
        name: difference(read(KEPT / f"{name}.png"), read(tmp_path / f"{name}.png"))
        for name in SCENES
    }
    assert max(apart.values()) < TOLERANCE / 2, apart
    assert min(apart.values()) > 0, "these letters are not drawn otherwise"


def test_what_is_kept_is_what_is_compared_and_small() -> None:
    kept = list(KEPT.iterdir())
    assert {path.stem for path in kept} == set(SCENES)
    assert sum(path.stat().st_size for path in kept) < MOST_BYTES
