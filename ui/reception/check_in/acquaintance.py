"""What is known of the person who is here: their card, and whether they wait already."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from hsdesk.errors import HsdeskError
from hsdesk.people import queries as people
from hsdesk.people.rows import PersonCard
from hsdesk.people.rules import Need
from hsdesk.reception import queries
from hsdesk.reception.rows import VisitRow
from hsdesk.reception.rules import VisitState
from ui.reception.check_in.people_found import Chosen, chosen_card
from ui.services import Services
from ui.words import clock_time


class Acquaintance(QObject):
    """Reads people's cards, remembers those read, and finds out who is here already."""

    read = Signal(object)
    """A `Chosen` whose card was asked for."""
    refused = Signal(object)
    """The `HsdeskError` that says why a card could not be read."""
    here_already = Signal(int, str)
    """The number of somebody who waits already, and the sentence that says so."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._known: dict[int, Chosen] = {}
        self._here = services.tasks.latest("check-in already here")

    def remember(self, person: Chosen) -> None:
        """Somebody was picked from a search, so their card need not be read."""
        self._known[person.person_id] = person

    def of(self, person_id: int | None) -> Chosen | None:
        """Somebody who was read or picked before."""
        return self._known.get(person_id or 0)

    def needs_of(self, person_id: int | None) -> tuple[Need, ...]:
        """The needs on somebody's record, as far as it was read."""
        person = self.of(person_id)
        return person.needs if person is not None else ()

    def ask(self, person_id: int) -> None:
        """Read somebody's card."""
        office = self._services.open_office

        def work() -> PersonCard:
            return office.ask(people.person, person_id)

        def answered(card: PersonCard) -> None:
            person = chosen_card(card)
            self.remember(person)
            self.read.emit(person)

        self._services.tasks.run(work, answered, self.refused.emit, owner=self)

    def look_whether_here(self, person_id: int) -> None:
        """Find out whether somebody waits already, so that nobody is checked in twice by mistake."""
        office = self._services.open_office

        def work() -> list[VisitRow]:
            return [row for row in office.ask(queries.waiting) if row.person_id == person_id]

        def answered(rows: list[VisitRow]) -> None:
            if rows:
                row = rows[0]
                how = "was called" if row.state is VisitState.CALLED else "waits"
                since = clock_time(row.arrived_at)
                self.here_already.emit(person_id, f"{row.ticket} {how} already, checked in at {since}.")

        self._here.run(work, answered, self._unread, owner=self)

    def _unread(self, _refusal: HsdeskError) -> None:
        """The check-in itself will say what is the matter."""
