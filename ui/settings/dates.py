"""Dates as people type them."""

from __future__ import annotations

import re
from datetime import date

from hsdesk.errors import Refused
from ui.words import full_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?(?:\s+(\d{2}|\d{4}))?", re.IGNORECASE
)
_FIGURES = re.compile(r"(\d{1,2})[./\-\s](\d{1,2})(?:[./\-\s](\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_date(text: str, today: date) -> date:
    """Read 24 Apr, Fri 24 Apr 2026, 24/4/26 or 2026-04-24; without a year it is the next such day.

    Raises `Refused`.
    """
    typed = text.strip()
    if iso := _ISO.fullmatch(typed):
        return _made(int(iso[1]), int(iso[2]), int(iso[3]), typed)
    figures, written = _FIGURES.fullmatch(typed), _WRITTEN.fullmatch(typed)
    if figures:
        day, month, year = int(figures[1]), int(figures[2]), figures[3]
    elif written and written[2][:3].casefold() in _MONTHS:
        day, month, year = int(written[1]), _MONTHS.index(written[2][:3].casefold()) + 1, written[3]
    else:
        raise _no_date(typed)
    if year is not None:
        return _made(int(year) + (2000 if len(year) == 2 else 0), month, day, typed)
    found = _made(today.year, month, day, typed)
    return found if found >= today else _made(today.year + 1, month, day, typed)


def _made(year: int, month: int, day: int, typed: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_date(typed) from error


def _no_date(typed: str) -> Refused:
    example = full_date(date(2026, 4, 24))
    return Refused(f"“{typed[:30]}” is not a date.", f"Write it like {example}, or 24/4/2026.", field="day")
