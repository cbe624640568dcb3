"""What must hold among the visits of every office; `hsdesk db check` looks at it."""

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import func, select

from hsdesk.diary.tables import Occupancy
from hsdesk.reception.course import KIND, stands, steps_of
from hsdesk.reception.rules import IN_THE_OFFICE, add_up
from hsdesk.reception.steps import ticket_of
from hsdesk.reception.tables import Visit
from hsdesk.store.tables import Counter, JournalEntry
from hsdesk.store.work import Finding, Read

_ASK = "Keep a backup of it as it is and ask for support."


def check_visits(read: Read) -> list[Finding]:
    """Visits that differ from their journal, tickets ahead of their count, rooms kept by nobody."""
    return [*_against_the_journal(read), *_tickets(read), *_rooms(read)]


def _against_the_journal(read: Read) -> Iterator[Finding]:
    entries = read.session.scalars(
        select(JournalEntry)
        .where(JournalEntry.subject_kind == KIND)
        .order_by(JournalEntry.subject_id, JournalEntry.id)
        .execution_options(yield_per=2_000)
    )
    told = {
        visit_id: stands(add_up(steps_of(its_own)))
        for visit_id, its_own in groupby(entries, key=lambda entry: entry.subject_id)
    }
    for visit in read.session.scalars(select(Visit).execution_options(yield_per=2_000)):
        expected = told.get(visit.id)
        name = f"Ticket {ticket_of(visit.number)} of {visit.day:%d/%m/%Y}"
        if expected is None:
            yield Finding(f"{name} has no entry in the journal.", _ASK)
            continue
        wrong = [column for column, value in expected.items() if getattr(visit, column) != value]
        if wrong:
            yield Finding(f"{name} differs from its journal in {', '.join(wrong)}.", _ASK)


def _tickets(read: Read) -> Iterator[Finding]:
    counted = {
        (series, period): value
        for series, period, value in read.session.execute(
            select(Counter.series, Counter.period, Counter.value).where(Counter.series.like("ticket-%"))
        )
    }
    highest = read.session.execute(
        select(Visit.office_id, Visit.day, func.max(Visit.number)).group_by(Visit.office_id, Visit.day)
    )
    for office_id, day, number in highest:
        if counted.get((f"ticket-{office_id}", day.isoformat()), 0) < number:
            yield Finding(f"The count of tickets of {day:%d/%m/%Y} is behind the tickets given.", _ASK)


def _rooms(read: Read) -> Iterator[Finding]:
    kept = read.session.scalar(
        select(func.count())
        .select_from(Occupancy)
        .outerjoin(Visit, Visit.id == Occupancy.visit_id)
        .where(
            Occupancy.ended_at.is_(None),
            Occupancy.visit_id.is_not(None),
            Visit.state.not_in(IN_THE_OFFICE) | Visit.id.is_(None),
        )
    )
    if kept:
        yield Finding(
            f"{kept} rooms are kept for visits that have ended.", "Free them on the reception page."
        )
