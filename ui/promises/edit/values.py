"""Values of a pack as people type them: numbers, dates, names and seasons."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hsdesk.errors import Refused
from hsdesk.standards.seasons import Season
from ui.promises.edit.fields import Entry
from ui.settings.dates import read_date
from ui.words import full_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(\d{1,2}) ([a-z]{3,9})"
_SEASON = re.compile(rf"{_DAY} (?:to|until|-|–) {_DAY}", re.IGNORECASE)


def value_typed(entry: Entry, text: str, today: date) -> Any:
    """What somebody typed as the value that a pack holds, None for nothing.

    What cannot be read is kept as it was typed, so that nothing is lost; see `problem_with`.
    """
    plain = " ".join(text.split()) if entry is not Entry.TEXT else text.strip()
    if not plain:
        return None
    match entry:
        case Entry.NUMBER:
            return _number(plain)
        case Entry.DATE:
            return _date(plain, today)
        case Entry.NAMES:
            return [name.strip() for name in plain.split(",") if name.strip()]
        case Entry.SEASON:
            return _season(plain)
        case _:
            return plain


def _date(text: str, today: date) -> str:
    try:
        return read_date(text, today).isoformat()
    except Refused:
        return text


def problem_with(entry: Entry, value: Any, today: date) -> str:
    """Why a value cannot be what is asked for, with how to write it; empty when it can."""
    if not isinstance(value, str):
        return ""
    match entry:
        case Entry.NUMBER:
            return "This is not a number. Write it in figures, such as 90."
        case Entry.DATE:
            try:
                read_date(value, today)
            except Refused as refusal:
                return f"{refusal.sentence} {refusal.advice}"
            return ""
        case Entry.SEASON:
            return "These are not two days of the year. Write for example 1 November to 30 April."
        case _:
            return ""


def typed_value(entry: Entry, value: Any) -> str:
    """A value as it stands in its field."""
    match entry:
        case Entry.DATE if value is not None:
            return _date_in_words(value)
        case Entry.NAMES if isinstance(value, list):
            return ", ".join(str(each) for each in value)
        case Entry.SEASON if isinstance(value, list):
            return _season_in_words(value)
        case Entry.NUMBER if isinstance(value, float):
            return f"{value:g}"
        case _:
            return "" if value is None else str(value)


def _season_in_words(days: list[Any]) -> str:
    try:
        return str(Season.parse(days))
    except Refused:
        return " to ".join(str(each) for each in days)


def _date_in_words(value: Any) -> str:
    try:
        return full_date(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _number(text: str) -> Any:
    bare = text.rstrip("%").strip()
    try:
        return int(bare)
    except ValueError:
        pass
    if re.fullmatch(r"\d{1,9}\.\d{1,6}", bare):
        return float(bare)
    return text


def _season(text: str) -> Any:
    found = _SEASON.fullmatch(text)
    if found is None:
        return text
    days = []
    for number, month in ((found[1], found[2]), (found[3], found[4])):
        if month[:3].casefold() not in _MONTHS:
            return text
        days.append(f"{_MONTHS.index(month[:3].casefold()) + 1:02}-{int(number):02}")
    try:
        Season.parse(days)
    except Refused:
        return text
    return days
