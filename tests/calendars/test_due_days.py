"""Day targets: working days, days, weeks and months, with the rules in which organisations differ.

The dates were worked out by hand from the announced bank holidays; the comments show how. In the winter of
2026 no working day falls on 25 and 28 December or 1 January, in spring 2027 none on 26 and 29 March or 3 May.
"""

from datetime import date

import pytest

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.calendar import Calendar, ExceptionDay
from hsdesk.calendars.hours import OpeningHours
from hsdesk.calendars.rules import AfterHours, ClosedDayReceipt, DueOnClosedDay, Rules
from hsdesk.calendars.steps import Extension, StepKind
from hsdesk.calendars.within import Within
from hsdesk.errors import CalendarError, Refused
from support.calendars import (
    ENGLAND,
    ENGLAND_OFFICE,
    NINE_TO_FIVE,
    UK,
    closed,
    day_due,
    find,
    kinds,
    opening,
    shown,
)

SCOTLAND = Calendar(nation=Nation.SCOTLAND)
NO_HOLIDAYS = Calendar(nation=Nation.NONE)
ROLLS = Rules(closed_day_receipt=ClosedDayReceipt.ROLLS_TO_DAY_ZERO)
COUNTS_RECEIPT = Rules(count_receipt_day=True)
MOVES_ON = Rules(due_on_closed_day=DueOnClosedDay.NEXT_WORKING_DAY)
STAYS = Rules(due_on_closed_day=DueOnClosedDay.STAYS)
NEXT_DAY_AFTER_HOURS = Rules(after_hours=AfterHours.NEXT_WORKING_DAY)


@pytest.mark.parametrize(
    ("start", "within", "due"),
    [
        # Complaint on Fri 18 Dec: 21, 22, 23, 24 Dec, then 29.
        ("2026-12-18", "5 working days", "2026-12-29"),
        # Acknowledged on the same day: 21 to 24, 29 to 31 Dec, then 4, 5, 6 Jan.
        ("2026-12-18", "10 working days", "2027-01-06"),
        # Acknowledged on the last day, 29 Dec: 30, 31, then 4 to 8, 11, 12, 13 Jan.
        ("2026-12-29", "10 working days", "2027-01-13"),
        # Escalated on Mon 22 Mar 2027: 23, 24, 25, then 30 and 31 Mar after Easter.
        ("2027-03-22", "5 working days", "2027-03-31"),
        # 1, 2 Apr; 5 to 9; 12 to 16; 19 to 23; 26, 27, 28.
        ("2027-03-31", "20 working days", "2027-04-28"),
        # Awaab's Law from Mon 30 Nov: 1 to 4 Dec, 7 to 11, 14.
        ("2026-11-30", "10 working days", "2026-12-14"),
        ("2026-12-14", "3 working days", "2026-12-17"),
        ("2026-12-14", "5 working days", "2026-12-21"),
        # 12 weeks are 84 calendar days: 17 left of December, 31, 28, then 8 March.
        ("2026-12-14", "12 weeks", "2027-03-08"),
        # From Sat 12 Dec: 14 to 18, 21 to 24, 29.
        ("2026-12-12", "10 working days", "2026-12-29"),
        ("2026-12-29", "3 working days", "2027-01-04"),
        ("2026-12-29", "5 working days", "2027-01-06"),
        ("2026-12-29", "12 weeks", "2027-03-23"),
        # From Wed 23 Dec: 24, 29, 30, 31, then 4 to 8 Jan, 11.
        ("2026-12-23", "10 working days", "2027-01-11"),
        ("2027-01-11", "3 working days", "2027-01-14"),
        ("2027-01-11", "5 working days", "2027-01-18"),
        # 5 April 2027 is not Easter Monday, which is 29 March.
        ("2027-01-11", "12 weeks", "2027-04-05"),
        # Right to Repair, reported on Thu 24 Dec: 29; 30, 31; 4, 5, 6, 7 Jan.
        ("2026-12-24", "1 working day", "2026-12-29"),
        ("2026-12-24", "3 working days", "2026-12-31"),
        ("2026-12-24", "7 working days", "2027-01-07"),
        # Subject access: 25 Dec is a bank holiday, then a weekend, then the substitute day.
        ("2026-11-25", "1 month", "2026-12-29"),
        # 1 Jan is a Friday.
        ("2026-12-01", "1 month", "2027-01-04"),
        # February's last day, the 28th, is a Sunday.
        ("2027-01-31", "1 month", "2027-03-01"),
        # Data-protection complaint on Sat 26 Dec: five days left of December, then 25.
        ("2026-12-26", "30 days", "2027-01-25"),
    ],
)
def test_cases_worked_out_by_hand(start: str, within: str, due: str) -> None:
    assert day_due(start, within) == due


@pytest.mark.parametrize(
    ("calendar", "due"),
    # 23 to 27 Nov, 30 Nov to 4 Dec, 7 to 11, 14 to 18; without 30 Nov, which is Scottish, one more.
    [(ENGLAND, "2026-12-18"), (SCOTLAND, "2026-12-21"), (UK, "2026-12-21"), (NO_HOLIDAYS, "2026-12-18")],
)
def test_nations_differ(calendar: Calendar, due: str) -> None:
    assert day_due("2026-11-20", "20 working days", calendar) == due


def test_the_one_off_scottish_holiday_of_2026() -> None:
    assert day_due("2026-06-12", "1 working day", SCOTLAND) == "2026-06-16"
    assert day_due("2026-06-12", "1 working day", ENGLAND) == "2026-06-15"


def test_a_day_target_runs_to_the_end_of_the_local_day() -> None:
    assert shown(find("2026-03-26", "1 working day")) == "2026-03-27 23:59"
    summer = find("2026-03-27 09:00", "1 working day")  # the clocks go forward in between
    assert summer.due.isoformat() == "2026-03-30T22:59:59+00:00"
    winter = find("2026-10-23 09:00", "1 working day")
    assert winter.due.isoformat() == "2026-10-26T23:59:59+00:00"


def test_the_local_day_of_receipt_counts_not_the_day_in_utc() -> None:
    # 00:30 on 2 July in London is still 1 July in UTC.
    assert day_due("2026-07-02 00:30", "1 working day") == "2026-07-03"
    assert day_due("2026-07-01 23:59", "1 working day") == "2026-07-02"


@pytest.mark.parametrize(
    ("start", "rules", "due"),
    [
        # Sat 12 Dec: Monday is day 1, or day 0.
        ("2026-12-12", Rules(), "2026-12-15"),
        ("2026-12-12", ROLLS, "2026-12-16"),
        # Christmas Day, a Friday: Tuesday 29 is day 1, or day 0.
        ("2026-12-25", Rules(), "2026-12-30"),
        ("2026-12-25", ROLLS, "2026-12-31"),
        # An ordinary Thursday is not touched.
        ("2026-12-10", ROLLS, "2026-12-14"),
        # The day of receipt is day 1.
        ("2026-12-10", COUNTS_RECEIPT, "2026-12-11"),
        # Received on a Saturday, Monday is day 1 either way.
        ("2026-12-12", COUNTS_RECEIPT, "2026-12-15"),
        (
            "2026-12-12",
            Rules(closed_day_receipt=ClosedDayReceipt.ROLLS_TO_DAY_ZERO, count_receipt_day=True),
            "2026-12-15",
        ),
    ],
)
def test_two_working_days_by_the_rules_of_receipt(start: str, rules: Rules, due: str) -> None:
    assert day_due(start, "2 working days", ENGLAND, rules) == due


@pytest.mark.parametrize(
    ("within", "due"),
    # Counting Tue 1 Dec itself: seven days are 1 to 7 Dec, a month is 1 to 31 Dec.
    [("1 day", "2026-12-01"), ("7 days", "2026-12-07"), ("1 week", "2026-12-07"), ("1 month", "2026-12-31")],
)
def test_the_day_of_receipt_may_count_in_any_unit(within: str, due: str) -> None:
    assert day_due("2026-12-01", within, ENGLAND, COUNTS_RECEIPT) == due


@pytest.mark.parametrize(
    ("start", "within", "rules", "due"),
    [
        # Sat 9 May: days and weeks stay, months move on to Mon 11 May.
        ("2026-05-02", "7 days", Rules(), "2026-05-09"),
        ("2026-05-02", "1 week", Rules(), "2026-05-09"),
        ("2026-04-09", "1 month", Rules(), "2026-05-11"),
        ("2026-05-02", "7 days", MOVES_ON, "2026-05-11"),
        ("2026-05-02", "1 week", MOVES_ON, "2026-05-11"),
        ("2026-04-09", "1 month", STAYS, "2026-05-09"),
        # Good Friday to the Tuesday after Easter Monday.
        ("2026-03-27", "1 week", MOVES_ON, "2026-04-07"),
        ("2026-05-09", "same day", Rules(), "2026-05-09"),
        ("2026-05-09", "same day", MOVES_ON, "2026-05-11"),
        ("2026-05-09", "same day", ROLLS, "2026-05-11"),
    ],
)
def test_what_ends_on_a_closed_day(start: str, within: str, rules: Rules, due: str) -> None:
    assert day_due(start, within, ENGLAND, rules) == due


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-04-14 16:59", "2026-04-15"),
        ("2026-04-14 17:00", "2026-04-15"),
        ("2026-04-14 17:01", "2026-04-16"),
        ("2026-04-14 08:00", "2026-04-15"),
        # After hours on a Friday: received on Monday, due on Tuesday.
        ("2026-04-17 18:00", "2026-04-21"),
        # On a Saturday the other rule decides: Monday is day 1.
        ("2026-04-18 18:00", "2026-04-20"),
    ],
)
def test_after_hours_may_count_as_the_next_working_day(start: str, due: str) -> None:
    assert day_due(start, "1 working day", ENGLAND_OFFICE, NEXT_DAY_AFTER_HOURS) == due


def test_after_hours_by_default_is_the_same_day() -> None:
    assert day_due("2026-04-14 22:00", "1 working day", ENGLAND_OFFICE) == "2026-04-15"
    assert day_due("2026-04-14 22:00", "same day", ENGLAND_OFFICE) == "2026-04-14"
    assert day_due("2026-04-14 22:00", "same day", ENGLAND_OFFICE, NEXT_DAY_AFTER_HOURS) == "2026-04-15"


def test_without_opening_hours_nothing_is_after_hours() -> None:
    assert day_due("2026-04-14 23:59", "1 working day", ENGLAND, NEXT_DAY_AFTER_HOURS) == "2026-04-15"


@pytest.mark.parametrize(
    ("start", "within", "due"),
    [
        ("2028-02-01", "28 days", "2028-02-29"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2028-01-29", "1 month", "2028-02-29"),
        ("2028-02-28", "1 day", "2028-02-29"),
        ("2028-02-28", "1 working day", "2028-02-29"),
        ("2028-02-29", "1 month", "2028-03-29"),
        ("2027-02-28", "12 months", "2028-02-28"),
        ("2026-02-28", "1 day", "2026-03-01"),
    ],
)
def test_leap_days(start: str, within: str, due: str) -> None:
    assert day_due(start, within) == due


def test_a_year_from_a_leap_day() -> None:
    assert day_due("2024-02-29", "12 months", ENGLAND) == "2025-02-28"


@pytest.mark.parametrize(
    ("within", "due"),
    [
        ("-10 days", "2026-12-18"),
        ("-2 weeks", "2026-12-14"),
        # 24 Dec is the only working day from 25 Dec to 28 Dec backwards.
        ("-1 working day", "2026-12-24"),
        ("-5 working days", "2026-12-18"),
        # 28 November is a Saturday: off it towards the past, so that the month is whole.
        ("-1 month", "2026-11-27"),
    ],
)
def test_counting_back_from_a_hearing(within: str, due: str) -> None:
    assert day_due("2026-12-28", within) == due


def test_counting_back_off_a_closed_day() -> None:
    # Ten days before Tue 5 May is Sat 25 April.
    assert day_due("2026-05-05", "-10 days", ENGLAND, MOVES_ON) == "2026-04-24"


def test_long_closures_are_passed_over() -> None:
    shut = closed(*(f"2026-{month:02}-{day:02}" for month in (7, 8) for day in range(1, 32)))
    calendar = Calendar(hours=NINE_TO_FIVE, exceptions=shut)
    assert day_due("2026-06-30", "1 working day", calendar) == "2026-09-01"
    assert day_due("2026-06-30", "1 working day", calendar.statutory()) == "2026-07-01"


def test_special_opening_days_count() -> None:
    calendar = Calendar(
        hours=NINE_TO_FIVE,
        exceptions={date(2026, 5, 9): ExceptionDay("Open day", (opening("10:00", "12:00"),))},
    )
    assert day_due("2026-05-08", "1 working day", calendar) == "2026-05-09"


def test_saturdays_are_working_days_where_the_office_opens() -> None:
    week = {day: [["09:00", "12:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat")}
    calendar = Calendar(hours=OpeningHours.from_mapping(week))
    assert day_due("2026-05-08", "2 working days", calendar) == "2026-05-11"


def test_every_day_up_to_the_due_date_is_told() -> None:
    told = kinds(find("2026-12-23", "3 working days"))
    assert list(told) == [f"2026-12-{day}" for day in range(23, 31)]
    assert told["2026-12-23"] is StepKind.RECEIVED
    assert told["2026-12-25"] is StepKind.BANK_HOLIDAY
    assert told["2026-12-26"] is StepKind.WEEKEND
    assert told["2026-12-30"] is StepKind.COUNTED


def test_a_complaint_extended_by_the_most_allowed() -> None:
    more = Extension(Within.parse("10 working days"), "waiting for the surveyor")
    due = find("2026-12-18", "10 working days", extensions=[more])
    # 7, 8, 11 to 15, 18, 19, 20 January.
    assert due.due_date == date(2027, 1, 20)
    assert due.steps[-1].number == 20
    told = next(step for step in due.steps if step.kind is StepKind.EXTENDED)
    assert (told.day, told.name) == (date(2027, 1, 6), "waiting for the surveyor")
    assert find("2026-12-29", "10 working days", extensions=[more]).due_date == date(2027, 1, 27)
    # 29, 30 Apr; 4 to 7 May; 10 to 14; 17 to 21; 24 to 27.
    later = Extension(Within.parse("20 working days"))
    assert find("2027-03-31", "20 working days", extensions=[later]).due_date == date(2027, 5, 27)


def test_months_are_extended_from_the_day_of_receipt() -> None:
    # From 31 January one month ends on 28 February and three on 30 April, not on 28 April.
    more = Extension(Within.parse("2 months"))
    assert find("2026-01-31", "1 month", extensions=[more]).due_date == date(2026, 4, 30)


def test_an_extension_to_an_agreed_date_stays_there() -> None:
    agreed = Extension(date(2026, 5, 9), "agreed with the tenant")
    due = find("2026-04-09", "1 month", extensions=[agreed])
    assert (due.due_date, shown(due)) == (date(2026, 5, 9), "2026-05-09 23:59")
    more = Extension(Within.parse("1 working day"))
    assert find("2026-04-09", "1 month", extensions=[agreed, more]).due_date == date(2026, 5, 11)


def test_extensions_in_other_units() -> None:
    by_hours = find("2026-04-14", "1 day", extensions=[Extension(Within.parse("2 hours"))])
    assert shown(by_hours) == "2026-04-16 01:59"
    by_days = find("2026-04-14 12:00", "24 hours", extensions=[Extension(Within.parse("1 working day"))])
    assert shown(by_days) == "2026-04-16 23:59"


def test_extensions_that_give_no_time_are_refused() -> None:
    with pytest.raises(Refused, match="earlier"):
        find("2026-04-14", "10 working days", extensions=[Extension(date(2026, 4, 20))])
    for text in ("-1 day", "same day", "at once"):
        with pytest.raises(Refused, match="no more time"):
            Extension(Within.parse(text))


def test_dates_beyond_the_horizon_are_refused() -> None:
    with pytest.raises(CalendarError, match="31 December 2028 are not known yet"):
        find("2028-12-20", "10 working days")
    with pytest.raises(CalendarError, match="not known yet"):
        find("2028-12-05", "1 month", rules=MOVES_ON)
    assert day_due("2028-12-20", "10 working days", NO_HOLIDAYS) == "2029-01-03"
    # Neither weekends nor holidays matter to a count of days that stays where it ends.
    assert day_due("2028-12-20", "28 days") == "2029-01-17"


def test_a_calendar_closed_for_ever_is_given_up() -> None:
    weekly = OpeningHours(((),) * 7)
    once = {date(2026, 1, 5): ExceptionDay("Open day", (opening("09:00", "12:00"),))}
    calendar = Calendar(hours=weekly, nation=Nation.NONE, exceptions=once)
    with pytest.raises(CalendarError, match="within fifty years"):
        find("2026-01-05", "1 working day", calendar)
    with pytest.raises(CalendarError, match="within fifty years"):
        find("2026-01-05", "4 working hours", calendar)


@pytest.mark.parametrize("start", ["1899-12-31", "2200-01-01", "0001-01-01", "9999-12-31"])
def test_a_start_far_from_today_is_refused(start: str) -> None:
    with pytest.raises(Refused, match="cannot be counted from"):
        find(start, "10 days")
