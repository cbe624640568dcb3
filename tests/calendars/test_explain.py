"""The reckoning in plain English."""

from datetime import date

import pytest

from hsdesk.calendars.calendar import Calendar
from hsdesk.calendars.explain import sentences, summary
from hsdesk.calendars.rules import AfterHours, AtClosingTime, Rules
from hsdesk.calendars.steps import Due, Extension
from hsdesk.calendars.within import Within
from support.calendars import ENGLAND, ENGLAND_OFFICE, NINE_TO_FIVE, closed, find, pause


def told(due: Due, within: str) -> list[str]:
    return list(sentences(due, Within.parse(within)))


def test_a_count_over_christmas_is_told_day_by_day() -> None:
    within = "5 working days"
    due = find("2026-12-18", within)
    assert summary(due, Within.parse(within)) == (
        "Due by the end of Tuesday 29 December 2026: 5 working days from Friday 18 December 2026."
    )
    assert told(due, within) == [
        "Friday 18 December 2026: received.",
        "Saturday 19 December 2026 to Sunday 20 December 2026: not counted, weekend.",
        "Monday 21 December 2026 to Thursday 24 December 2026: days 1 to 4.",
        "Friday 25 December 2026: not counted, bank holiday, Christmas Day.",
        "Saturday 26 December 2026 to Sunday 27 December 2026: not counted, weekend.",
        "Monday 28 December 2026: not counted, bank holiday, Boxing Day (substitute day).",
        "Tuesday 29 December 2026: day 5.",
    ]


def test_opening_hours_are_told_with_their_stretches() -> None:
    within = "8 working hours"
    over_weekend = pause("2026-04-17 16:00", "2026-04-20 10:00", "no access")
    due = find("2026-04-17 10:00", within, ENGLAND_OFFICE, pauses=[over_weekend])
    assert summary(due, Within.parse(within)) == (
        "Due by 12:00 on Monday 20 April 2026: 8 working hours from Friday 17 April 2026."
    )
    assert told(due, within)[1:] == [
        "Friday 17 April 2026: counted 6 hours, 10:00 to 16:00.",
        "Friday 17 April 2026: not counted, the clock was paused from 16:00 to 17:00, no access.",
        "Saturday 18 April 2026 to Sunday 19 April 2026: not counted, weekend.",
        "Monday 20 April 2026: not counted, the clock was paused from 09:00 to 10:00, no access.",
        "Monday 20 April 2026: counted 2 hours, 10:00 to 12:00.",
    ]


@pytest.mark.parametrize(
    ("due", "within", "sentence"),
    [
        (
            find("2026-04-14 23:00", "1 hour"),
            "1 hour",
            "Tuesday 14 April 2026: counted 1 hour, 23:00 to 24:00.",
        ),
        (
            find("2026-04-14 23:00:10", "2 hours"),
            "2 hours",
            "Tuesday 14 April 2026: counted 2 hours, 23:00:10 to 01:00:10 on Wednesday 15 April 2026.",
        ),
        (
            find(
                "2026-04-14", "1 working day", Calendar(hours=NINE_TO_FIVE, exceptions=closed("2026-04-15"))
            ),
            "1 working day",
            "Wednesday 15 April 2026: not counted, office closed, Training.",
        ),
        (
            find("2026-04-09", "1 month"),
            "1 month",
            "Monday 11 May 2026: the due date moves to here, fell on a closed day.",
        ),
        (
            find(
                "2026-04-14 18:00", "same day", ENGLAND_OFFICE, Rules(after_hours=AfterHours.NEXT_WORKING_DAY)
            ),
            "same day",
            "Wednesday 15 April 2026: counts as the day of receipt, received after hours.",
        ),
        (
            find(
                "2026-04-14 16:00",
                "1 working hour",
                ENGLAND_OFFICE,
                Rules(at_closing_time=AtClosingTime.NEXT_OPENING),
            ),
            "1 working hour",
            "Wednesday 15 April 2026: the due date moves to here, the office was just closing.",
        ),
        (
            find("2026-01-05", "1 month", pauses=[pause("2026-01-12 10:00", "2026-01-15 09:00")]),
            "1 month",
            (
                "Friday 6 February 2026 to Sunday 8 February 2026: "
                "3 days added for the time the clock was paused."
            ),
        ),
        (
            find("2026-01-05", "1 month", pauses=[pause("2026-01-12 10:00", "2026-01-15 09:00")]),
            "1 month",
            "Thursday 5 February 2026: month 1.",
        ),
        (
            find("2026-04-14", "1 day", extensions=[Extension(date(2026, 4, 20), "agreed")]),
            "1 day",
            "Monday 20 April 2026: extended, agreed.",
        ),
        (find("2026-04-14", "-1 day"), "-1 day", "Tuesday 14 April 2026: the day it is counted from."),
        (find("2026-04-14", "same day"), "same day", "Tuesday 14 April 2026: the same day."),
    ],
)
def test_each_kind_of_step_has_its_sentence(due: Due, within: str, sentence: str) -> None:
    assert sentence in told(due, within)


@pytest.mark.parametrize(
    ("due", "within", "sentence"),
    [
        (find("2026-04-14", "at once"), "at once", "Due at once, at 12:00 on Tuesday 14 April 2026."),
        (
            find("2026-04-14", "same day"),
            "same day",
            "Due by the end of Tuesday 14 April 2026: the day of receipt, Tuesday 14 April 2026.",
        ),
        (
            find("2026-04-14", "-10 days"),
            "-10 days",
            "Due by the end of Saturday 4 April 2026: 10 days before Tuesday 14 April 2026.",
        ),
        (
            find("2026-04-14", "1 day", ENGLAND, extensions=[Extension(Within.parse("2 days"))]),
            "1 day",
            "Due by the end of Friday 17 April 2026: 1 day from Tuesday 14 April 2026, then extended.",
        ),
    ],
)
def test_one_sentence_sums_it_up(due: Due, within: str, sentence: str) -> None:
    assert summary(due, Within.parse(within)) == sentence
