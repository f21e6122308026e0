"""How are icons drawn? SVG files, tinted in code, sharp at any size and scale."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 22, 24, 32, 44, 48, 64, 128)
_own: dict[str, Path] = {}  # a brand's drawings by the names of ours


def use_drawings(own: Mapping[str, Path]) -> None:
    """Draw a brand's own drawings in place of ours from now on."""
    _own.clear()
    _own.update(own)
    icon.cache_clear()


@cache
def icon(name: str, colour: str, cut_out: str = "#ffffff") -> QIcon:
    """Return an icon in one colour; `cut_out` is what signs on filled shapes are drawn in."""
    result = QIcon()
    for size in SIZES:
        result.addPixmap(QPixmap.fromImage(drawn(name, colour, size, cut_out)))
    return result


def tray_icon(name: str, colour: str) -> QIcon:
    """Return an icon for the tray."""
    made = QIcon(icon(name, colour))
    made.setIsMask(sys.platform == "darwin")  # its menu bar paints in a colour of its own
    return made


def pixmap(name: str, colour: str, size: int, scale: float, cut_out: str = "#ffffff") -> QPixmap:
    """Return an icon for a label: `size` in logical pixels at a screen's scale."""
    found = QPixmap.fromImage(drawn(name, colour, round(size * scale), cut_out))
    found.setDevicePixelRatio(scale)
    return found


def drawn(name: str, colour: str, size: int, cut_out: str) -> QImage:
    """Draw an icon file into a square of `size` device pixels."""
    text = _own.get(name, FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    tinted = text.replace("currentColor", colour).replace("#ffffff", cut_out)
    renderer = QSvgRenderer(QByteArray(tinted.encode()))
    # Zeros are transparent; `fill` would make the namespace `Qt` first, 20 ms of every start. The
    # copy has memory of its own: the other one draws into what Python has for constant.
    clear = bytes(size * size * 4)
    image = QImage(clear, size, size, QImage.Format.Format_ARGB32_Premultiplied).copy()
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image
