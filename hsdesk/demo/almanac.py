"""How busy the days of the demo office are, and on which of them it keeps other hours."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from hsdesk.calendars.calendar import Calendar
from hsdesk.calendars.hours import Opening, clock_time
from hsdesk.clock import LONDON

ONE_DAY = timedelta(days=1)

_WEEKDAYS = (1.24, 1.0, 0.92, 0.96, 0.9, 1.0, 1.0)
"""How busy each weekday is, Monday first."""
_AFTER_CLOSED_DAYS = 1.25
_SCHOOL_HOLIDAYS = 0.84
_FIRST_OF_MONTH = 1.08
_USUAL_VISITS = 42.0
_USUAL_HOMES = 2000
_USUAL_HOURS = 7
_FEWEST_VISITS, _MOST_VISITS = 12.0, 110.0

_BEFORE_NOW, _AFTER_NOW = 60, 30
"""For so many minutes before and after the present moment the demo office is open at least."""
_ALONE_BEFORE_NOW = 180
"""The same before now, on a day on which it has not been open yet."""


def visits_a_day(homes: int) -> float:
    """How many visitors come on an ordinary day to an office of so many homes."""
    usual: float = _USUAL_VISITS * (homes / _USUAL_HOMES) ** 0.4
    return min(_MOST_VISITS, max(_FEWEST_VISITS, usual))


def how_busy(rng: Random, calendar: Calendar, day: date) -> float:
    """How busy a day is, against an ordinary one; a short day has fewer visitors."""
    hours = sum(span.length / timedelta(hours=1) for span in calendar.openings(day))
    busy = _WEEKDAYS[day.weekday()] * rng.uniform(0.84, 1.18) * min(1.0, hours / _USUAL_HOURS)
    if _follows_closed_days(calendar, day):
        busy *= _AFTER_CLOSED_DAYS
    if _in_school_holidays(day):
        busy *= _SCHOOL_HOLIDAYS
    return busy * (_FIRST_OF_MONTH if day.day <= 3 else 1.0)


def own_closures(first: date, last: date) -> Iterator[tuple[date, str]]:
    """The days between two dates on which the office closes of its own accord, with the reason."""
    day = first
    while day <= last:
        if day.weekday() < 5 and day.month == 12 and 27 <= day.day <= 31:
            yield day, "Closed between Christmas and New Year"
        elif day.weekday() == 3 and day.month in {3, 10} and 8 <= day.day <= 14:
            yield day, "Staff training"
        day += ONE_DAY


def hours_around(calendar: Calendar, now: datetime) -> list[list[str]] | None:
    """Today's hours when the usual ones leave out the present moment; None when they hold it.

    A demo is to be looked at now, so it is open now: an hour before, and half an hour after.
    """
    local = now.astimezone(LONDON)
    minute = local.hour * 60 + local.minute
    first, last = max(0, minute - _BEFORE_NOW), min(24 * 60, minute + _AFTER_NOW)
    usual = list(_usual_openings(calendar, local.date()))
    if any(opening.opens <= first and last <= opening.closes for opening in usual):
        return None
    opens, closes = first // 60 * 60, -(-last // 60) * 60
    touching = [each for each in usual if each.opens <= closes + 60 and opens <= each.closes + 60]
    if not touching and not any(each.closes <= first for each in usual):
        opens = max(0, minute - _ALONE_BEFORE_NOW) // 60 * 60
    opens = min([opens, *(each.opens for each in touching)])
    closes = max([closes, *(each.closes for each in touching)])
    others = [each for each in usual if each not in touching]
    return [
        [clock_time(each.opens), clock_time(each.closes)]
        for each in sorted([*others, Opening(opens, closes)])
    ]


def open_days(calendar: Calendar, first: date, last: date) -> list[date]:
    """The days from `first` to `last` on which the office opens, as far as its calendar is known."""
    last = min(last, calendar.trusted_until or last)
    days = (first + number * ONE_DAY for number in range((last - first).days + 1))
    return [day for day in days if calendar.openings(day)]


def _usual_openings(calendar: Calendar, day: date) -> Iterator[Opening]:
    for span in calendar.openings(day):
        opens, closes = span.start.astimezone(LONDON), span.end.astimezone(LONDON)
        ends = closes.hour * 60 + closes.minute if closes.date() == day else 24 * 60
        yield Opening(opens.hour * 60 + opens.minute, ends)


def _follows_closed_days(calendar: Calendar, day: date) -> bool:
    """Whether the office was closed on the weekday before."""
    before = day - ONE_DAY
    while before.weekday() >= 5:
        before -= ONE_DAY
    return not calendar.is_working_day(before)


def _in_school_holidays(day: date) -> bool:
    """Whether the schools of the town are closed; the weeks are those of most of England."""
    from dateutil.easter import easter

    sunday = easter(day.year)
    if sunday - timedelta(days=9) <= day <= sunday + timedelta(days=7):
        return True
    month_and_day = (day.month, day.day)
    return (
        month_and_day >= (12, 20)
        or month_and_day <= (1, 3)
        or (2, 13) <= month_and_day <= (2, 21)
        or (5, 25) <= month_and_day <= (5, 31)
        or (7, 22) <= month_and_day <= (9, 2)
        or (10, 24) <= month_and_day <= (11, 1)
    )
