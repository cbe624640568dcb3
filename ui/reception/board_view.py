"""The list of the board: its head, and columns that give way in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.fonts import Role
from ui.reception.board_columns import FOLDED_BELOW, NEEDS, STATE, TICKET, TIMER, TO_SEE, BoardModel, Cell
from ui.reception.board_delegate import GROWN, RING_LEFT, ROW, SIDE, TIME_LEFT, BoardDelegate
from ui.reception.board_words import BoardWords
from ui.tables.model import AnyIndex
from ui.tables.view import RowView
from ui.theme import Theme
from ui.widgets.ground import RIGHT, hairline, line_height, words, words_width

HEAD = 32
_LEAST_NAME = 170
_SECTIONS = list(Cell)


class BoardHead(QHeaderView):
    """The titles of the columns. "Against target" carries the arrow of the order and can be pressed."""

    asked_why = Signal()
    """Somebody wants to know how the list is ordered."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(False)
        self.setToolTip("How this list is ordered")
        self.sectionClicked.connect(self._clicked)

    def sizeHint(self) -> QSize:
        """As high as its words need, at least 32."""
        size = super().sizeHint()
        face = self._theme.font(Role.CAPTION)
        return QSize(size.width(), max(self._theme.px(HEAD), line_height(face) + self._theme.px(12)))

    @Slot(int)
    def _clicked(self, section: int) -> None:
        if _SECTIONS[section] is Cell.STATE:
            self.asked_why.emit()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's
        """Draw one title where its column's words begin."""
        t, px = self._theme.tokens, self._theme.px
        painter.save()
        painter.fillRect(rect, t.sunken)
        box = QRectF(rect)
        foot = QPointF(0, rect.bottom())
        hairline(painter, foot + QPointF(box.left(), 0), foot + QPointF(box.right(), 0), t.line)
        cell, font = _SECTIONS[logicalIndex], self._theme.font(Role.CAPTION)
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        if cell is Cell.NEEDS:
            words(painter, box.adjusted(0, 0, -px(SIDE) + 1, 0), title, font, t.ink2, align=RIGHT)
        else:
            left = px(RING_LEFT) if cell is Cell.WAITED else 0
            words(painter, box.adjusted(left, 0, 0, 0), title, font, t.ink2)
        if cell is Cell.STATE:
            spot = QRectF(box.left() + words_width(font, title) + px(6), box.top(), px(14), box.height())
            self._theme.icons.paint(painter, spot, "arrow-down", t.ink2)
        painter.restore()


class BoardView(RowView):
    """The list. Below 720 pixels whom they see moves under the name; before that the column narrows."""

    def __init__(self, theme: Theme, board_words: BoardWords, parent: QWidget | None = None) -> None:
        self._theme, self._words = theme, board_words
        self.delegate = BoardDelegate(theme, board_words)
        super().__init__(self.delegate, parent, grows=True)
        self.delegate.setParent(self)
        self.head = BoardHead(theme, self)
        self.setHeader(self.head)
        self.setAccessibleName("Visitors")
        theme.changed.connect(self.fit)

    def place_buttons(self, row: QRect) -> QRect:
        """Where the buttons of the current row go: under its timer."""
        px = self._theme.px
        top = row.top() + self.delegate.content_height() + px(2)
        left = px(TIME_LEFT)
        return QRect(left, top, row.width() - left - px(SIDE), px(GROWN - ROW - 16))

    def dataChanged(
        self,
        topLeft: AnyIndex,  # noqa: N803 - Qt's names
        bottomRight: AnyIndex,  # noqa: N803
        roles: Sequence[int] = (),
    ) -> None:
        """Have exactly those cells painted that changed with the time; Qt would take many more."""
        if topLeft.column() != bottomRight.column():
            super().dataChanged(topLeft, bottomRight, roles)
            return
        high = self.delegate.content_height()
        for row in range(topLeft.row(), bottomRight.row() + 1):
            cell = self.visualRect(self.model().index(row, topLeft.column()))
            cell.setHeight(min(cell.height(), high))  # the buttons below stay as they are
            self.viewport().update(cell)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint only the cells that changed: Qt itself would draw every cell of their rows."""
        self.delegate.region = event.region()
        super().paintEvent(event)
        self.delegate.region = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Give every column its width; the list never scrolls sideways."""
        if not isinstance(self.model(), BoardModel):
            return
        px = self._theme.px
        room = self.viewport().width()
        folded = room < px(FOLDED_BELOW)
        spare = room - px(TIMER + STATE + TICKET + NEEDS + _LEAST_NAME)
        header = self.header()
        self.setColumnHidden(_SECTIONS.index(Cell.TO_SEE), folded)
        header.resizeSection(_SECTIONS.index(Cell.TO_SEE), max(px(110), min(px(TO_SEE), spare)))
        if folded != self._words.folded:
            self._words.folded = folded
            self.viewport().update()
