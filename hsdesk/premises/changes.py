"""Changes of an office's calendar, told beforehand: what each would make of the calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from hsdesk.calendars.bank_holidays import Nation, bank_holidays
from hsdesk.calendars.calendar import Calendar, ExceptionDay
from hsdesk.calendars.words import day_in_words
from hsdesk.errors import Gone, Refused
from hsdesk.premises.rules import checked_hours, checked_openings
from hsdesk.wording import clean

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class DayClosed:
    """The office is closed on a date, in place of what it had arranged for it."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class DayOpened:
    """The office opens on a date at other hours than usual: `[["10:00", "12:00"]]`."""

    day: date
    hours: Sequence[Sequence[str]]
    reason: str


@dataclass(frozen=True, slots=True)
class DayUsual:
    """What the office had arranged for a date falls away."""

    day: date


@dataclass(frozen=True, slots=True)
class BankHolidayAdded:
    """A date becomes a bank holiday that this version of hsdesk does not know; the law counts it too."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class BankHolidayRemoved:
    """An extra bank holiday falls away."""

    day: date


@dataclass(frozen=True, slots=True)
class HoursChanged:
    """The hours of the ordinary week change; `hours` as `OpeningHours.from_mapping` reads them."""

    hours: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class NationChanged:
    """The office goes by the bank holidays of another nation."""

    nation: Nation


OfDay = DayClosed | DayOpened | DayUsual | BankHolidayAdded | BankHolidayRemoved
CalendarChange = OfDay | HoursChanged | NationChanged


def day_of(change: CalendarChange) -> date | None:
    """The one day that a change is about; None when it may be about any."""
    return change.day if isinstance(change, OfDay) else None


def counts_in_law(change: CalendarChange) -> bool:
    """Whether the change also moves what is counted by the law, which knows no closures of an office."""
    return isinstance(change, BankHolidayAdded | BankHolidayRemoved | NationChanged)


def calendar_after(calendar: Calendar, change: CalendarChange) -> Calendar:
    """The office's calendar as it would be after the change.

    `calendar` is the office's own, with its hours. Raises `Refused` for what cannot be, and `Gone` when
    what is to be removed is not there.
    """
    match change:
        case DayClosed(day, reason):
            after = _with_day(calendar, day, ExceptionDay(clean(reason, field="reason")))
        case DayOpened(day, hours, reason):
            openings = checked_openings(hours)
            after = _with_day(calendar, day, ExceptionDay(clean(reason, field="reason"), openings))
        case DayUsual(day):
            if day not in calendar.exceptions:
                raise Gone("The usual hours are kept on this day already.", "Look at the list of days again.")
            after = replace(calendar, exceptions=_without(calendar.exceptions, day))
        case BankHolidayAdded(day, name):
            _refuse_known_holiday(calendar, day)
            after = replace(calendar, announced={**calendar.announced, day: clean(name, field="reason")})
        case BankHolidayRemoved(day):
            if day not in calendar.announced:
                raise Gone("This is not an extra bank holiday any more.", "Look at the list of days again.")
            after = replace(calendar, announced=_without(calendar.announced, day))
        case HoursChanged(hours):
            after = replace(calendar, hours=checked_hours(hours))
        case NationChanged(nation):
            after = replace(calendar, nation=Nation(nation))
    return after


def _with_day(calendar: Calendar, day: date, arranged: ExceptionDay) -> Calendar:
    return replace(calendar, exceptions={**calendar.exceptions, day: arranged})


def _without(days: Mapping[date, Value], day: date) -> dict[date, Value]:
    return {other: value for other, value in days.items() if other != day}


def _refuse_known_holiday(calendar: Calendar, day: date) -> None:
    known = calendar.announced.get(day) or bank_holidays(calendar.nation, day.year).get(day)
    if known:
        raise Refused(
            f"{day_in_words(day)} is a bank holiday already: {known}.", "Choose another date.", field="day"
        )
