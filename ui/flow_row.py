"""How do buttons with long texts stand beside each other? On as many lines as it takes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowRow(QLayout):
    """Widgets beside each other, and below where the line is full; mirrored where lines begin at
    the right."""

    def __init__(self, *parts: QWidget | None, spacing: int) -> None:
        """:param parts: None is where a line's free room goes; without one it goes to the end."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gaps: set[int] = set()  # before which items free room goes
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            if part is None:
                self._gaps.add(len(self._items))
            else:
                self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:  # Qt's names, from here on
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        heights = sum(_height(line) for line in lines)
        return heights + self.spacing() * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest part: all others can go below each other."""
        shown = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in shown), default=0),
            max((size.height() for size in shown), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        y = rect.y()
        for line in self._lines(rect.width()):
            room = rect.width() - self._width(line)
            gap = self._gap_of(line)
            x, height = rect.x(), _height(line)
            for item in line:
                x += max(0, room) if item is gap else 0
                size = item.sizeHint().boundedTo(QSize(rect.width(), height))
                place = QRect(QPoint(x, y + (height - size.height()) // 2), size)
                item.setGeometry(QStyle.visualRect(direction, rect, place))
                x += size.width() + self.spacing()
            y += height + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        for item in self._shown():
            if lines and self._width([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines

    def _gap_of(self, line: list[QLayoutItem]) -> QLayoutItem | None:
        """Before which item a line's free room goes: what stood behind it stays at that end."""
        at = [self._items.index(item) for item in line]
        inside = [item for item, index in zip(line, at, strict=True) if index in self._gaps]
        if not inside and any(gap < at[0] for gap in self._gaps):
            return line[0]
        return inside[0] if inside else None

    def _width(self, line: list[QLayoutItem]) -> int:
        widths = sum(item.sizeHint().width() for item in line)
        return widths + self.spacing() * (len(line) - 1)


def _height(line: list[QLayoutItem]) -> int:
    return max(item.sizeHint().height() for item in line)
