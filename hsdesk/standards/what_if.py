"""What would be promised if something happened: the clock that an entry would start, without writing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hsdesk.calendars.calendar import Calendar
from hsdesk.clock import LONDON, as_utc
from hsdesk.premises.queries import calendar_of
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.effective import Happening
from hsdesk.standards.keeping import PackKeeper
from hsdesk.standards.outcomes import CalendarKind
from hsdesk.standards.pack import running
from hsdesk.standards.rules import clocks
from hsdesk.store.work import FactValue, Read


@dataclass(frozen=True, slots=True)
class WouldBeClock:
    """The nearest clock that an entry would start: from when it would count, and when it would be due.

    `within` is the time promised in words, such as "10 minutes".
    """

    standard: str
    title: str
    sentence: str
    within: str
    started_at: datetime
    due_at: datetime


def nearest_clock(
    read: Read, standards: Standards, event: StrEnum, facts: Mapping[str, FactValue], at: datetime
) -> WouldBeClock | None:
    """The clock that would be due first if `event` happened `at` a moment with these facts.

    It is worked out exactly as for a real entry, under the packs that the office runs. None when nothing
    would be promised. Raises `PackError` when a pack cannot be read, `CalendarError` beyond the calendar.
    """
    moment = as_utc(at)
    day = moment.astimezone(LONDON).date()
    packs = PackKeeper(standards).of_office(read.session, read.office_id, day)
    timed = {standard.id: standard for _, standard in running(packs) if event in standard.starts}

    def calendar(kind: CalendarKind) -> Calendar:
        counts_closures = kind is CalendarKind.OFFICE
        return calendar_of(read.session, read.office_id, counts_closures=counts_closures)

    known = {name: value for name, value in facts.items() if value is not None}
    found = clocks(timed.values(), [Happening(0, event.value, moment, known)], calendar)
    started = [(clock, timed[name]) for name, own in found.items() for clock in own]
    if not started:
        return None
    clock, standard = min(started, key=lambda each: (each[0].due.due, each[1].id))
    return WouldBeClock(
        standard=standard.id,
        title=standard.title,
        sentence=standard.sentence,
        within=str(standard.within),
        started_at=clock.started_at,
        due_at=clock.due.due,
    )
