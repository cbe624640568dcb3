"""Changing the calendar: what moves is told first, then moved in one step; what has ended stays as it was."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.clock import LONDON, FrozenClock
from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.premises import actions, changes
from hsdesk.premises.queries import office as the_office
from hsdesk.standards.calendar_change import change_calendar, every_move, preview
from hsdesk.standards.counting import Calendars
from hsdesk.standards.move_rows import MovesRow
from hsdesk.standards.outcomes import CalendarKind
from hsdesk.standards.queries import deadline
from hsdesk.store.work import Subject, Work
from support.notes import raw
from support.promises import CASE, CaseEvent, Promises, changed, pack_text, promises

PAUSABLE = {"pauses": '"case.paused"', "resumes": '"case.resumed"'}
EXTENDABLE = {"extends": '"case.extended"', "extends_at_most": '"10 working days"'}
OWN = changed(**PAUSABLE, **EXTENDABLE)
LAW = changed(id='"LW-01"', title='"Set by law"', calendar='"statutory"')
HOURS = changed(id='"TT-02"', title='"In hours"', within='"4 working hours"')
ELAPSED = changed(id='"TT-03"', title='"Day and night"', within='"200 hours"')

FRIDAY = date(2026, 4, 24)
CLOSURE = changes.DayClosed(FRIDAY, "Staff training")
"""Within the ten working days from Tuesday 14 April, which end on Tuesday 28 April."""


@pytest.fixture
def held(database_url: str, clock: FrozenClock) -> Iterator[Promises]:
    """An office with two promises of its own, one of the law, and one that no calendar moves."""
    with promises(database_url, clock, ["test"], {"test": pack_text(OWN, LAW, HOURS, ELAPSED)}) as opened:
        opened.subject = Subject(CASE, 1)
        yield opened


def local(day: int, hour: int = 12, month: int = 4) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=LONDON)


def looked_at(held: Promises, change: changes.CalendarChange) -> MovesRow:
    return held.office.ask(preview, held.engine, change)


def saved(held: Promises, change: changes.CalendarChange, seen: MovesRow | None = None) -> int:
    """Look at a change and save it."""
    previewed = (seen or looked_at(held, change)).previewed
    actor = held.office.actor()
    moved: int = actor.do(change_calendar, engine=held.engine, change=change, previewed=previewed)
    return moved


def due_dates(held: Promises, number: int = 1) -> dict[str, str]:
    rows = held.deadlines(Subject(CASE, number))
    return {row.standard: row.due_date.isoformat() for row in rows}


def refolded(held: Promises, number: int = 1) -> dict[str, str]:
    """The dates after everything was worked out anew."""

    def refold(work: Work) -> None:
        held.engine.refold(work.session, Subject(CASE, number))

    held.office.actor().do(refold)
    return due_dates(held, number)


def test_a_closure_tells_what_would_move_and_changes_nothing(held: Promises) -> None:
    held.record(CaseEvent.RECEIVED)
    before = due_dates(held)
    told = looked_at(held, CLOSURE)
    assert (told.looked_at, told.moved, told.later) == (4, 1, 1)
    assert (told.unmoved_by_law, told.unmoved) == (1, 2)
    (move,) = told.first
    assert (move.title, move.subject_kind, move.subject_id) == ("Answered in good time", CASE, 1)
    assert (move.from_date, move.to_date) == (date(2026, 4, 28), date(2026, 4, 29))
    assert move.runs_to_the_end_of_the_day
    assert [(group.standard, group.moved) for group in told.groups] == [("TT-01", 1)]
    assert due_dates(held) == before
    assert held.office.ask(every_move, held.engine, CLOSURE) == [move]


def test_saving_moves_the_dates_with_one_entry(held: Promises) -> None:
    held.record(CaseEvent.RECEIVED)
    assert saved(held, CLOSURE) == 1
    assert due_dates(held) == {
        "TT-01": "2026-04-29",
        "LW-01": "2026-04-28",
        "TT-02": "2026-04-15",
        "TT-03": "2026-04-22",
    }
    assert refolded(held) == due_dates(held)
    query = "SELECT event, facts FROM journal WHERE subject_kind = 'office'"
    (entry,) = raw(held.office, query)
    assert entry[0] == "office.day_closed"
    assert str(entry[1]).replace('"', "'").count("'moved': 1") == 1
    assert raw(held.office, "SELECT touches FROM journal WHERE event = 'office.day_closed'") != [("[]",)]


def test_an_extra_bank_holiday_moves_what_the_law_counts_too(held: Promises) -> None:
    held.record(CaseEvent.RECEIVED)
    assert saved(held, changes.BankHolidayAdded(FRIDAY, "Jubilee")) == 2
    assert due_dates(held)["LW-01"] == "2026-04-29"
    assert refolded(held) == due_dates(held)
    assert saved(held, changes.BankHolidayRemoved(FRIDAY)) == 2
    assert due_dates(held)["LW-01"] == "2026-04-28"


def test_a_day_that_is_a_bank_holiday_already_is_refused(held: Promises) -> None:
    known = changes.BankHolidayAdded(date(2026, 5, 4), "Again")
    for refused in (known, changes.DayClosed(FRIDAY, "")):
        with pytest.raises(Refused):
            looked_at(held, refused)
    for gone in (changes.DayUsual(FRIDAY), changes.BankHolidayRemoved(FRIDAY)):
        with pytest.raises(Gone):
            looked_at(held, gone)


def test_an_office_may_open_on_an_extra_bank_holiday_that_the_law_keeps(held: Promises) -> None:
    held.record(CaseEvent.RECEIVED)
    saved(held, changes.BankHolidayAdded(FRIDAY, "Jubilee"))
    saved(held, changes.DayOpened(FRIDAY, [["10:00", "12:00"]], "Help with claims"))
    assert (due_dates(held)["TT-01"], due_dates(held)["LW-01"]) == ("2026-04-28", "2026-04-29")
    saved(held, changes.DayUsual(FRIDAY))
    assert due_dates(held)["TT-01"] == "2026-04-29"


def test_other_hours_of_the_week_move_hours_and_days_but_not_the_law(held: Promises) -> None:
    held.record(CaseEvent.RECEIVED)
    week = {day: [["09:00", "15:00"]] for day in ("mon", "tue", "wed", "thu")}
    told = looked_at(held, changes.HoursChanged(week))
    assert (told.moved, told.unmoved_by_law) == (2, 1)
    assert saved(held, changes.HoursChanged(week), told) == 2
    # Ten days from Tuesday 14 April without Fridays: 15, 16, 20, 21, 22, 23, 27, 28, 29, 30 April.
    assert due_dates(held)["TT-01"] == "2026-04-30"
    assert refolded(held) == due_dates(held)


def test_another_nation_moves_what_its_bank_holidays_touch(held: Promises) -> None:
    held.record(CaseEvent.RECEIVED, at=local(27, month=3))
    # From Friday 27 March: Easter Monday 6 April is no bank holiday in Scotland, Good Friday is.
    assert due_dates(held)["LW-01"] == "2026-04-14"
    saved(held, changes.NationChanged(Nation.SCOTLAND))
    assert (due_dates(held)["TT-01"], due_dates(held)["LW-01"]) == ("2026-04-13", "2026-04-13")
    assert refolded(held) == due_dates(held)


def test_what_starts_and_stops_being_late_is_counted(held: Promises, clock: FrozenClock) -> None:
    held.record(CaseEvent.RECEIVED)
    clock.set(local(29, 0))
    told = looked_at(held, CLOSURE)
    assert (told.moved, told.stops_late, told.starts_late) == (1, 1, 0)
    assert told.first[0].stops_late
    saved(held, CLOSURE, told)
    told = looked_at(held, changes.DayUsual(FRIDAY))
    assert (told.stops_late, told.starts_late, told.later) == (0, 1, 0)
    assert told.groups[0].starts_late == 1


def test_what_has_ended_keeps_its_date_and_its_explanation(held: Promises, clock: FrozenClock) -> None:
    held.record(CaseEvent.RECEIVED)
    answered = held.record(CaseEvent.ANSWERED, at=local(28, 16))
    clock.set(local(28, 17))
    before = held.deadlines()
    told = looked_at(held, CLOSURE)
    assert (told.looked_at, told.moved) == (0, 0)
    saved(held, CLOSURE)
    assert held.deadlines() == before
    assert refolded(held)["TT-01"] == "2026-04-28"
    # Put right afterwards, it is still reckoned with the calendar of the day on which it ended …
    held.record(CaseEvent.ANSWERED, at=local(28, 15), corrects=answered)
    assert due_dates(held)["TT-01"] == "2026-04-28"
    # … unless that is a day on which the closure was known.
    held.record(CaseEvent.ANSWERED, at=local(29, 9), corrects=answered)
    assert due_dates(held)["TT-01"] == "2026-04-29"


def test_taking_an_answer_back_opens_the_clock_in_the_calendar_of_today(
    held: Promises, clock: FrozenClock
) -> None:
    held.record(CaseEvent.RECEIVED)
    answered = held.record(CaseEvent.ANSWERED, at=local(15, 12))
    clock.set(local(16))
    saved(held, CLOSURE)
    assert due_dates(held)["TT-01"] == "2026-04-28"
    held.record(CaseEvent.UNDONE, at=local(16), corrects=answered)
    assert due_dates(held)["TT-01"] == "2026-04-29"


def test_each_end_is_reckoned_in_the_calendar_of_its_own_moment(held: Promises, clock: FrozenClock) -> None:
    for number, change in ((1, CLOSURE), (2, changes.DayUsual(FRIDAY)), (3, CLOSURE)):
        held.record(CaseEvent.RECEIVED, subject=Subject(CASE, number))
        clock.set(local(14 + number, 9))
        held.record(CaseEvent.ANSWERED, at=clock.now(), subject=Subject(CASE, number))
        saved(held, change)
    dates = [due_dates(held, number)["TT-01"] for number in (1, 2, 3)]
    assert dates == ["2026-04-28", "2026-04-29", "2026-04-28"]
    assert [refolded(held, number)["TT-01"] for number in (1, 2, 3)] == dates


def test_paused_and_extended_dates_move_as_the_journal_has_it(held: Promises) -> None:
    held.record(CaseEvent.RECEIVED)
    held.record(CaseEvent.PAUSED, at=local(16))
    held.record(CaseEvent.RESUMED, at=local(20))
    held.record(CaseEvent.EXTENDED, at=local(21), by="5 working days")
    told = looked_at(held, CLOSURE)
    before = held.deadlines()
    saved(held, CLOSURE, told)
    moved = {row.standard: row for row in held.deadlines()}["TT-01"]
    assert moved.due_date == told.first[0].to_date == date(2026, 5, 11)
    assert moved.original_due_at > {row.standard: row for row in before}["TT-01"].original_due_at
    assert refolded(held) == due_dates(held)


def test_a_date_that_was_agreed_on_stays_even_where_the_limit_has_moved(held: Promises) -> None:
    """The limit is judged by the calendar in which it was agreed."""
    saved(held, CLOSURE)
    held.record(CaseEvent.RECEIVED)
    held.clock.set(local(15))
    # Ten and ten more working days with the closure end on Thursday 14 May.
    held.record(CaseEvent.EXTENDED, at=local(15), until=local(14, month=5))
    held.clock.set(local(16))
    saved(held, changes.DayUsual(FRIDAY))
    assert due_dates(held)["TT-01"] == "2026-05-14"
    assert refolded(held) == due_dates(held)
    with pytest.raises(Refused, match="Wednesday 13 May 2026 at the latest"):
        held.record(CaseEvent.EXTENDED, at=local(17), until=local(15, month=5))


def test_what_was_due_before_an_agreed_date_is_reckoned_anew(held: Promises) -> None:
    held.record(CaseEvent.RECEIVED)
    held.record(CaseEvent.EXTENDED, at=local(15), until=local(11, month=5))
    held.clock.set(local(16))
    before = {row.standard: row for row in held.deadlines()}["TT-01"]
    assert saved(held, CLOSURE) == 0, "the date that a tenant was told of stays"
    after = {row.standard: row for row in held.deadlines()}["TT-01"]
    assert after.due_at == before.due_at
    assert after.original_due_at == before.original_due_at + timedelta(days=1)
    assert refolded(held) == due_dates(held)


def test_a_date_that_was_agreed_on_gives_way_to_a_later_one(held: Promises) -> None:
    held.record(CaseEvent.RECEIVED)
    held.record(CaseEvent.EXTENDED, at=local(15), until=local(28))
    held.clock.set(local(16))
    saved(held, CLOSURE)
    assert due_dates(held)["TT-01"] == "2026-04-29"
    assert refolded(held) == due_dates(held)


@pytest.mark.parametrize("meanwhile", ["calendar", "deadlines"])
def test_what_was_shown_is_what_is_done(held: Promises, meanwhile: str) -> None:
    held.record(CaseEvent.RECEIVED)
    told = looked_at(held, CLOSURE)
    if meanwhile == "calendar":
        held.office.actor().do(actions.close_on, day=date(2026, 6, 1), reason="Stock-taking")
    else:
        held.record(CaseEvent.RECEIVED, subject=Subject(CASE, 2))
    before = due_dates(held)
    with pytest.raises(ChangedByOther, match="Something has changed"):
        saved(held, CLOSURE, told)
    assert due_dates(held) == before
    assert saved(held, CLOSURE) == (1 if meanwhile == "calendar" else 2)


def test_a_calendar_changed_without_a_look_moves_the_dates_as_well(held: Promises) -> None:
    held.record(CaseEvent.RECEIVED)
    desk = held.office.actor()
    desk.do(actions.close_on, day=FRIDAY, reason="Staff training")
    assert (due_dates(held)["TT-01"], due_dates(held)["LW-01"]) == ("2026-04-29", "2026-04-28")
    desk.do(actions.add_bank_holiday, day=date(2026, 4, 27), name="Jubilee")
    assert (due_dates(held)["TT-01"], due_dates(held)["LW-01"]) == ("2026-04-30", "2026-04-29")
    desk.do(actions.remove_bank_holiday, day=date(2026, 4, 27))
    desk.do(actions.remove_day, day=FRIDAY)
    week = {"mon": [["09:00", "17:00"]]}
    version = held.office.ask(the_office).version
    desk.do(actions.change_hours, version=version, hours=week)
    assert due_dates(held)["TT-01"] > "2026-06-01"
    assert refolded(held) == due_dates(held)


def test_whoever_counts_and_whoever_changes_the_calendar_take_turns(
    postgresql_url: str, clock: FrozenClock
) -> None:
    """Else a date could be counted in a calendar that has just been replaced."""
    texts = {"test": pack_text(OWN)}
    with promises(postgresql_url, clock, ["test"], texts) as held:
        held.subject = Subject(CASE, 1)

        def free_for(strength: str) -> bool:
            with held.office.engine.connect() as other:
                query = text(f"SELECT id FROM office FOR {strength} SKIP LOCKED")
                return bool(other.execute(query).all())

        def while_counting(work: Work) -> bool:
            Calendars(work.session, work.office_id, lock=True)(CalendarKind.OFFICE)
            return free_for("UPDATE")

        def while_changing(work: Work) -> bool:
            actions.close_on(work, day=FRIDAY, reason="Training")
            return free_for("KEY SHARE")

        assert free_for("UPDATE")
        assert not held.office.actor().do(while_counting)
        assert not held.office.actor().do(while_changing)


def test_many_subjects_are_told_by_their_kind(held: Promises, monkeypatch: pytest.MonkeyPatch) -> None:
    from hsdesk.standards import moves

    monkeypatch.setattr(moves, "_MOST_TOUCHED", 1)
    for number in (1, 2, 3):
        held.record(CaseEvent.RECEIVED, subject=Subject(CASE, number))
    assert saved(held, CLOSURE) == 3
    (found,) = raw(held.office, "SELECT touches FROM journal WHERE event = 'office.day_closed'")
    assert str(found[0]).count(CASE) == 1


def test_an_older_deadline_is_reckoned_exactly_and_known_afterwards(held: Promises) -> None:
    """After an update nothing is known of pauses; looking at a deadline once finds out."""
    held.record(CaseEvent.RECEIVED)

    def forget(work: Work) -> None:
        work.session.execute(text("UPDATE deadline SET adjusted = true"))

    held.office.actor().do(forget)
    assert saved(held, CLOSURE) == 1
    kept: dict[str, Any] = dict(raw(held.office, "SELECT standard, adjusted FROM deadline"))
    assert not kept["TT-01"]
    row = held.deadlines()[0]
    assert held.office.ask(deadline, row.id) == row
    assert timedelta(0) < row.due_at - row.started_at
