"""How does a drawing become an icon of Windows and of macOS? Both are containers of PNG pictures.

    .venv/bin/python packaging/recipes/icon_files.py OUT.ico|OUT.icns [--brand FOLDER]

ICO holds PNG pictures since Windows Vista. (Microsoft, "Icons": PNG format support) The types of
ICNS that hold PNG are those that macOS 10.7 and newer reads.
"""

from __future__ import annotations

import argparse
import os
import struct
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from frozen_folder import UNBRANDED, Brand, sound_brand

ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # those of 100 to 250 percent scaling
# Type, pixels. 16 and 32 pixels without Retina are no PNG types; macOS scales down to them.
ICNS_TYPES = (
    ("ic11", 32), ("ic12", 64), ("ic07", 128), ("ic13", 256), ("ic08", 256), ("ic14", 512),
    ("ic09", 512), ("ic10", 1024),
)  # fmt: skip


def main() -> None:
    """Write one icon of a brand."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", type=Path)
    parser.add_argument("--brand", type=Path, default=UNBRANDED)
    words = parser.parse_args()
    if words.target.suffix not in (".ico", ".icns"):
        sys.exit(f"icon: {words.target}: the name has to end with .ico or .icns")
    write_icon(sound_brand(words.brand), words.target)


def write_icon(brand: Brand, target: Path) -> Path:
    """Write the brand's icon; the ending of the name says which kind."""
    drawing = drawing_of(brand)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix == ".ico":
        target.write_bytes(ico((size, png(drawing, size)) for size in ICO_SIZES))
    else:
        target.write_bytes(icns((kind, png(drawing, size)) for kind, size in ICNS_TYPES))
    return target


def drawing_of(brand: Brand) -> str:
    """Return the program's mark as SVG, in the brand's colour."""
    with tempfile.TemporaryDirectory() as folder:
        mark = brand.lay_resources(Path(folder) / "resources") / "icons" / "mark.svg"
        return mark.read_text("utf-8").replace("currentColor", brand.accent)


def png(drawing: str, size: int) -> bytes:
    """Draw into a square of so many pixels. Needs Qt, but no display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not renderer.isValid() or not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        sys.exit("icon: the brand's mark.svg cannot be drawn")
    return bytes(buffer.data().data())


def ico(pictures: Iterable[tuple[int, bytes]]) -> bytes:
    """Return a Windows icon of pictures by their size in pixels."""
    rows = list(pictures)
    head = struct.pack("<HHH", 0, 1, len(rows))
    offset = len(head) + 16 * len(rows)
    entries = b""
    for size, picture in rows:
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + entries + b"".join(picture for _, picture in rows)


def icns(pictures: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a macOS icon of pictures by their type."""
    parts = [
        kind.encode("ascii") + struct.pack(">I", len(picture) + 8) + picture
        for kind, picture in pictures
    ]
    body = b"".join(parts)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


if __name__ == "__main__":
    main()
