"""Dates that others published for UK working days and months, beside ours."""

import pytest

from hsdesk.calendars.rules import ClosedDayReceipt, DueOnClosedDay, Rules
from hsdesk.calendars.steps import Extension
from hsdesk.calendars.within import Within
from support.calendars import ENGLAND, UK, day_due, find

MOVES_ON = Rules(due_on_closed_day=DueOnClosedDay.NEXT_WORKING_DAY)
ROLLS = Rules(closed_day_receipt=ClosedDayReceipt.ROLLS_TO_DAY_ZERO)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2008-10-01", "2008-10-29"),
        ("2007-02-01", "2007-03-01"),
        ("2008-02-01", "2008-02-29"),
        ("2009-03-12", "2009-04-14"),
        ("2009-03-13", "2009-04-15"),
        ("2009-03-14", "2009-04-15"),
        ("2009-03-15", "2009-04-15"),
        ("2009-03-16", "2009-04-16"),
    ],
)
def test_freedom_of_information_requests_of_whatdotheyknow(received: str, due: str) -> None:
    # Source: mysociety/alaveteli, spec/models/holiday_spec.rb (20 working days; St Patrick's Day is not one).
    assert day_due(received, "20 working days", UK) == due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2008-10-01", "2008-10-21"),
        ("2008-10-04", "2008-10-24"),
        ("2008-10-05", "2008-10-27"),
        ("2008-10-06", "2008-10-27"),
        ("2008-10-07", "2008-10-27"),
        ("2008-12-04", "2008-12-24"),
        ("2008-12-05", "2008-12-29"),
        ("2009-03-17", "2009-04-06"),
    ],
)
def test_calendar_days_that_move_off_closed_days(received: str, due: str) -> None:
    # Source: mysociety/alaveteli, spec/models/holiday_spec.rb (20 calendar days).
    assert day_due(received, "20 days", UK, MOVES_ON) == due


@pytest.mark.parametrize(
    ("received", "within", "due"),
    [
        ("2017-05-18", "3 working days", "2017-05-23"),
        ("2017-05-18", "10 working days", "2017-06-02"),
        ("2017-05-18", "20 working days", "2017-06-16"),
        ("2017-05-18", "30 working days", "2017-06-30"),
        ("2017-05-18", "40 working days", "2017-07-14"),
        ("2021-07-03", "3 working days", "2021-07-07"),
        ("2021-07-03", "10 working days", "2021-07-16"),
        ("2021-07-03", "20 working days", "2021-07-30"),
        ("2021-05-01", "3 working days", "2021-05-06"),
        ("2021-05-01", "10 working days", "2021-05-17"),
        ("2021-05-01", "20 working days", "2021-06-01"),
    ],
)
def test_deadlines_of_the_ministry_of_justice(received: str, within: str, due: str) -> None:
    # Source: ministryofjustice/correspondence_tool_staff,
    # spec/services/deadline_calculator/business_days_spec.rb
    assert day_due(received, within, ENGLAND) == due


@pytest.mark.parametrize(
    ("within", "due"),
    [("3 working days", "2023-12-01"), ("10 working days", "2023-12-12"), ("20 working days", "2023-12-28")],
)
def test_deadlines_over_st_andrews_day(within: str, due: str) -> None:
    # Source: the same, for a request of Monday 27 November 2023 with the holidays of all nations.
    assert day_due("2023-11-27", within, UK) == due


@pytest.mark.parametrize(
    ("within", "due"), [("20 working days", "2017-06-15"), ("10 working days", "2017-06-01")]
)
def test_the_day_of_receipt_counted_by_business_units(within: str, due: str) -> None:
    # Source: the same, the deadline of a business unit for a request of Thursday 18 May 2017.
    assert day_due("2017-05-18", within, ENGLAND, Rules(count_receipt_day=True)) == due


@pytest.mark.parametrize(("within", "due"), [("-10 working days", "2023-11-17")])
def test_days_before(within: str, due: str) -> None:
    # Source: the same, ten working days before Monday 4 December 2023 with the holidays of all nations.
    assert day_due("2023-12-04", within, UK) == due


@pytest.mark.parametrize(
    ("received", "months_more", "due"),
    [
        ("2019-09-27", 0, "2019-10-28"),
        ("2019-04-06", 0, "2019-05-07"),
        ("2019-08-27", 1, "2019-10-28"),
        ("2019-09-26", 2, "2019-12-27"),
        ("2019-10-01", 2, "2020-01-02"),
    ],
)
def test_subject_access_requests_of_the_ministry(received: str, months_more: int, due: str) -> None:
    # Source: the same folder, calendar_months_spec.rb
    extensions = [Extension(Within.parse(f"{months_more} months"))] if months_more else []
    assert find(received, "1 month", ENGLAND, extensions=extensions).due_date.isoformat() == due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # The examples of https://ico.org.uk for subject access: 3 September to 3 October, 31 January to
        # the last day of February, in years in which these are working days.
        ("2019-09-03", "2019-10-03"),
        ("2019-01-31", "2019-02-28"),
        ("2024-01-31", "2024-02-29"),
        # https://www.natlawreview.com/article/subject-access-requests-what-does-one-month-mean (19 Feb 2020)
        ("2022-10-31", "2022-11-30"),
    ],
)
def test_subject_access_requests_of_the_commissioner(received: str, due: str) -> None:
    assert day_due(received, "1 month", ENGLAND) == due


CHRISTMAS_2014 = """
    11-17 12-16, 11-18 12-17, 11-19 12-18, 11-20 12-19, 11-21 12-22, 11-24 12-23, 11-26 12-29, 11-27 12-30,
    11-28 12-31, 12-01 01-05, 12-02 01-05, 12-03 01-06, 12-04 01-07, 12-05 01-08, 12-08 01-09, 12-09 01-12,
    12-10 01-13, 12-11 01-14, 12-12 01-15, 12-15 01-16, 12-16 01-19, 12-17 01-20, 12-18 01-21, 12-19 01-22,
    12-22 01-23, 12-23 01-26, 12-24 01-27, 12-29 01-28, 12-30 01-29, 12-31 01-30, 01-02 02-02, 01-05 02-02,
    01-06 02-03, 01-07 02-04, 01-08 02-05, 01-09 02-06
"""


def in_winter(day: str) -> str:
    return f"{2014 if day > '10' else 2015}-{day}"


@pytest.mark.parametrize("row", [row.strip() for row in CHRISTMAS_2014.split(",")])
def test_a_ready_reckoner_for_christmas(row: str) -> None:
    # Source: https://www.foiman.com/archives/1345, which lets a request of 1 December 2014 or 2 January 2015
    # (holidays in Scotland) count as received on the next working day.
    received, due = map(in_winter, row.split())
    assert day_due(received, "20 working days", UK, ROLLS) == due


def test_the_reading_that_disagrees_with_the_reckoner() -> None:
    # Source: http://confirmordeny.org.uk/2014/11/23/what-a-difference-a-day-makes/: a request can be received
    # on 1 December 2014 although it is no working day, so 2 December is day 1.
    assert day_due("2014-12-01", "20 working days", UK) == "2014-12-31"


def test_a_worked_example_over_the_spring_holiday() -> None:
    # Source: https://deadlinecalculator.co.uk/blog/foi-20-working-days-explained/ leaves out 26 May 2025 and
    # has 15 May as day 1 and 20 May as day 4, as here; its last rows count a day too many.
    due = find("2025-05-14", "20 working days", UK)
    numbered = {step.number: step.day.isoformat() for step in due.steps if step.number}
    assert (numbered[1], numbered[4], numbered[8]) == ("2025-05-15", "2025-05-20", "2025-05-27")
    assert due.due_date.isoformat() == "2025-06-12"
