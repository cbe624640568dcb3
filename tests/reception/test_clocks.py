"""The waits of the desk under each landlord's promises, through the real actions and packs."""

from datetime import timedelta

import pytest

from hsdesk.premises.actions import change_packs
from hsdesk.premises.queries import office as the_office
from hsdesk.reception import actions, figures, queries
from hsdesk.reception.corrections import correct_time, undo
from hsdesk.reception.rows import Share
from hsdesk.reception.rules import Moment, Outcome, WaitState, read_clock
from support.offices import london
from support.visits import Desk

AIMS = "good-practice-at-the-desk"
LANDLORDS = {
    "longhurst-and-havelok": ("LH-24", 5, "LH-25", 10),
    "one-housing": ("OH-05", 10, "HD-02", 10),
    "together-housing": ("HD-01", 5, "HD-02", 10),
    "rosebery": ("HD-01", 5, "HD-02", 10),
}


def desk_under(office, pack):
    desk = Desk(office)
    version = office.ask(the_office).version
    desk.does(change_packs, packs=[pack, AIMS], version=version)
    return desk


@pytest.fixture
def desk(office):
    return desk_under(office, "longhurst-and-havelok")


def the_visit(desk, visit):
    return desk.office.ask(queries.visit, visit.visit_id)


def counted(desk):
    found = desk.office.ask(figures.figures)
    return found.seen_in_time, found.seen_in_time_all


@pytest.mark.parametrize("pack", LANDLORDS)
def test_every_landlord_s_office_has_a_target_for_each_visitor(office, pack):
    with_appointment, short, without, long = LANDLORDS[pack]
    desk = desk_under(office, pack)
    booked = desk.walks_in(appointment_id=desk.books(london("2026-04-14 14:45")))
    row = the_visit(desk, booked)
    assert (row.standard, row.due_at) == (
        with_appointment,
        london("2026-04-14 14:45") + timedelta(minutes=short),
    )
    row = the_visit(desk, desk.walks_in())
    assert (row.standard, row.due_at) == (without, london("2026-04-14 14:43") + timedelta(minutes=long))


def test_the_clock_of_an_early_arrival_starts_at_the_booked_time(desk, clock):
    row = the_visit(desk, desk.walks_in(appointment_id=desk.books(london("2026-04-14 14:45"))))
    reading = read_clock(clock.now(), counts_from=row.counts_from, due_at=row.due_at)
    assert reading.state is WaitState.EARLY


def test_the_clock_of_a_late_arrival_starts_when_they_come(desk):
    row = the_visit(desk, desk.walks_in(appointment_id=desk.books(london("2026-04-14 14:30"))))
    assert row.due_at == london("2026-04-14 14:48")


def test_being_called_does_not_meet_the_target_but_being_seen_does(desk, clock):
    visit = desk.walks_in()
    clock.advance(timedelta(minutes=9))
    desk.does(actions.call, visit_id=visit.visit_id)
    clock.advance(timedelta(minutes=2))
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    assert counted(desk)[0] == Share(0, 1)


def test_a_corrected_time_is_what_counts(desk, clock):
    visit = desk.walks_in()
    clock.advance(timedelta(minutes=11))
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    assert counted(desk)[0] == Share(0, 1)
    desk.does(correct_time, visit_id=visit.visit_id, moment=Moment.SEEN, at=london("2026-04-14 14:50"))
    assert counted(desk)[0] == Share(1, 1)
    assert desk.office.ask(figures.figures).corrected == 1


def test_a_corrected_arrival_moves_the_target(desk, clock):
    visit = desk.walks_in()
    clock.advance(timedelta(minutes=1))
    desk.does(correct_time, visit_id=visit.visit_id, moment=Moment.ARRIVED, at=london("2026-04-14 14:40"))
    assert the_visit(desk, visit).due_at == london("2026-04-14 14:50")


def test_an_undone_step_starts_the_clock_again(desk, clock):
    visit = desk.walks_in()
    clock.advance(timedelta(minutes=2))
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    assert counted(desk)[0] == Share(1, 1)
    desk.does(undo, visit_id=visit.visit_id)
    assert counted(desk)[0] == Share(0, 0)
    clock.advance(timedelta(minutes=9))
    assert counted(desk)[0] == Share(0, 1)


def test_no_member_of_staff_available_is_a_reason_and_both_shares_are_told(desk, clock):
    kept, broken = desk.walks_in(), desk.walks_in()
    desk.does(actions.mark_seen, visit_id=kept.visit_id)
    clock.advance(timedelta(minutes=15))
    desk.does(actions.note_staff_unavailable, visit_id=broken.visit_id)
    desk.does(actions.mark_seen, visit_id=broken.visit_id)
    without, with_all = counted(desk)
    assert (without, with_all) == (Share(1, 1), Share(1, 2))


def test_people_who_left_count_only_when_they_had_waited_too_long(desk, clock):
    soon, late = desk.walks_in(), desk.walks_in()
    clock.advance(timedelta(minutes=3))
    desk.does(actions.mark_left, visit_id=soon.visit_id)
    clock.advance(timedelta(minutes=9))
    desk.does(actions.mark_left, visit_id=late.visit_id)
    found = desk.office.ask(figures.figures)
    assert found.seen_in_time == Share(0, 1)
    assert found.left_before_target == 1


def test_people_sent_elsewhere_and_visits_taken_back_do_not_count(desk, clock):
    elsewhere, mistake = desk.walks_in(), desk.walks_in()
    desk.does(actions.redirect, visit_id=elsewhere.visit_id)
    desk.does(undo, visit_id=mistake.visit_id)
    clock.advance(timedelta(minutes=30))
    assert counted(desk) == (Share(0, 0), Share(0, 0))


def test_a_visit_forgotten_overnight_does_not_count(desk, clock):
    desk.walks_in()
    clock.advance(timedelta(days=1))
    desk.does(actions.close_forgotten)
    with desk.office.read() as read:
        count = figures.count_between(read, clock.now() - timedelta(days=3), clock.now())
    assert (count.counted, count.excused, count.left_before_target) == (0, 0, 0)


def test_the_display_knows_no_names_and_no_reasons(desk, clock):
    visit = desk.walks_in("Zebedee Unusual", note="owes rent")
    desk.does(actions.call, visit_id=visit.visit_id, room_id=desk.rooms[1])
    shown = desk.office.ask(figures.display)
    assert (shown.now_calling.ticket, shown.now_calling.where) == ("A01", "Room 2")
    assert shown.at_desk == ("Grace Holloway",)
    assert shown.hearing_loop
    assert "Zebedee" not in repr(shown)
    assert "rent" not in repr(shown)


def test_a_call_leaves_the_large_field_when_the_visitor_is_seen(desk, clock):
    visit = desk.walks_in()
    desk.does(actions.call, visit_id=visit.visit_id)
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    clock.advance(timedelta(minutes=3))
    shown = desk.office.ask(figures.display)
    assert shown.now_calling is None
    assert [(call.ticket, call.where) for call in shown.called_before] == [("A01", "Desk 1")]


def test_the_likely_wait_is_unknown_until_somebody_sees_visitors(desk, clock):
    from hsdesk.diary.actions import start_duty
    from hsdesk.diary.rules import DutyKind
    from hsdesk.reception.forecast import Unknown

    assert desk.office.ask(figures.figures).walk_in.unknown is Unknown.NOBODY_ON_DUTY
    desk.does(start_duty, staff_id=desk.priya, kind=DutyKind.SEEING)
    assert desk.office.ask(figures.figures).walk_in.unknown is Unknown.TOO_FEW_VISITS
    for _ in range(5):
        visit = desk.walks_in()
        desk.does(actions.mark_seen, visit_id=visit.visit_id)
        clock.advance(timedelta(minutes=8))
        desk.does(
            actions.finish,
            visit_id=visit.visit_id,
            outcome=Outcome.ANSWERED,
            asked_satisfied=True,
            anything_else=True,
        )
    desk.walks_in()
    forecast = desk.office.ask(figures.figures).walk_in
    assert (forecast.shortest, forecast.longest) == (8, 9)
