"""Steps taken in an order that nobody has in mind, each of which once left something wrong."""

from datetime import timedelta

import pytest

from hsdesk.diary.actions import hold_room
from hsdesk.diary.rules import AppointmentState, OccupancyKind
from hsdesk.errors import Gone, Refused
from hsdesk.reception import actions, figures, queries
from hsdesk.reception.corrections import correct_time, undo
from hsdesk.reception.rooms import free_room
from hsdesk.reception.rules import Moment, VisitState
from support.notes import raw
from support.offices import london
from support.visits import Desk


@pytest.fixture
def desk(office):
    return Desk(office)


def the_visit(desk, visit):
    return desk.office.ask(queries.visit, visit.visit_id)


def test_a_reason_for_lateness_does_not_bring_back_a_visit_that_was_taken_back(desk):
    visit = desk.walks_in()
    desk.does(undo, visit_id=visit.visit_id)
    with pytest.raises(Gone, match="A01 was taken back"):
        desk.does(actions.note_staff_unavailable, visit_id=visit.visit_id)
    assert the_visit(desk, visit).state is VisitState.WITHDRAWN


def test_undo_after_a_corrected_arrival_takes_back_the_last_step_and_not_the_arrival(desk, clock):
    appointment = desk.books(london("2026-04-14 14:45"))
    visit = desk.walks_in(appointment_id=appointment)
    clock.advance(timedelta(minutes=3))
    desk.does(actions.call, visit_id=visit.visit_id)
    desk.does(correct_time, visit_id=visit.visit_id, moment=Moment.ARRIVED, at=london("2026-04-14 14:40"))
    shown = the_visit(desk, visit).last_entry
    assert desk.does(undo, visit_id=visit.visit_id, entry_id=shown).event == "visit.called"
    row = the_visit(desk, visit)
    assert (row.state, row.arrived_at) == (VisitState.WAITING, london("2026-04-14 14:40"))
    assert desk.office.ask(queries.expected)[0].state is AppointmentState.ARRIVED


def test_undo_of_another_room_sends_the_waiting_room_to_the_first_one_again(desk):
    visit = desk.walks_in()
    desk.does(actions.call, visit_id=visit.visit_id, room_id=desk.rooms[0])
    desk.does(actions.give_room, visit_id=visit.visit_id, room_id=desk.rooms[1])
    assert desk.office.ask(figures.display).now_calling.where == "Room 2"
    desk.does(undo, visit_id=visit.visit_id)
    assert desk.office.ask(figures.display).now_calling.where == "Room 1"


def test_undo_of_a_room_sends_the_waiting_room_to_the_desk_that_called(desk, clock):
    visit = desk.walks_in()
    clock.advance(timedelta(minutes=2))
    desk.office.actor(desk.sam, "Desk 2").do(actions.call, visit_id=visit.visit_id)
    desk.does(correct_time, visit_id=visit.visit_id, moment=Moment.CALLED, at=london("2026-04-14 14:44"))
    desk.does(actions.give_room, visit_id=visit.visit_id, room_id=desk.rooms[1])
    desk.does(undo, visit_id=visit.visit_id)
    assert desk.office.ask(figures.display).now_calling.where == "Desk 2"


def test_undo_of_leaving_forgets_why_they_left(desk):
    visit = desk.walks_in()
    desk.does(actions.mark_left, visit_id=visit.visit_id, because="A bus to catch")
    desk.does(undo, visit_id=visit.visit_id)
    assert raw(desk.office, "SELECT left_because FROM visit") == [("",)]


@pytest.mark.parametrize("last", [actions.redirect, actions.mark_left, actions.note_staff_unavailable])
def test_nobody_arrives_after_something_was_done_with_them(desk, clock, last):
    visit = desk.walks_in()
    clock.advance(timedelta(minutes=2))
    desk.does(last, visit_id=visit.visit_id)
    clock.advance(timedelta(minutes=10))
    with pytest.raises(Refused, match="after the step that followed"):
        desk.does(correct_time, visit_id=visit.visit_id, moment=Moment.ARRIVED, at=london("2026-04-14 14:50"))
    assert the_visit(desk, visit).arrived_at == london("2026-04-14 14:43")


def test_the_first_call_stays_before_the_next_one(desk, clock):
    visit = desk.walks_in()
    desk.does(actions.call, visit_id=visit.visit_id)
    clock.advance(timedelta(minutes=2))
    desk.does(actions.call_again, visit_id=visit.visit_id)
    clock.advance(timedelta(minutes=10))
    with pytest.raises(Refused, match="after the step that followed"):
        desk.does(correct_time, visit_id=visit.visit_id, moment=Moment.CALLED, at=london("2026-04-14 14:50"))


def test_a_room_that_a_visitor_was_given_a_moment_ago_is_not_freed(desk):
    desk.does(hold_room, room_id=desk.rooms[0])
    visit = desk.walks_in()
    desk.does(actions.give_room, visit_id=visit.visit_id, room_id=desk.rooms[0])
    with pytest.raises(Gone, match="A01 has this room"):
        desk.does(free_room, room_id=desk.rooms[0])
    assert (the_visit(desk, visit).room, desk.office.ask(queries.rooms)[0].kind) == (
        "Room 1",
        OccupancyKind.USE,
    )


def test_a_held_room_is_freed_once(desk):
    desk.does(hold_room, room_id=desk.rooms[0])
    desk.does(free_room, room_id=desk.rooms[0])
    assert desk.office.ask(queries.rooms)[0].kind is None
    with pytest.raises(Gone, match="free already"):
        desk.does(free_room, room_id=desk.rooms[0])
