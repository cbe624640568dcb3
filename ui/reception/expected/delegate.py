"""Draws today's appointments: the time, who comes, what about and with whom, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from hsdesk.diary.rules import AppointmentState
from hsdesk.reception.rows import ExpectedRow
from ui.fonts import Role
from ui.privacy import Privacy
from ui.reception.expected.words import about, name_of, state_chip
from ui.tables.delegate import RowDelegate
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import line_height, words
from ui.widgets.paint import chip_size, paint_chip
from ui.words import clock_time

AnyIndex = QModelIndex | QPersistentModelIndex
ROW, GROWN = 64, 104
TIME, NAME, SIDE = 20, 84, 24
"""Left edges of the two columns and the right margin, in pixels at 100 %."""


class ExpectedDelegate(RowDelegate):
    """The current row grows where something can be done about it: its buttons come below the words."""

    def __init__(
        self, theme: Theme, privacy: Privacy, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(theme, ROW, parent)
        self._privacy, self._now = privacy, now

    def row_height(self, index: AnyIndex, *, current: bool) -> int:
        """Higher for the current row with buttons."""
        row: ExpectedRow = self.row(index)
        return GROWN if current and row.state is not AppointmentState.ARRIVED else ROW

    def ground(self, state: QStyle.StateFlag, *, has_focus: bool) -> QColor:
        """The list lies on the sunken ground of the side panel."""
        t = self.theme.tokens
        if state & QStyle.StateFlag.State_Selected:
            return t.tint if has_focus else t.state(Family.PAUSE).fill
        return t.hover if state & QStyle.StateFlag.State_MouseOver else t.sunken

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one appointment; its words stay where they are when the row grows."""
        row: ExpectedRow = self.row(index)
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        box = QRectF(option.rect)
        gone = row.state in {AppointmentState.CANCELLED, AppointmentState.MISSED}
        ink = t.ink2 if gone else t.ink
        first, second = line_height(font(Role.STRONG)), line_height(font(Role.SUPPORT))
        top = box.top() + (self.theme.px(ROW) - first - second - px(2)) / 2
        time = QRectF(box.left() + px(TIME), top, px(NAME - TIME), first)
        words(painter, time, clock_time(row.starts_at), font(Role.HEADING, figures=True), ink)
        left, end = box.left() + px(NAME), box.right() - px(SIDE)
        chip = state_chip(row, self._now())
        if chip is not None:
            wide = chip_size(self.theme, chip).width()
            paint_chip(painter, self.theme, QRectF(end - wide, top, wide, first), chip)
            end -= wide + px(8)
        name = QRectF(left, top, end - left, first)
        words(painter, name, name_of(row, self._privacy), font(Role.STRONG), ink, elide=True)
        below = QRectF(left, top + first + px(2), box.right() - px(SIDE) - left, second)
        words(painter, below, about(row), font(Role.SUPPORT), t.ink2, elide=True)
