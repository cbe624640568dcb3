"""A layout that puts things side by side and goes on in the next row when one is full."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows filled from the left, each as high as its highest part. Distances are in pixels on this screen."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, row_gap: int | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._row_gap = gap, gap if row_gap is None else row_gap
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def set_gaps(self, gap: int, row_gap: int | None = None) -> None:
        """Change the distances, as when the text size changes."""
        self._gap, self._row_gap = gap, gap if row_gap is None else row_gap
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take a part at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The part at a place, or None beyond the end, as Qt expects."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give up the part at a place, or None beyond the end, as Qt expects."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It does not grow by itself."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrower layout has more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """The least it needs; rows are made when it gets its width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide and high as the largest part."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        """Put every part in its place."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Lay the rows out, moving the parts if asked to; return the height they need."""
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        x, y, high = room.left(), room.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(room.width(), item.minimumSize().width()), 1 << 20))
            if x > room.left() and x + size.width() > room.left() + room.width():
                x, y, high = room.left(), y + high + self._row_gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            high = max(high, size.height())
        return y + high - rect.top() + margins.bottom()
