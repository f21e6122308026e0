"""How far are two pictures from each other, where it matters: in what stands where?

By the means of small squares: letters drawn a little fatter or finer pass, something that is gone,
cut off or elsewhere does not. Grey levels, 0 to 255.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage

SQUARE = 8  # pixels of a kept picture, 11 of the window: less than a line of text
# Between what drawing letters otherwise changes and what the smallest lost text does; both are
# measured in tests/ui/test_pictures.py.
TOLERANCE = 6.0

Means = list[list[float]]


def means(picture: QImage) -> Means:
    """The mean of each square, row by row; what is left over at the right and below counts too."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height, step = grey.width(), grey.height(), grey.bytesPerLine()
    raw = bytes(grey.constBits())
    found = []
    for top in range(0, height, SQUARE):
        rows = [raw[y * step : y * step + width] for y in range(top, min(top + SQUARE, height))]
        line = []
        for left in range(0, width, SQUARE):
            levels = [level for row in rows for level in row[left : left + SQUARE]]
            line.append(sum(levels) / len(levels))
        found.append(line)
    return found


def difference(one: QImage, other: QImage) -> float:
    """How far the two squares are apart that are farthest; infinite where the sizes differ."""
    if one.size() != other.size():
        return float("inf")
    return max(
        abs(here - there)
        for line, other_line in zip(means(one), means(other), strict=True)
        for here, there in zip(line, other_line, strict=True)
    )


def shown_difference(one: QImage, other: QImage) -> QImage:
    """Black where the two are the same, the whiter the farther they are apart."""
    size = one.size().boundedTo(other.size())
    shown = QImage(size, QImage.Format.Format_Grayscale8)
    for y in range(size.height()):
        for x in range(size.width()):
            apart = abs(one.pixelColor(x, y).value() - other.pixelColor(x, y).value())
            shown.setPixelColor(x, y, QColor(*[min(255, 3 * apart)] * 3))
    return shown
