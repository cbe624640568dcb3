"""Periods: the financial year from April, local days, and what a sparkline shows."""

from datetime import UTC, date, datetime

import pytest

from hsdesk.clock import LONDON
from hsdesk.reporting.periods import Period, PeriodKind, containing

TODAY = date(2026, 4, 14)
"""A Tuesday."""


def days(period: Period) -> tuple[str, str]:
    return period.first.isoformat(), period.last.isoformat()


@pytest.mark.parametrize(
    ("kind", "day", "expected", "words"),
    [
        (PeriodKind.WEEK, TODAY, ("2026-04-13", "2026-04-19"), "Week of Mon 13 Apr 2026"),
        (PeriodKind.MONTH, date(2026, 3, 31), ("2026-03-01", "2026-03-31"), "March 2026"),
        (PeriodKind.QUARTER, TODAY, ("2026-04-01", "2026-06-30"), "Apr to Jun 2026"),
        (PeriodKind.QUARTER, date(2026, 1, 1), ("2026-01-01", "2026-03-31"), "Jan to Mar 2026"),
        (PeriodKind.YEAR_TO_DATE, TODAY, ("2026-04-01", "2026-04-14"), "1 Apr to 14 Apr 2026"),
        (
            PeriodKind.YEAR_TO_DATE,
            date(2026, 2, 3),
            ("2025-04-01", "2026-02-03"),
            "1 Apr 2025 to 3 Feb 2026",
        ),
        (PeriodKind.FINANCIAL_YEAR, date(2026, 3, 31), ("2025-04-01", "2026-03-31"), "2025 to 2026"),
        (PeriodKind.FINANCIAL_YEAR, date(2026, 4, 1), ("2026-04-01", "2027-03-31"), "2026 to 2027"),
    ],
)
def test_the_period_in_which_a_day_lies(
    kind: PeriodKind, day: date, expected: tuple[str, str], words: str
) -> None:
    period = containing(kind, day)
    assert (days(period), period.in_words()) == (expected, words)


@pytest.mark.parametrize("kind", list(PeriodKind))
def test_one_back_and_one_on_is_the_same_again(kind: PeriodKind) -> None:
    period = containing(kind, date(2026, 3, 31))
    assert period.previous().following() == period
    assert period.previous().last < period.first or kind is PeriodKind.YEAR_TO_DATE
    assert period.following().first > period.first


@pytest.mark.parametrize("kind", [kind for kind in PeriodKind if kind is not PeriodKind.YEAR_TO_DATE])
def test_periods_of_a_kind_leave_no_day_out(kind: PeriodKind) -> None:
    period = containing(kind, date(2024, 2, 29))
    for _ in range(30):
        assert (period.following().first - period.last).days == 1
        period = period.following()


def test_a_year_to_date_is_compared_with_the_same_days_of_the_year_before() -> None:
    period = containing(PeriodKind.YEAR_TO_DATE, TODAY)
    assert days(period.previous()) == ("2025-04-01", "2025-04-14")
    leap_day = containing(PeriodKind.YEAR_TO_DATE, date(2024, 2, 29))
    assert days(leap_day.previous()) == ("2022-04-01", "2023-02-28")


def test_a_period_is_complete_when_its_last_day_has_passed() -> None:
    march = containing(PeriodKind.MONTH, date(2026, 3, 1))
    assert march.is_complete(date(2026, 4, 1))
    assert not march.is_complete(date(2026, 3, 31))
    assert not containing(PeriodKind.YEAR_TO_DATE, TODAY).is_complete(TODAY)


def test_a_period_goes_from_local_midnight_to_local_midnight() -> None:
    # The clocks go forward on 29 March 2026, so the month begins in winter time and ends in summer time.
    assert containing(PeriodKind.MONTH, date(2026, 3, 9)).bounds(LONDON) == (
        datetime(2026, 3, 1, tzinfo=UTC),
        datetime(2026, 3, 31, 23, tzinfo=UTC),
    )


@pytest.mark.parametrize("kind", [PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER])
def test_a_sparkline_shows_the_twelve_periods_up_to_this_one(kind: PeriodKind) -> None:
    period = containing(kind, TODAY)
    points = period.sparkline()
    assert (len(points), points[-1], points[-2]) == (12, period, period.previous())


@pytest.mark.parametrize(
    ("kind", "day", "count", "last"),
    [
        (PeriodKind.FINANCIAL_YEAR, TODAY, 12, "March 2027"),
        (PeriodKind.YEAR_TO_DATE, TODAY, 1, "April 2026"),
        (PeriodKind.YEAR_TO_DATE, date(2027, 1, 31), 10, "January 2027"),
    ],
)
def test_of_a_year_a_sparkline_shows_the_months(kind: PeriodKind, day: date, count: int, last: str) -> None:
    points = containing(kind, day).sparkline()
    assert (len(points), points[0].in_words(), points[-1].in_words()) == (count, "April 2026", last)
    assert {point.kind for point in points} == {PeriodKind.MONTH}


def test_kinds_have_words() -> None:
    assert PeriodKind.YEAR_TO_DATE.in_words == "Year to date"
