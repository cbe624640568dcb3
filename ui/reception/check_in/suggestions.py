"""The list that opens below a line while somebody types: what may be meant, and what else can be done."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.tables.column import Column, ColumnKind
from ui.tables.delegate import RowDelegate
from ui.tables.model import RowTableModel
from ui.tables.view import RowView
from ui.theme import Theme
from ui.widgets.ground import RIGHT, hairline, line_height, middle, one_line, rounded, words, words_width
from ui.widgets.paint import paint_avatar
from ui.widgets.shadow import MENU_BLUR, paint_shadow
from ui.widgets.themed import Themed

AnyIndex = QModelIndex | QPersistentModelIndex
Stretch = tuple[int, int]
MOST_ROWS = 7.5
"""How many rows are shown at most; the half one says that there are more."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that may be meant. `bold` are the stretches of both lines that fit what was typed.

    `behind` is shown small at the right. With `number` a circle with initials stands before it, with
    `icon` an icon. `is_offer` sets it apart as something else to do.
    """

    value: Hashable
    text: str
    second: str = ""
    behind: str = ""
    bold: tuple[Stretch, ...] = ()
    bold_second: tuple[Stretch, ...] = ()
    icon: str = ""
    initials: str = ""
    number: int | None = None
    is_offer: bool = False

    @property
    def spoken(self) -> str:
        """Everything it says."""
        return ", ".join(part for part in (self.text, self.second, self.behind) if part)


class _SuggestionDelegate(RowDelegate):
    """Draws suggestions: circle or icon, one or two lines with what fits in bold, and words at the right."""

    def row_height(self, index: AnyIndex, *, current: bool) -> int:
        """Two lines need more than one."""
        del current
        return 48 if self.row(index).second or self.row(index).number is not None else 40

    def ground(self, state: QStyle.StateFlag, *, has_focus: bool) -> QColor:
        """The row that Enter takes is tinted although the focus stays in the line above."""
        del has_focus
        t = self.theme.tokens
        if state & QStyle.StateFlag.State_Selected:
            return t.tint
        return t.hover if state & QStyle.StateFlag.State_MouseOver else t.raised

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """A rounded plate without hairline or bar."""
        rect, state = QRectF(option.rect), option.state
        painter.fillRect(rect, self.theme.tokens.raised)
        edge = self.theme.tokens.ink if self.theme.tokens.contrast else None
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            rounded(
                painter,
                rect,
                self.theme.px(6),
                fill=self.ground(state, has_focus=True),
                edge=edge if chosen else None,
            )

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one suggestion."""
        row: Suggestion = self.row(index)
        t, px = self.theme.tokens, self.theme.px
        box = QRectF(option.rect)
        if row.is_offer and index.row():
            hairline(painter, box.topLeft(), box.topRight(), t.line)
        left, side = box.left() + px(8), px(30)
        spot = QRectF(left, box.top(), side, box.height())
        if row.number is not None:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            paint_avatar(painter, self.theme, spot, row.initials, row.number, ringed=selected)
        elif row.icon:
            ink = t.accent_ink if row.is_offer else t.ink2
            self.theme.icons.paint(painter, middle(spot, QSize(px(18), px(18))), row.icon, ink)
        left = spot.right() + px(10)
        self._paint_lines(painter, QRectF(left, box.top(), box.right() - px(8) - left, box.height()), row)

    def _paint_lines(self, painter: QPainter, box: QRectF, row: Suggestion) -> None:
        """Draw both lines; the words at the right share the first one."""
        t, font = self.theme.tokens, self.theme.font
        upper, lower = font(Role.BODY), font(Role.SMALL)
        high = line_height(upper) + (line_height(lower) if row.second else 0)
        top = box.top() + (box.height() - high) / 2
        ink = t.accent_ink if row.is_offer else t.ink
        above = QRectF(box.left(), top, box.width(), line_height(upper))
        if row.behind:
            words(painter, above, row.behind, lower, t.ink3, align=RIGHT)
            above.setWidth(above.width() - words_width(lower, row.behind) - self.theme.px(8))
        self._paint_line(painter, above, row.text, row.bold, face=upper, ink=ink)
        if row.second:
            below = QRectF(box.left(), top + line_height(upper), box.width(), 0)
            self._paint_line(painter, below, row.second, row.bold_second, face=lower, ink=t.ink2)

    @staticmethod
    def _paint_line(
        painter: QPainter, room: QRectF, text: str, bold: Sequence[Stretch], *, face: QFont, ink: QColor
    ) -> None:
        """Draw a line with stretches in bold, in whatever direction it is written; cut with dots."""
        strong = QFont(face)
        strong.setWeight(QFont.Weight.Bold)
        measure = QFontMetrics(strong if bold else face)
        shown = measure.elidedText(one_line(text), Qt.TextElideMode.ElideRight, int(room.width()))
        layout = QTextLayout(shown, face)
        fits = QTextCharFormat()
        fits.setFont(strong)
        ranges = []
        for start, end in bold:
            # Qt counts in units of sixteen bits, of which an emoji takes two.
            stretch = QTextLayout.FormatRange()
            stretch.start = _units(shown[:start])
            stretch.length = _units(shown[start:end])
            stretch.format = fits
            ranges.append(stretch)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width() + 1)
        layout.endLayout()
        painter.setPen(ink)
        layout.draw(painter, QPointF(room.topLeft()))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


class Suggestions(QWidget, Themed):
    """The open list: it lies over the window below its line, which keeps the focus.

    `taken` carries the suggestion that was clicked.
    """

    taken = Signal(object)

    def __init__(self, theme: Theme, name: str, window: QWidget) -> None:
        super().__init__(window)
        column: Column[Suggestion] = Column(
            "suggestion",
            name,
            lambda row: row.text,
            second=lambda row: row.second,
            accessible=lambda row: row.spoken,
            kind=ColumnKind.NAME,
        )
        self._model = RowTableModel([column], lambda row: row.value, self)
        self.view = RowView(_SuggestionDelegate(theme, 48, self), self, grows=True, header=False)
        self.view.setModel(self._model)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setStyleSheet("background: transparent;")
        self.view.setAccessibleName(name)
        self.view.clicked.connect(self._clicked)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.view)
        self.hide()
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Leave room for the shadow and the frame."""
        edge = self._margin() + self.theme.px(5)
        self._column.setContentsMargins(edge, edge, edge, edge)

    def _margin(self) -> int:
        return self.theme.px(MENU_BLUR)

    def rows(self) -> tuple[Suggestion, ...]:
        """What is suggested."""
        return self._model.rows

    def current(self) -> Suggestion | None:
        """The one that Enter takes."""
        row: Suggestion | None = self.view.current_row()
        return row

    def show_rows(self, rows: Sequence[Suggestion]) -> None:
        """Suggest these; the first one is the current one."""
        self._model.start_over(rows)
        self.view.go_to(self._model.index(0, 0))

    def go_on(self, step: int) -> None:
        """Go some rows on, stopping at either end."""
        last = self._model.rowCount() - 1
        place = min(max(self.view.currentIndex().row() + step, 0), last)
        self.view.go_to(self._model.index(place, 0))

    def lay_below(self, line: QWidget) -> None:
        """Open below a line, or above it where there is more room."""
        window = line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        margin, px = self._margin(), self.theme.px
        frame = 2 * (margin + px(5))
        heights = [self.view.rowHeight(self._model.index(n, 0)) for n in range(self._model.rowCount())]
        wanted = min(sum(heights), int(px(48) * MOST_ROWS)) + frame
        corner = line.mapTo(window, line.rect().topLeft())
        below, above = window.height() - corner.y() - line.height(), corner.y()
        high = min(wanted, max(below, above))
        downwards = below >= high or below >= above
        top = corner.y() + line.height() + px(4) - margin if downwards else corner.y() - high + margin - px(4)
        self.setGeometry(corner.x() - margin, top, line.width() + 2 * margin, high)
        self.raise_()
        self.show()

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None:
            self.taken.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw shadow and frame."""
        painter, t, px = QPainter(self), self.theme.tokens, self.theme.px
        margin = self._margin()
        box = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        if not t.contrast:
            paint_shadow(painter, box, blur=px(MENU_BLUR), radius=px(10), colour=t.shadow)
        rounded(painter, box, px(10), fill=t.raised, edge=t.line2)
