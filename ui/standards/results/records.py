"""From a piece of evidence to its record: a visit's history, a duty, a check, or a month's figure."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from hsdesk.errors import HsdeskError
from hsdesk.reception import queries
from hsdesk.reception.rows import HistoryRow, VisitRow
from hsdesk.reporting.periods import Period
from hsdesk.reporting.rows import EvidenceRow, ScoreRow
from hsdesk.store.work import Read, Subject
from ui.explanation.asking import explain_deadline, explain_subject
from ui.reception.board_words import BoardWords
from ui.services import Services

TABS = {
    "duty": ("duties", "obligation"),
    "obligation": ("duties", "obligation"),
    "office_check": ("office-checks", "office_check"),
    "survey_sheet": ("surveys", "survey_sheet"),
}
"""The tab in which the record of a kind is shown, and what the tab calls it."""


class Records(QObject):
    """Opens records on behalf of the results."""

    tab_wanted = Signal(str, object)
    """The key of the tab and the `Subject` that it is to show."""
    figures_changed = Signal()
    """A month's figure was entered or put right."""

    def __init__(self, services: Services, part: QWidget) -> None:
        super().__init__(part)
        self._services, self._part = services, part

    def open(self, evidence: EvidenceRow) -> None:
        """Show the record behind a piece of evidence."""
        kind, number = evidence.subject_kind, evidence.subject_id
        if kind == "visit":
            self._ask_visit(evidence)
        elif kind in TABS:
            tab, called = TABS[kind]
            self.tab_wanted.emit(tab, Subject(called, number))
        else:
            self.explain(evidence)

    def explain(self, evidence: EvidenceRow) -> None:
        """Say why a clock was due when it was; evidence without a clock has no date to explain."""
        if evidence.deadline_id is not None:
            explain_deadline(self._services, self._part, evidence.deadline_id)

    # visits

    def _ask_visit(self, evidence: EvidenceRow) -> None:
        def ask(read: Read) -> tuple[VisitRow | None, list[HistoryRow]]:
            return queries.visit(read, evidence.subject_id), queries.history(read, evidence.subject_id)

        work = partial(self._services.open_office.ask, ask)
        self._services.tasks.run(work, self._show_visit, self._refuse, owner=self)

    def _show_visit(self, found: tuple[VisitRow | None, list[HistoryRow]]) -> None:
        from ui.reception.history_dialog import HistoryDialog

        row, history = found
        if row is None:
            return
        words = BoardWords(self._services.clock.now(), self._services.privacy)
        who = f"{words.name(row)}, {words.how(row)}"
        dialog = HistoryDialog(self._services.theme, self._part.window(), row, who, history)
        visit = Subject("visit", row.visit_id)
        dialog.why_wanted.connect(partial(explain_subject, self._services, self._part, visit))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # figures by the month

    def open_figures(self, row: ScoreRow, measure: str, period: Period) -> None:
        """Show the figures of a measure, month by month, to enter one or put one right."""
        from ui.standards.results.figures import FiguresDialog

        dialog = FiguresDialog(self._services, self._part.window(), row, measure, period)
        dialog.changed.connect(self.figures_changed)
        dialog.open()

    def _refuse(self, refusal: HsdeskError) -> None:
        self._services.notices.say_error(refusal)
