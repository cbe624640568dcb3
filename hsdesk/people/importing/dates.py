"""Days as files write them: the British order first, and whatever could be two days refused."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hsdesk.errors import Refused

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?Z?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_PLAIN = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}}){_TIME}")
_FIGURES = re.compile(rf"(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{2}}|\d{{4}}){_TIME}")
_NAMED = re.compile(
    rf"(?:[A-Za-z]+,?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?[-/.\s]+([A-Za-z]+)\.?,?[-/.\s]+(\d{{2}}|\d{{4}}){_TIME}"
)
_NAMED_FIRST = re.compile(rf"([A-Za-z]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}")
_ADVICE = "Write it as 03/11/2019 (day, month, year) or 2019-11-03."
_EARLIEST = date(1850, 1, 1)
_LATEST = date(2150, 12, 31)


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day, and whether the month could as well have been meant first."""

    day: date
    may_be_month_first: bool = False


class MonthFirst(Refused):
    """A day that can only be read with the month first, as other countries write it."""


def read_day(cell: object, *, field: str) -> ReadDay:
    """Read the day in a cell; a time after it is left out.

    Raises `Refused` for what is no day or could be in two centuries, `MonthFirst` for a day that has the
    month first.
    """
    if isinstance(cell, datetime):
        return ReadDay(_within_reason(cell.date(), field))
    if isinstance(cell, date):
        return ReadDay(_within_reason(cell, field))
    typed = " ".join(str(cell).split())
    for pattern, order in ((_ISO, "ymd"), (_PLAIN, "ymd"), (_FIGURES, "dmy"), (_NAMED, "dmy")):
        if found := pattern.fullmatch(typed):
            parts = dict(zip(order, found.groups(), strict=True))
            return _read(
                typed, parts["d"], parts["m"], parts["y"], by_figures=pattern is _FIGURES, field=field
            )
    if found := _NAMED_FIRST.fullmatch(typed):
        return _read(typed, found[2], found[1], found[3], by_figures=False, field=field)
    if typed.isdigit() and len(typed) == 5:
        meant = date(1899, 12, 30) + timedelta(days=int(typed))
        raise Refused(
            f"“{typed}” is how a spreadsheet counts days; it would be {meant.day} {meant:%B %Y}.",
            "Show the column as dates in the spreadsheet and save the file again.",
            field=field,
        )
    raise Refused(f"“{typed[:40]}” is not a date.", _ADVICE, field=field)


def _read(typed: str, day: str, month: str, year: str, *, by_figures: bool, field: str) -> ReadDay:
    if len(year) == 2:
        raise Refused(
            f"“{typed}” does not say which century.", "Write the year with four figures.", field=field
        )
    number = int(month) if month.isdigit() else _month(month)
    if by_figures and number > 12 >= int(day):
        raise MonthFirst(
            f"“{typed}” has no month {number}: it seems to be written with the month first.",
            _ADVICE,
            field=field,
        )
    try:
        read = date(int(year), number, int(day))
    except ValueError as error:
        raise Refused(f"“{typed}” is not a day of the calendar.", _ADVICE, field=field) from error
    unsure = by_figures and int(day) <= 12 and int(day) != number
    return ReadDay(_within_reason(read, field), may_be_month_first=unsure)


def _month(name: str) -> int:
    """The number of a month's name; 0, which no month has, for any other word."""
    start = name.casefold()[:3]
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0


def _within_reason(day: date, field: str) -> date:
    if not _EARLIEST <= day <= _LATEST:
        raise Refused(
            f"The year {day.year} cannot be right.", "Check it in the landlord's system.", field=field
        )
    return day
