"""What would be promised to a visitor, before anything is written."""

from datetime import date, timedelta

import pytest

from hsdesk.calendars.bank_holidays import TRUSTED_UNTIL
from hsdesk.diary.rules import Purpose
from hsdesk.office import open_office
from hsdesk.reception.actions import check_in
from hsdesk.reception.events import VisitEvent
from hsdesk.reception.queries import waiting
from hsdesk.standards.beginnings import beginnings
from hsdesk.standards.what_if import compare, nearest_clock
from hsdesk.standards.what_if import would_be as would_be_all
from support.offices import add_office, london
from support.promises import CaseEvent, changed, pack_text, promises

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


CHAIN = (
    changed(id='"TT-01"', stops='"case.extended"', within='"5 working days"'),
    changed(id='"TT-02"', starts='"case.extended"', within='"10 working days"'),
    changed(id='"TT-03"', within='"4 weeks"', when="{ urgent = false }", from_='["at", "promised_at"]'),
    changed(id='"TT-04"', within='"1 week"', when="{ urgent = true }"),
)


@pytest.fixture
def desk(sqlite_url, clock):
    with promises(sqlite_url, clock, ["test"], {"test": pack_text(*CHAIN)}) as desk:
        yield desk


def all_of(desk, **facts):
    with desk.office.read() as read:
        return would_be_all(read, desk.office.standards, CaseEvent.RECEIVED, facts, desk.clock.now()).clocks


def test_what_follows_is_counted_from_the_last_allowed_moment(desk):
    # Tuesday 14 April 2026: five working days end on the 21st, ten more on Wednesday 6 May, because Monday
    # 4 May is a bank holiday.
    told = {clock.standard: clock for clock in all_of(desk, urgent=True)}
    assert set(told) == {"TT-01", "TT-02", "TT-04"}
    assert (told["TT-01"].due_date, told["TT-01"].after) == (date(2026, 4, 21), "")
    assert told["TT-02"].due_date == date(2026, 5, 6)
    assert told["TT-02"].started_at == told["TT-01"].due_at
    assert told["TT-02"].after == "the date is moved with a reason"
    assert told["TT-04"].summary == (
        "Due by the end of Tuesday 21 April 2026: 1 week from Tuesday 14 April 2026."
    )
    assert [clock.standard for clock in all_of(desk, urgent=True)] == ["TT-01", "TT-04", "TT-02"]
    assert desk.deadlines() == []


def test_each_priority_has_its_own_dates(desk):
    with desk.office.read() as read:
        told = compare(
            read,
            desk.office.standards,
            CaseEvent.RECEIVED,
            {"promised_at": desk.clock.now() + timedelta(days=7)},
            desk.clock.now(),
            fact="urgent",
            values=[True, False],
        )
    assert [(value, [clock.standard for clock in own.clocks]) for value, own in told] == [
        (True, ["TT-01", "TT-04", "TT-02"]),
        (False, ["TT-01", "TT-02", "TT-03"]),
    ]
    assert told[1][1].clocks[-1].due_date == date(2026, 5, 19)


def test_clocks_that_start_each_other_for_ever_come_to_an_end(sqlite_url, clock):
    circle = (
        changed(id='"TT-01"', starts='["case.received", "case.resumed"]', stops='"case.extended"'),
        changed(id='"TT-02"', starts='"case.extended"', stops='"case.resumed"'),
    )
    with promises(sqlite_url, clock, ["test"], {"test": pack_text(*circle)}) as desk:
        assert 2 <= len(all_of(desk)) <= 14


def test_what_can_be_asked_comes_from_the_packs(desk):
    (received, moved) = sorted(
        desk.office.ask(beginnings, desk.office.standards), key=lambda each: each.event
    )[::-1]
    assert (received.event, received.awaits) == ("case.received", "")
    urgent, promised = received.facts
    assert (urgent.fact, urgent.values) == ("urgent", ((True, "urgent"), (False, "not urgent")))
    assert (promised.fact, promised.is_moment) == ("promised_at", True)
    assert (moved.event, moved.facts) == ("case.extended", ())


LAW = ("longhurst-and-havelok", "complaint-handling-code", "awaabs-law", "data-protection")


def told(office, event, at, **facts):
    with office.read() as read:
        return would_be_all(read, office.standards, event, facts, london(at))


def dates(outlook):
    return {clock.standard: clock.due_date for clock in outlook.clocks}


def test_a_christmas_complaint_and_what_follows(office):
    # Received on Thursday 24 December 2026. The 25th is Christmas Day, Monday the 28th stands in for Boxing
    # Day, Friday 1 January is New Year: days 1 to 5 are 29, 30, 31 December, 4 and 5 January. Ten more days
    # from the acknowledgement on its last day end on Tuesday 19 January.
    run(office, *LAW)
    outlook = told(office, "complaint.received", "2026-12-24 18:00")
    assert outlook.unknown == ()
    first, second, *_, last = outlook.clocks
    assert (first.standard, first.due_date, first.working_days) == ("LH-27", date(2026, 12, 31), 3)
    assert (second.standard, second.due_date, second.is_law) == ("CHC-62", date(2027, 1, 5), True)
    assert (last.standard, last.due_date, last.working_days) == ("CHC-63", date(2027, 1, 19), 15)
    assert last.after == "the complaint is acknowledged"
    assert last.after_at == second.due_at
    assert [step.name for step in second.steps if step.name] == [
        "Christmas Day",
        "Boxing Day (substitute day)",
        "New Year’s Day",
    ]


def test_the_law_of_the_day_decides(office):
    # The second phase of Awaab's Law begins on Monday 30 November 2026: the day before, an electrical hazard
    # that is no emergency has no time yet, mould has.
    run(office, *LAW)
    electrical = {"group": "electrical", "category": "significant"}
    assert told(office, "hazard.reported", "2026-11-29 10:00", **electrical).clocks == ()
    assert dates(told(office, "hazard.reported", "2026-11-30 10:00", **electrical)) == {
        "AL-11-phase-2": date(2026, 12, 14),
        "AL-13-phase-2": date(2026, 12, 17),
        "AL-14-phase-2": date(2026, 12, 21),
        "AL-15-phase-2": date(2026, 12, 21),
        "AL-16-phase-2": date(2027, 3, 8),
    }


def test_what_is_known_of_a_hazard_is_known_after_its_investigation_too(office):
    run(office, *LAW)
    mould = {"group": "damp-and-mould", "category": "significant"}
    outlook = told(office, "hazard.reported", "2026-11-29 10:00", **mould)
    assert dates(outlook) == {
        "AL-11": date(2026, 12, 11),
        "AL-13": date(2026, 12, 16),
        "AL-14": date(2026, 12, 18),
        "AL-15": date(2026, 12, 18),
        "AL-16": date(2027, 3, 5),
    }
    assert {clock.after for clock in outlook.clocks[1:]} == {"the investigation ends"}


def test_an_emergency_counts_from_when_it_was_known(office):
    run(office, *LAW)
    emergency = {"group": "falls", "category": "emergency", "aware_at": london("2026-11-28 22:00")}
    outlook = told(office, "hazard.reported", "2026-11-29 10:00", **emergency)
    assert outlook.clocks[0].due_at == london("2026-11-29 22:00")


def test_a_date_that_nobody_knows_yet_is_named_and_the_others_are_told(office):
    run(office, *LAW)
    mould = {"group": "damp-and-mould", "category": "significant"}
    outlook = told(office, "hazard.reported", f"{TRUSTED_UNTIL - timedelta(days=20)} 10:00", **mould)
    # Twelve weeks are counted without holidays, so their end is known all the same.
    assert [clock.standard for clock in outlook.clocks] == ["AL-11", "AL-16"]
    assert {unknown.standard for unknown in outlook.unknown} == {"AL-13", "AL-14", "AL-15"}
    assert all(unknown.sentence.endswith("not known yet.") and unknown.advice for unknown in outlook.unknown)


def test_beyond_the_calendar_nothing_is_guessed(office):
    run(office, *LAW)
    outlook = told(office, "complaint.received", f"{TRUSTED_UNTIL + timedelta(days=200)} 10:00")
    assert outlook.clocks == ()
    assert {"LH-27", "CHC-62"} <= {unknown.standard for unknown in outlook.unknown}


def test_only_what_can_change_a_date_is_asked(office):
    run(office, "longhurst-and-havelok")
    arrived = next(each for each in office.ask(beginnings, office.standards) if each.event == "visit.arrived")
    appointment, booked_at = arrived.facts
    assert appointment.matters({})
    assert booked_at.matters({"appointment": True})
    assert not booked_at.matters({"appointment": False})
