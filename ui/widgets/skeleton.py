"""Rows in the shape of what is being read, shown only when reading takes a moment."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.ground import circle, hairline, rounded
from ui.widgets.themed import Themed

QUIET_MS = 300
"""Nothing is shown for so long, so that a quick answer does not flicker."""
SLOW_MS = 10_000
"""After so long the page says what is slow."""

_SHARES = ((0.30, 0.20), (0.39, 0.33), (0.31, 0.24), (0.40, 0.37), (0.32, 0.28))


class Skeleton(QWidget, Themed):
    """Grey rows without shimmer. `begin` when reading starts and `end` when it is done.

    `slow` is sent once when the answer is long in coming, so that the page can say what it waits for.
    """

    slow = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, row_height: int = 64, with_circle: bool = True
    ) -> None:
        super().__init__(parent)
        self._row_height, self._with_circle, self._shown = row_height, with_circle, False
        self._quiet, self._long = QTimer(self), QTimer(self)
        for timer, time, slot in (
            (self._quiet, QUIET_MS, self.show_now),
            (self._long, SLOW_MS, self._say_slow),
        ):
            timer.setSingleShot(True)
            timer.setInterval(time)
            timer.timeout.connect(slot)
        self.setAccessibleName("Reading")
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Paint again."""
        self.update()

    def begin(self) -> None:
        """Reading has begun; rows appear if it takes longer than a moment."""
        self._shown = False
        self._quiet.start()
        self._long.start()
        self.update()

    def end(self) -> None:
        """Reading is done."""
        self._quiet.stop()
        self._long.stop()
        self._shown = False
        self.update()

    def showing(self) -> bool:
        """Whether rows are drawn."""
        return self._shown

    @Slot()
    def show_now(self) -> None:
        """Draw the rows without waiting a moment first."""
        self._shown = True
        self.update()

    @Slot()
    def _say_slow(self) -> None:
        self.slow.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw as many rows as there is room for."""
        if not self._shown:
            return
        painter, t, px = QPainter(self), self.theme.tokens, self.theme.px
        high = px(self._row_height)
        for place in range(self.height() // high):
            row = QRectF(0, place * high, self.width(), high)
            hairline(painter, row.bottomLeft() - QPointF(0, 1), row.bottomRight() - QPointF(0, 1), t.line)
            self._paint_row(painter, row, _SHARES[place % len(_SHARES)])

    def _paint_row(self, painter: QPainter, row: QRectF, shares: tuple[float, float]) -> None:
        t, px = self.theme.tokens, self.theme.px
        left, middle, edge = px(16), row.center().y(), t.edge if t.contrast else None
        if self._with_circle:
            side = px(36)
            circle(painter, QRectF(left, middle - side / 2, side, side), fill=t.track, edge=edge)
            left += side + px(14)
        wide = row.width() - left - px(140)
        for share, high, top in ((shares[0], 12, -16), (shares[1], 10, 4)):
            bar = QRectF(left, middle + px(abs(top)) * (1 if top > 0 else -1), wide * share * 1.4, px(high))
            rounded(painter, bar, px(high) / 2, fill=t.track, edge=edge)
        pill = QRectF(row.right() - px(16 + 92), middle - px(12), px(92), px(24))
        rounded(painter, pill, px(12), fill=t.track, edge=edge)
