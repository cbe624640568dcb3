"""The small curve of a promise: its last figures, the target dashed, and the present one as a dot."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import circle, smooth

_LEAST_SPAN = 4.0
"""The least difference between foot and head of a curve, so that a tenth of a point is no mountain."""


def spots(points: Sequence[float | None], target: float | None, room: QRectF) -> list[QPointF | None]:
    """Where the figures of a curve lie in a room; the target, where there is one, decides the scale too."""
    known = [point for point in points if point is not None]
    if not known:
        return [None for _ in points]
    low, high = _scale(known, target)
    step = room.width() / max(1, len(points) - 1)
    return [
        None if point is None else QPointF(room.left() + place * step, _height(point, low, high, room))
        for place, point in enumerate(points)
    ]


def _scale(known: Sequence[float], target: float | None) -> tuple[float, float]:
    values = [*known] if target is None else [*known, target]
    low, high = min(values), max(values)
    spare = max(0.0, _LEAST_SPAN - (high - low)) / 2
    return low - spare, high + spare


def _height(value: float, low: float, high: float, room: QRectF) -> float:
    return room.bottom() - (value - low) / (high - low) * room.height()


def paint_sparkline(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    points: Sequence[float | None],
    *,
    target: float | None,
    family: Family,
) -> None:
    """Draw the curve. Where nothing was counted it has a gap; a figure between two gaps is a dot."""
    t, px = theme.tokens, theme.px
    known = [point for point in points if point is not None]
    if not known:
        return
    dot = px(4)
    room = rect.adjusted(px(2), dot, -dot - px(1), -dot)
    placed = spots(points, target, room)
    painter.save()
    smooth(painter)
    if target is not None:
        low, high = _scale(known, target)
        y = round(_height(target, low, high, room)) + 0.5
        dashed = QPen(t.ink3, 1)
        dashed.setDashPattern([px(3), px(3)])
        painter.setPen(dashed)
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    pen = QPen(t.ink2, theme.line(1.5))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for one, other in itertools.pairwise(placed):
        if one is not None and other is not None:
            painter.drawLine(one, other)
    for place, spot in enumerate(placed):
        if spot is not None and _alone(placed, place):
            circle(painter, QRectF(spot.x() - 1.5, spot.y() - 1.5, 3, 3), fill=t.ink2)
    end = placed[-1]
    if end is not None:
        ring = QRectF(end.x() - dot, end.y() - dot, 2 * dot, 2 * dot)
        circle(painter, ring.adjusted(-1, -1, 1, 1), fill=t.sheet)
        circle(painter, ring, fill=t.state(family).mark, edge=t.ink if t.contrast else None)
    painter.restore()


def _alone(placed: Sequence[QPointF | None], place: int) -> bool:
    before = placed[place - 1] if place else None
    after = placed[place + 1] if place + 1 < len(placed) else None
    return before is None and after is None
