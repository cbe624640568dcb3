"""The list of promises with what stands in its place while it is read, or when nothing is in it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hsdesk.reporting.rows import Scoreboard
from ui.standards.results.columns import ResultsModel
from ui.standards.results.head import first_pack
from ui.standards.results.lines import AreaLine, Filter, Line, QuietLine, ResultLine, lines
from ui.standards.results.view import ResultsView
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.skeleton import Skeleton


class ResultsList(QWidget):
    """Keeps its place while results change; what was folded stays folded."""

    previewed = Signal(object)
    """The line that has the focus now, or None."""
    opened = Signal(object)
    """A `ScoreRow` is to be shown."""
    evidence_wanted = Signal(object)
    """What is behind a `ScoreRow` is to be shown."""
    clear_wanted = Signal()
    """Everything is to be shown again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board: Scoreboard | None = None
        self._filter = Filter()
        self._folded, self._unfolded = set[str](), set[str]()
        self.model = ResultsModel(self)
        self.view = ResultsView(theme)
        self.skeleton = Skeleton(theme, row_height=52, with_circle=False)
        self.clear = Button(theme, "Show everything")
        self.nothing_found = EmptyState(theme, "search", "No standard like that", action=self.clear)
        self.none = EmptyState(
            theme, "target", "No promises to measure", "Choose the packs of this office in Settings."
        )
        self._stack = QStackedWidget()
        for part in (self.view, self.skeleton, self.nothing_found, self.none):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.view.setModel(self.model)
        self.view.fit()
        self.view.previewed.connect(self.previewed)
        self.view.opened.connect(self._open)
        self.view.evidence_wanted.connect(self._want_evidence)
        self.view.folded.connect(self._fold)
        self.clear.clicked.connect(self.clear_wanted)

    @property
    def current(self) -> Line | None:
        """The line that has the focus."""
        line: Line | None = self.view.line()
        return line

    def begin(self) -> None:
        """Another board is being read; what is shown is no longer true."""
        self._stack.setCurrentWidget(self.skeleton)
        self.skeleton.begin()

    def end_waiting(self) -> None:
        """The board could not be read; show what there was, if it is still true."""
        self.skeleton.end()

    def show_board(self, board: Scoreboard) -> None:
        """Show a board; selection, scroll and folds stay where they are."""
        self.skeleton.end()
        self._board = board
        pack = first_pack(board.packs)
        self.model.home = pack.id if pack else ""
        self.model.show_period(board.period)
        self._show_lines()
        if not self.view.currentIndex().isValid():
            self._go_to_first()

    def show_filter(self, chosen: Filter) -> None:
        """Show other promises of the same board."""
        self._filter = chosen
        self._show_lines()

    def select(self, standard: str) -> bool:
        """Go to a promise; False when it is not shown."""
        for place, line in enumerate(self.model.rows):
            if isinstance(line, ResultLine) and line.row.standard == standard:
                self.view.go_to(self.model.index(place, 0))
                return True
        return False

    def take_focus(self) -> None:
        """Put the keyboard focus on the list, or on the way out of an empty one."""
        if self._stack.currentWidget() is self.nothing_found:
            self.clear.setFocus()
        else:
            self.view.setFocus()

    def _show_lines(self) -> None:
        board = self._board
        if board is None:
            return
        shown = lines(board, self._filter, self._folded, self._unfolded)
        self.model.show_rows(shown)
        if shown:
            self._stack.setCurrentWidget(self.view)
        else:
            self._stack.setCurrentWidget(self.nothing_found if board.rows else self.none)

    def _go_to_first(self) -> None:
        first = next((place for place, line in enumerate(self.model.rows) if isinstance(line, ResultLine)), 0)
        if self.model.rows:
            self.view.setCurrentIndex(self.model.index(first, 0))

    @Slot(object, bool)
    def _fold(self, line: AreaLine | QuietLine, close: bool) -> None:  # noqa: FBT001 - Qt's signal
        keys = self._folded if isinstance(line, AreaLine) else self._unfolded
        if close is isinstance(line, AreaLine):
            keys.add(line.key)
        else:
            keys.discard(line.key)
        self._show_lines()
        self.view.go_to(self.model.index_of(line.key))

    @Slot(object)
    def _open(self, line: Line) -> None:
        if isinstance(line, ResultLine):
            self.opened.emit(line.row)
        else:
            self._fold(line, not line.folded)

    @Slot(object)
    def _want_evidence(self, line: ResultLine) -> None:
        self.evidence_wanted.emit(line.row)
