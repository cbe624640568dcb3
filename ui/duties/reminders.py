"""Reminds whoever is at the desk of their duties, under the bell, from so many days before they are due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from hsdesk.errors import HsdeskError
from hsdesk.store.work import Subject
from ui.notices import Notice
from ui.services import Services
from ui.words import counted, local, short_date

if TYPE_CHECKING:
    from hsdesk.duties.rows import DutyRow

KINDS = frozenset({"obligation", "obligation_plan", "office"})
_SETTLED = 5
"""After so many seconds the window stands and there is time to look."""


class DutyReminders(QObject):
    """One reminder at a time. It looks when somebody comes, when a duty changes, and when a day begins."""

    def __init__(
        self, services: Services, show: Callable[[Subject], None], parent: QObject | None = None
    ) -> None:
        """`show` opens the duty of a subject."""
        super().__init__(parent)
        self._services, self._open = services, show
        self._notice: Notice | None = None
        self._first = 0
        self._ticks, self._day = 0, date.min
        services.acting.changed.connect(self._somebody_else)
        services.live.changed.connect(self._heard)
        services.ticker.tick.connect(self._tick)

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        self._ticks += 1
        if self._ticks >= _SETTLED and local(now).date() != self._day:
            self._day = local(now).date()
            self.look()

    @Slot()
    def _somebody_else(self) -> None:
        self._forget()
        if self._day != date.min:
            self.look()

    @Slot(object)
    def _heard(self, subjects: frozenset[Subject]) -> None:
        if self._day != date.min and any(subject.kind in KINDS for subject in subjects):
            self.look()

    def look(self) -> None:
        """Read what whoever is here is to be reminded of, making first the duties that begin today."""
        office, staff_id = self._services.open_office, self._services.acting.staff_id
        program = office.actor()

        def read() -> list[DutyRow]:
            from hsdesk.duties.actions import ensure_duties
            from hsdesk.duties.queries import are_missing, reminders

            standards = office.standards
            if office.ask(are_missing, standards):
                program.do(ensure_duties, standards=standards)
            return office.ask(reminders, standards, staff_id) if staff_id else []

        line = self._services.tasks.latest("duty reminders")
        line.run(read, self._show, self._unread, owner=self)

    def _show(self, rows: list[DutyRow]) -> None:
        if not rows:
            self._forget()
            return
        sentence, advice = reminder_words(rows)
        if self._notice is not None and (self._notice.sentence, self._notice.advice) == (sentence, advice):
            return
        self._forget()
        self._first = rows[0].duty_id
        self._notice = self._services.notices.say_reminder(sentence, advice, "Show", self._take)

    def _unread(self, _refusal: HsdeskError) -> None:
        """Whoever looks for duties is told on their own tab what is wrong."""

    def _take(self) -> None:
        self._open(Subject("obligation", self._first))

    def _forget(self) -> None:
        if self._notice is not None:
            self._services.notices.withdraw(self._notice)
            self._notice = None


def reminder_words(rows: list[DutyRow]) -> tuple[str, str]:
    """What is said of duties of which somebody is reminded, the most pressing first."""
    first, late = rows[0], sum(row.days_over > 0 for row in rows)
    if len(rows) == 1:
        days = f"{counted(first.days_over, 'day')} over" if late else f"due {short_date(first.due_date)}"
        return f"{first.title}: {days}", "This duty is yours."
    said = f"{late} of them late. " if late else ""
    return f"{counted(len(rows), 'duty', 'duties')} of yours wait", f"{said}First: {first.title}."
