"""The list behind a figure, with what stands in its place while there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.reporting.periods import Period
from hsdesk.reporting.rows import ScoreRow
from ui.services import Services
from ui.standards.results.evidence import BehindSource, EvidenceDelegate, evidence_model
from ui.standards.results.source import Results
from ui.standards.results.words import has_evidence
from ui.tables.view import RowView
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Size
from ui.widgets.empty import EmptyState
from ui.widgets.option import Option
from ui.widgets.segmented import Segmented
from ui.widgets.themed import Themed


class EvidencePart(QWidget, Themed):
    """The list behind a figure: all of it, or only what was not kept."""

    record_wanted = Signal(object)
    """The `EvidenceRow` whose record is to be opened."""
    why_wanted = Signal(object)
    """The `EvidenceRow` whose date is to be explained."""

    def __init__(self, services: Services, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._results = results
        self._asked: tuple[ScoreRow, Period] | None = None
        options = [Option(False, "All"), Option(True, "Not kept")]  # noqa: FBT003 - the choice's values
        self.which = Segmented(theme, options, name="Evidence", height=32)
        self.why = Button(theme, "Why this date?", icon="calendar-clock", size=Size.TOOLBAR)
        self.why.hide()
        self.why.clicked.connect(self._explain)
        self.trouble = Banner(theme, Family.OVER, "", action="Try again")
        self.trouble.hide()
        self.model = evidence_model(services.tasks, self)
        self.view = RowView(EvidenceDelegate(theme), header=False)
        self.view.setModel(self.model)
        self.view.setAccessibleName("What is behind the figure")
        self.empty = EmptyState(theme, "inbox", "Nothing behind this figure yet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        self._top = QHBoxLayout()
        self._top.addWidget(self.which)
        self._top.addStretch(1)
        self._top.addWidget(self.why)
        self._column.addLayout(self._top)
        self._column.addWidget(self.trouble)
        self._column.addWidget(self._stack, 1)
        self.which.chosen.connect(self._ask)
        self.view.opened.connect(self.record_wanted)
        self.view.previewed.connect(self._offer_why)
        self.model.total_changed.connect(self._show_part)
        self.model.loading_changed.connect(self._show_part)
        for rows in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            rows.connect(self._show_part)
        self.model.refused.connect(self._refuse)
        self.trouble.acted.connect(self._again)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._column.setContentsMargins(0, px(10), 0, 0)
        self._column.setSpacing(px(8))
        self._top.setContentsMargins(px(20), 0, px(20), 0)

    def show_row(self, row: ScoreRow, period: Period) -> None:
        """Read what is behind another figure; the same promise again is only brought up to date."""
        same = (
            self._asked is not None and self._asked[0].standard == row.standard and self._asked[1] == period
        )
        self._asked = row, period
        if not same:
            self.which.set_value(False)
        if not has_evidence(row):
            self.model.start_over([])
            self._show_part()
        elif same:
            self.model.refresh()
        else:
            self._ask()

    @Slot()
    def _ask(self) -> None:
        if self._asked is not None:
            row, period = self._asked
            self.trouble.hide()
            only = self.which.value() is True
            self.model.open(BehindSource(self._results, row, period, only_broken=only))

    @Slot()
    def _show_part(self) -> None:
        empty = self.model.rowCount() == 0 and not self.model.loading
        broken = self.which.value() is True
        kept = broken and self._has_any()
        self.empty.set_words("Every one was kept" if kept else "Nothing behind this figure yet")
        self._stack.setCurrentWidget(self.empty if empty else self.view)

    def _has_any(self) -> bool:
        return self._asked is not None and self._asked[0].counted > 0

    @Slot()
    def _offer_why(self) -> None:
        row = self.view.current_row()
        self.why.setVisible(row is not None and row.deadline_id is not None)

    @Slot()
    def _explain(self) -> None:
        row = self.view.current_row()
        if row is not None:
            self.why_wanted.emit(row)

    @Slot(object)
    def _refuse(self, refusal: HsdeskError) -> None:
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.show()

    @Slot()
    def _again(self) -> None:
        self.trouble.hide()
        self.model.refresh()
