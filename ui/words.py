"""How dates, times, counts and lists are said on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from hsdesk.clock import LONDON

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def local(moment: datetime) -> datetime:
    """A moment in the office's own time."""
    return moment.astimezone(LONDON)


def clock_time(moment: datetime) -> str:
    """The time of day in the office, such as "14:43"."""
    return f"{local(moment):%H:%M}"


def short_date(day: date) -> str:
    """A date in a list: "Tue 14 Apr"."""
    return f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1][:3]}"


def full_date(day: date) -> str:
    """A date with its year: "Tue 14 Apr 2026"."""
    return f"{short_date(day)} {day.year}"


def long_date(day: date) -> str:
    """A date written out: "Tuesday 14 April 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its word: "1 room", "3 rooms"; `many` where it is not simply an s."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Parts in a sentence: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
