"""The program's mark: a roof over a desk."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.tokens import LIGHT
from ui.widgets.ground import rounded, smooth
from ui.widgets.themed import Themed


def paint_logo(painter: QPainter, box: QRectF, *, ground: QColor, mark: QColor) -> None:
    """Draw the mark in a square: ground with round corners, roof, post and desk top."""
    side = box.width()
    rounded(painter, box, side * 0.24, fill=ground)
    painter.save()
    smooth(painter)
    pen = QPen(mark, side * 0.09)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * side, box.top() + y * side)

    painter.drawPolyline([at(0.25, 0.50), at(0.50, 0.27), at(0.75, 0.50)])
    painter.drawLine(at(0.50, 0.56), at(0.50, 0.70))
    painter.drawLine(at(0.22, 0.71), at(0.78, 0.71))
    painter.restore()


def program_icon() -> QIcon:
    """The program's icon for title bars and task lists."""
    made = QIcon()
    for side in (16, 32, 64, 128):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_logo(painter, QRectF(0, 0, side, side), ground=LIGHT.primary, mark=LIGHT.on_primary)
        painter.end()
        made.addPixmap(picture)
    return made


class Logo(QWidget, Themed):
    """The mark in the top left corner; it says nothing to a screen reader."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, side: int = 32) -> None:
        super().__init__(parent)
        self._side = side
        self.follow(theme)

    def restyle(self) -> None:
        """Take the size at the present scale."""
        self.setFixedSize(QSize(self.theme.px(self._side), self.theme.px(self._side)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the mark."""
        t = self.theme.tokens
        paint_logo(QPainter(self), QRectF(self.rect()), ground=t.primary, mark=t.on_primary)
