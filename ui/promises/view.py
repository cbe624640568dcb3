"""The list itself: its head, headings that fold, and columns that give way in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.fonts import Role
from ui.promises.columns import KIND, MARK, OPEN, TARGET, Cell, PromisesModel
from ui.promises.delegate import TITLE_LEFT, PromisesDelegate
from ui.promises.rows import HeadingLine, Line, Mark
from ui.tables.view import RowView
from ui.theme import Theme
from ui.widgets.ground import line_height, words
from ui.widgets.paint import Chip, chip_size

HEAD = 36
_LEAST_TITLE = 300
_SECTIONS = list(Cell)


class PromisesHead(QHeaderView):
    """The titles of the columns."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionsMovable(False)

    def sizeHint(self) -> QSize:
        """As high as its words need, at least 36."""
        high = line_height(self._theme.font(Role.CAPTION)) + self._theme.px(14)
        return QSize(super().sizeHint().width(), max(self._theme.px(HEAD), high))

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


class PromisesView(RowView):
    """Left and Right fold headings, Enter opens a promise; so does a click on the arrow."""

    folded = Signal(object, bool)
    """A `HeadingLine`, and whether it is to be closed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._theme = theme
        self.delegate = PromisesDelegate(theme)
        super().__init__(self.delegate, parent, grows=True)
        self.delegate.setParent(self)
        self.setHeader(PromisesHead(theme, self))
        self.setAccessibleName("Promises")
        self.clicked.connect(self._clicked)
        theme.changed.connect(self.fit)

    def line(self) -> Line | None:
        """The line that has the focus."""
        found: Line | None = self.current_row()
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left closes the heading of the line, Right opens it; on an open heading Right goes to its first."""
        line = self.line()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and line is not None and event.key() == Qt.Key.Key_Left:
            self._close_or_go_up(line)
        elif plain and line is not None and event.key() == Qt.Key.Key_Right:
            self._open_or_go_down(line)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _close_or_go_up(self, line: Line) -> None:
        if isinstance(line, HeadingLine):
            if not line.folded:
                self.folded.emit(line, True)  # noqa: FBT003 - a signal carries plain values
            return
        for place in range(self.currentIndex().row() - 1, -1, -1):
            index = self.model().index(place, 0)
            if isinstance(self.delegate.row(index), HeadingLine):
                self.go_to(index)
                return

    def _open_or_go_down(self, line: Line) -> None:
        if not isinstance(line, HeadingLine):
            self.opened.emit(line)
        elif line.folded:
            self.folded.emit(line, False)  # noqa: FBT003 - a signal carries plain values
        else:
            self.go_to(self.model().index(self.currentIndex().row() + 1, 0))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        line = self.delegate.row(index)
        if isinstance(line, HeadingLine):
            self.folded.emit(line, not line.folded)
        elif _SECTIONS[index.column()] is Cell.OPEN:
            self.opened.emit(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self.fit()

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
        header = self.header()
        for cell, width in wide.items():
            section = _SECTIONS.index(cell)
            self.setColumnHidden(section, width == 0)
            if width:
                header.resizeSection(section, width)
