"""Draws the rows of the board: ring and timer, state, ticket, name over reason, whom to see, needs."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QRegion
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from hsdesk.reception.rows import VisitRow
from ui.fonts import Role
from ui.reception.board_columns import TIMER, Cell
from ui.reception.board_words import BoardWords, state_chip, wait_mark
from ui.reception.needs import NEED_ICONS
from ui.tables.delegate import RowDelegate
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import CENTRE, line_height, rounded, words
from ui.widgets.paint import chip_size, paint_chip, paint_need, paint_ring, paint_ticket

AnyIndex = QModelIndex | QPersistentModelIndex
ROW, GROWN = 64, 116
RING, RING_LEFT, TIME_LEFT = 36, 20, 72
NEED, NEED_GAP, SIDE = 28, 4, 20


class BoardDelegate(RowDelegate):
    """Rows of 64 pixels; the current one grows to 116 to make room for its buttons."""

    def __init__(self, theme: Theme, words: BoardWords, parent: QObject | None = None) -> None:
        super().__init__(theme, ROW, parent)
        self._words = words
        self._height_at = (0.0, 0)
        self.region: QRegion | None = None
        """What is painted now; cells outside it are left alone. Each second only the timers change."""

    # sizes

    def content_height(self) -> int:
        """The height of a row that has not grown, in pixels on this screen."""
        if self._height_at[0] != self.theme.scale:
            self._height_at = (self.theme.scale, self._measured_height())
        return self._height_at[1]

    def _measured_height(self) -> int:
        font = self.theme.font
        lines = line_height(font(Role.STRONG)) + line_height(font(Role.SUPPORT))
        times = line_height(font(Role.TIMER)) + line_height(font(Role.SMALL))
        return max(self.theme.px(ROW), max(lines, times) + self.theme.px(12))

    def row_height(self, index: AnyIndex, *, current: bool) -> int:
        """The height at 100 %."""
        del index
        return GROWN if current else ROW

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The height; widths are the columns' own, so no words are measured."""
        more = self.theme.px(GROWN - ROW) if self.is_current(option, index) else 0
        return QSize(self.theme.px(TIMER), self.content_height() + more)

    # drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a cell, if it is among those that changed."""
        rect: QRect = option.rect
        if self.region is None or self.region.intersects(rect):
            super().paint(painter, option, index)

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell in the upper part of its row."""
        row: VisitRow = self.row(index)
        whole: QRect = option.rect
        room = QRectF(whole.left(), whole.top(), whole.width(), self.content_height())
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        match Cell(self.column(index).key):
            case Cell.WAITED:
                self._paint_wait(painter, room, row)
            case Cell.STATE:
                self._paint_state(painter, room, row)
            case Cell.TICKET:
                paint_ticket(painter, self.theme, room, row.ticket, selected=selected)
            case Cell.NEEDS:
                self._paint_needs(painter, room, row, selected=selected)
            case cell:
                first, second = self.lines(index)
                head = Role.STRONG if cell is Cell.NAME else Role.MEDIUM
                gap = self.theme.px(12)
                self._paint_two(painter, room.adjusted(0, 0, -gap, 0), first, second, head)

    def _paint_wait(self, painter: QPainter, room: QRectF, row: VisitRow) -> None:
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        mark = wait_mark(row, self._words.now)
        ring = QRectF(
            room.left() + px(RING_LEFT), room.top() + (room.height() - px(RING)) / 2, px(RING), px(RING)
        )
        paint_ring(painter, self.theme, ring, mark.share, mark.family, dashed=mark.dashed)
        ink = t.ink3 if mark.dashed else t.ink
        if mark.family is Family.OVER:
            ink = t.state(Family.OVER).text
        times = room.adjusted(px(TIME_LEFT), 0, 0, 0)
        small = font(Role.SMALL, figures=True)
        upper, lower = (mark.time, font(Role.TIMER), ink), (mark.target, small, t.ink3)
        self._stack(painter, times, upper, lower, elide=False)

    def _paint_state(self, painter: QPainter, room: QRectF, row: VisitRow) -> None:
        chip = state_chip(row, self._words.now)
        if chip_size(self.theme, chip).width() <= room.width():
            paint_chip(painter, self.theme, room, chip)
            return
        colour = self.theme.tokens.state(chip.family).text
        half = room.adjusted(0, 0, -self.theme.px(8), 0)
        self._paint_wrapped(painter, half, chip.word, self.theme.font(Role.SUPPORT_STRONG), colour)

    @staticmethod
    def _paint_wrapped(painter: QPainter, room: QRectF, text: str, font: QFont, colour: QColor) -> None:
        """Draw words that need two lines: a state is never cut."""
        painter.setFont(font)
        painter.setPen(colour)
        how = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(how), text)

    def _paint_two(self, painter: QPainter, room: QRectF, first: str, second: str, head: Role) -> None:
        t, font = self.theme.tokens, self.theme.font
        self._stack(painter, room, (first, font(head), t.ink), (second, font(Role.SUPPORT), t.ink2))

    def _stack(
        self,
        painter: QPainter,
        room: QRectF,
        upper: tuple[str, QFont, QColor],
        lower: tuple[str, QFont, QColor],
        *,
        elide: bool = True,
    ) -> None:
        """Two lines in the middle of the height."""
        gap = self.theme.px(2)
        high = [line_height(font) for _, font, _ in (upper, lower)]
        top = room.top() + (room.height() - sum(high) - gap) / 2
        for (text, font, colour), height in zip((upper, lower), high, strict=True):
            words(painter, QRectF(room.left(), top, room.width(), height), text, font, colour, elide=elide)
            top += height + gap

    def _paint_needs(self, painter: QPainter, room: QRectF, row: VisitRow, *, selected: bool) -> None:
        px = self.theme.px
        step = px(NEED + NEED_GAP)
        fit = max(1, int((room.width() - px(SIDE) + px(NEED_GAP)) // step))
        shown = row.needs if len(row.needs) <= fit else row.needs[: fit - 1]
        left = room.right() + 1 - px(SIDE) - px(NEED)
        if len(shown) < len(row.needs):
            self._paint_more(painter, QRectF(left, room.top(), px(NEED), room.height()), row, len(shown))
            left -= step
        for need in reversed(shown):
            spot = QRectF(left, room.top(), px(NEED), room.height())
            paint_need(painter, self.theme, spot, NEED_ICONS[need], selected=selected)
            left -= step

    def _paint_more(self, painter: QPainter, spot: QRectF, row: VisitRow, shown: int) -> None:
        """A square that says how many needs more there are; the tooltip names all of them."""
        t, side = self.theme.tokens, self.theme.px(NEED)
        box = QRectF(spot.left(), spot.top() + (spot.height() - side) / 2, side, side)
        rounded(painter, box, self.theme.px(6), fill=t.state(Family.PAUSE).fill, edge=t.line2)
        text = f"+{len(row.needs) - shown}"
        font = self.theme.font(Role.TINY)
        words(painter, box, text, font, t.ink, align=CENTRE)
