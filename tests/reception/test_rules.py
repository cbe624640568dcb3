"""Clocks, order and counting at the desk, without a database."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsdesk.reception.rules import (
    Count,
    Ended,
    Step,
    VisitState,
    Wait,
    WaitState,
    add_up,
    count,
    queue_order,
    read_clock,
)
from support.offices import london

TWO = london("2026-04-14 14:00")


def minutes(number):
    return timedelta(minutes=number)


@pytest.mark.parametrize(
    ("now", "state", "waited", "left"),
    [
        (-1, WaitState.EARLY, 0, 11),
        (0, WaitState.ON_TIME, 0, 10),
        (7.5, WaitState.ON_TIME, 7.5, 2.5),
        (8, WaitState.DUE_SOON, 8, 2),
        (10, WaitState.DUE_SOON, 10, 0),
        (12, WaitState.OVER, 12, -2),
    ],
)
def test_a_wait_goes_from_on_time_to_due_soon_to_over(now, state, waited, left):
    clock = read_clock(TWO + minutes(now), counts_from=TWO, due_at=TWO + minutes(10))
    assert (clock.state, clock.waited, clock.left) == (state, minutes(waited), minutes(left))


def test_a_wait_without_a_promise_says_so():
    clock = read_clock(TWO + minutes(3), counts_from=TWO, due_at=None)
    assert (clock.state, clock.waited, clock.left) == (WaitState.NO_TARGET, minutes(3), None)


def test_a_wait_stands_still_once_it_has_stopped():
    clock = read_clock(
        TWO + minutes(60), counts_from=TWO, due_at=TWO + minutes(10), stopped_at=TWO + minutes(4)
    )
    assert (clock.state, clock.waited) == (WaitState.ON_TIME, minutes(4))


def key(now, arrived, target, number, booked=None):
    counts_from = TWO + minutes(max(arrived, arrived if booked is None else booked))
    return queue_order(
        TWO + minutes(now),
        counts_from=counts_from,
        due_at=None if target is None else counts_from + minutes(target),
        arrived_at=TWO + minutes(arrived),
        number=number,
    )


def test_the_target_that_falls_first_is_first_with_or_without_an_appointment():
    now = 12
    walk_in_of_0 = key(now, 0, 10, 1)
    appointment_of_8 = key(now, 8, 5, 2)
    walk_in_of_2 = key(now, 2, 10, 3)
    appointment_of_5 = key(now, 5, 5, 4)
    ordered = sorted([walk_in_of_2, appointment_of_8, appointment_of_5, walk_in_of_0])
    assert [entry[3] for entry in ordered] == [1, 4, 3, 2]


def test_the_early_come_last_until_their_time():
    now = 0
    early = key(now, -10, 5, 1, booked=2)
    no_promise = key(now, -5, None, 2)
    waiting = key(now, 0, 10, 3)
    assert [entry[3] for entry in sorted([early, no_promise, waiting])] == [3, 2, 1]
    assert key(3, -10, 5, 1, booked=2) < key(3, 0, 10, 3)


@given(st.lists(st.tuples(st.integers(-30, 30), st.sampled_from([None, 5, 10])), max_size=12))
def test_no_two_visitors_share_a_place_and_the_early_are_behind_all_others(people):
    keys = [key(20, arrived, target, number) for number, (arrived, target) in enumerate(people)]
    assert len(set(keys)) == len(keys)
    behind = [people[place[3]][0] > 20 for place in sorted(keys)]
    assert behind == sorted(behind)


def test_counting_says_who_is_counted_and_who_is_left_out():
    due = TWO + minutes(10)
    waits = [
        Wait(due, Ended.SEEN, TWO + minutes(10), excused=False),
        Wait(due, Ended.SEEN, TWO + minutes(11), excused=False),
        Wait(due, Ended.SEEN, TWO + minutes(30), excused=True),
        Wait(due, Ended.SEEN, TWO + minutes(9), excused=True),
        Wait(due, Ended.LEFT, TWO + minutes(4), excused=False),
        Wait(due, Ended.LEFT, TWO + minutes(14), excused=False),
        Wait(due, Ended.FELL_AWAY, TWO + minutes(2), excused=False),
        Wait(due, Ended.NOT_YET, None, excused=False),
    ]
    assert count(waits, TWO + minutes(9)) == Count(2, 4, 1, 1)
    assert count(waits, TWO + minutes(15)) == Count(2, 5, 1, 1)


def step(number, event, at=0, **facts):
    return Step(number, event, TWO + minutes(at), facts)


def test_steps_add_up():
    course = add_up(
        [
            step(1, "visit.arrived", reasons=["rent"], to_see_staff_id=4),
            step(2, "visit.called", 3, room_id=2),
            step(3, "visit.transferred", 4, to_see_team_id=9, reasons=["repair"]),
            step(4, "visit.called", 5, room_id=1),
            step(5, "visit.seen", 6, staff_id=7),
            step(6, "visit.finished", 20, outcome="answered", asked_satisfied=True, anything_else=False),
        ]
    )
    assert course.state is VisitState.FINISHED
    assert (course.to_see_staff_id, course.to_see_team_id, course.reasons) == (None, 9, ("repair",))
    assert (course.seen_by, course.times_called, course.room_id) == (7, 2, None)
    assert (course.outcome, course.asked_satisfied, course.anything_else) == ("answered", True, False)


def test_no_steps_at_all_is_a_visit_taken_back():
    assert add_up([]).state is VisitState.WITHDRAWN
