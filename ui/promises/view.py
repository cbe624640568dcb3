"""The list itself: its head, headings that fold, and columns that give way in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.fonts import Role
from ui.promises.columns import KIND, MARK, OPEN, TARGET, Cell, PromisesModel
from ui.promises.delegate import TITLE_LEFT, PromisesDelegate
from ui.promises.rows import HeadingLine, Line, Mark
from ui.tables.folding import ColumnHead, FoldingView
from ui.theme import Theme
from ui.widgets.ground import words
from ui.widgets.paint import Chip, chip_size

_LEAST_TITLE = 300
_SECTIONS = list(Cell)


class PromisesHead(ColumnHead):
    """The titles of the columns."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a title over its column."""
        t, px = self._theme.tokens, self._theme.px
        painter.save()
        painter.fillRect(rect, t.sheet)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line)
        left = px(TITLE_LEFT) if _SECTIONS[section] is Cell.TITLE else 0
        box = QRectF(rect).adjusted(left, 0, -px(6), 0)
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        words(painter, box, title, self._theme.font(Role.CAPTION), t.ink2, elide=True)
        painter.restore()


class PromisesView(FoldingView):
    """Left and Right fold headings, Enter opens a promise; so does a click on the arrow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.delegate = PromisesDelegate(theme)
        super().__init__(theme, self.delegate, PromisesHead(theme), parent)
        self.delegate.setParent(self)
        self.setAccessibleName("Promises")

    def is_heading(self, line: Line) -> bool:
        """Whether a line is the heading of an area."""
        return isinstance(line, HeadingLine)

    def line_clicked(self, index: QModelIndex, line: Line) -> None:
        """The arrow opens."""
        if _SECTIONS[index.column()] is Cell.OPEN:
            self.opened.emit(line)

    @Slot()
    def fit(self) -> None:
        """Give every column its width; what can be read beside the list goes first when room is short."""
        if not isinstance(self.model(), PromisesModel):
            return
        px = self._theme.px
        chips = (Chip(mark.in_words, mark.icon, mark.family) for mark in Mark)
        mark = max(chip_size(self._theme, chip).width() for chip in chips) + px(10)
        wide = {
            Cell.TARGET: px(TARGET),
            Cell.KIND: px(KIND),
            Cell.MARK: max(mark, px(MARK)),
            Cell.OPEN: px(OPEN),
        }
        room = self.viewport().width() - px(_LEAST_TITLE)
        for cell in (Cell.KIND, Cell.TARGET):
            if sum(wide.values()) > room:
                wide[cell] = 0
        self.give_widths({_SECTIONS.index(cell): width for cell, width in wide.items()})
