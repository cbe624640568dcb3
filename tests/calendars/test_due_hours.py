"""Clocks of hours and minutes: elapsed time, opening hours, breaks, midnight and changes of the clocks."""

from datetime import date

import pytest

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.calendar import Calendar, ExceptionDay
from hsdesk.calendars.hours import OpeningHours
from hsdesk.calendars.rules import AtClosingTime, Rules
from hsdesk.calendars.steps import Extension, StepKind
from hsdesk.calendars.within import Within
from hsdesk.errors import CalendarError
from support.calendars import ENGLAND, ENGLAND_OFFICE, NINE_TO_FIVE, closed, find, local, opening, shown

NEXT_OPENING = Rules(at_closing_time=AtClosingTime.NEXT_OPENING)
LUNCH = Calendar(
    hours=OpeningHours((((opening("09:00", "12:30"), opening("13:15", "17:00")),) * 5) + ((), ()))
)
ROUND_THE_CLOCK = Calendar(hours=OpeningHours(((opening("00:00", "24:00"),),) * 7), nation=Nation.NONE)
NIGHTS = Calendar(
    hours=OpeningHours(((opening("00:00", "06:00"), opening("22:00", "24:00")),) * 7), nation=Nation.NONE
)


@pytest.mark.parametrize(
    ("start", "within", "due"),
    [
        ("2026-04-14 14:43", "5 minutes", "2026-04-14 14:48"),
        ("2026-04-14 23:58", "5 minutes", "2026-04-15 00:03"),
        ("2026-04-14 14:43", "90 seconds", "2026-04-14 14:44"),
        # Nights, weekends and Christmas count.
        ("2026-12-24 16:00", "24 hours", "2026-12-25 16:00"),
        # On 29 March 2026 the clocks go forward: 24 hours later is an hour later by the clock.
        ("2026-03-28 13:00", "24 hours", "2026-03-29 14:00"),
        ("2026-03-29 00:59", "1 minute", "2026-03-29 02:00"),
        # On 25 October 2026 they go back.
        ("2026-10-24 13:00", "24 hours", "2026-10-25 12:00"),
        ("2026-10-25 00:30", "1 hour", "2026-10-25 01:30"),
        ("2026-10-25 00:30", "2 hours", "2026-10-25 01:30"),
        ("2028-02-28 12:00", "24 hours", "2028-02-29 12:00"),
        ("2026-04-14 14:43", "at once", "2026-04-14 14:43"),
        ("2026-03-30 12:00", "-48 hours", "2026-03-28 11:00"),
    ],
)
def test_elapsed_time(start: str, within: str, due: str) -> None:
    assert shown(find(start, within, ENGLAND_OFFICE)) == due


@pytest.mark.parametrize(
    ("start", "within", "due"),
    [
        # Friday 15:00: two hours, then two on Monday.
        ("2026-12-18 15:00", "4 working hours", "2026-12-21 11:00"),
        # Christmas Eve, a Thursday: an hour, then the Tuesday.
        ("2026-12-24 16:00", "4 working hours", "2026-12-29 12:00"),
        ("2026-04-14 07:00", "1 working hour", "2026-04-14 10:00"),
        ("2026-04-14 18:00", "1 working hour", "2026-04-15 10:00"),
        ("2026-04-14 17:00", "1 working hour", "2026-04-15 10:00"),
        ("2026-04-18 12:00", "1 working hour", "2026-04-20 10:00"),
        # Exactly at closing time it is due then.
        ("2026-04-14 13:00", "4 working hours", "2026-04-14 17:00"),
        ("2026-04-14 09:00", "8 working hours", "2026-04-14 17:00"),
        ("2026-04-14 09:00", "40 working hours", "2026-04-20 17:00"),
        # The weekends on which the clocks change make no difference to an office closed on them.
        ("2026-03-27 16:00", "2 working hours", "2026-03-30 10:00"),
        ("2026-10-23 16:00", "2 working hours", "2026-10-26 10:00"),
        ("2026-04-15 11:00", "-4 working hours", "2026-04-14 15:00"),
        ("2026-04-20 09:00", "-8 working hours", "2026-04-17 09:00"),
        ("2026-04-07 10:00", "-2 working hours", "2026-04-02 16:00"),
    ],
)
def test_working_time(start: str, within: str, due: str) -> None:
    assert shown(find(start, within, ENGLAND_OFFICE)) == due


@pytest.mark.parametrize(
    ("start", "within", "due"),
    [
        ("2026-04-14 12:00", "90 working minutes", "2026-04-14 14:15"),
        ("2026-04-14 12:45", "90 working minutes", "2026-04-14 14:45"),
        ("2026-04-14 12:30", "1 working minute", "2026-04-14 13:16"),
        # 3 h 30 before and 3 h 45 after the break make a day of 7 h 15.
        ("2026-04-14 09:00", "435 working minutes", "2026-04-14 17:00"),
        ("2026-04-14 09:00", "436 working minutes", "2026-04-15 09:01"),
        ("2026-04-14 14:00", "-90 working minutes", "2026-04-14 11:45"),
    ],
)
def test_breaks_do_not_count(start: str, within: str, due: str) -> None:
    assert shown(find(start, within, LUNCH)) == due


@pytest.mark.parametrize(
    ("calendar", "start", "within", "due"),
    [
        (ENGLAND_OFFICE, "2026-04-14 13:00", "4 working hours", "2026-04-15 09:00"),
        (ENGLAND_OFFICE, "2026-12-24 09:00", "8 working hours", "2026-12-29 09:00"),
        (ENGLAND_OFFICE, "2026-04-14 13:00", "3 working hours", "2026-04-14 16:00"),
        (LUNCH, "2026-04-14 11:30", "60 working minutes", "2026-04-14 13:15"),
        (LUNCH, "2026-04-14 16:30", "30 working minutes", "2026-04-15 09:00"),
        # An office that stays open over midnight does not close at it.
        (ROUND_THE_CLOCK, "2026-04-14 23:00", "1 working hour", "2026-04-15 00:00"),
        (NIGHTS, "2026-04-14 23:00", "1 working hour", "2026-04-15 00:00"),
        (NIGHTS, "2026-04-14 23:00", "7 working hours", "2026-04-15 22:00"),
        # Elapsed time knows no closing.
        (ENGLAND_OFFICE, "2026-04-14 13:00", "4 hours", "2026-04-14 17:00"),
    ],
)
def test_at_closing_time_the_next_opening_may_be_meant(
    calendar: Calendar, start: str, within: str, due: str
) -> None:
    assert shown(find(start, within, calendar, NEXT_OPENING)) == due


@pytest.mark.parametrize(
    ("start", "within", "due"),
    [
        ("2026-04-14 22:30", "3 working hours", "2026-04-15 01:30"),
        ("2026-04-14 23:59", "2 working minutes", "2026-04-15 00:01"),
        ("2026-04-14 05:00", "2 working hours", "2026-04-14 23:00"),
        ("2026-04-14 22:00", "2 working hours", "2026-04-15 00:00"),
        # The night of 29 March has seven hours, that of 25 October nine.
        ("2026-03-28 22:00", "7 working hours", "2026-03-29 06:00"),
        ("2026-10-24 22:00", "9 working hours", "2026-10-25 06:00"),
        ("2026-10-24 22:00", "8 working hours", "2026-10-25 05:00"),
    ],
)
def test_hours_that_end_at_midnight(start: str, within: str, due: str) -> None:
    assert shown(find(start, within, NIGHTS)) == due


def test_an_office_open_round_the_clock_counts_like_elapsed_time() -> None:
    for start in ("2026-03-28 20:00", "2026-10-24 20:00", "2026-02-28 20:00"):
        assert find(start, "12 working hours", ROUND_THE_CLOCK).due == find(start, "12 hours").due


def test_short_days_and_closures() -> None:
    own = closed("2026-12-23") | {
        date(2026, 12, 24): ExceptionDay("Christmas Eve", (opening("09:00", "12:00"),))
    }
    calendar = Calendar(hours=NINE_TO_FIVE, exceptions=own)
    assert shown(find("2026-12-22 16:00", "5 working hours", calendar)) == "2026-12-29 10:00"


def test_seconds_are_kept() -> None:
    due = find("2026-04-14 16:59:30", "1 working minute", ENGLAND_OFFICE)
    assert due.due == local("2026-04-15 09:00:30")


def test_the_stretches_counted_are_told() -> None:
    due = find("2026-04-17 16:00", "3 working hours", ENGLAND_OFFICE)
    told = [(step.kind, step.day.day) for step in due.steps]
    assert told == [
        (StepKind.RECEIVED, 17),
        (StepKind.COUNTED, 17),
        (StepKind.WEEKEND, 18),
        (StepKind.WEEKEND, 19),
        (StepKind.COUNTED, 20),
    ]
    assert due.steps[-1].spans == ((local("2026-04-20 09:00"), local("2026-04-20 11:00")),)


def test_working_time_is_extended_from_where_it_ended() -> None:
    more = Extension(Within.parse("2 working hours"))
    at_closing = find("2026-04-14 13:00", "4 working hours", ENGLAND_OFFICE, NEXT_OPENING, extensions=[more])
    assert shown(at_closing) == "2026-04-15 11:00"


def test_working_time_without_opening_hours_is_refused() -> None:
    with pytest.raises(CalendarError, match="no opening hours"):
        find("2026-04-14", "4 working hours", ENGLAND)


def test_working_time_stops_at_the_horizon() -> None:
    with pytest.raises(CalendarError, match="not known yet"):
        find("2028-12-29 16:00", "4 working hours", ENGLAND_OFFICE)
    with pytest.raises(CalendarError, match="not known yet"):
        find("2028-12-29 16:00", "1 working hour", ENGLAND_OFFICE, NEXT_OPENING)
    assert shown(find("2028-12-29 16:00", "1 working hour", ENGLAND_OFFICE)) == "2028-12-29 17:00"
    assert shown(find("2028-12-31 16:00", "24 hours", ENGLAND_OFFICE)) == "2029-01-01 16:00"
