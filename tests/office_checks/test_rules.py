"""When the next round is due and what it takes in, worked out by hand."""

from datetime import date

import pytest

from hsdesk.office_checks.rules import Round, Standing, after, looked_at_again, next_round
from hsdesk.standards.intervals import Interval

TODAY = date(2026, 4, 14)
NAME, HOURS, LEAFLETS = ("pack", "NAME"), ("pack", "HOURS"), ("pack", "LEAFLETS")


@pytest.mark.parametrize(
    ("day", "interval", "again"),
    [
        (date(2026, 4, 14), "1 day", date(2026, 4, 15)),
        (date(2026, 4, 14), "2 weeks", date(2026, 4, 28)),
        (date(2026, 4, 14), "1 month", date(2026, 5, 14)),
        (date(2026, 1, 31), "1 month", date(2026, 2, 28)),  # February has no 31st
        (date(2027, 12, 31), "2 months", date(2028, 2, 29)),  # 2028 is a leap year
        (date(2026, 11, 30), "3 months", date(2027, 2, 28)),
        (date(2028, 2, 29), "1 year", date(2029, 2, 28)),
    ],
)
def test_an_interval_later(day, interval, again):
    assert after(day, Interval.parse(interval)) == again


def test_what_was_never_looked_at_is_due_today():
    assert looked_at_again(None, Interval(3, "month"), TODAY) == TODAY
    assert looked_at_again(date(2026, 3, 20), Interval(1, "month"), TODAY) == date(2026, 4, 20)


def test_a_round_takes_in_what_is_due_and_what_falls_due_within_the_week():
    standings = [
        Standing(NAME, date(2026, 4, 12)),
        Standing(HOURS, date(2026, 4, 21)),  # a week from today: taken along
        Standing(LEAFLETS, date(2026, 4, 22)),  # a day more: not yet
    ]
    assert next_round(standings, TODAY) == Round(date(2026, 4, 12), (NAME, HOURS))


def test_a_round_that_lies_ahead_is_due_with_its_first_question_and_takes_along_a_week_from_then():
    standings = [Standing(NAME, date(2026, 6, 8)), Standing(HOURS, date(2026, 6, 1))]
    assert next_round(standings, TODAY) == Round(date(2026, 6, 1), (NAME, HOURS))
    assert next_round([*standings, Standing(LEAFLETS, date(2026, 6, 9))], TODAY) == Round(
        date(2026, 6, 1), (NAME, HOURS)
    )


def test_without_anything_to_look_at_there_is_no_round():
    assert next_round([], TODAY) is None
