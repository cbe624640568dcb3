"""Where everything stands on the public screen, at any size, lying or upright.

Lengths are pixels of a screen of 1920 by 1080 (1080 by 1920 when upright); `scale` turns them into the
screen's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSizeF

LYING, UPRIGHT = QSizeF(1920, 1080), QSizeF(1080, 1920)
_MARGIN, _UPRIGHT_MARGIN = 64.0, 48.0
_HEADER = 88.0
_FOOTER, _UPRIGHT_FOOTER = 108.0, 168.0
_SIDE = 592.0
_BEFORE = 158.0
"""The earlier calls: their heading and one row of tickets."""
_CARD_AT_LEAST = 430.0
_LEAST_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Height:
    """How high a panel must be, and how high it likes to be."""

    least: float
    good: float


@dataclass(frozen=True, slots=True)
class Places:
    """The boxes of the screen's parts. `stale` is where it says that it is not up to date."""

    scale: float
    whole: QRectF
    header: QRectF
    stale: QRectF
    card: QRectF
    before: QRectF
    panels: tuple[QRectF, ...]
    footer: QRectF

    @property
    def upright(self) -> bool:
        """Whether the screen is higher than wide."""
        return self.whole.height() > self.whole.width()


def place(size: QSizeF, panels: Sequence[Height], *, before: bool = True) -> Places:
    """Lay the screen out for a window of `size` pixels with the given panels, first on top.

    Without earlier calls, `before` being False, the large card takes their room.
    """
    upright = size.height() > size.width()
    drawn = UPRIGHT if upright else LYING
    scale = max(min(size.width() / drawn.width(), size.height() / drawn.height()), 0.01)
    whole = QRectF(0, 0, size.width() / scale, size.height() / scale)
    lay_out = _upright if upright else _lying
    return lay_out(whole, scale, panels, _BEFORE if before else 0.0)


def _lying(whole: QRectF, scale: float, panels: Sequence[Height], low: float) -> Places:
    inner = whole.marginsRemoved(QMarginsF(_MARGIN, 32, _MARGIN, _FOOTER + 32))
    header = QRectF(inner.left(), inner.top(), inner.width(), _HEADER)
    top = header.bottom() + 32
    side_width = max(_SIDE, inner.width() * 0.33)
    side = QRectF(inner.right() - side_width, top, side_width, inner.bottom() - top)
    wide = side.left() - 64 - inner.left()
    before = QRectF(inner.left(), inner.bottom() - low, wide, low)
    card = QRectF(inner.left(), top, wide, before.top() - (30 if low else 0) - top)
    footer = QRectF(0, whole.bottom() - _FOOTER, whole.width(), _FOOTER)
    stale = QRectF(header.left() + header.width() * 0.36, header.top(), header.width() * 0.36, _HEADER)
    boxes = tuple(_stack(side, panels, 24))
    return Places(scale, whole, header, stale, card, before, boxes, footer)


def _upright(whole: QRectF, scale: float, panels: Sequence[Height], low: float) -> Places:
    inner = whole.marginsRemoved(QMarginsF(_UPRIGHT_MARGIN, 32, _UPRIGHT_MARGIN, _UPRIGHT_FOOTER + 28))
    header = QRectF(inner.left(), inner.top(), inner.width(), _HEADER)
    stale = QRectF(inner.left(), header.bottom() + 8, inner.width(), 48)
    top = stale.bottom() + 8
    gap = 20.0
    room = inner.bottom() - top - _CARD_AT_LEAST - 2 * 28 - low
    wanted = sum(panel.good for panel in panels) + gap * max(0, len(panels) - 1)
    high = min(room, wanted)
    stack = QRectF(inner.left(), inner.bottom() - high, inner.width(), high)
    before = QRectF(inner.left(), stack.top() - 28 - low, inner.width(), low)
    card = QRectF(inner.left(), top, inner.width(), before.top() - (28 if low else 0) - top)
    footer = QRectF(0, whole.bottom() - _UPRIGHT_FOOTER, whole.width(), _UPRIGHT_FOOTER)
    boxes = tuple(_stack(stack, panels, gap))
    return Places(scale, whole, header, stale, card, before, boxes, footer)


def _stack(room: QRectF, panels: Sequence[Height], gap: float) -> list[QRectF]:
    """Panels one above the other, sharing what is too little or too much by how much they can give."""
    if room.height() < gap * (len(panels) - 1) + sum(panel.least for panel in panels):
        gap = _LEAST_GAP
    free = room.height() - gap * (len(panels) - 1) - sum(panel.good for panel in panels)
    slack = sum(panel.good - panel.least for panel in panels)
    boxes: list[QRectF] = []
    top = room.top()
    for panel in panels:
        if free < 0:
            height = panel.good + free * ((panel.good - panel.least) / slack if slack else 1 / len(panels))
        else:
            height = panel.good + free * panel.good / sum(each.good for each in panels)
        boxes.append(QRectF(room.left(), top, room.width(), height))
        top += height + gap
    return boxes
