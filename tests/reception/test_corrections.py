"""Taking steps back, and correcting times; the first time is always kept."""

from datetime import timedelta

import pytest

from hsdesk.diary.rules import AppointmentState, OccupancyKind
from hsdesk.errors import Gone, Refused
from hsdesk.reception import actions, queries
from hsdesk.reception.corrections import correct_time, undo
from hsdesk.reception.rules import Moment, Outcome, VisitState
from support.offices import london
from support.visits import Desk


@pytest.fixture
def desk(office):
    return Desk(office)


def the_visit(desk, visit):
    return desk.office.ask(queries.visit, visit.visit_id)


def test_undo_takes_back_one_step_after_the_other(desk, clock):
    visit = desk.walks_in()
    clock.advance(timedelta(minutes=1))
    desk.does(actions.call, visit_id=visit.visit_id, room_id=desk.rooms[0])
    clock.advance(timedelta(minutes=1))
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    assert desk.does(undo, visit_id=visit.visit_id).event == "visit.seen"
    row = the_visit(desk, visit)
    assert (row.state, row.seen_at, row.room) == (VisitState.CALLED, None, "Room 1")
    assert desk.does(undo, visit_id=visit.visit_id).event == "visit.called"
    row = the_visit(desk, visit)
    assert (row.state, row.called_at, row.room) == (VisitState.WAITING, None, "")
    assert desk.office.ask(queries.rooms)[0].kind is None


def test_undo_of_a_finish_gives_the_room_back(desk):
    visit = desk.walks_in()
    desk.does(actions.give_room, visit_id=visit.visit_id, room_id=desk.rooms[0])
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    finish(desk, visit)
    desk.does(undo, visit_id=visit.visit_id)
    assert the_visit(desk, visit).state is VisitState.BEING_SEEN
    assert desk.office.ask(queries.rooms)[0].kind is OccupancyKind.USE


def test_undo_is_refused_when_the_room_was_taken_meanwhile_and_changes_nothing(desk):
    visit, other = desk.walks_in(), desk.walks_in()
    desk.does(actions.give_room, visit_id=visit.visit_id, room_id=desk.rooms[0])
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    finish(desk, visit)
    desk.does(actions.give_room, visit_id=other.visit_id, room_id=desk.rooms[0])
    with pytest.raises(Gone, match="Room 1"):
        desk.does(undo, visit_id=visit.visit_id)
    assert the_visit(desk, visit).state is VisitState.FINISHED


def test_undo_of_a_check_in_withdraws_the_visit_and_expects_the_visitor_again(desk):
    appointment = desk.books(london("2026-04-14 14:45"))
    visit = desk.walks_in(appointment_id=appointment)
    desk.does(undo, visit_id=visit.visit_id)
    assert the_visit(desk, visit).state is VisitState.WITHDRAWN
    assert desk.office.ask(queries.waiting) == []
    assert desk.office.ask(queries.expected)[0].state is AppointmentState.BOOKED
    again = desk.walks_in(appointment_id=appointment)
    assert again.ticket == "A02"


def test_nobody_takes_back_a_step_that_they_have_not_seen(desk):
    visit = desk.walks_in()
    seen = the_visit(desk, visit).last_entry
    desk.does(actions.call, visit_id=visit.visit_id)
    with pytest.raises(Gone, match="moved on"):
        desk.does(undo, visit_id=visit.visit_id, entry_id=seen)
    assert the_visit(desk, visit).state is VisitState.CALLED


def test_nothing_is_left_to_take_back_after_a_withdrawal(desk):
    visit = desk.walks_in()
    desk.does(undo, visit_id=visit.visit_id)
    with pytest.raises(Gone, match="nothing to take back"):
        desk.does(undo, visit_id=visit.visit_id)


def test_a_step_of_yesterday_is_not_taken_back(desk, clock):
    visit = desk.walks_in()
    clock.advance(timedelta(days=1))
    with pytest.raises(Refused, match="another day"):
        desk.does(undo, visit_id=visit.visit_id)


def test_a_corrected_time_is_marked_and_the_first_one_kept(desk, clock):
    visit = desk.walks_in()
    clock.advance(timedelta(minutes=9))
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    right = london("2026-04-14 14:46")
    desk.does(correct_time, visit_id=visit.visit_id, moment=Moment.SEEN, at=right)
    row = the_visit(desk, visit)
    assert (row.seen_at, row.corrected) == (right, ("seen",))
    seen = [line for line in desk.office.ask(queries.history, visit.visit_id) if line.event == "visit.seen"]
    assert [(line.at, line.taken_back, line.first_at) for line in seen] == [
        (london("2026-04-14 14:52"), True, None),
        (right, False, london("2026-04-14 14:52")),
    ]


def test_correcting_twice_keeps_the_very_first_time(desk, clock):
    visit = desk.walks_in()
    clock.advance(timedelta(minutes=9))
    for minute in (42, 41):
        desk.does(
            correct_time,
            visit_id=visit.visit_id,
            moment=Moment.ARRIVED,
            at=london(f"2026-04-14 14:{minute}"),
        )
    row = the_visit(desk, visit)
    assert row.arrived_at == london("2026-04-14 14:41")
    desk.does(undo, visit_id=visit.visit_id)
    assert the_visit(desk, visit).state is VisitState.WITHDRAWN


@pytest.mark.parametrize(
    ("moment", "at", "words"),
    [
        (Moment.SEEN, "2026-04-14 14:42", "before the step that came first"),
        (Moment.ARRIVED, "2026-04-14 14:49", "after the step that followed"),
        (Moment.SEEN, "2026-04-14 15:30", "future"),
        (Moment.SEEN, "2026-04-13 14:48", "not on the day"),
        (Moment.FINISHED, "2026-04-14 14:47", "not been noted"),
        (Moment.SEEN, "2026-04-14 14:48", "already noted"),
    ],
)
def test_a_time_that_cannot_be_is_refused(desk, clock, moment, at, words):
    visit = desk.walks_in()
    clock.advance(timedelta(minutes=5))
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    clock.advance(timedelta(minutes=5))
    before = the_visit(desk, visit)
    with pytest.raises(Refused, match=words):
        desk.does(correct_time, visit_id=visit.visit_id, moment=moment, at=london(at))
    assert the_visit(desk, visit) == before


def finish(desk, visit):
    desk.does(
        actions.finish,
        visit_id=visit.visit_id,
        outcome=Outcome.ANSWERED,
        asked_satisfied=True,
        anything_else=False,
    )
