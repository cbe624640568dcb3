"""When duties are due, what they count as, and when they may be moved."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hsdesk.errors import Refused
from hsdesk.standards.intervals import Interval

EVERY_YEAR = Interval(1, "year")
"""How often something is done for which neither a document nor the office says it."""

REMIND_DAYS = 7
MOST_REMIND_DAYS = 90
ONE_DAY = timedelta(days=1)
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}
_FIRST_MONTH = 4
"""The financial year of landlords begins in April."""


class DutyState(StrEnum):
    """How a duty stands."""

    LATE = "late"
    DUE_TODAY = "due-today"
    DUE_NEXT_DAY = "due-next-day"
    ON_TIME = "on-time"
    DONE = "done"
    DONE_LATE = "done-late"


class DutyShow(StrEnum):
    """Which duties of a year the list shows."""

    ALL = "all"
    LATE = "late"
    THIS_MONTH = "this-month"
    DONE = "done"


class DutyGroup(StrEnum):
    """The part of the list in which a duty stands."""

    LATE = "late"
    THIS_WEEK = "this-week"
    THIS_MONTH = "this-month"
    LATER = "later"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Period:
    """The days, both included, within which something is to be done once."""

    start: date
    end: date


def interval_between(every: Interval | None, times: int, per_year: int | None) -> Interval | None:
    """How long it is from one duty to the next; None where nothing is said of it.

    Twelve in a year are one a month; what cannot be parted into whole months is parted into days.
    """
    if per_year:
        every, times = (EVERY_YEAR, per_year) if every is None else (every, 1)
    if every is None or times <= 1:
        return every
    months = every.count * _MONTHS.get(every.unit, 0)
    if months and months % times == 0:
        return Interval(months // times, "month")
    days = every.count * (_DAYS.get(every.unit) or _MONTHS[every.unit] * 30)
    return Interval(max(1, days // times), "day")


def first_anchor(day: date, every: Interval) -> date:
    """From when periods are counted: from the financial year's first day, or from a Monday."""
    if every.unit == "day":
        return day
    if every.unit == "week":
        return day - day.weekday() * ONE_DAY
    return date(financial_year(day), _FIRST_MONTH, 1)


def anchor_of_first_due(due: date, every: Interval) -> date:
    """From when periods are counted so that one of them ends on `due`."""
    return _step(due + ONE_DAY, every, -1)


def period_of(day: date, every: Interval, anchor: date) -> Period:
    """The period in which a day lies; periods follow each other from `anchor` on, and back from it."""
    if every.unit in _MONTHS:
        months = (day.year - anchor.year) * 12 + day.month - anchor.month
        place = months // (every.count * _MONTHS[every.unit])
    else:
        place = (day - anchor).days // (every.count * _DAYS[every.unit])
    while _step(anchor, every, place) > day:
        place -= 1
    while _step(anchor, every, place + 1) <= day:
        place += 1
    return Period(_step(anchor, every, place), _step(anchor, every, place + 1) - ONE_DAY)


def next_period(after: date, every: Interval, anchor: date) -> Period:
    """The period that begins the day after another one ended."""
    start = after + ONE_DAY
    return Period(start, period_of(start, every, anchor).end)


def latest_move(period_end: date, every: Interval) -> date:
    """The last day to which a duty may be moved: the next one is due a day later at the earliest."""
    return _step(period_end + ONE_DAY, every, 1) - 2 * ONE_DAY


def checked_move(due: date, to: date, *, today: date, latest: date) -> date:
    """The date to which a duty may be moved. Raises `Refused`."""
    if to == due:
        raise Refused("The duty is due on this day already.", "Choose another day.", field="to")
    if to < today:
        raise Refused("This day has passed.", "Choose today or a later day.", field="to")
    if to > max(latest, today):
        raise Refused(
            "The duty of the next period is due by then.",
            f"Choose a day up to {latest.day} {latest:%B} {latest.year}.",
            field="to",
        )
    return to


def checked_done_on(done_on: date, *, today: date, period_start: date) -> date:
    """The day on which a duty was done. Raises `Refused` for one to come, or before the duty's period."""
    if done_on > today:
        raise Refused("This day has not come yet.", "Choose today or an earlier day.", field="done_on")
    if done_on < period_start:
        raise Refused(
            f"This duty’s time began on {period_start.day} {period_start:%B} {period_start.year}.",
            "What was done before counts for the duty before.",
            field="done_on",
        )
    return done_on


def checked_remind_days(days: int) -> int:
    """How many days before it is due its owner is reminded. Raises `Refused`."""
    if not 0 <= days <= MOST_REMIND_DAYS:
        raise Refused(
            f"A reminder comes at most {MOST_REMIND_DAYS} days before.",
            "Choose fewer days, or 0 for the day itself.",
            field="days",
        )
    return days


def state_of(due: date, done_on: date | None, *, today: date, next_working_day: date) -> DutyState:
    """How a duty stands on a day; it is late from the day after it was due."""
    if done_on is not None:
        return DutyState.DONE if done_on <= due else DutyState.DONE_LATE
    if due < today:
        return DutyState.LATE
    if due == today:
        return DutyState.DUE_TODAY
    return DutyState.DUE_NEXT_DAY if due <= next_working_day else DutyState.ON_TIME


def group_of(due: date, done_on: date | None, *, today: date) -> DutyGroup:
    """The part of the list in which a duty stands; a week ends on Sunday."""
    if done_on is not None:
        return DutyGroup.DONE
    if due < today:
        return DutyGroup.LATE
    if due <= today + (6 - today.weekday()) * ONE_DAY:
        return DutyGroup.THIS_WEEK
    same_month = (due.year, due.month) == (today.year, today.month)
    return DutyGroup.THIS_MONTH if same_month else DutyGroup.LATER


def is_shown(show: DutyShow, due: date, done_on: date | None, *, today: date) -> bool:
    """Whether a choice of the list shows a duty; a month shows what is due in it, done or not."""
    if show is DutyShow.LATE:
        return done_on is None and due < today
    if show is DutyShow.THIS_MONTH:
        return (due.year, due.month) == (today.year, today.month)
    return show is DutyShow.ALL or done_on is not None


def financial_year(day: date) -> int:
    """The year in which the financial year of a day began: 2026 for 1 April 2026 to 31 March 2027."""
    return day.year if day.month >= _FIRST_MONTH else day.year - 1


def is_in_year(year: int, due: date, done_on: date | None, period: Period, *, today: date) -> bool:
    """Whether a duty is shown among those of a financial year.

    What is done belongs to the year in which it was done. This year also shows what is still open from
    before, and what takes longer than the year.
    """
    if done_on is not None:
        return financial_year(done_on) == year
    if financial_year(due) == year:
        return True
    return year == financial_year(today) and period.start <= today


def _step(day: date, every: Interval, times: int) -> date:
    if every.unit in _DAYS:
        return day + timedelta(days=times * every.count * _DAYS[every.unit])
    month = day.year * 12 + day.month - 1 + times * every.count * _MONTHS[every.unit]
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
