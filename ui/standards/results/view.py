"""The list: its head, headings that fold, and columns that give way in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

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
from ui.standards.results.lines import AreaLine, Line, ResultLine
from ui.standards.results.words import CHIPS, has_evidence
from ui.tables.folding import ColumnHead, FoldingView
from ui.theme import Theme
from ui.widgets.ground import LEFT, RIGHT, words
from ui.widgets.paint import Chip, chip_size

_LEAST_TITLE, _SHORT_CURVE = 270, 124
_SECTIONS = list(Cell)
_INSETS = {Cell.TITLE: TITLE_LEFT, Cell.CURVE: CURVE_LEFT, Cell.CHANGE: CHANGE_LEFT}
"""Where the title of a column begins, in pixels at 100 %, so that it stands over its words."""


class ResultsHead(ColumnHead):
    """The titles of the columns."""

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


class ResultsView(FoldingView):
    """Left and Right fold headings, Enter opens; so does a click on the evidence or on the arrow."""

    evidence_wanted = Signal(object)
    """The `ResultLine` on whose evidence somebody clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.delegate = ResultsDelegate(theme)
        super().__init__(theme, self.delegate, ResultsHead(theme), parent)
        self.delegate.setParent(self)
        self.setAccessibleName("Standards")

    def is_heading(self, line: Line) -> bool:
        """Whether a line is the heading of an area, or of what is not measured in it."""
        return not isinstance(line, ResultLine)

    def is_above(self, heading: Line, line: Line) -> bool:
        """Left goes up to the area, from a promise also to the heading of what is not measured."""
        return isinstance(heading, AreaLine) or isinstance(line, ResultLine)

    def line_clicked(self, index: QModelIndex, line: Line) -> None:
        """The evidence leads to what is behind the figure, the arrow opens the promise."""
        if self._is_link(index):
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
        self.give_widths({_SECTIONS.index(cell): width for cell, width in wide.items()})

    def _state_width(self) -> int:
        chips = (Chip(state.in_words, *CHIPS[state]) for state in ScoreState)
        return max(chip_size(self._theme, chip).width() for chip in chips) + self._theme.px(10)
