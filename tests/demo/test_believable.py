"""The demo looks like an office: its rhythm, its people, and a lively present moment."""

import re
from collections import Counter
from datetime import date, datetime

from sqlalchemy import func, select

from hsdesk.clock import LONDON
from hsdesk.diary.queries import on_duty, rooms
from hsdesk.diary.rules import AppointmentState, DutyKind, OccupancyKind
from hsdesk.diary.tables import Appointment
from hsdesk.office import Office
from hsdesk.people.rules import ContactKind
from hsdesk.people.tables import ContactMethod, Home, Person, Tenancy
from hsdesk.premises.queries import calendar_of, office
from hsdesk.reception import queries
from hsdesk.reception.figures import figures
from hsdesk.reception.rules import VisitState, WaitState, read_clock
from hsdesk.reception.tables import Visit
from hsdesk.standards.results import results

TODAY = date(2026, 4, 14)
PACKS = (
    "longhurst-and-havelok",
    "complaint-handling-code",
    "awaabs-law",
    "data-protection",
    "good-practice-at-the-desk",
)


def all_of(demo: Office, statement) -> list:
    with demo.read() as read:
        return list(read.session.scalars(statement))


def test_the_office_is_the_demo(demo: Office) -> None:
    row = demo.ask(office)
    assert (row.name, row.landlord, row.is_demo) == ("Millgate area office", "Fernley Homes", True)
    assert row.packs == PACKS


def test_homes_and_people_are_invented(demo: Office) -> None:
    contacts = all_of(demo, select(ContactMethod))
    for contact in contacts:
        drama = r"07700 900\d{3}|01632 960\d{3}"
        pattern = drama if contact.kind is ContactKind.PHONE else r"[a-z]+\.[a-z]+\d+@example\.org"
        assert re.fullmatch(pattern, contact.value), contact.value
    homes = all_of(demo, select(Home))
    assert len(homes) == 400
    assert all(re.fullmatch(r"HX[89] [1-9][A-Z]{2}", home.postcode) for home in homes)
    assert len({(home.first_line, home.town) for home in homes}) == len(homes)
    references = all_of(demo, select(Tenancy.reference))
    assert len(set(references)) == len(references)


def test_there_are_about_two_people_to_a_home(demo: Office) -> None:
    people = all_of(demo, select(Person))
    assert 1.9 < len(people) / 400 < 2.6
    assert {"pl", "ur", "so", "cy"} < {person.language for person in people}
    assert any(person.needs for person in people)


def test_nobody_comes_on_a_closed_day(demo: Office) -> None:
    with demo.read() as read:
        calendar = calendar_of(read.session, read.office_id)
        days = set(read.session.scalars(select(Visit.day)))
    assert all(calendar.openings(day) for day in days)
    good_friday, easter_monday, training = date(2026, 4, 3), date(2026, 4, 6), date(2026, 3, 12)
    assert not days & {good_friday, easter_monday, training}
    assert {date(2026, 4, 2), date(2026, 4, 7)} < days


def test_visitors_come_in_opening_hours_and_most_early_in_the_day(demo: Office) -> None:
    with demo.read() as read:
        calendar = calendar_of(read.session, read.office_id)
    hours: Counter[int] = Counter()
    for visit in all_of(demo, select(Visit)):
        spans = calendar.openings(visit.day)
        assert spans[0].start <= visit.arrived_at < spans[-1].end
        if visit.booked_at is None:
            hours[visit.arrived_at.astimezone(LONDON).hour] += 1
    assert hours[10] > hours[12] > hours[16]


def test_a_share_of_visitors_has_an_appointment(demo: Office) -> None:
    visits = all_of(demo, select(Visit))
    booked = [visit for visit in visits if visit.booked_at is not None]
    assert 0.2 < len(booked) / len(visits) < 0.4
    early = sum(visit.arrived_at < visit.booked_at for visit in booked)
    assert len(booked) / 2 < early < len(booked)
    states = Counter(all_of(demo, select(Appointment.state).where(Appointment.day < TODAY)))
    assert set(states) == set(AppointmentState) - {AppointmentState.BOOKED}


def test_most_are_seen_in_time(demo: Office) -> None:
    with demo.read() as read:
        since, until = datetime(2026, 2, 1, tzinfo=LONDON), datetime(2026, 4, 14, tzinfo=LONDON)
        found = results(read, ["LH-24", "LH-25"], since, until)
        share = {row.standard: row.share_without_excused or 0 for row in found}
    assert 80 < share["LH-24"] < 99
    assert 84 < share["LH-25"] < 98


def test_the_closing_questions_are_nearly_always_asked(demo: Office) -> None:
    asked = Counter(all_of(demo, select(Visit.asked_satisfied).where(Visit.state == VisitState.FINISHED)))
    assert 0.9 < asked[True] / asked.total() < 0.98


def test_a_lively_moment_is_shown(demo: Office) -> None:
    now = demo.clock.now()
    waiting = demo.ask(queries.waiting)
    states = Counter(
        read_clock(now, counts_from=row.counts_from, due_at=row.due_at).state
        for row in waiting
        if row.state is VisitState.WAITING
    )
    assert states == {
        WaitState.OVER: 1,
        WaitState.DUE_SOON: 2,
        WaitState.ON_TIME: 3,
        WaitState.EARLY: 1,
    }
    first = waiting[0]
    assert (first.name, first.to_see) == ("Derek Holroyd", "Income team")
    assert [row.room for row in demo.ask(queries.being_seen)] == ["Room 1", ""]
    kinds = [row.kind for row in demo.ask(rooms)]
    used = OccupancyKind.USE
    assert kinds == [used, None, used, OccupancyKind.HOLD, OccupancyKind.CLOSED]


def test_those_on_duty_are_there(demo: Office) -> None:
    duty = {row.name: row.kind for row in demo.ask(on_duty)}
    seeing = dict.fromkeys(["Priya Nair", "Sam Okoro", "Imran Qureshi"], DutyKind.SEEING)
    assert duty == {"Grace Holloway": DutyKind.DESK, **seeing}


def test_a_wait_can_be_foretold(demo: Office) -> None:
    found = demo.ask(figures)
    assert found.waiting == 8
    assert found.walk_in.unknown is None
    assert found.seen_in_time.counted > 10


def test_appointments_of_today_are_in_every_state(demo: Office) -> None:
    expected = demo.ask(queries.expected)
    assert {row.state for row in expected} == set(AppointmentState)
    booked = [row.starts_at for row in expected if row.state is AppointmentState.BOOKED]
    assert min(booked) < demo.clock.now() < max(booked)


def test_appointments_are_made_for_the_days_to_come(demo: Office) -> None:
    ahead = all_of(demo, select(Appointment.day).where(Appointment.day > TODAY))
    assert len(set(ahead)) >= 5


def test_some_come_again_and_some_are_not_on_record(demo: Office) -> None:
    with demo.read() as read:
        most = read.session.scalar(
            select(func.count())
            .where(Visit.person_id.is_not(None))
            .group_by(Visit.person_id)
            .order_by(func.count().desc())
            .limit(1)
        )
        unknown = read.session.scalar(select(func.count()).where(Visit.person_id.is_(None)))
    assert most is not None
    assert most >= 3
    assert unknown
