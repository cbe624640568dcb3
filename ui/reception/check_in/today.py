"""What the form needs to know of the office today: who is still expected, the staff and the teams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hsdesk.diary.rules import AppointmentState
from hsdesk.errors import HsdeskError
from hsdesk.people import queries as people
from hsdesk.people.rows import StaffRow, TeamRow
from hsdesk.reception import queries
from hsdesk.reception.rows import ExpectedRow
from hsdesk.store.work import Read, Subject
from ui.feed import Freshness
from ui.services import Services

_KINDS = frozenset({"appointment", "visit", "staff", "team", "person"})


@dataclass(frozen=True, slots=True)
class Known:
    """One answer of the database."""

    expected: tuple[ExpectedRow, ...] = ()
    staff: tuple[StaffRow, ...] = ()
    teams: tuple[TeamRow, ...] = ()


def ask(read: Read) -> Known:
    """Everything the form needs, of one moment; of the appointments those still to come."""
    rows = queries.expected(read)
    return Known(
        expected=tuple(row for row in rows if row.state is AppointmentState.BOOKED),
        staff=tuple(people.staff_list(read)),
        teams=tuple(people.teams(read)),
    )


class Today(QObject):
    """Reads it, and again whenever something of it changed."""

    read = Signal()

    def __init__(self, services: Services, page: QWidget, asks_as: str) -> None:
        super().__init__(page)
        self._services, self._known = services, Known()
        self._questions = services.tasks.latest(asks_as)
        self._freshness = Freshness(page, services.live, _KINDS, self._hear)

    @property
    def known(self) -> Known:
        """What was read last."""
        return self._known

    def by_person(self) -> Mapping[int, ExpectedRow]:
        """Who is still expected today by their number; of several appointments the first."""
        rows = reversed(self._known.expected)
        return {row.person_id: row for row in rows if row.person_id is not None}

    def refresh(self) -> None:
        """Read everything anew."""
        office = self._services.open_office

        def work() -> Known:
            return office.ask(ask)

        self._questions.run(work, self._answered, self._unanswered, owner=self)

    def _hear(self, _subjects: frozenset[Subject]) -> None:
        self.refresh()

    def _answered(self, known: Known) -> None:
        if known != self._known:
            self._known = known
            self.read.emit()

    def _unanswered(self, _refusal: HsdeskError) -> None:
        """The strip about the connection says all there is to say; what was read stays."""
