"""Painted marks shared by widgets and list delegates: chips, rings, keycaps, avatars, tickets, bars, needs.

Each has a `..._size` where its size depends on its words, and a `paint_...` that takes a rectangle.
Sizes in the code are pixels at 100 % and go through the theme's scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.fonts import Role
from ui.fonts import font as figure_font
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import CENTRE, LEFT, circle, line_height, middle, rounded, smooth, words, words_width


class ChipSize(IntEnum):
    """Height of a chip in pixels at 100 %."""

    SMALL = 22
    TEXT = 24
    ROW = 26


@dataclass(frozen=True, slots=True)
class Chip:
    """A state in words: icon, word and family. Bare ones have no fill, for rows with several states."""

    word: str
    icon: str
    family: Family
    size: ChipSize = ChipSize.ROW
    bare: bool = False


def _chip_role(chip: Chip) -> Role:
    return Role.CAPTION_STRONG if chip.size is ChipSize.SMALL else Role.CHIP


def chip_size(theme: Theme, chip: Chip) -> QSize:
    """How much room a chip needs; its words are never cut."""
    icon = theme.px(14 if chip.size is ChipSize.SMALL else 16)
    sides = 0 if chip.bare else theme.px(8) + theme.px(10)
    width, line = _chip_words(_chip_role(chip), theme.scale, chip.word.translate(_ALIKE))
    return QSize(sides + icon + theme.px(4) + width, max(theme.px(chip.size), line))


_ALIKE = str.maketrans("123456789", "000000000")


@lru_cache(maxsize=500)
def _chip_words(role: Role, scale: float, word: str) -> tuple[int, int]:
    """Width and height of a chip's words. All figures are equally wide there, so a time is measured once."""
    font = figure_font(role, scale, figures=True)
    return words_width(font, word), line_height(font)


def paint_chip(painter: QPainter, theme: Theme, rect: QRectF, chip: Chip) -> None:
    """Draw a chip at the left of a rectangle, in the middle of its height."""
    colours = theme.tokens.state(chip.family)
    font = theme.font(_chip_role(chip), figures=True)
    size = chip_size(theme, chip)
    box = QRectF(rect.left(), middle(rect, size).top(), size.width(), size.height())
    left = box.left()
    if not chip.bare:
        edge = colours.text if theme.tokens.contrast else None
        rounded(painter, box, box.height() / 2, fill=colours.fill, edge=edge)
        left += theme.px(8)
    icon = theme.px(14 if chip.size is ChipSize.SMALL else 16)
    theme.icons.paint(painter, QRectF(left, box.top(), icon, box.height()), chip.icon, colours.text)
    left += icon + theme.px(4)
    words(painter, QRectF(left, box.top(), box.right() - left, box.height()), chip.word, font, colours.text)


def paint_ring(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    share: float,
    family: Family,
    *,
    dashed: bool = False,
    stroke: float = 5,
) -> None:
    """Draw how much of a target is used, clockwise from the top.

    `share` is 0 at the start and 1 at the target. Past the target the ring is full and an inner arc counts
    the second lap. `dashed` is a clock that has not started. Ends are flat: round ones overstate short arcs.
    """
    t = theme.tokens
    side = min(rect.width(), rect.height())
    width = theme.px(stroke)
    half = width / 2
    box = middle(rect, QRectF(0, 0, side, side))
    line = box.marginsRemoved(QMarginsF(half, half, half, half))
    painter.save()
    smooth(painter)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if dashed:
        thin = theme.line(1.5)
        pen = QPen(t.edge, thin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([theme.px(5) / thin, theme.px(3.5) / thin])
        painter.setPen(pen)
        painter.drawEllipse(line)
        painter.restore()
        return
    pen = QPen(t.ink3 if t.contrast else t.track, 1 if t.contrast else width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(line)
    pen.setColor(t.state(family).mark)
    pen.setWidthF(width)
    painter.setPen(pen)
    _arc(painter, line, min(1.0, max(0.0, share)))
    if share > 1:
        thin = max(1.0, width * 0.5)
        gap = half + theme.px(2) + thin / 2
        pen.setWidthF(thin)
        painter.setPen(pen)
        _arc(painter, line.marginsRemoved(QMarginsF(gap, gap, gap, gap)), min(1.0, share - 1))
    painter.restore()


def _arc(painter: QPainter, line: QRectF, share: float) -> None:
    if share > 0:
        painter.drawArc(line, 90 * 16, -round(360 * 16 * share))


def keycap_size(theme: Theme, key: str) -> QSize:
    """How much room a keycap needs."""
    font = theme.font(Role.CAPTION)
    height = max(theme.px(20), line_height(font) + 2)
    return QSize(max(height, words_width(font, key) + 2 * theme.px(6)), height)


def paint_keycap(
    painter: QPainter, theme: Theme, rect: QRectF, key: str, *, ink: QColor | None = None
) -> None:
    """Draw a key in the middle of a rectangle; on a filled button `ink` is the colour of its words."""
    t = theme.tokens
    box = middle(rect, keycap_size(theme, key))
    if ink is None:
        rounded(painter, box, theme.px(4), fill=t.raised, edge=t.line2)
    else:
        soft = QColor(ink)
        soft.setAlphaF(0.55)
        rounded(painter, box, theme.px(4), edge=soft)
    words(painter, box, key, theme.font(Role.CAPTION), t.ink2 if ink is None else ink, align=CENTRE)


def initials_of(name: str) -> str:
    """The first letters of the first and last word of a name, as shown in its circle."""
    parts = [part for part in name.split() if part[0].isalnum()]
    if not parts:
        return ""
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()


def paint_avatar(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    initials: str,
    number: int,
    *,
    ringed: bool = False,
    quiet: bool = False,
) -> None:
    """Draw a circle with initials; `number` (such as a record's) picks the hue.

    `ringed` sets it off from a selected row. `quiet` is for somebody else: a plain ring without a fill.
    """
    t = theme.tokens
    side = min(rect.width(), rect.height())
    box = middle(rect, QRectF(0, 0, side, side))
    colours = t.avatars[number % len(t.avatars)]
    if ringed:
        out = theme.px(2)
        circle(painter, box.marginsAdded(QMarginsF(out, out, out, out)), fill=t.sheet)
    edge = t.edge if quiet or t.contrast else None
    circle(painter, box, fill=None if quiet else colours.fill, edge=edge)
    role = Role.TITLE_PANE if side >= theme.px(48) else Role.STRONG if side >= theme.px(40) else Role.TINY
    if theme.px(34) <= side < theme.px(40):
        role = Role.CAPTION_STRONG
    words(painter, box, initials, theme.font(role), t.ink2 if quiet else colours.text, align=CENTRE)


def ticket_size(theme: Theme, ticket: str) -> QSize:
    """How much room a ticket's box needs, 46 by 28 for up to three letters."""
    font = theme.font(Role.STRONG)
    height = max(theme.px(28), line_height(font) + 4)
    return QSize(max(theme.px(46), words_width(font, ticket) + 2 * theme.px(8)), height)


def paint_ticket(
    painter: QPainter, theme: Theme, rect: QRectF, ticket: str, *, selected: bool = False
) -> None:
    """Draw a ticket's number in its box at the left of a rectangle; never cut."""
    t = theme.tokens
    size = ticket_size(theme, ticket)
    box = QRectF(rect.left(), middle(rect, size).top(), size.width(), size.height())
    rounded(painter, box, theme.px(6), fill=t.sheet, edge=t.accent_line if selected else t.line2)
    words(painter, box, ticket, theme.font(Role.STRONG), t.ink, align=CENTRE)


def paint_bar(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    share: float,
    family: Family,
    *,
    target: float | None = None,
) -> None:
    """Draw a share as a lying bar, with a tick where the target is; both from 0 to 1."""
    t = theme.tokens
    radius = rect.height() / 2
    rounded(painter, rect, radius, fill=t.track, edge=t.edge if t.contrast else None)
    reach = QRectF(rect.left(), rect.top(), rect.width() * min(1.0, max(0.0, share)), rect.height())
    if reach.width() >= 1:
        rounded(painter, reach, min(radius, reach.width() / 2), fill=t.state(family).mark)
    if target is not None:
        over, width = theme.px(3), theme.px(2)
        x = rect.left() + rect.width() * target
        gap = QRectF(x - width, rect.top() - 1, width * 2, rect.height() + 2)
        painter.fillRect(gap, t.sheet)
        painter.fillRect(QRectF(x - width / 2, rect.top() - over, width, rect.height() + 2 * over), t.ink)


def paint_need(painter: QPainter, theme: Theme, rect: QRectF, icon: str, *, selected: bool = False) -> None:
    """Draw a need, such as step-free access, as a square with its icon. Every need looks alike."""
    t = theme.tokens
    box = middle(rect, QSize(theme.px(28), theme.px(28)))
    fill = t.tint2 if selected else t.state(Family.PAUSE).fill
    rounded(painter, box, theme.px(6), fill=fill, edge=t.edge if t.contrast else None)
    side = theme.px(16)
    theme.icons.paint(painter, middle(box, QSize(side, side)), icon, t.ink)


def tag_size(theme: Theme, text: str, icon: str = "") -> QSize:
    """How much room a tag needs."""
    font = theme.font(Role.CAPTION)
    room = theme.px(14) + theme.px(4) if icon else 0
    return QSize(2 * theme.px(7) + room + words_width(font, text), max(theme.px(22), line_height(font) + 4))


def paint_tag(painter: QPainter, theme: Theme, rect: QRectF, text: str, icon: str = "") -> None:
    """Draw a tag, such as what a case is about, at the left of a rectangle."""
    t = theme.tokens
    size = tag_size(theme, text, icon)
    box = QRectF(rect.left(), middle(rect, size).top(), size.width(), size.height())
    rounded(painter, box, theme.px(5), fill=t.sunken, edge=t.line)
    left = box.left() + theme.px(7)
    if icon:
        theme.icons.paint(painter, QRectF(left, box.top(), theme.px(14), box.height()), icon, t.ink2)
        left += theme.px(14) + theme.px(4)
    room = QRectF(left, box.top(), box.right() - left, box.height())
    words(painter, room, text, theme.font(Role.CAPTION), t.ink2, align=LEFT)


def count_size(theme: Theme, count: str) -> QSize:
    """How much room a count badge needs."""
    font = theme.font(Role.TINY, figures=True)
    height = max(theme.px(20), line_height(font) + 2)
    return QSize(max(height, words_width(font, count) + 2 * theme.px(6)), height)


def paint_count(
    painter: QPainter, theme: Theme, rect: QRectF, count: str, *, fill: QColor, ink: QColor
) -> None:
    """Draw a count in its badge in the middle of a rectangle."""
    box = middle(rect, count_size(theme, count))
    edge = ink if theme.tokens.contrast else None
    rounded(painter, box, box.height() / 2, fill=fill, edge=edge)
    words(painter, box, count, theme.font(Role.TINY, figures=True), ink, align=CENTRE)
