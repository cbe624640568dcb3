"""Visits under the packs that ship: which clock starts, when it counts from, and how it ends."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from hsdesk.clock import FrozenClock
from hsdesk.reception.events import VisitEvent
from hsdesk.standards.catalogue import OFFICE_AIMS
from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.queries import leading
from hsdesk.store.work import Subject
from support.promises import Promises, promises

MINUTE = timedelta(minutes=1)


def arrives(held: Promises, minutes: float = 0, **facts: Any) -> int:
    """Somebody arrives, without an appointment unless `booked_at` is given."""
    return held.record(VisitEvent.ARRIVED, minutes, **{"appointment": "booked_at" in facts, **facts})


def test_a_walk_in_has_ten_minutes_from_arrival(held: Promises) -> None:
    arrives(held)
    row = held.only()
    assert (row.standard, row.pack, row.outcome) == ("LH-25", "longhurst-and-havelok", Outcome.OPEN)
    assert (row.started_at, row.due_at) == (held.at(0), held.at(10))
    assert row.due_date.isoformat() == "2026-04-14"
    assert row.ended_at is row.took is row.excuse is row.paused_at is None
    assert not row.corrected


@pytest.mark.parametrize(("booked", "starts"), [(-5, 0), (0, 0), (15, 15)])
def test_an_appointment_counts_from_the_later_of_arrival_and_booked_time(
    held: Promises, booked: int, starts: int
) -> None:
    arrives(held, booked_at=held.at(booked))
    row = held.only()
    assert (row.standard, row.started_at, row.due_at) == ("LH-24", held.at(starts), held.at(starts + 5))


def test_being_seen_meets_it(held: Promises) -> None:
    arrives(held)
    held.record(VisitEvent.CALLED, 3)
    held.record(VisitEvent.SEEN, 4)
    row = held.only()
    assert (row.outcome, row.ended_at, row.took) == (Outcome.MET, held.at(4), 240)
    assert not row.is_over(held.at(60))
    assert row.seconds_left(held.at(60)) == 360


def test_being_seen_late_is_met_late(held: Promises) -> None:
    arrives(held)
    held.record(VisitEvent.SEEN, 12)
    assert held.only().outcome is Outcome.MET
    assert held.only().is_over(held.at(12))


def test_seen_exactly_at_the_due_moment_is_in_time(held: Promises) -> None:
    arrives(held)
    held.record(VisitEvent.SEEN, 10)
    assert not held.only().is_over(held.at(10))


def test_seen_before_the_booked_time_took_no_time(held: Promises) -> None:
    arrives(held, booked_at=held.at(20))
    held.record(VisitEvent.SEEN, 5)
    row = held.only()
    assert (row.outcome, row.took) == (Outcome.MET, 0)


def test_an_open_clock_is_over_once_its_time_has_passed(held: Promises) -> None:
    arrives(held)
    row = held.only()
    assert row.is_running
    assert not row.is_over(held.at(10))
    assert row.is_over(held.at(10) + timedelta(seconds=1))
    assert row.seconds_left(held.at(12)) == -120


def test_leaving_ends_it_without_meeting_it(held: Promises) -> None:
    arrives(held)
    held.record(VisitEvent.LEFT, 12)
    row = held.only()
    assert (row.outcome, row.ended_at, row.took) == (Outcome.LEFT, held.at(12), 720)


def test_being_sent_on_cancels_it(held: Promises) -> None:
    arrives(held)
    held.record(VisitEvent.REDIRECTED, 12)
    row = held.only()
    assert (row.outcome, row.took) == (Outcome.CANCELLED, None)
    assert not row.is_over(held.at(60))


def test_no_staff_is_recorded_as_the_reason_and_keeps_the_result(held: Promises) -> None:
    arrives(held)
    held.record(VisitEvent.STAFF_UNAVAILABLE, 9)
    assert (held.only().outcome, held.only().excuse) == (Outcome.OPEN, "no-staff-available")
    held.record(VisitEvent.SEEN, 14)
    assert (held.only().outcome, held.only().excuse) == (Outcome.MET, "no-staff-available")


def test_the_reason_may_be_recorded_afterwards(held: Promises) -> None:
    arrives(held)
    held.record(VisitEvent.SEEN, 14)
    reason = held.record(VisitEvent.STAFF_UNAVAILABLE, 15)
    assert held.only().excuse == "no-staff-available"
    held.record(VisitEvent.UNDONE, 16, corrects=reason)
    assert held.only().excuse is None


def test_undo_opens_it_again(held: Promises) -> None:
    arrives(held)
    before = held.only()
    seen = held.record(VisitEvent.SEEN, 4)
    held.record(VisitEvent.UNDONE, 5, corrects=seen)
    assert held.only() == before
    held.record(VisitEvent.SEEN, 6)
    assert held.only().ended_at == held.at(6)


def test_a_corrected_time_moves_the_end(held: Promises) -> None:
    arrives(held)
    seen = held.record(VisitEvent.SEEN, 14)
    held.record(VisitEvent.SEEN, 9, corrects=seen)
    row = held.only()
    assert (row.ended_at, row.took, row.corrected) == (held.at(9), 540, True)


def test_a_corrected_arrival_moves_the_clock_it_started(held: Promises) -> None:
    arrived = arrives(held)
    before = held.only()
    held.record(VisitEvent.ARRIVED, -4, corrects=arrived, appointment=False)
    row = held.only()
    assert (row.id, row.started_at, row.due_at) == (before.id, held.at(-4), held.at(6))
    assert row.corrected


def test_an_arrival_corrected_to_an_appointment_is_held_to_the_other_promise(held: Promises) -> None:
    arrived = arrives(held)
    held.record(VisitEvent.ARRIVED, 0, corrects=arrived, appointment=True, booked_at=held.at(2))
    assert (held.only().standard, held.only().due_at) == ("LH-24", held.at(7))


def test_a_step_noted_late_counts_from_when_it_happened(held: Promises) -> None:
    arrives(held)
    held.clock.advance(20 * MINUTE)
    held.record(VisitEvent.SEEN, 8)
    assert held.only().ended_at == held.at(8)


def test_nothing_is_promised_about_later_steps(held: Promises) -> None:
    held.record(VisitEvent.CALLED)
    held.record(VisitEvent.FINISHED)
    assert held.deadlines() == []


def test_visits_do_not_know_each_other(held: Promises) -> None:
    arrives(held)
    other = Subject("visit", 2)
    held.record(VisitEvent.ARRIVED, 1, subject=other, appointment=False)
    held.record(VisitEvent.SEEN, 2, subject=other)
    assert held.only().outcome is Outcome.OPEN
    assert held.only(other).outcome is Outcome.MET
    led = held.office.ask(leading, "visit", [1, 2, 3])
    assert {visit: row.outcome for visit, row in led.items()} == {1: Outcome.OPEN, 2: Outcome.MET}
    assert held.office.ask(leading, "visit", []) == {}


@pytest.fixture(params=["longhurst-and-havelok", "one-housing", "together-housing", "rosebery"])
def landlord(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def under(sqlite_url: str, clock: FrozenClock, landlord: str) -> Iterator[Promises]:
    with promises(sqlite_url, clock, [landlord, OFFICE_AIMS]) as opened:
        yield opened


@pytest.mark.parametrize("booked", [True, False])
def test_the_offices_own_aims_step_back_where_the_landlord_promises(
    under: Promises, landlord: str, booked: bool
) -> None:
    arrives(under, **({"booked_at": under.at(3)} if booked else {}))
    row = under.only()
    expected = {
        "longhurst-and-havelok": ("LH-24", 8) if booked else ("LH-25", 10),
        "one-housing": ("OH-05", 13) if booked else ("HD-02", 10),
        "together-housing": ("HD-01", 8) if booked else ("HD-02", 10),
        "rosebery": ("HD-01", 8) if booked else ("HD-02", 10),
    }[landlord]
    assert (row.standard, row.due_at) == (expected[0], under.at(expected[1]))
    under.record(VisitEvent.SEEN, 5)
    assert under.only().outcome is Outcome.MET
