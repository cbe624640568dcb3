"""The painted street at dusk, as wide and high as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPolygonF

_HEIGHT = 355.0
"""How high the street is drawn, in pixels at 100 % of a picture 480 wide."""
_WIDTH = 480.0
_GROUND = 75.0

SKY_TOP, SKY_LOW = QColor("#0D4B63"), QColor("#2C809E")
_HILL, _NEAR_HILL = QColor("#256F8B"), QColor("#1C5E78")
_ROAD, _KERB = QColor("#05222E"), QColor("#0B3243")
_ROOF = QColor("#08303F")
_WALLS = (QColor("#0E3F55"), QColor("#123A49"), QColor("#0B3648"), QColor("#12475E"), QColor("#0E3B4F"))
_LIT, _DARK_PANE, _FRAME = QColor("#FBDD9B"), QColor("#1C5A73"), QColor("#0B3040")
_LEAVES, _LEAVES_LIGHT, _TRUNK = QColor("#1B604B"), QColor("#23785B"), QColor("#062733")


@dataclass(frozen=True, slots=True)
class _House:
    """One house: left edge, width, height of its wall and roof, and where door, chimney and windows are.

    Windows are (x, y, lit), measured from the house's left edge and from the top of its wall.
    """

    left: float
    width: float
    wall: float
    roof: float
    chimney: float
    door: float
    colour: str
    windows: Sequence[tuple[float, float, bool]]


_STREET = (
    _House(-30, 112, 195, 58, 80, 62, "#E6B45E", ((18, 24, True), (64, 24, False), (18, 94, True))),
    _House(80, 97, 175, 58, 70, 48, "#D98868", ((16, 24, False), (50, 24, True), (16, 94, False))),
    _House(176, 117, 207, 58, 88, 68, "#9CC8B0", ((16, 24, True), (70, 24, True), (16, 94, False))),
    _House(292, 101, 183, 58, 74, 52, "#E6B45E", ((16, 24, False), (54, 24, False), (16, 94, True))),
    _House(392, 112, 199, 58, 80, 64, "#A9C4DE", ((16, 24, True), (66, 24, False), (16, 94, False))),
)
_TREES = (83.0, 393.0)


def paint_street(painter: QPainter, room: QRectF, *, most_high: float) -> None:
    """Draw sky, hills, houses and road into a rectangle; the street keeps its shape and stands below.

    `most_high` is how high the street may reach, in pixels.
    """
    sky = QLinearGradient(room.topLeft(), room.bottomLeft())
    sky.setColorAt(0, SKY_TOP)
    sky.setColorAt(0.7, SKY_LOW)
    sky.setColorAt(1, SKY_LOW)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(room, sky)
    scale = room.width() / _WIDTH
    scale = min(scale, max(0.2, min(most_high, room.height() * 0.45) / _HEIGHT))
    painter.translate(room.left(), room.bottom() - _HEIGHT * scale)
    painter.scale(scale, scale)
    painter.setPen(Qt.PenStyle.NoPen)
    across = room.width() / scale
    _hills(painter, across)
    start = 0.0
    while start < across:  # a very wide picture shows the street again
        painter.save()
        painter.translate(start, 0)
        _houses(painter)
        painter.restore()
        start += _STREET[-1].left + _STREET[-1].width - _STREET[0].left
    painter.fillRect(QRectF(0, _HEIGHT - _GROUND - 8, across, 8), _KERB)
    painter.fillRect(QRectF(0, _HEIGHT - _GROUND, across, _GROUND + 2), _ROAD)
    painter.restore()


def _hills(painter: QPainter, across: float) -> None:
    for colour, top, bend in ((_HILL, -22.0, 70.0), (_NEAR_HILL, 20.0, 45.0)):
        hill = QPainterPath(QPointF(0, top + bend))
        hill.cubicTo(across * 0.3, top + bend * 1.3, across * 0.6, top + bend * 0.6, across, top)
        hill.lineTo(across, _HEIGHT)
        hill.lineTo(0, _HEIGHT)
        painter.fillPath(hill, colour)


def _houses(painter: QPainter) -> None:
    foot = _HEIGHT - _GROUND - 8
    for house, wall in zip(_STREET, _WALLS, strict=True):
        _house(painter, house, wall, foot)
    for x in _TREES:
        _tree(painter, x, foot)


def _house(painter: QPainter, house: _House, wall: QColor, foot: float) -> None:
    top = foot - house.wall
    chimney = QRectF(house.left + house.chimney, top - house.roof - 8, 16, 56)
    painter.fillRect(chimney, _WALLS[2])
    painter.fillRect(chimney.adjusted(-3, 0, 3, -50), _WALLS[2])
    painter.setBrush(_ROOF)
    middle = house.left + house.width / 2
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(house.left - 8, top + 1),
                QPointF(middle, top - house.roof),
                QPointF(house.left + house.width + 8, top + 1),
            ]
        )
    )
    painter.fillRect(QRectF(house.left, top, house.width, house.wall), wall)
    for x, y, lit in house.windows:
        _window(painter, QRectF(house.left + x, top + y, 31, 40), lit=lit)
    door = QRectF(house.left + house.door, foot - 72, 34, 72)
    painter.setBrush(QColor(house.colour))
    painter.drawRoundedRect(door, 2, 2)
    painter.setBrush(_FRAME)
    painter.drawEllipse(QPointF(door.right() - 5, door.center().y()), 2, 2)


def _window(painter: QPainter, box: QRectF, *, lit: bool) -> None:
    painter.fillRect(box, _LIT if lit else _DARK_PANE)
    painter.fillRect(QRectF(box.center().x() - 1, box.top(), 2, box.height()), _FRAME)
    painter.fillRect(QRectF(box.left(), box.center().y() - 1, box.width(), 2), _FRAME)


def _tree(painter: QPainter, x: float, foot: float) -> None:
    painter.fillRect(QRectF(x - 3, foot - 40, 6, 43), _TRUNK)
    painter.setBrush(_LEAVES)
    painter.drawEllipse(QPointF(x, foot - 51), 23, 28)
    painter.setBrush(_LEAVES_LIGHT)
    painter.drawEllipse(QPointF(x - 6, foot - 57), 14, 17)
