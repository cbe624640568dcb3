"""A paused clock stands still: hours in their own calendar's time, days when paused at their end."""

from datetime import date, timedelta

import pytest

from hsdesk.calendars.rules import AtClosingTime, Rules
from hsdesk.calendars.steps import Extension, Pause, Pauses, StepKind
from hsdesk.calendars.within import Within
from hsdesk.errors import Refused
from support.calendars import ENGLAND, ENGLAND_OFFICE, find, kinds, local, pause, shown

OVER_A_WEEKEND = pause("2026-04-17 16:00", "2026-04-20 10:00")


def test_a_pause_over_a_weekend_costs_only_its_working_time() -> None:
    # Friday 10:00 to 16:00 are six hours; an hour of Friday and one of Monday stand still; then two more.
    due = find("2026-04-17 10:00", "8 working hours", ENGLAND_OFFICE, pauses=[OVER_A_WEEKEND])
    assert shown(due) == "2026-04-20 12:00"
    stood_still = [span.length for step in due.steps if step.kind is StepKind.PAUSED for span in step.spans]
    assert stood_still == [timedelta(hours=1), timedelta(hours=1)]


def test_a_pause_over_a_weekend_costs_elapsed_time_all_of_it() -> None:
    # Six hours on Friday, eighteen from Monday 10:00.
    assert shown(find("2026-04-17 10:00", "24 hours", ENGLAND, pauses=[OVER_A_WEEKEND])) == "2026-04-21 04:00"


def test_a_pause_outside_opening_hours_costs_no_working_time() -> None:
    night = pause("2026-04-14 17:00", "2026-04-15 09:00")
    with_pause = find("2026-04-14 16:00", "2 working hours", ENGLAND_OFFICE, pauses=[night])
    assert with_pause.due == find("2026-04-14 16:00", "2 working hours", ENGLAND_OFFICE).due


def test_a_pause_before_the_start_or_after_the_end_changes_nothing() -> None:
    others = [pause("2026-04-13 09:00", "2026-04-14 10:00"), pause("2026-04-14 12:00", "2026-04-16 12:00")]
    assert (
        shown(find("2026-04-14 10:00", "2 working hours", ENGLAND_OFFICE, pauses=others))
        == "2026-04-14 12:00"
    )
    assert shown(find("2026-04-14 10:00", "2 hours", ENGLAND, pauses=others)) == "2026-04-14 12:00"


def test_a_clock_begun_during_a_pause_waits_for_its_end() -> None:
    on = [pause("2026-04-14 09:00", "2026-04-14 11:00")]
    assert shown(find("2026-04-14 10:00", "2 hours", ENGLAND, pauses=on)) == "2026-04-14 13:00"


def test_a_pause_over_a_change_of_the_clocks() -> None:
    # Paused from 28 March 12:00 to 29 March 12:00, which are 23 hours.
    on = [pause("2026-03-28 12:00", "2026-03-29 12:00")]
    assert shown(find("2026-03-28 11:00", "2 hours", ENGLAND, pauses=on)) == "2026-03-29 13:00"


def test_days_on_which_the_clock_is_paused_at_the_end_do_not_count() -> None:
    # Received on Mon 5 Jan 2026. 6 counts, 7 and 8 do not, 9 (resumed at 15:00) does, then 12, 13, 14.
    due = find("2026-01-05", "5 working days", pauses=[pause("2026-01-07 10:00", "2026-01-09 15:00")])
    assert due.due_date == date(2026, 1, 14)
    told = kinds(due)
    assert [day for day, kind in told.items() if kind is StepKind.PAUSED] == ["2026-01-07", "2026-01-08"]


def test_a_pause_within_one_day_costs_no_day() -> None:
    within_a_day = [pause("2026-01-07 09:00", "2026-01-07 23:00")]
    assert find("2026-01-05", "5 working days", pauses=within_a_day).due_date == date(2026, 1, 12)


def test_midnight_decides() -> None:
    to_midnight = [pause("2026-01-07 09:00", "2026-01-08 00:00")]
    from_midnight = [pause("2026-01-08 00:00", "2026-01-08 23:59")]
    assert find("2026-01-05", "5 working days", pauses=to_midnight).due_date == date(2026, 1, 13)
    assert find("2026-01-05", "5 working days", pauses=from_midnight).due_date == date(2026, 1, 12)


def test_weekend_days_in_a_pause_cost_nothing() -> None:
    # Friday is paused at its end, Monday is not.
    due = find("2026-04-16", "2 working days", pauses=[OVER_A_WEEKEND])
    assert due.due_date == date(2026, 4, 21)
    assert kinds(due)["2026-04-18"] is StepKind.WEEKEND


def test_calendar_days_and_weeks_stand_still_too() -> None:
    # Friday, Saturday and Sunday are paused at their end.
    assert find("2026-04-14", "7 days", pauses=[OVER_A_WEEKEND]).due_date == date(2026, 4, 24)
    assert find("2026-04-14", "1 week", pauses=[OVER_A_WEEKEND]).due_date == date(2026, 4, 24)


def test_days_a_month_stood_still_are_made_up_for() -> None:
    # 5 February, and three days for 12, 13 and 14 January: Sunday 8, moved to Monday 9.
    on = [pause("2026-01-12 10:00", "2026-01-15 09:00")]
    assert find("2026-01-05", "1 month", pauses=on).due_date == date(2026, 2, 9)
    # Extended by two months: 5 April is Easter Sunday, and three days make Wednesday 8 April.
    more = [Extension(Within.parse("2 months"))]
    due = find("2026-01-05", "1 month", pauses=on, extensions=more)
    assert due.due_date == date(2026, 4, 8)
    assert [step.kind for step in due.steps].count(StepKind.MADE_UP) == 3


def test_a_same_day_target_paused_overnight_runs_to_the_next_working_day() -> None:
    assert find("2026-04-17", "same day", pauses=[OVER_A_WEEKEND]).due_date == date(2026, 4, 20)
    assert find("2026-04-17", "same day").due_date == date(2026, 4, 17)


def test_a_pause_that_begins_at_closing_time_and_the_next_opening() -> None:
    rules = Rules(at_closing_time=AtClosingTime.NEXT_OPENING)
    overnight = [pause("2026-04-14 17:00", "2026-04-15 11:00")]
    due = find("2026-04-14 16:00", "1 working hour", ENGLAND_OFFICE, rules, overnight)
    assert shown(due) == "2026-04-15 11:00"


def test_time_that_runs_out_when_a_pause_begins_is_due_then() -> None:
    on = [pause("2026-04-14 12:00", "2026-04-15 12:00")]
    rules = Rules(at_closing_time=AtClosingTime.NEXT_OPENING)
    assert shown(find("2026-04-14 11:00", "1 working hour", ENGLAND_OFFICE, rules, on)) == "2026-04-14 12:00"
    assert shown(find("2026-04-14 11:00", "1 hour", ENGLAND, pauses=on)) == "2026-04-14 12:00"


def test_pauses_that_overlap_count_once_and_keep_their_reasons() -> None:
    both = [
        pause("2026-04-14 11:00", "2026-04-14 13:00", "waiting for the tenant"),
        pause("2026-04-14 12:00", "2026-04-14 14:00", "waiting for parts"),
    ]
    due = find("2026-04-14 10:00", "2 hours", ENGLAND, pauses=reversed(both))
    assert shown(due) == "2026-04-14 15:00"
    names = [step.name for step in due.steps if step.kind is StepKind.PAUSED]
    assert names == ["waiting for the tenant; waiting for parts"]


def test_a_pause_of_no_length_is_left_out() -> None:
    assert not Pauses([pause("2026-04-14 11:00", "2026-04-14 11:00")])


def test_pauses_that_make_no_sense_are_refused() -> None:
    with pytest.raises(Refused, match="ends before it begins"):
        pause("2026-04-14 12:00", "2026-04-14 11:00")
    with pytest.raises(ValueError, match="zone"):
        Pause(local("2026-04-14 12:00").replace(tzinfo=None), local("2026-04-14 12:00"))
    with pytest.raises(Refused, match="counted back"):
        find("2026-04-14", "-10 days", pauses=[OVER_A_WEEKEND])
