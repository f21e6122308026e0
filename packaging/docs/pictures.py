"""How do pictures of the real program become those of the README?

    python packaging/docs/pictures.py build/desktop build/screens docs/pictures

The first folder is the desktop tests', the second that of screens.py.

Windows are laid side by side on a plain ground; the rest of the display is left out.
"""

import sys
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPainter

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "release"))

from parts import PICTURES_OF, shown_digest  # noqa: E402 - of the folder beside

GROUND = QColor("#d5dae0")
MARGIN = 24


def main() -> None:
    tests, screens, target = map(Path, sys.argv[1:4])
    (folder,) = tests.glob("*ends_active-code*")
    target.mkdir(parents=True, exist_ok=True)
    side_by_side(screens / "active-en-light.png", screens / "active-en-dark.png").save(
        str(target / "window.png")
    )
    side_by_side(folder / "window-signing-in.png").save(str(target / "sign-in.png"))
    # By which `make release-preflight` sees whether they still show the program as it is.
    (target / PICTURES_OF.name).write_text(f"{shown_digest()}\n", encoding="utf-8")


def side_by_side(*pictures: Path) -> QImage:
    windows = [QImage(str(picture)) for picture in pictures]
    width = sum(window.width() for window in windows) + MARGIN * (len(windows) + 1)
    height = max(window.height() for window in windows) + MARGIN * 2
    whole = QImage(width, height, QImage.Format.Format_RGB32)
    whole.fill(GROUND)
    painter = QPainter(whole)
    left = MARGIN
    for window in windows:
        painter.drawImage(left, MARGIN, window)
        left += window.width() + MARGIN
    painter.end()
    return whole


if __name__ == "__main__":
    main()
