"""How do the desktop tests' pictures become those of the README?

    python packaging/docs/pictures.py build/desktop docs/pictures

Windows are laid side by side on a plain ground; the rest of the display is left out.
"""

import sys
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPainter

GROUND = QColor("#d5dae0")
MARGIN = 24


def main() -> None:
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    (folder,) = source.glob("*ends_active-code*")
    target.mkdir(parents=True, exist_ok=True)
    windows = [QImage(str(folder / f"window-{name}.png")) for name in ("active", "signing-in")]
    side_by_side(windows).save(str(target / "window.png"))


def side_by_side(windows: list[QImage]) -> QImage:
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
