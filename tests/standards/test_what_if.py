"""What would be promised to a visitor, before anything is written."""

from datetime import timedelta

import pytest

from hsdesk.diary.rules import Purpose
from hsdesk.office import open_office
from hsdesk.reception.actions import check_in
from hsdesk.reception.events import VisitEvent
from hsdesk.reception.queries import waiting
from hsdesk.standards.what_if import nearest_clock
from support.offices import add_office

MINUTE = timedelta(minutes=1)


@pytest.fixture
def office(sqlite_url, clock):
    with open_office(sqlite_url, clock=clock, create=True) as office:
        yield office


def would_be(office, clock, *, at=None, **facts):
    with office.read() as read:
        return nearest_clock(read, office.standards, VisitEvent.ARRIVED, facts, at or clock.now())


def run(office, *packs):
    office.actor().do(add_office, packs=packs)


def test_walk_in_and_appointment_have_their_own_times(office, clock):
    run(office, "longhurst-and-havelok")
    walk_in = would_be(office, clock, appointment=False)
    assert (walk_in.standard, walk_in.within) == ("LH-25", "10 minutes")
    assert walk_in.started_at == clock.now()
    assert walk_in.due_at == clock.now() + 10 * MINUTE
    booked = clock.now() + 20 * MINUTE
    early = would_be(office, clock, appointment=True, booked_at=booked)
    assert (early.standard, early.started_at, early.due_at) == ("LH-24", booked, booked + 5 * MINUTE)


def test_arrival_noted_late_counts_from_when_they_came(office, clock):
    run(office, "longhurst-and-havelok")
    came = clock.now() - 30 * MINUTE
    assert would_be(office, clock, at=came, appointment=False).due_at == came + 10 * MINUTE


def test_an_aim_of_the_office_steps_back_behind_a_promise(office, clock):
    run(office, "longhurst-and-havelok", "good-practice-at-the-desk")
    assert would_be(office, clock, appointment=False).standard == "LH-25"


def test_an_aim_counts_where_nothing_is_promised(office, clock):
    run(office, "good-practice-at-the-desk")
    assert would_be(office, clock, appointment=True, booked_at=clock.now()).standard == "HD-01"


def test_no_pack_promises_nothing(office, clock):
    run(office)
    assert would_be(office, clock, appointment=False) is None


@pytest.mark.parametrize("pack", ["longhurst-and-havelok", "one-housing", "rosebery", "together-housing"])
def test_it_says_what_the_real_check_in_then_gets(office, clock, pack):
    run(office, pack, "good-practice-at-the-desk")
    said = would_be(office, clock, appointment=False)
    office.actor().do(check_in, visitor_name="Derek Holroyd", reasons=[Purpose.RENT])
    (row,) = office.ask(waiting)
    assert (row.due_at, row.standard) == (said.due_at, said.standard)
