"""Draws the lines of the list: headings that fold, and promises with target, result, curve and state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from hsdesk.reporting.rows import ScoreRow, ScoreState
from ui.fonts import Role
from ui.standards.results import words as said
from ui.standards.results.columns import Cell
from ui.standards.results.lines import AreaLine, QuietLine, ResultLine
from ui.standards.results.sparkline import paint_sparkline
from ui.tables.delegate import RowDelegate
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import LEFT, RIGHT, line_height, words
from ui.widgets.paint import paint_chip

AnyIndex = QModelIndex | QPersistentModelIndex
ROW, HEADING = 52, 36
TITLE_LEFT, CHEVRON_LEFT, CHEVRON = 46, 22, 16
CURVE_HIGH, CURVE_LEFT, CHANGE_LEFT = 32, 20, 4
RESULT_RIGHT = 20
_State = QStyle.StateFlag


class ResultsDelegate(RowDelegate):
    """Rows of 52 pixels, headings of 36."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, ROW, parent)
        self._on_heading = False

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        """The height of the line; widths are the columns' own."""
        font, px = self.theme.font, self.theme.px
        if isinstance(self.row(index), ResultLine):
            lines = line_height(font(Role.STRONG)) + line_height(font(Role.SMALL))
            return QSize(0, max(px(ROW), lines + px(14)))
        return QSize(0, max(px(HEADING), line_height(font(Role.STRONG)) + px(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        self._on_heading = not isinstance(self.row(index), ResultLine)
        super().paint(painter, option, index)

    def ground(self, state: QStyle.StateFlag, *, has_focus: bool) -> QColor:
        """The colour behind a cell; headings have a ground of their own."""
        marked = state & (_State.State_Selected | _State.State_MouseOver)
        if self._on_heading and not marked:
            return self.theme.tokens.sunken
        return super().ground(state, has_focus=has_focus)

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw what stands in a cell."""
        rect: QRect = option.rect
        room = QRectF(rect).adjusted(0, 0, 0, -1)
        cell = Cell(self.column(index).key)
        match self.row(index):
            case AreaLine() | QuietLine() as line:
                self._paint_heading(painter, room, cell, line)
            case ResultLine(row):
                self._paint_cell(painter, room, cell, row, index)

    # headings

    def _paint_heading(self, painter: QPainter, room: QRectF, cell: Cell, line: AreaLine | QuietLine) -> None:
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        quiet = isinstance(line, QuietLine)
        if cell is Cell.STATE and isinstance(line, AreaLine):
            words(painter, room, line.measured, font(Role.SUPPORT), t.ink2, elide=True)
        if cell is not Cell.TITLE:
            return
        inset = px(TITLE_LEFT - CHEVRON_LEFT) if quiet else 0
        spot = QRectF(room.left() + px(CHEVRON_LEFT) + inset, room.top(), px(CHEVRON), room.height())
        icon = "chevron-right" if line.folded else "chevron-down"
        self.theme.icons.paint(painter, spot, icon, t.ink2)
        text = room.adjusted(px(TITLE_LEFT) + inset, 0, -px(8), 0)
        if isinstance(line, AreaLine):
            words(painter, text, line.title, font(Role.STRONG), t.ink, elide=True)
        else:
            words(painter, text, line.words, font(Role.SUPPORT), t.ink2, elide=True)

    # promises

    def _paint_cell(
        self, painter: QPainter, room: QRectF, cell: Cell, row: ScoreRow, index: AnyIndex
    ) -> None:
        theme, px = self.theme, self.theme.px
        match cell:
            case Cell.TITLE:
                self._paint_title(painter, room, row, index)
            case Cell.TARGET:
                self._paint_wrapped(
                    painter, room.adjusted(0, 0, -px(10), 0), said.target(row), theme.tokens.ink2
                )
            case Cell.RESULT:
                self._paint_result(painter, room.adjusted(0, 0, -px(RESULT_RIGHT), 0), row)
            case Cell.CURVE:
                box = room.adjusted(px(CURVE_LEFT), 0, -px(12), 0)
                high = px(CURVE_HIGH)
                box = QRectF(box.left(), room.center().y() - high / 2, box.width(), high)
                family = said.CHIPS[row.state][1]
                paint_sparkline(painter, theme, box, row.points, target=_aim(row), family=family)
            case Cell.CHANGE:
                self._paint_change(painter, room, row)
            case Cell.EVIDENCE:
                self._paint_evidence(painter, room, row)
            case Cell.STATE:
                paint_chip(painter, theme, room, said.state_chip(row))
            case Cell.OPEN:
                spot = QRectF(room.left(), room.top(), px(16), room.height())
                theme.icons.paint(painter, spot, "chevron-right", theme.tokens.ink2)

    def _paint_title(self, painter: QPainter, room: QRectF, row: ScoreRow, index: AnyIndex) -> None:
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        first, second = self.lines(index)
        head, small = font(Role.MEDIUM), font(Role.SMALL)
        left = room.left() + px(TITLE_LEFT)
        high = line_height(head) + line_height(small) + px(1)
        top = room.top() + (room.height() - high) / 2
        wide = room.right() - px(12) - left
        ink = t.ink if row.state not in _PALE else t.ink2
        words(painter, QRectF(left, top, wide, line_height(head)), first, head, ink, elide=True)
        lower = QRectF(left, top + line_height(head) + px(1), wide, line_height(small))
        if row.unverified or row.contradiction:
            colour = t.state(Family.SOON).mark
            spot = QRectF(left, lower.top(), px(14), lower.height())
            self.theme.icons.paint(painter, spot, "triangle-alert" if row.unverified else "scale", colour)
            lower.setLeft(left + px(18))
        words(painter, lower, second, small, t.ink2, elide=True)

    def _paint_wrapped(
        self, painter: QPainter, room: QRectF, text: str, colour: QColor, role: Role = Role.SUPPORT
    ) -> None:
        """Words that may take two lines; only a third would be cut."""
        font = self.theme.font(role)
        metrics = QFontMetrics(font)
        if metrics.horizontalAdvance(text) <= room.width():
            words(painter, room, text, font, colour)
            return
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        small = self.theme.font(Role.SMALL)
        painter.setFont(small)
        painter.setPen(colour)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width() * 1.9))
        painter.drawText(room, int(flags), shown)

    def _paint_result(self, painter: QPainter, room: QRectF, row: ScoreRow) -> None:
        t, font, px = self.theme.tokens, self.theme.font, self.theme.px
        if row.result is None:
            words(painter, room, "–", font(Role.BODY), t.ink3, align=RIGHT)
            return
        text, _, unit = said.result(row).partition(" ")
        big, small = font(Role.TIMER, figures=True), font(Role.SMALL)
        if not unit:
            words(painter, room, text, big, t.ink, align=RIGHT)
            return
        high = line_height(big) + line_height(small) - px(4)
        top = room.top() + (room.height() - high) / 2
        upper = QRectF(room.left(), top, room.width(), line_height(big))
        words(painter, upper, text, big, t.ink, align=RIGHT)
        lower = QRectF(room.left(), upper.bottom() - px(4), room.width(), line_height(small))
        words(painter, lower, unit, small, t.ink2, align=RIGHT)

    def _paint_change(self, painter: QPainter, room: QRectF, row: ScoreRow) -> None:
        t, px = self.theme.tokens, self.theme.px
        icon, family = said.change_mark(row)
        ink = t.state(family).text if family is not None else t.ink2
        left = room.left() + px(CHANGE_LEFT)
        if icon:
            self.theme.icons.paint(painter, QRectF(left, room.top(), px(16), room.height()), icon, ink)
            left += px(21)
        text = QRectF(left, room.top(), room.right() - left - px(8), room.height())
        self._paint_wrapped(painter, text, said.change(row), ink, Role.LABEL)

    def _paint_evidence(self, painter: QPainter, room: QRectF, row: ScoreRow) -> None:
        t = self.theme.tokens
        link = said.has_evidence(row)
        face = self.theme.font(Role.LABEL if link else Role.SUPPORT)
        box = room.adjusted(0, 0, -self.theme.px(8), 0)
        if link:
            words(painter, box, said.evidence(row), face, t.accent_ink, align=LEFT, elide=True)
        else:
            self._paint_wrapped(painter, box, said.evidence(row), t.ink3)


_PALE = frozenset({ScoreState.AWAITED, ScoreState.NOT_IN_FORCE, ScoreState.OVERRULED})
"""What is set back a little because nothing can be said of it."""


def _aim(row: ScoreRow) -> float | None:
    return row.aim
