"""What is done at the desk with a visit, on both databases."""

from datetime import timedelta

import pytest

from hsdesk.diary.actions import close_room, free_room, hold_room, mark_missed
from hsdesk.diary.rules import AppointmentState, OccupancyKind, Purpose
from hsdesk.errors import Gone, Refused
from hsdesk.people.rules import Need
from hsdesk.reception import actions, queries
from hsdesk.reception.actions import check_in
from hsdesk.reception.rules import Outcome, VisitState
from hsdesk.reception.steps import ticket_of
from support.offices import london
from support.visits import Desk


@pytest.fixture
def desk(office):
    return Desk(office)


def the_visit(desk, visit):
    return desk.office.ask(queries.visit, visit.visit_id)


def test_a_walk_in_gets_a_ticket_and_stands_on_the_board(desk, clock):
    visit = desk.walks_in("Derek Holroyd", needs=[Need.STEP_FREE], party_size=2)
    (row,) = desk.office.ask(queries.waiting)
    assert (row.ticket, row.name, row.state) == ("A01", "Derek Holroyd", VisitState.WAITING)
    assert row.visit_id == visit.visit_id
    assert row.needs == (Need.STEP_FREE,)
    assert row.arrived_at == clock.now()
    assert row.checked_in_by == "Grace Holloway"
    assert not row.with_appointment


def test_tickets_count_up_within_a_day_and_begin_anew_the_next(desk, clock):
    assert [desk.walks_in().ticket for _ in range(3)] == ["A01", "A02", "A03"]
    clock.advance(timedelta(days=1))
    assert desk.walks_in().ticket == "A01"


def test_a_ticket_of_a_visit_taken_back_is_not_given_again(desk):
    from hsdesk.reception.corrections import undo

    visit = desk.walks_in()
    desk.does(undo, visit_id=visit.visit_id)
    assert desk.walks_in().ticket == "A02"


def test_the_hundredth_ticket_has_three_figures():
    assert ticket_of(7) == "A07"
    assert ticket_of(100) == "A100"


def test_an_appointment_is_picked_from_those_expected(desk):
    appointment = desk.books(london("2026-04-14 14:45"))
    visit = desk.walks_in("", visitor_name="Amina Yusuf", appointment_id=appointment)
    row = the_visit(desk, visit)
    assert row.with_appointment
    assert row.booked_at == london("2026-04-14 14:45")
    assert row.counts_from == london("2026-04-14 14:45")
    assert row.minutes_early == 2
    (expected,) = desk.office.ask(queries.expected)
    assert (expected.state, expected.ticket) == (AppointmentState.ARRIVED, "A01")


def test_an_appointment_is_checked_in_once(desk):
    appointment = desk.books(london("2026-04-14 14:45"))
    desk.walks_in(appointment_id=appointment)
    with pytest.raises(Gone, match="checked in already"):
        desk.walks_in(appointment_id=appointment)
    assert len(desk.office.ask(queries.waiting)) == 1


def test_an_appointment_of_another_day_is_not_checked_in(desk):
    appointment = desk.books(london("2026-04-15 09:00"))
    with pytest.raises(Gone):
        desk.walks_in(appointment_id=appointment)
    assert desk.office.ask(queries.waiting) == []


def test_a_late_arrival_says_how_late(desk):
    appointment = desk.books(london("2026-04-14 14:30"))
    row = the_visit(desk, desk.walks_in(appointment_id=appointment))
    assert row.minutes_early == -13
    assert row.counts_from == london("2026-04-14 14:43")


def test_a_whole_visit(desk, clock):
    visit = desk.walks_in()
    clock.advance(timedelta(minutes=4))
    desk.does(actions.call, visit_id=visit.visit_id, room_id=desk.rooms[1], by=desk.priya)
    clock.advance(timedelta(minutes=1))
    desk.does(actions.call_again, visit_id=visit.visit_id)
    clock.advance(timedelta(seconds=30))
    desk.does(actions.mark_seen, visit_id=visit.visit_id, staff_id=desk.priya)
    row = the_visit(desk, visit)
    assert (row.state, row.room, row.seen_by, row.times_called) == (
        VisitState.BEING_SEEN,
        "Room 2",
        "Priya Nair",
        2,
    )
    assert row.seen_at == london("2026-04-14 14:48:30")
    clock.advance(timedelta(minutes=20))
    desk.does(
        actions.finish,
        visit_id=visit.visit_id,
        outcome=Outcome.ANSWERED,
        asked_satisfied=True,
        anything_else=True,
    )
    row = the_visit(desk, visit)
    assert (row.state, row.outcome, row.room) == (VisitState.FINISHED, Outcome.ANSWERED, "")
    assert desk.office.ask(queries.ended_today) == [row]
    assert [room.kind for room in desk.office.ask(queries.rooms)] == [None, None]


def test_somebody_called_cannot_be_called_by_another(desk):
    visit = desk.walks_in()
    desk.does(actions.call, visit_id=visit.visit_id, by=desk.priya)
    with pytest.raises(Gone, match="A01 was called"):
        desk.does(actions.call, visit_id=visit.visit_id, by=desk.sam)
    assert the_visit(desk, visit).times_called == 1


def test_somebody_being_seen_cannot_be_called_and_the_refusal_says_by_whom(desk):
    visit = desk.walks_in()
    desk.does(actions.mark_seen, visit_id=visit.visit_id, staff_id=desk.sam)
    with pytest.raises(Gone, match="A01 is being seen by Sam Okoro"):
        desk.does(actions.call, visit_id=visit.visit_id)


def test_somebody_who_has_gone_cannot_be_called(desk):
    visit = desk.walks_in()
    desk.does(actions.mark_left, visit_id=visit.visit_id, because="Bus to catch")
    with pytest.raises(Gone, match="has left"):
        desk.does(actions.call, visit_id=visit.visit_id)


def test_a_room_is_taken_once(desk):
    first, second = desk.walks_in(), desk.walks_in()
    desk.does(actions.call, visit_id=first.visit_id, room_id=desk.rooms[0])
    with pytest.raises(Gone, match="Room 1 was taken a moment ago"):
        desk.does(actions.call, visit_id=second.visit_id, room_id=desk.rooms[0])
    assert the_visit(desk, second).state is VisitState.WAITING


def test_changing_rooms_frees_the_first(desk):
    visit = desk.walks_in()
    for room in desk.rooms:
        desk.does(actions.give_room, visit_id=visit.visit_id, room_id=room)
    first, second = desk.office.ask(queries.rooms)
    assert (first.kind, second.kind, second.ticket) == (None, OccupancyKind.USE, "A01")


def test_a_held_room_serves_the_visitor_it_is_given_to(desk):
    desk.does(hold_room, room_id=desk.rooms[0], reason="Tenancy sign-up")
    visit = desk.walks_in()
    desk.does(actions.give_room, visit_id=visit.visit_id, room_id=desk.rooms[0])
    assert desk.office.ask(queries.rooms)[0].kind is OccupancyKind.USE


def test_a_closed_room_is_not_given(desk):
    desk.does(close_room, room_id=desk.rooms[0], reason="Being cleaned")
    visit = desk.walks_in()
    with pytest.raises(Gone):
        desk.does(actions.give_room, visit_id=visit.visit_id, room_id=desk.rooms[0])
    desk.does(free_room, room_id=desk.rooms[0])
    desk.does(actions.give_room, visit_id=visit.visit_id, room_id=desk.rooms[0])
    assert the_visit(desk, visit).room == "Room 1"


def test_a_transfer_changes_whom_to_see_and_frees_the_room_of_a_call(desk):
    visit = desk.walks_in()
    desk.does(actions.call, visit_id=visit.visit_id, room_id=desk.rooms[0])
    desk.does(
        actions.transfer,
        visit_id=visit.visit_id,
        to_see_team_id=desk.repairs_desk,
        reasons=[Purpose.REPAIR, Purpose.COMPLAINT],
    )
    row = the_visit(desk, visit)
    assert (row.state, row.to_see, row.room) == (VisitState.WAITING, "Repairs desk", "")
    assert row.reasons == (Purpose.REPAIR, Purpose.COMPLAINT)
    assert desk.office.ask(queries.rooms)[0].kind is None


def test_only_somebody_seen_can_be_finished(desk):
    visit = desk.walks_in()
    with pytest.raises(Gone, match="is waiting"):
        desk.does(
            actions.finish,
            visit_id=visit.visit_id,
            outcome=Outcome.ANSWERED,
            asked_satisfied=True,
            anything_else=True,
        )


def test_an_appointment_is_marked_missed_only_after_its_time(desk, clock):
    appointment = desk.books(london("2026-04-14 15:00"))
    with pytest.raises(Refused, match="not begun"):
        desk.does(mark_missed, appointment_id=appointment)
    clock.advance(timedelta(minutes=30))
    desk.does(mark_missed, appointment_id=appointment)
    assert desk.office.ask(queries.expected)[0].state is AppointmentState.MISSED


def test_visits_forgotten_overnight_are_ended_without_counting(desk, clock):
    desk.walks_in()
    clock.advance(timedelta(days=1))
    assert desk.office.ask(queries.waiting) == []
    assert len(desk.office.ask(queries.forgotten)) == 1
    assert desk.does(actions.close_forgotten) == 1
    assert desk.office.ask(queries.forgotten) == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"visitor_name": ""}, "visitor_name"),
        ({"visitor_name": "   "}, "visitor_name"),
        ({"visitor_name": "x" * 10_000}, "visitor_name"),
        ({"visitor_name": "Derek\x07Holroyd"}, "visitor_name"),
        ({"visitor_name": "Derek \u202eHolroyd"}, "visitor_name"),
        ({"note": "n" * 10_000}, "note"),
        ({"reasons": []}, "reasons"),
        ({"party_size": 0}, "party_size"),
        ({"party_size": 51}, "party_size"),
        ({"arrived_at": london("2026-04-14 14:44")}, "arrived_at"),
        ({"arrived_at": london("2026-04-13 14:44")}, "arrived_at"),
        ({"person_id": 987_654}, "person_id"),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_changes_nothing(desk, values, field):
    with pytest.raises(Refused) as refused:
        desk.does(check_in, **{"visitor_name": "Derek Holroyd", "reasons": [Purpose.RENT], **values})
    assert refused.value.field == field
    assert refused.value.sentence.endswith(".")
    assert refused.value.advice.endswith(".")
    assert desk.office.ask(queries.waiting) == []
    assert desk.walks_in().ticket == "A01"


@pytest.mark.parametrize(
    "name", ["<b>Derek</b>", "José Ñandú-O'Brien", "محمد علي", "Derek 😀", "'; DROP TABLE visit; --"]
)
def test_hostile_and_foreign_names_are_plain_text(desk, name):
    assert the_visit(desk, desk.walks_in(name)).name == name


def test_seen_before_arrived_or_in_the_future_is_refused(desk):
    visit = desk.walks_in()
    for moment in (london("2026-04-14 14:42"), london("2026-04-14 14:44")):
        with pytest.raises(Refused):
            desk.does(actions.mark_seen, visit_id=visit.visit_id, seen_at=moment)
    assert the_visit(desk, visit).state is VisitState.WAITING


def test_the_same_check_in_sent_again_gives_the_same_ticket(desk):
    from uuid import uuid4

    actor = desk.office.actor(desk.grace, "Desk 1")
    action_id = uuid4()
    values = {"visitor_name": "Derek Holroyd", "reasons": [Purpose.RENT]}
    first = actor.once(action_id, check_in, **values)
    assert actor.once(action_id, check_in, **values) == first
    assert len(desk.office.ask(queries.waiting)) == 1
