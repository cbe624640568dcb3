"""Paints the public screen from its words: header, the call, earlier calls, and the footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter

from ui.display.layout import Places, place
from ui.display.lettering import BOLD, MEDIUM, REGULAR, SEMIBOLD, Lettering, draw, public_font
from ui.display.panels import Panel, panels_of
from ui.display.words import RESTING, Call, Fact, PublicNotice
from ui.icons import Icons
from ui.shell.logo import paint_logo
from ui.tokens import LIGHT, PUBLIC
from ui.widgets.ground import RIGHT, rounded, smooth, words_width

FOOT = QColor("#05202B")
"""The strip at the foot, a shade darker than the ground."""
INK = QColor("#072B3A")
"""Letters on the white card and on the bright band."""
SOFT_INK = LIGHT.ink2
_NARROW_TILE = 340.0
_FACT = Lettering(30, MEDIUM, PUBLIC.text, lines=2)
_FACT_ICON = 54.0
_LEAST_BETWEEN = 24.0


@dataclass(frozen=True, slots=True)
class Emphasis:
    """How strongly a fresh call is marked, 0 for not at all to 1."""

    strength: float = 0.0


NO_EMPHASIS = Emphasis()


def paint_notice(
    painter: QPainter,
    size: QSizeF,
    notice: PublicNotice,
    icons: Icons,
    emphasis: Emphasis = NO_EMPHASIS,
) -> None:
    """Paint the whole screen into the rectangle from 0, 0 to `size`."""
    panels = panels_of(notice)
    places = place(size, [panel.height for panel in panels], before=bool(notice.before))
    painter.save()
    smooth(painter)
    painter.scale(places.scale, places.scale)
    painter.fillRect(places.whole, PUBLIC.ground)
    _header(painter, places, notice)
    if notice.stale:
        _stale(painter, places, notice.stale, icons)
    _card(painter, places.card, notice, icons, emphasis)
    _before(painter, places.before, notice.before)
    for panel, box in zip(panels, places.panels, strict=True):
        _panel(painter, box, panel, icons)
    _footer(painter, places, notice, icons)
    painter.restore()


def _header(painter: QPainter, places: Places, notice: PublicNotice) -> None:
    box = places.header
    logo = QRectF(box.left(), box.center().y() - 36, 72, 72)
    paint_logo(painter, logo, ground=PUBLIC.text, mark=PUBLIC.ground)
    clock_width = 330.0
    room = box.width() - 92 - clock_width
    share = room if places.upright or not notice.stale else box.width() * 0.36 - 112
    left = QRectF(logo.right() + 20, box.top(), share, 46)
    draw(painter, left, notice.landlord, Lettering(40, SEMIBOLD, PUBLIC.text))
    draw(painter, left.translated(0, 44), notice.office, Lettering(28, REGULAR, PUBLIC.soft))
    right = QRectF(box.right() - clock_width, box.top() - 6, clock_width, 58)
    clock = Lettering(58, SEMIBOLD, PUBLIC.text, RIGHT, figures=True)
    draw(painter, right, notice.clock, clock)
    draw(painter, right.translated(0, 52), notice.day, Lettering(28, REGULAR, PUBLIC.soft, RIGHT))


def _stale(painter: QPainter, places: Places, words: str, icons: Icons) -> None:
    box = places.stale
    width = min(box.width(), words_width(public_font(30, SEMIBOLD), words) + 96.0)
    pill = QRectF(0, 0, width, 48)
    pill.moveCenter(box.center())
    rounded(painter, pill, 24, fill=PUBLIC.figure)
    icons.paint(painter, QRectF(pill.left() + 20, pill.center().y() - 15, 30, 30), "wifi-off", INK)
    draw(painter, pill.marginsRemoved(QMarginsF(62, 0, 16, 0)), words, Lettering(30, SEMIBOLD, INK))


def _card(painter: QPainter, box: QRectF, notice: PublicNotice, icons: Icons, emphasis: Emphasis) -> None:
    if emphasis.strength > 0:
        bright = QColor(PUBLIC.figure)
        bright.setAlphaF(emphasis.strength)
        rounded(painter, box.marginsAdded(QMarginsF(14, 14, 14, 14)), 44, fill=bright)
    rounded(painter, box, 32, fill=PUBLIC.text)
    inner = box.marginsRemoved(QMarginsF(56, 28, 56, 24))
    head = QRectF(inner.left(), inner.top(), inner.width(), 62)
    if notice.call is None:
        draw(painter, head, RESTING[0], Lettering(48, SEMIBOLD, SOFT_INK))
        room = inner.marginsRemoved(QMarginsF(0, 80, 0, 24))
        draw(painter, room, RESTING[1], Lettering(96, BOLD, INK, lines=3))
        return
    fresh = emphasis.strength > 0
    draw(painter, head, "Now calling", Lettering(48, SEMIBOLD, SOFT_INK))
    if fresh:
        icons.paint(painter, QRectF(head.right() - 56, head.top() + 4, 56, 56), "megaphone", INK)
    band = QRectF(box.left() + 24, box.bottom() - 24 - 140, box.width() - 48, 140)
    room = QRectF(inner.left(), head.bottom() + 6, inner.width(), band.top() - head.bottom() - 12)
    size = min(360, int(room.height() * 1.08))
    draw(painter, room, notice.call.ticket, Lettering(size, BOLD, INK, smallest=60))
    _band(painter, band, notice.call, icons, fresh=fresh)


def _band(painter: QPainter, band: QRectF, call: Call, icons: Icons, *, fresh: bool) -> None:
    fill, ink = (PUBLIC.figure, INK) if fresh else (LIGHT.primary, PUBLIC.text)
    rounded(painter, band, 20, fill=fill)
    icon = "door-open" if call.to_room else "concierge-bell"
    icons.paint(painter, QRectF(band.left() + 36, band.center().y() - 42, 84, 84), icon, ink)
    icons.paint(painter, QRectF(band.right() - 108, band.center().y() - 36, 72, 72), "arrow-right", ink)
    words = QRectF(band.left() + 150, band.top(), band.width() - 150 - 128, band.height())
    draw(painter, words, call.instruction, Lettering(76, BOLD, ink, lines=2))


def _before(painter: QPainter, box: QRectF, calls: tuple[Call, ...]) -> None:
    if not calls:
        return
    head = QRectF(box.left(), box.top(), box.width(), 38)
    draw(painter, head, "Called before", Lettering(32, MEDIUM, PUBLIC.soft))
    gap = 16.0
    width = (box.width() - 2 * gap) / 3
    for number, call in enumerate(calls):
        tile = QRectF(box.left() + number * (width + gap), box.bottom() - 112, width, 112)
        rounded(painter, tile, 20, fill=PUBLIC.panel, edge=PUBLIC.hairline, width=1.5)
        inner = tile.marginsRemoved(QMarginsF(28, 0, 20, 0))
        size = 60 if width > _NARROW_TILE else 52
        used = words_width(public_font(size, BOLD), call.ticket)
        draw(painter, inner, call.ticket, Lettering(size, BOLD, PUBLIC.text))
        rest = inner.marginsRemoved(QMarginsF(used + size / 2, 0, 0, 0))
        draw(painter, rest, call.place, Lettering(40, MEDIUM, PUBLIC.soft, lines=2))


def _panel(painter: QPainter, box: QRectF, panel: Panel, icons: Icons) -> None:
    rounded(painter, box, 28, fill=PUBLIC.panel, edge=PUBLIC.hairline, width=1.5)
    panel.paint(painter, box.marginsRemoved(QMarginsF(36, 18, 36, 18)), icons)


def _footer(painter: QPainter, places: Places, notice: PublicNotice, icons: Icons) -> None:
    painter.fillRect(places.footer, FOOT)
    margin = places.header.left()
    box = places.footer.marginsRemoved(QMarginsF(margin, 12, margin, 12))
    cells = _in_rows(box, notice.facts) if places.upright else _in_one_row(box, notice.facts)
    for fact, cell in zip(notice.facts, cells, strict=True):
        icons.paint(painter, QRectF(cell.left(), cell.center().y() - 19, 38, 38), fact.icon, PUBLIC.soft)
        draw(painter, cell.marginsRemoved(QMarginsF(_FACT_ICON, 0, 0, 0)), fact.words, _FACT)


def _in_one_row(box: QRectF, facts: Sequence[Fact]) -> list[QRectF]:
    """Cells side by side with equal gaps, or of equal width when that is too little room."""
    font = public_font(_FACT.size, _FACT.weight)
    widths = [words_width(font, fact.words) + _FACT_ICON + 4 for fact in facts]
    spare = (box.width() - sum(widths)) / max(1, len(facts) - 1)
    if spare < _LEAST_BETWEEN:
        spare = _LEAST_BETWEEN
        widths = [(box.width() - spare * (len(facts) - 1)) / len(facts)] * len(facts)
    cells: list[QRectF] = []
    left = box.left()
    for width in widths:
        cells.append(QRectF(left, box.top(), width, box.height()))
        left += width + spare
    return cells


def _in_rows(box: QRectF, facts: Sequence[Fact]) -> list[QRectF]:
    """Two cells to a row; the second column is a little wider, since the telephone number stands there."""
    high = box.height() / -(-len(facts) // 2)
    first = box.width() * 0.47
    cells: list[QRectF] = []
    for number in range(len(facts)):
        row, column = divmod(number, 2)
        left, width = (first, box.width() - first) if column else (0.0, first)
        cells.append(QRectF(box.left() + left, box.top() + row * high, width, high))
    return cells
