"""Writes down what the actions would have written, without calling them: the same rows, very many at a time.

Each method stands beside the action of its name in `diary` or `reception` and follows it line by line; the
tests send a script through both and compare every table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any
from uuid import UUID

import msgspec

from hsdesk.clock import LONDON, as_utc
from hsdesk.demo.deadlines import DeadlineKeeper
from hsdesk.demo.deeds import Booking, Deed, Guest
from hsdesk.demo.pages import Pages, Row
from hsdesk.diary.rules import local_day
from hsdesk.diary.tables import Appointment, Duty, Occupancy
from hsdesk.reception.course import stands
from hsdesk.reception.rules import Step, add_up
from hsdesk.reception.tables import Visit
from hsdesk.standards.effective import Happening
from hsdesk.store.tables import AcceptedAction, Counter, JournalEntry
from hsdesk.store.work import FactValue, Subject


@dataclass(slots=True)
class VisitPage:
    """A visit while its day lasts: its row and the steps from which the row follows."""

    row: Row
    steps: list[Step] = field(default_factory=list)

    @property
    def room_id(self) -> int | None:
        """The room that the visitor has."""
        room_id: int | None = self.row["room_id"]
        return room_id

    def note(self, **values: Any) -> None:
        """Set what an action sets besides the steps; the visit's version counts every change."""
        changed = {name: value for name, value in values.items() if self.row[name] != value}
        self.row.update(changed)
        self.row["version"] += bool(changed)

    def bring_in_line(self) -> None:
        """Make the row follow from the steps."""
        self.note(**stands(add_up(self.steps)))


class Ledger:
    """The book into which the script's deeds are entered, in the order in which they happen."""

    def __init__(self, pages: Pages, deadlines: DeadlineKeeper, rng: Random) -> None:
        self.pages = pages
        self._deadlines = deadlines
        self._rng = rng
        self._deed: Deed
        self._action_id: UUID
        self.visits: dict[int, VisitPage] = {}
        self.appointments: dict[int, Row] = {}
        self.occupied: dict[int, Row] = {}
        self.on_duty: dict[tuple[int, str], Row] = {}
        self.counters: dict[tuple[str, str], int] = {}
        self.ended: list[tuple[type[Any], Row]] = []

    def next_id(self) -> UUID:
        """An id for an action, from the demo's own dice."""
        return UUID(int=self._rng.getrandbits(128), version=4)

    def enter(self, deed: Deed, write: Callable[[Deed], Any]) -> None:
        """Enter one deed; `write` writes its rows and gives the action's result."""
        self._deed, self._action_id = deed, self.next_id()
        name = f"{deed.action.__module__.removeprefix('hsdesk.')}.{deed.action.__name__}"
        accepted = {
            "id": self._action_id,
            "name": name,
            "at": deed.at,
            "staff_id": deed.hand.staff_id,
            "result": msgspec.to_builtins(write(deed)),
        }
        self.pages.add(AcceptedAction, accepted)

    def close_day(self, day: date) -> None:
        """Write what no deed of a later day will change."""
        done = [number for number, row in self.appointments.items() if row["day"] <= day]
        for number in done:
            self.pages.add(Appointment, self.appointments.pop(number))
        for page in self.visits.values():
            self.pages.add(Visit, page.row)
        self.visits.clear()
        for table, row in self.ended:
            self.pages.add(table, row)
        self.ended.clear()
        self._deadlines.reckon(self.pages)
        self.pages.turn()

    def close(self) -> None:
        """Write everything that is still open, and the counters."""
        self.close_day(date.max)
        for row in self.occupied.values():
            self.pages.add(Occupancy, row)
        for row in self.on_duty.values():
            self.pages.add(Duty, row)
        for (series, period), value in self.counters.items():
            self.pages.add(Counter, {"series": series, "period": period, "value": value})
        self.pages.turn(at_once=True)

    def next_number(self, series: str, period: str) -> int:
        """The next number of a series in a period."""
        number = self.counters[series, period] = self.counters.get((series, period), 0) + 1
        return number

    def page_of(self, guest: Guest) -> VisitPage:
        """The page of a visit of today."""
        return self.visits[guest.visit_id]

    def row_of(self, booking: Booking) -> Row:
        """The row of an appointment that is not past yet."""
        return self.appointments[booking.appointment_id]

    def take_step(
        self,
        page: VisitPage,
        event: str,
        facts: Mapping[str, FactValue],
        *,
        at: datetime | None = None,
    ) -> None:
        """Write a step of a visit, as `reception.steps.take_step` does after `claim`."""
        page.row["version"] += 1
        touches = [Subject("room", page.room_id)] if page.room_id else []
        self._add_step(page, self.record(event, _visit(page), at=at, facts=facts, touches=touches))
        page.bring_in_line()

    def first_step(self, page: VisitPage, event: str, facts: Mapping[str, FactValue]) -> None:
        """Write the arrival, from which the visit's row was made."""
        entry = self.record(event, _visit(page), at=page.row["arrived_at"], facts=facts)
        self._add_step(page, entry)

    def correct_step(self, page: VisitPage, event: str, at: datetime) -> None:
        """Write another time of a step in its place, as `reception.corrections.correct_time` does."""
        page.row["version"] += 1
        place = max(number for number, step in enumerate(page.steps) if step.event == event)
        old = page.steps[place]
        entry = self.record(event, _visit(page), at=at, facts=_facts(old), corrects=old.entry_id)
        page.steps[place] = Step(entry.root, event, entry.at, dict(entry.facts), old.first_at or old.at)
        page.bring_in_line()

    def record(
        self,
        event: str,
        subject: Subject,
        *,
        at: datetime | None = None,
        facts: Mapping[str, FactValue] | None = None,
        touches: Sequence[Subject] = (),
        corrects: int | None = None,
    ) -> Happening:
        """Append an entry to the journal, as `Work.record` does."""
        deed = self._deed
        moment = deed.at if at is None else as_utc(at)
        plain = {key: _plain(value) for key, value in (facts or {}).items() if value is not None}
        number = self.pages.number(JournalEntry)
        self.pages.add(
            JournalEntry,
            {
                "id": number,
                "action_id": self._action_id,
                "event": event,
                "subject_kind": subject.kind,
                "subject_id": subject.id,
                "at": moment,
                "recorded_at": deed.at,
                "office_id": deed.hand.office_id,
                "staff_id": deed.hand.staff_id,
                "desk": deed.hand.desk,
                "facts": plain,
                "touches": [list(touched) for touched in touches],
                "corrects": corrects,
                "transaction": self.pages.transaction,
            },
        )
        happening = Happening(number, event, moment, plain, corrects)
        self._deadlines.hear(subject, happening)
        return happening

    def day(self) -> date:
        """The local day of the deed that is being entered."""
        return local_day(self._deed.at, LONDON)

    def _add_step(self, page: VisitPage, entry: Happening) -> None:
        page.steps.append(Step(entry.root, entry.event, entry.at, dict(entry.facts)))


def _visit(page: VisitPage) -> Subject:
    return Subject("visit", page.row["id"])


def _facts(step: Step) -> dict[str, FactValue]:
    return {key: value for key, value in step.facts.items() if isinstance(value, str | int | bool | list)}


def _plain(value: FactValue) -> Any:
    if isinstance(value, datetime):
        return as_utc(value).isoformat()
    if isinstance(value, str | int | bool) or value is None:
        return value
    return [_plain(item) for item in value]
