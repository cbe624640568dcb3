"""Dates, times and counts in plain English, whatever language the computer is set to."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_in_words(day: date) -> str:
    """A date in full: Tuesday 29 December 2026."""
    return f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def time_in_words(moment: datetime) -> str:
    """The time of day on the 24-hour clock, with seconds only where there are any: 14:43."""
    return moment.strftime("%H:%M:%S" if moment.second or moment.microsecond else "%H:%M")


def count_in_words(count: int, noun: str) -> str:
    """A count with its noun in the singular or plural: 1 day, 5 days."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def length_in_words(length: timedelta) -> str:
    """A length of time in hours, minutes and seconds: 2 hours 17 minutes."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    counts = ((hours, "hour"), (minutes, "minute"), (seconds, "second"))
    parts = [count_in_words(count, noun) for count, noun in counts if count]
    return " ".join(parts) or "no time"


def list_in_words(parts: Sequence[str]) -> str:
    """A list as it is spoken: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def shown(entered: object) -> str:
    """What somebody entered, short and without control characters, so that a sentence can show it."""
    text = "".join(character if character.isprintable() else " " for character in str(entered)[:61])
    return f"“{text[:60].strip()}…”" if len(text) > 60 else f"“{text.strip()}”"
