"""Draws the lines of the list: headings that fold, and promises with target, kind and mark."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.fonts import Role
from ui.promises.columns import Cell
from ui.promises.rows import HeadingLine, PromiseRow
from ui.tables.delegate import RowDelegate
from ui.theme import Theme
from ui.widgets.ground import line_height, words
from ui.widgets.paint import Chip, paint_chip

AnyIndex = QModelIndex | QPersistentModelIndex
ROW, HEADING = 52, 36
TITLE_LEFT, CHEVRON_LEFT, CHEVRON = 46, 22, 16
_State = QStyle.StateFlag


class PromisesDelegate(RowDelegate):
    """Rows of 52 pixels, headings of 36."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, ROW, parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        """The height of the line; widths are the columns' own."""
        font, px = self.theme.font, self.theme.px
        if isinstance(self.row(index), PromiseRow):
            lines = line_height(font(Role.STRONG)) + line_height(font(Role.SMALL))
            return QSize(0, max(px(ROW), lines + px(14)))
        return QSize(0, max(px(HEADING), line_height(font(Role.STRONG)) + px(14)))

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw what stands in a cell."""
        rect: QRect = option.rect
        room = QRectF(rect).adjusted(0, 0, 0, -1)
        cell = Cell(self.column(index).key)
        line = self.row(index)
        if isinstance(line, HeadingLine):
            state: QStyle.StateFlag = option.state
            marked = state & (_State.State_Selected | _State.State_MouseOver)
            if not marked and not self.theme.tokens.contrast:
                painter.fillRect(room, self.theme.tokens.sunken)
            self._paint_heading(painter, room, cell, line)
        elif isinstance(line, PromiseRow):
            self._paint_cell(painter, room, cell, line, index)

    def _paint_heading(self, painter: QPainter, room: QRectF, cell: Cell, line: HeadingLine) -> None:
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        if cell is not Cell.TITLE:
            return
        spot = QRectF(room.left() + px(CHEVRON_LEFT), room.top(), px(CHEVRON), room.height())
        icon = "chevron-right" if line.folded else "chevron-down"
        self.theme.icons.paint(painter, spot, icon, t.ink2)
        text = room.adjusted(px(TITLE_LEFT), 0, -px(8), 0)
        words(painter, text, line.title, font(Role.STRONG), t.ink, elide=True)
        wide = QFontMetrics(font(Role.STRONG)).horizontalAdvance(line.title) + px(10)
        behind = text.adjusted(wide, 0, 0, 0)
        if behind.width() > px(20):
            words(painter, behind, str(line.rows), font(Role.SUPPORT), t.ink3)

    def _paint_cell(
        self, painter: QPainter, room: QRectF, cell: Cell, row: PromiseRow, index: AnyIndex
    ) -> None:
        theme, px, t = self.theme, self.theme.px, self.theme.tokens
        match cell:
            case Cell.TITLE:
                self._paint_title(painter, room, index)
            case Cell.TARGET:
                self._paint_wrapped(painter, room.adjusted(0, 0, -px(14), 0), row.target)
            case Cell.KIND:
                text = str(index.data(Qt.ItemDataRole.DisplayRole))
                box = room.adjusted(0, 0, -px(10), 0)
                words(painter, box, text, theme.font(Role.SUPPORT), t.ink2, elide=True)
            case Cell.MARK:
                if row.marks:
                    mark = row.marks[0]
                    paint_chip(painter, theme, room, Chip(mark.in_words, mark.icon, mark.family))
            case Cell.OPEN:
                spot = QRectF(room.left(), room.top(), px(16), room.height())
                theme.icons.paint(painter, spot, "chevron-right", t.ink2)

    def _paint_title(self, painter: QPainter, room: QRectF, index: AnyIndex) -> None:
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        first, second = self.lines(index)
        head, small = font(Role.MEDIUM), font(Role.SMALL)
        left = room.left() + px(TITLE_LEFT)
        high = line_height(head) + line_height(small) + px(1)
        top = room.top() + (room.height() - high) / 2
        wide = room.right() - px(12) - left
        words(painter, QRectF(left, top, wide, line_height(head)), first, head, t.ink, elide=True)
        lower = QRectF(left, top + line_height(head) + px(1), wide, line_height(small))
        words(painter, lower, second, small, t.ink2, elide=True)

    def _paint_wrapped(self, painter: QPainter, room: QRectF, text: str) -> None:
        """Words that may take two lines; only a third would be cut."""
        font, ink = self.theme.font(Role.SUPPORT), self.theme.tokens.ink2
        if QFontMetrics(font).horizontalAdvance(text) <= room.width():
            words(painter, room, text, font, ink)
            return
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        small = self.theme.font(Role.SMALL)
        painter.setFont(small)
        painter.setPen(ink)
        shown = QFontMetrics(small).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width() * 1.9))
        painter.drawText(room, int(flags), shown)
