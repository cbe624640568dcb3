"""What the demo leaves behind is sound: promises, rows and numbers are as the office would have them."""

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hsdesk import office as composition
from hsdesk.clock import FrozenClock
from hsdesk.demo import make_demo
from hsdesk.diary.actions import book_appointment
from hsdesk.diary.rules import Purpose
from hsdesk.diary.tables import Appointment, Duty, Occupancy, Room
from hsdesk.office import Office, open_office
from hsdesk.people.queries import staff_list
from hsdesk.reception import actions, queries
from hsdesk.reception.course import bring_in_line
from hsdesk.reception.tables import Visit
from hsdesk.standards.tables import Deadline, SubjectPacks
from hsdesk.store.check import check
from hsdesk.store.tables import Counter, JournalEntry
from hsdesk.store.work import Subject
from support.rows import contents


def visit_ids(office: Office) -> list[int]:
    with office.read() as read:
        return list(read.session.scalars(select(Visit.id).order_by(Visit.id)))


def changes(office: Office, step: Callable[[Session], None]) -> dict[str, int]:
    """What a step changes in the tables, when it may change nothing; it is never kept."""
    with office.engine.connect() as connection:
        before = contents(connection)
        with Session(connection) as session:
            step(session)
            session.flush()
            after = contents(connection)
        connection.rollback()
    return {name: len(rows) for name, rows in after.items() if rows != before[name]}


def test_the_check_of_the_database_finds_nothing(demo: Office) -> None:
    assert check(demo.engine, composition.checks(), demo.clock) == []


def test_reckoning_every_promise_again_changes_nothing(demo: Office) -> None:
    numbers = visit_ids(demo)

    def reckon(session: Session) -> None:
        for number in numbers:
            demo.standards_engine.refold(session, Subject("visit", number))

    assert len(numbers) > 500
    assert changes(demo, reckon) == {}


def test_every_visit_follows_from_its_journal(demo: Office) -> None:
    def follow(session: Session) -> None:
        for visit in session.scalars(select(Visit)):
            bring_in_line(session, visit)

    assert changes(demo, follow) == {}


def test_every_visit_has_its_promise_and_pack(demo: Office) -> None:
    with demo.read() as read:
        promised = set(
            read.session.scalars(select(Deadline.subject_id).where(Deadline.subject_kind == "visit"))
        )
        pinned = set(
            read.session.scalars(select(SubjectPacks.subject_id).where(SubjectPacks.subject_kind == "visit"))
        )
    assert promised == pinned == set(visit_ids(demo))


def test_no_room_is_used_twice_at_once(demo: Office) -> None:
    used = defaultdict(list)
    with demo.read() as read:
        for row in read.session.scalars(select(Occupancy)):
            used[row.room_id].append((row.started_at, row.ended_at or demo.clock.now()))
        rooms = read.session.scalar(select(func.count()).select_from(Room))
    assert len(used) == rooms
    for spans in used.values():
        spans.sort()
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(spans))


def test_nobody_is_with_two_visitors_at_once(demo: Office) -> None:
    busy = defaultdict(list)
    with demo.read() as read:
        for visit in read.session.scalars(select(Visit).where(Visit.seen_by.is_not(None))):
            busy[visit.seen_by].append((visit.seen_at, visit.ended_at or demo.clock.now()))
    for spans in busy.values():
        spans.sort()
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(spans))


def test_whoever_sees_visitors_is_on_duty(demo: Office) -> None:
    with demo.read() as read:
        duties = list(read.session.scalars(select(Duty)))
        visits = list(read.session.scalars(select(Visit).where(Visit.called_at.is_not(None))))
        manager = next(row.staff_id for row in staff_list(read) if row.name == "Helen Marsh")
    for visit in visits:
        officer = visit.seen_by
        assert officer != manager
        assert officer is None or any(
            duty.staff_id == officer
            and duty.started_at <= visit.called_at
            and (duty.ended_at is None or duty.ended_at >= (visit.ended_at or visit.called_at))
            for duty in duties
        )


def test_tickets_count_from_one_each_day(demo: Office) -> None:
    numbers = defaultdict(list)
    with demo.read() as read:
        for day, number in read.session.execute(select(Visit.day, Visit.number).order_by(Visit.id)):
            numbers[day].append(number)
        last = dict(read.session.execute(select(Counter.period, Counter.value)).all())
    for day, given in numbers.items():
        assert given == list(range(1, len(given) + 1))
        assert last[day.isoformat()] == len(given)


def test_nothing_is_noted_before_it_happened_or_after_now(demo: Office) -> None:
    with demo.read() as read:
        entries = read.session.execute(
            select(JournalEntry.id, JournalEntry.at, JournalEntry.recorded_at).order_by(JournalEntry.id)
        ).all()
    assert all(at <= recorded <= demo.clock.now() for _, at, recorded in entries)
    recorded = [entry.recorded_at for entry in entries]
    assert recorded == sorted(recorded)


@pytest.mark.parametrize("homes", [30])
def test_work_goes_on_in_the_demo(homes: int, database_url: str, clock: FrozenClock) -> None:
    made = make_demo(database_url, homes=homes, days=6, clock=clock)
    with open_office(database_url, clock=clock) as office:
        assert check(office.engine, composition.checks(), clock) == []
        with office.read() as read:
            grace = staff_list(read)[0].staff_id
            highest = read.session.scalar(select(func.max(Visit.number)).where(Visit.day == made.today))
            waiting = queries.waiting(read)
            bookings = read.session.scalar(select(func.count()).select_from(Appointment))
        actor = office.actor(grace, "Desk 1")
        visitor = actor.do(actions.check_in, visitor_name="Edna Clegg", reasons=[Purpose.RENT])
        assert visitor.ticket == f"A{highest + 1:02d}"
        actor.do(book_appointment, starts_at=clock.now(), visitor_name="Edna Clegg")
        first = next(row for row in waiting if row.state is row.state.WAITING)
        actor.do(actions.call, visit_id=first.visit_id)
        actor.do(actions.mark_seen, visit_id=first.visit_id)
        assert bookings == made.appointments
        assert len(office.ask(queries.waiting)) == len(waiting)
