"""Builders for due dates: calendars with ordinary hours, and moments written as the office sees them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.calendar import Calendar, ExceptionDay
from hsdesk.calendars.due import due_date
from hsdesk.calendars.hours import Opening, OpeningHours, minutes_of
from hsdesk.calendars.rules import Rules
from hsdesk.calendars.steps import Due, Extension, Pause, StepKind
from hsdesk.calendars.within import Within
from hsdesk.clock import LONDON

NINE_TO_FIVE = OpeningHours.same_on_weekdays("09:00", "17:00")
ENGLAND = Calendar(nation=Nation.ENGLAND_AND_WALES)
ENGLAND_OFFICE = Calendar(hours=NINE_TO_FIVE)
UK = Calendar(nation=Nation.UK_UNION)
NO_HOLIDAYS_OFFICE = Calendar(hours=NINE_TO_FIVE, nation=Nation.NONE)


def local(text: str, zone: ZoneInfo = LONDON) -> datetime:
    """A moment written as the office sees it: 2026-12-18 14:30, or a date for noon of that day."""
    return (
        datetime.fromisoformat(text if " " in text else f"{text} 12:00").replace(tzinfo=zone).astimezone(UTC)
    )


def shown(due: Due, zone: ZoneInfo = LONDON) -> str:
    """The moment of a due date as the office sees it: 2026-12-18 14:30."""
    return due.due.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def opening(opens: str, closes: str) -> Opening:
    """A stretch of opening written as on a door."""
    return Opening(minutes_of(opens), minutes_of(closes))


def closed(*days: str, reason: str = "Training") -> dict[date, ExceptionDay]:
    """Days on which the office is closed, by its own choice."""
    return {date.fromisoformat(day): ExceptionDay(reason) for day in days}


def pause(start: str, end: str, reason: str = "waiting for the tenant") -> Pause:
    """A pause between two moments as the office sees them."""
    return Pause(local(start), local(end), reason)


def find(
    start: str,
    within: str,
    calendar: Calendar = ENGLAND,
    rules: Rules = Rules(),  # noqa: B008 - frozen
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Extension] = (),
) -> Due:
    """The due date of a time written in the small language."""
    return due_date(local(start, calendar.zone), Within.parse(within), calendar, rules, pauses, extensions)


def day_due(start: str, within: str, calendar: Calendar = ENGLAND, rules: Rules = Rules()) -> str:  # noqa: B008
    """The local date on which it is due."""
    return find(start, within, calendar, rules).due_date.isoformat()


def kinds(due: Due) -> dict[str, StepKind]:
    """What each day was in the end, by its date."""
    return {step.day.isoformat(): step.kind for step in due.steps}
