"""A part of the year, such as 1 November to 30 April, in which alone a promise starts clocks."""

import re
from dataclasses import dataclass
from datetime import date

from hsdesk.errors import Refused

_DAY = re.compile(r"\d{2}-\d{2}", re.ASCII)
_LEAP_YEAR = 2024
"""A year that has every day there can be."""


@dataclass(frozen=True, slots=True)
class Season:
    """From one day of the year to another, both included, as (month, day); it may go over the year's end."""

    first: tuple[int, int]
    last: tuple[int, int]

    @classmethod
    def parse(cls, entered: object) -> "Season":
        """Read `["11-01", "04-30"]`. Raises `Refused`."""
        if not isinstance(entered, list) or len(entered) != 2:
            raise Refused("A season is two days of the year.", 'Write for example ["11-01", "04-30"].')
        return cls(*map(_day, entered))

    def has(self, day: date) -> bool:
        """Whether a date falls into the season."""
        at = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= at <= self.last
        return at >= self.first or at <= self.last

    def as_list(self) -> list[str]:
        """The season as packs write it."""
        return [f"{month:02}-{day:02}" for month, day in (self.first, self.last)]

    def __str__(self) -> str:
        """The season in words: 1 November to 30 April."""
        days = [date(_LEAP_YEAR, month, day) for month, day in (self.first, self.last)]
        return " to ".join(f"{day.day} {day:%B}" for day in days)


def _day(entered: object) -> tuple[int, int]:
    try:
        day = date.fromisoformat(f"{_LEAP_YEAR}-{_matched(entered)}")
    except ValueError:
        raise Refused("There is no such day of the year.", "Write the month, then the day: 11-01.") from None
    return day.month, day.day


def _matched(entered: object) -> str:
    return entered if isinstance(entered, str) and _DAY.fullmatch(entered) else ""
