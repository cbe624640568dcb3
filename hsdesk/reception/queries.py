"""What the windows ask of reception: the board, one visit's history, who is expected, the rooms."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import aliased

from hsdesk.clock import LONDON
from hsdesk.diary.queries import rooms as diary_rooms
from hsdesk.diary.rules import Purpose, day_bounds, local_day
from hsdesk.diary.tables import Appointment, Room
from hsdesk.people.rules import Need
from hsdesk.people.tables import Person, Staff, Team
from hsdesk.reception.course import KIND, entries_of, latest, steps_of
from hsdesk.reception.events import VisitEvent
from hsdesk.reception.rows import ExpectedRow, HistoryRow, RoomStateRow, VisitRow
from hsdesk.reception.rules import IN_THE_OFFICE, IN_THE_QUEUE, VisitState, queue_order
from hsdesk.reception.steps import ticket_of
from hsdesk.reception.tables import Visit
from hsdesk.standards.outcomes import Outcome as ClockOutcome
from hsdesk.standards.tables import Deadline
from hsdesk.store.tables import JournalEntry
from hsdesk.store.work import Read

_TO_SEE = aliased(Staff)
_SEEN_BY = aliased(Staff)
_CHECKED_IN_BY = aliased(Staff)

LONGEST_LIST = 500
"""How many visits of a day are listed at most; the counts above the list are of all."""


def waiting(read: Read) -> list[VisitRow]:
    """Everybody who waits or was called, in the order of the board."""
    rows = _rows(read, [Visit.state.in_(IN_THE_QUEUE), _today(read)])
    return sorted(
        rows,
        key=lambda row: queue_order(
            read.now,
            counts_from=row.counts_from,
            due_at=row.due_at,
            arrived_at=row.arrived_at,
            number=row.number,
        ),
    )


def waiting_count(read: Read) -> int:
    """How many wait or were called."""
    counted = select(func.count(Visit.id)).where(
        Visit.office_id == read.office_id, Visit.state.in_(IN_THE_QUEUE), _today(read)
    )
    return read.session.execute(counted).scalar_one()


def being_seen(read: Read) -> list[VisitRow]:
    """Everybody who is with a member of staff, longest first."""
    rows = _rows(read, [Visit.state == VisitState.BEING_SEEN, _today(read)])
    return sorted(rows, key=lambda row: (row.seen_at or row.arrived_at, row.number))


def ended_today(read: Read) -> list[VisitRow]:
    """The visits that ended today, newest first."""
    since, until = day_bounds(local_day(read.now, LONDON), LONDON)
    rows = _rows(read, [Visit.ended_at >= since, Visit.ended_at < until])
    return sorted(rows, key=lambda row: (row.ended_at or row.arrived_at, row.number), reverse=True)


def forgotten(read: Read) -> list[VisitRow]:
    """Visits of earlier days that nobody has ended."""
    earlier = Visit.day < local_day(read.now, LONDON)
    return _rows(read, [Visit.state.in_(IN_THE_OFFICE), earlier])


def forgotten_count(read: Read) -> int:
    """How many visits of earlier days nobody has ended."""
    counted = select(func.count(Visit.id)).where(
        Visit.office_id == read.office_id,
        Visit.state.in_(IN_THE_OFFICE),
        Visit.day < local_day(read.now, LONDON),
    )
    return read.session.execute(counted).scalar_one()


def visit(read: Read, visit_id: int) -> VisitRow | None:
    """One visit, or None when there is none of that number here."""
    found = _rows(read, [Visit.id == visit_id])
    return found[0] if found else None


def history(read: Read, visit_id: int) -> list[HistoryRow]:
    """Every step of a visit, oldest first, also those taken back, with who noted it and when."""
    entries = entries_of(read.session, visit_id)
    names = _names(read, {entry.staff_id for entry in entries})
    replaced = {entry.corrects for entry in entries if entry.corrects is not None}
    at = {entry.id: entry.at for entry in entries}
    return [
        HistoryRow(
            entry_id=entry.id,
            event=entry.event,
            at=entry.at,
            recorded_at=entry.recorded_at,
            by=names.get(entry.staff_id or 0, ""),
            detail=str(entry.facts.get("step", "")),
            taken_back=entry.id in replaced,
            first_at=at.get(entry.corrects)
            if entry.corrects is not None and entry.event != VisitEvent.UNDONE
            else None,
        )
        for entry in entries
    ]


def expected(read: Read, day: date | None = None) -> list[ExpectedRow]:
    """The appointments of a day (today when not given) by time, with the ticket of those who are here."""
    rows = read.session.execute(
        select(Appointment, Person.name, _TO_SEE.name, Team.name, Visit.id, Visit.number)
        .outerjoin(Person, Person.id == Appointment.person_id)
        .outerjoin(_TO_SEE, _TO_SEE.id == Appointment.staff_id)
        .outerjoin(Team, Team.id == Appointment.team_id)
        .outerjoin(Visit, Visit.appointment_id == Appointment.id)
        .where(
            Appointment.office_id == read.office_id,
            Appointment.day == (day or local_day(read.now, LONDON)),
        )
        .order_by(Appointment.starts_at, Appointment.id)
    )
    return [
        ExpectedRow(
            appointment_id=appointment.id,
            starts_at=appointment.starts_at,
            name=person or appointment.visitor_name,
            person_id=appointment.person_id,
            with_whom=staff or team or "",
            staff_id=appointment.staff_id,
            team_id=appointment.team_id,
            purpose=appointment.purpose,
            note=appointment.note,
            state=appointment.state,
            ticket=ticket_of(number) if number else "",
            visit_id=visit_id,
            version=appointment.version,
        )
        for appointment, person, staff, team, visit_id, number in rows
    ]


def rooms(read: Read) -> list[RoomStateRow]:
    """The rooms with whoever is in them, by ticket."""
    rows = diary_rooms(read)
    ids = [row.visit_id for row in rows if row.visit_id is not None]
    visits = {
        number: (ticket, state)
        for number, ticket, state in read.session.execute(
            select(Visit.id, Visit.number, Visit.state).where(Visit.id.in_(ids))
        )
    }
    found = []
    for row in rows:
        number, state = visits.get(row.visit_id or 0, (None, None))
        found.append(
            RoomStateRow(
                room_id=row.room_id,
                name=row.name,
                features=row.features,
                kind=row.kind,
                since=row.since,
                until=row.until,
                ticket=ticket_of(number) if number else "",
                visit_id=row.visit_id,
                visit_state=state,
                staff_name=row.staff_name,
                reason=row.reason,
            )
        )
    return found


def _rows(read: Read, conditions: Sequence[ColumnElement[bool]]) -> list[VisitRow]:
    found = list(read.session.execute(_visits().where(Visit.office_id == read.office_id, *conditions)))
    if not found:
        return []
    ids = [row.Visit.id for row in found]
    clocks = nearest_clocks(read, ids)
    last = _last_entries(read, [row.Visit for row in found])
    return [_row(row, clocks.get(row.Visit.id), last.get(row.Visit.id, 0)) for row in found]


def _visits() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Visit,
            _TO_SEE.name.label("to_see"),
            Team.name.label("team"),
            _SEEN_BY.name.label("seen_by"),
            _CHECKED_IN_BY.name.label("checked_in_by"),
            Room.name.label("room"),
        )
        .outerjoin(_TO_SEE, _TO_SEE.id == Visit.to_see_staff_id)
        .outerjoin(Team, Team.id == Visit.to_see_team_id)
        .outerjoin(_SEEN_BY, _SEEN_BY.id == Visit.seen_by)
        .outerjoin(_CHECKED_IN_BY, _CHECKED_IN_BY.id == Visit.checked_in_by)
        .outerjoin(Room, Room.id == Visit.room_id)
        .order_by(Visit.id.desc())
        .limit(LONGEST_LIST)
    )


def nearest_clocks(read: Read, visit_ids: Sequence[int]) -> dict[int, Deadline]:
    """The clock of each visit that falls due first, among those that have not fallen away."""
    nearest: dict[int, Deadline] = {}
    for deadline in read.session.scalars(
        select(Deadline)
        .where(
            Deadline.subject_kind == KIND,
            Deadline.subject_id.in_(visit_ids),
            Deadline.outcome != ClockOutcome.CANCELLED,
        )
        .order_by(Deadline.due_at.desc())
    ):
        nearest[deadline.subject_id] = deadline
    return nearest


def _last_entries(read: Read, visits: Sequence[Visit]) -> dict[int, int]:
    """For each visit the entry of its last step that still stands."""
    corrected = aliased(JournalEntry)
    rows = read.session.execute(
        select(JournalEntry.subject_id, func.max(JournalEntry.id))
        # A correction is about the same visit: so the database looks at that visit's entries only.
        .outerjoin(
            corrected,
            and_(
                corrected.subject_kind == KIND,
                corrected.subject_id == JournalEntry.subject_id,
                corrected.corrects == JournalEntry.id,
            ),
        )
        .where(
            JournalEntry.subject_kind == KIND,
            JournalEntry.subject_id.in_([visit.id for visit in visits]),
            JournalEntry.event != VisitEvent.UNDONE,
            corrected.id.is_(None),
        )
        .group_by(JournalEntry.subject_id)
    )
    last = {visit_id: entry_id for visit_id, entry_id in rows}  # noqa: C416
    # A corrected step keeps its place among the others, though its entry is newer than theirs.
    for visit in visits:
        step = latest(steps_of(entries_of(read.session, visit.id))) if visit.corrected else None
        if step is not None:
            last[visit.id] = step.entry_id
    return last


def _row(found: Any, clock: Deadline | None, last_entry: int) -> VisitRow:
    visit: Visit = found.Visit
    starts = max(visit.arrived_at, visit.booked_at) if visit.booked_at else visit.arrived_at
    early = None if visit.booked_at is None else _minutes(visit.booked_at - visit.arrived_at)
    return VisitRow(
        visit_id=visit.id,
        number=visit.number,
        ticket=ticket_of(visit.number),
        person_id=visit.person_id,
        name=visit.visitor_name,
        category=visit.category,
        reasons=tuple(Purpose(reason) for reason in visit.reasons),
        note=visit.note,
        party_size=visit.party_size,
        needs=tuple(Need(need) for need in visit.needs),
        with_appointment=visit.booked_at is not None,
        booked_at=visit.booked_at,
        minutes_early=early,
        to_see=found.to_see or found.team or "",
        to_see_staff_id=visit.to_see_staff_id,
        to_see_team_id=visit.to_see_team_id,
        state=visit.state,
        arrived_at=visit.arrived_at,
        counts_from=clock.started_at if clock else starts,
        due_at=clock.due_at if clock else None,
        standard=clock.standard if clock else None,
        times_called=visit.times_called,
        called_at=visit.called_at,
        seen_at=visit.seen_at,
        seen_by=found.seen_by or "",
        ended_at=visit.ended_at,
        room_id=visit.room_id,
        room=found.room or "",
        checked_in_by=found.checked_in_by or "",
        outcome=visit.outcome,
        staff_unavailable=visit.staff_unavailable,
        corrected=tuple(visit.corrected),
        last_entry=last_entry,
        version=visit.version,
    )


def _minutes(difference: timedelta) -> int:
    """Whole minutes towards zero: 59 seconds early is not yet a minute."""
    return int(difference.total_seconds() / 60)


def _names(read: Read, staff_ids: set[int | None]) -> dict[int, str]:
    wanted = [number for number in staff_ids if number is not None]
    found = read.session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(wanted)))
    return {number: name for number, name in found}  # noqa: C416


def _today(read: Read) -> ColumnElement[bool]:
    return Visit.day == local_day(read.now, LONDON)
