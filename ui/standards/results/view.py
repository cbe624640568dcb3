"""The list: its head, headings that fold, and columns that give way in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from hsdesk.reporting.rows import ScoreState
from ui.fonts import Role
from ui.standards.results.columns import (
    CHANGE,
    CURVE,
    EVIDENCE,
    OPEN,
    RESULT,
    TARGET,
    Cell,
    ResultsModel,
)
from ui.standards.results.delegate import CHANGE_LEFT, CURVE_LEFT, RESULT_RIGHT, TITLE_LEFT, ResultsDelegate
from ui.standards.results.lines import AreaLine, Line, QuietLine, ResultLine
from ui.standards.results.words import CHIPS, has_evidence
from ui.tables.view import RowView
from ui.theme import Theme
from ui.widgets.ground import LEFT, RIGHT, line_height, words
from ui.widgets.paint import Chip, chip_size

HEAD = 36
_LEAST_TITLE, _SHORT_CURVE = 270, 124
_SECTIONS = list(Cell)
_INSETS = {Cell.TITLE: TITLE_LEFT, Cell.CURVE: CURVE_LEFT, Cell.CHANGE: CHANGE_LEFT}
"""Where the title of a column begins, in pixels at 100 %, so that it stands over its words."""


class ResultsHead(QHeaderView):
    """The titles of the columns."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionsMovable(False)

    def sizeHint(self) -> QSize:
        """As high as its words need, at least 36."""
        face = self._theme.font(Role.CAPTION)
        return QSize(
            super().sizeHint().width(), max(self._theme.px(HEAD), line_height(face) + self._theme.px(14))
        )

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a title over its column."""
        t, px = self._theme.tokens, self._theme.px
        painter.save()
        painter.fillRect(rect, t.sheet)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line)
        cell = _SECTIONS[section]
        end = RESULT_RIGHT if cell is Cell.RESULT else 6
        box = QRectF(rect).adjusted(px(_INSETS.get(cell, 0)), 0, -px(end), 0)
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        align = RIGHT if cell is Cell.RESULT else LEFT
        words(painter, box, title, self._theme.font(Role.CAPTION), t.ink2, align=align, elide=True)
        painter.restore()


class ResultsView(RowView):
    """Left and Right fold headings, Enter opens; so does a click on the evidence or on the arrow."""

    folded = Signal(object, bool)
    """A heading (`AreaLine` or `QuietLine`), and whether it is to be closed."""
    evidence_wanted = Signal(object)
    """The `ResultLine` on whose evidence somebody clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._theme = theme
        self.delegate = ResultsDelegate(theme)
        super().__init__(self.delegate, parent, grows=True)
        self.delegate.setParent(self)
        self.setHeader(ResultsHead(theme, self))
        self.setAccessibleName("Standards")
        self.clicked.connect(self._clicked)
        theme.changed.connect(self.fit)

    def line(self) -> Line | None:
        """The line that has the focus."""
        found: Line | None = self.current_row()
        return found

    # folding

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
        if not isinstance(line, ResultLine) and not line.folded:
            self.folded.emit(line, True)  # noqa: FBT003 - a signal carries plain values
            return
        place = self.currentIndex().row() - 1
        while place >= 0:
            index = self.model().index(place, 0)
            above = self.delegate.row(index)
            if isinstance(above, AreaLine) or (isinstance(above, QuietLine) and isinstance(line, ResultLine)):
                self.go_to(index)
                return
            place -= 1

    def _open_or_go_down(self, line: Line) -> None:
        if isinstance(line, ResultLine):
            self.opened.emit(line)
        elif line.folded:
            self.folded.emit(line, False)  # noqa: FBT003 - a signal carries plain values
        else:
            self.go_to(self.model().index(self.currentIndex().row() + 1, 0))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        line = self.delegate.row(index)
        if isinstance(line, AreaLine | QuietLine):
            self.folded.emit(line, not line.folded)
        elif self._is_link(index):
            self.evidence_wanted.emit(line)
        elif _SECTIONS[index.column()] is Cell.OPEN:
            self.opened.emit(line)

    def _is_link(self, index: QModelIndex) -> bool:
        line = self.delegate.row(index) if index.isValid() else None
        on_evidence = index.isValid() and _SECTIONS[index.column()] is Cell.EVIDENCE
        return on_evidence and isinstance(line, ResultLine) and has_evidence(line.row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the hand over what opens."""
        super().mouseMoveEvent(event)
        over = self.indexAt(event.position().toPoint())
        heading = over.isValid() and not isinstance(self.delegate.row(over), ResultLine)
        opens = heading or self._is_link(over)
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Give every column its width; what can be read beside the list goes first when room is short."""
        if not isinstance(self.model(), ResultsModel):
            return
        px = self._theme.px
        wide = {
            Cell.TARGET: px(TARGET),
            Cell.RESULT: px(RESULT),
            Cell.CURVE: px(CURVE),
            Cell.CHANGE: px(CHANGE),
            Cell.EVIDENCE: px(EVIDENCE),
            Cell.STATE: self._state_width(),
            Cell.OPEN: px(OPEN),
        }
        room = self.viewport().width() - px(_LEAST_TITLE)
        if sum(wide.values()) > room:
            wide[Cell.CURVE] = px(_SHORT_CURVE)
        for cell in (Cell.EVIDENCE, Cell.OPEN, Cell.CURVE, Cell.CHANGE, Cell.TARGET):
            if sum(wide.values()) > room:
                wide[cell] = 0
        header = self.header()
        for cell, width in wide.items():
            section = _SECTIONS.index(cell)
            self.setColumnHidden(section, width == 0)
            if width:
                header.resizeSection(section, width)

    def _state_width(self) -> int:
        chips = (Chip(state.in_words, *CHIPS[state]) for state in ScoreState)
        return max(chip_size(self._theme, chip).width() for chip in chips) + self._theme.px(10)
