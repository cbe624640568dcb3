"""The Results tab: how every promise was kept, by area, with the one that is chosen beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.reporting.periods import Period
from hsdesk.reporting.rows import EvidenceRow, Scoreboard, ScoreRow
from hsdesk.store.work import Subject
from ui.feed import Freshness
from ui.services import Services
from ui.shell.space import Space
from ui.standards.results.filters import FilterBar
from ui.standards.results.giving import Giving
from ui.standards.results.head import ResultsHead
from ui.standards.results.lines import Filter, Line, ResultLine
from ui.standards.results.list import ResultsList
from ui.standards.results.panel import ABOUT, EVIDENCE, PromisePanel
from ui.standards.results.records import Records
from ui.standards.results.source import OfficeResults, Results
from ui.standards.results.summary import Summary
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.marks import HairLine

KINDS = frozenset(
    {
        *("visit", "appointment", "office", "pack", "obligation", "obligation_plan"),
        *("office_check", "office_check_answer", "survey_sheet", "figure", "judging"),
    }
)
"""Whose changes may change a result."""
_SETTLED_MS = 1500
"""Changes come in bursts at a busy desk; the board is read once they have settled for so long."""


class ResultsTab(QWidget):
    """Reads the board of the chosen period, and again when something in a period that runs changes."""

    tab_wanted = Signal(str, object)
    """Another tab is to show a record: its key and the `Subject`."""

    def __init__(
        self, services: Services, parent: QWidget | None = None, results: Results | None = None
    ) -> None:
        """`results` answers the questions; the open office unless a test gives another."""
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._results = results or OfficeResults(services.open_office)
        self._board: Scoreboard | None = None
        self._drawer = False
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.refresh)
        self._main = QWidget(self)
        self.list = ResultsList(theme, self._main)  # first, so that the focus comes to it first
        self.head = ResultsHead(services, self._main)
        self.summary = Summary(theme, self._main)
        self.filters = FilterBar(theme, self._main)
        self.trouble = Banner(theme, Family.OVER, "", action="Try again")
        self.panel = PromisePanel(services, self._results, self)
        self.records = Records(services, self)
        self.giving = Giving(services, self)
        self.trouble.hide()
        self.panel.hide()
        self._lay_out(theme)
        self._connect()
        self._freshness = Freshness(self, services.live, KINDS, self._heard)
        self.list.begin()
        self.refresh()

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, HairLine(theme), self.summary, HairLine(theme), self.filters):
            column.addWidget(part)
        column.addWidget(self.trouble)
        column.addWidget(HairLine(theme))
        column.addWidget(self.list, 1)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(self._main, 1)
        self._across.addWidget(self.panel)

    def _connect(self) -> None:
        self.head.period.chosen.connect(self._choose_period)
        self.head.export.clicked.connect(self._export)
        self.head.display.clicked.connect(self._print)
        self.summary.judged.clicked.connect(self._judge)
        self.filters.chosen.connect(self._choose)
        self.list.previewed.connect(self._preview)
        self.list.opened.connect(self._open)
        self.list.evidence_wanted.connect(self._open_evidence)
        self.list.clear_wanted.connect(self.filters.clear)
        self.list.skeleton.slow.connect(self._say_slow)
        self.trouble.acted.connect(self.refresh)
        self.panel.closed.connect(self.close_panel)
        self.panel.record_wanted.connect(self._open_record)
        self.panel.why_wanted.connect(self.records.explain)
        self.panel.figures_wanted.connect(self._open_figures)
        self.records.tab_wanted.connect(self.tab_wanted)
        self.records.figures_changed.connect(self.refresh)
        self.giving.refused.connect(self._refuse)

    # reading

    @property
    def period(self) -> Period:
        """The period that is shown."""
        return self.head.period.period

    @Slot()
    def refresh(self) -> None:
        """Read the board of the chosen period."""
        results, period = self._results, self.period

        def read() -> Scoreboard:
            return results.board(period)

        self._services.tasks.latest("standards board").run(read, self._show, self._refuse, owner=self)

    def _show(self, board: Scoreboard) -> None:
        if board.period != self.period:
            return
        first, self._board = self._board is None, board
        self.trouble.hide()
        self.head.show_board(board)
        self.summary.show_board(board)
        self.filters.show_board(board)
        self.list.show_board(board)
        self._preview(self.list.current)
        if first and self.isVisible() and self.window().isActiveWindow():
            self.list.take_focus()

    def _refuse(self, refusal: HsdeskError) -> None:
        self.list.end_waiting()
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.show()

    def _heard(self, _subjects: frozenset[Subject]) -> None:
        """Something changed. A period that is over changes only by corrections, which are rare."""
        if not self._settled.isActive():
            self._settled.start()

    @Slot()
    def _say_slow(self) -> None:
        self.trouble.say("The results are being counted.", "A whole year at a large office takes a while.")
        self.trouble.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks; what was to be read is read when somebody does."""
        super().hideEvent(event)
        if self._settled.isActive():
            self._settled.stop()
            self._freshness.everything_changed()

    # choosing

    @Slot(object)
    def _choose_period(self, _period: Period) -> None:
        self.list.begin()
        self.refresh()

    @Slot(object)
    def _choose(self, chosen: Filter) -> None:
        self.list.show_filter(chosen)

    @Slot(object)
    def _preview(self, line: Line | None) -> None:
        row = line.row if isinstance(line, ResultLine) else None
        if self.panel.isVisibleTo(self) and (row is not None or self.panel.row is None):
            self.panel.show_row(row, self.period)

    @Slot(object)
    def _open(self, row: ScoreRow) -> None:
        self._open_at(row, ABOUT)

    @Slot(object)
    def _open_evidence(self, row: ScoreRow) -> None:
        self._open_at(row, EVIDENCE)

    def _open_at(self, row: ScoreRow, part: int) -> None:
        if not self.panel.isVisibleTo(self):
            self._show_panel()
        self.panel.show_row(row, self.period)
        self.panel.show_part(part)
        self.panel.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    # what can be done with the board

    @Slot()
    def _export(self) -> None:
        if self._board is not None:
            self.giving.export(self._board)

    @Slot()
    def _print(self) -> None:
        if self._board is not None:
            self.giving.print_for_display(self._board)

    @Slot()
    def _judge(self) -> None:
        from ui.standards.results.judging import JudgingDialog

        dialog = JudgingDialog(self._services, self.window())
        dialog.changed.connect(self.refresh)
        dialog.open()

    @Slot(object)
    def _open_record(self, row: EvidenceRow) -> None:
        if row.subject_kind == "figure":
            self.panel.ask_for_figures()
        else:
            self.records.open(row)

    @Slot(object, str)
    def _open_figures(self, row: ScoreRow, measure: str) -> None:
        self.records.open_figures(row, measure, self.period)

    # room

    def take_space(self, space: Space) -> None:
        """Lay the tab out for a narrow or low window."""
        self.summary.set_low(low=space.low)
        self.head.set_narrow(narrow=space.narrow)
        self.panel.set_narrow(narrow=space.narrow)
        if space.drawer == self._drawer:
            return
        self._drawer = space.drawer
        if space.drawer:
            self._across.removeWidget(self.panel)
            self._place_drawer()
        else:
            self._across.addWidget(self.panel)

    def panes(self) -> list[QWidget]:
        """The list, the panel, the head and the filters."""
        return [self.list, self.panel, self.head, self.filters]

    def toggle_panel(self) -> None:
        """Open the panel with the promise that is chosen, or close it."""
        if self.panel.isVisibleTo(self):
            self.close_panel()
            return
        self._show_panel()
        self._preview(self.list.current)
        self.panel.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_panel(self) -> None:
        self.panel.show()
        if self._drawer:
            self._place_drawer()
            self.panel.raise_()

    @Slot()
    def close_panel(self) -> None:
        """Close the panel; the list has the focus again."""
        self.panel.hide()
        self.list.take_focus()

    def _place_drawer(self) -> None:
        wide = min(self.panel.width(), self.width())
        self.panel.setGeometry(QRect(self.width() - wide, 0, wide, self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawer at the right edge."""
        super().resizeEvent(event)
        if self._drawer:
            self._place_drawer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisibleTo(self):
            self.close_panel()
            return
        super().keyPressEvent(event)
