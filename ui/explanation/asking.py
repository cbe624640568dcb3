"""Opens “Why this date?” for a deadline or for everything that was promised about a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from hsdesk.clock import LONDON
from hsdesk.errors import HsdeskError
from hsdesk.people.queries import staff_list
from hsdesk.standards.explaining import explanation, explanations
from hsdesk.standards.rows import ExplanationRow
from hsdesk.store.work import Read, Subject
from ui.services import Services

_Query = Callable[[Read], Sequence[ExplanationRow]]


class _Answer(NamedTuple):
    rows: Sequence[ExplanationRow]
    staff: dict[int, str]


def explain_deadline(services: Services, window: QWidget, deadline_id: int) -> None:
    """Show why one deadline is due when it is."""
    engine = services.open_office.standards_engine
    _ask(services, window, lambda read: [explanation(read, engine, deadline_id)])


def explain_subject(services: Services, window: QWidget, subject: Subject) -> None:
    """Show every clock of a record, the leading one first; says so when nothing was promised about it."""
    engine = services.open_office.standards_engine
    _ask(services, window, lambda read: explanations(read, engine, subject))


def _ask(services: Services, window: QWidget, query: _Query) -> None:
    office = services.open_office

    def ask() -> _Answer:
        with office.read() as read:
            staff = {row.staff_id: row.name for row in staff_list(read, retired_too=True)}
            return _Answer(query(read), staff)

    def answered(answer: _Answer) -> None:
        from ui.explanation.dialog import ExplanationDialog

        if not answer.rows:
            services.notices.say_error(
                "Nothing is promised about this, so there is no date to explain.",
                "Look at Promises on the Standards page for what the office promises.",
            )
            return
        today = services.clock.now().astimezone(LONDON).date()
        dialog = ExplanationDialog(services.theme, window, answer.rows, answer.staff, today)
        dialog.open()

    def refused(refusal: HsdeskError) -> None:
        services.notices.say_error(refusal)

    services.tasks.run(ask, answered, refused, owner=window)
