"""Draws the lines of the list: headings that fold, and duties with owner, evidence and state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from hsdesk.duties.rows import DutyRow
from hsdesk.duties.rules import DutyState
from ui.duties import words as said
from ui.duties.columns import Cell
from ui.duties.lines import DutyLine, GroupLine
from ui.duties.words import DutyWords
from ui.fonts import Role
from ui.tables.delegate import RowDelegate
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import line_height, words, words_width
from ui.widgets.paint import initials_of, paint_avatar, paint_chip

AnyIndex = QModelIndex | QPersistentModelIndex
ROW, HEADING = 60, 32
ICON_LEFT, ICON, DUE_LEFT, AVATAR = 14, 16, 40, 24
_State = QStyle.StateFlag
_SOON = (DutyState.DUE_TODAY, DutyState.DUE_NEXT_DAY)


class DutyDelegate(RowDelegate):
    """Rows of 60 pixels, headings of 32."""

    def __init__(self, theme: Theme, duty_words: DutyWords, parent: QObject | None = None) -> None:
        super().__init__(theme, ROW, parent)
        self._words = duty_words

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        """The height of the line; widths are the columns' own."""
        font, px = self.theme.font, self.theme.px
        strong = line_height(font(Role.STRONG))
        if isinstance(self.row(index), DutyLine):
            return QSize(0, max(px(ROW), strong + line_height(font(Role.SMALL)) + px(14)))
        return QSize(0, max(px(HEADING), strong + px(12)))

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw what stands in a cell."""
        rect: QRect = option.rect
        room = QRectF(rect).adjusted(0, 0, 0, -1)
        state: QStyle.StateFlag = option.state
        tokens = self.theme.tokens
        match self.row(index):
            case GroupLine() as line:
                if not state & (_State.State_Selected | _State.State_MouseOver) and not tokens.contrast:
                    painter.fillRect(room, tokens.sunken)
                self._paint_heading(painter, room, line)
            case DutyLine(row):
                selected = bool(state & _State.State_Selected)
                self._paint_cell(painter, room, Cell(self.column(index).key), row, selected=selected)

    def _paint_heading(self, painter: QPainter, room: QRectF, line: GroupLine) -> None:
        """Each cell draws its part of the whole heading, which may be wider than the first column."""
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        painter.setClipRect(room)
        icon = "chevron-right" if line.folded else "chevron-down"
        spot = QRectF(px(ICON_LEFT), room.top(), px(ICON), room.height())
        self.theme.icons.paint(painter, spot, icon, t.ink2)
        title = self._words.group_title(line.group)
        face = font(Role.SUPPORT_STRONG)
        text = QRectF(px(DUE_LEFT), room.top(), room.right(), room.height())
        words(painter, text, title, face, t.ink)
        text.setLeft(text.left() + words_width(face, title) + px(8))
        words(painter, text, str(line.rows), font(Role.SUPPORT, figures=True), t.ink2)

    def _paint_cell(
        self, painter: QPainter, room: QRectF, cell: Cell, row: DutyRow, *, selected: bool
    ) -> None:
        match cell:
            case Cell.DUE:
                self._paint_due(painter, room, row)
            case Cell.PROMISE:
                self._paint_promise(painter, room, row)
            case Cell.OWNER:
                self._paint_owner(painter, room, row, selected=selected)
            case Cell.EVIDENCE:
                self._paint_evidence(painter, room, row)
            case Cell.STATE:
                paint_chip(painter, self.theme, room, said.state_chip(row, bare=True))

    def _lines(self, room: QRectF, left: float) -> tuple[QRectF, QRectF]:
        """Where the two lines of a cell stand."""
        px, font = self.theme.px, self.theme.font
        upper, lower = line_height(font(Role.STRONG)), line_height(font(Role.SMALL))
        top = room.top() + (room.height() - upper - lower - px(2)) / 2
        wide = room.right() - left - px(8)
        return QRectF(left, top, wide, upper), QRectF(left, top + upper + px(2), wide, lower)

    def _paint_due(self, painter: QPainter, room: QRectF, row: DutyRow) -> None:
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        upper, lower = self._lines(room, room.left() + px(DUE_LEFT))
        icon, family = said.mark(row)
        spot = QRectF(room.left() + px(ICON_LEFT), upper.top(), px(ICON), upper.height())
        self.theme.icons.paint(painter, spot, icon, t.state(family).text)
        face = font(Role.STRONG, figures=True)
        words(painter, upper, self._words.due(row), face, self._due_ink(row))
        words(painter, lower, self._words.due_second(row), font(Role.SMALL, figures=True), t.ink2)

    def _due_ink(self, row: DutyRow) -> QColor:
        t = self.theme.tokens
        if row.state is DutyState.LATE:
            return t.state(Family.OVER).text
        return t.state(Family.SOON).text if row.state in _SOON else t.ink

    def _paint_promise(self, painter: QPainter, room: QRectF, row: DutyRow) -> None:
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        upper, lower = self._lines(room, room.left())
        words(painter, upper, row.title, font(Role.STRONG), t.ink, elide=True)
        standard, every = self._words.promise_second(row)
        small = font(Role.SMALL)
        words(painter, lower, standard, small, t.ink2)
        lower.setLeft(lower.left() + words_width(small, standard) + px(16))
        words(painter, lower, every, small, t.ink2, elide=True)

    def _paint_owner(self, painter: QPainter, room: QRectF, row: DutyRow, *, selected: bool) -> None:
        t, px = self.theme.tokens, self.theme.px
        if row.owner_id is None:
            words(painter, room, "Nobody yet", self.theme.font(Role.SUPPORT), t.ink3, elide=True)
            return
        circle = QRectF(room.left(), room.top(), px(AVATAR), room.height())
        paint_avatar(painter, self.theme, circle, initials_of(row.owner), row.owner_id, ringed=selected)
        name = room.adjusted(px(AVATAR + 8), 0, -px(8), 0)
        first = row.owner.split()[0] if row.owner else ""
        if name.width() > px(AVATAR):
            words(painter, name, first, self.theme.font(Role.SUPPORT), t.ink, elide=True)

    def _paint_evidence(self, painter: QPainter, room: QRectF, row: DutyRow) -> None:
        t, px = self.theme.tokens, self.theme.px
        text, icon = said.evidence(row)
        there = said.has_evidence(row)
        spot = QRectF(room.left(), room.top(), px(ICON), room.height())
        self.theme.icons.paint(painter, spot, icon, t.ink2 if there else t.ink3)
        box = room.adjusted(px(ICON + 8), 0, -px(8), 0)
        face = self.theme.font(Role.LABEL if there else Role.SUPPORT, figures=True)
        words(painter, box, text, face, t.accent_ink if there else t.ink3, elide=True)
