"""Seasons: the part of the year in which a promise starts clocks."""

from datetime import date

import pytest

from hsdesk.errors import Refused
from hsdesk.standards.seasons import Season


@pytest.mark.parametrize(
    ("day", "has"),
    [
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), True),
        (date(2027, 4, 30), True),
        (date(2027, 5, 1), False),
        (date(2028, 2, 29), True),
    ],
)
def test_a_winter_goes_over_the_years_end(day: date, has: bool) -> None:
    winter = Season.parse(["11-01", "04-30"])
    assert winter.has(day) is has
    assert str(winter) == "1 November to 30 April"
    assert Season.parse(winter.as_list()) == winter


@pytest.mark.parametrize(
    ("day", "has"),
    [(date(2026, 4, 30), False), (date(2026, 5, 1), True), (date(2026, 10, 31), True)],
)
def test_a_summer_lies_within_the_year(day: date, has: bool) -> None:
    assert Season.parse(["05-01", "10-31"]).has(day) is has


@pytest.mark.parametrize(
    "entered", ["11-01", ["11-01"], ["11-01", "02-30"], ["1-1", "04-30"], [11, 4], ["13-01", "04-30"], None]
)
def test_what_is_no_season_is_refused(entered: object) -> None:
    with pytest.raises(Refused):
        Season.parse(entered)
