"""When what is in place at an office is looked at again, and what one round of the office takes in."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hsdesk.standards.intervals import Interval

KIND, ANSWER_KIND = "office_check", "office_check_answer"
"""A round, and one answer in it, as photos, tasks and the windows name them."""
USUAL_INTERVAL = Interval(1, "month")
"""How often an office looks where neither its promise nor the office itself says so."""
TAKEN_ALONG = timedelta(days=7)
"""What falls due within this time after a round is looked at in the same round."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing to look at: `key` names it, `due` is the day on which it is to be looked at again."""

    key: tuple[str, str]
    due: date


@dataclass(frozen=True, slots=True)
class Round:
    """The next round: the day on which it is due, and what it takes in, in the order of the promises."""

    due_date: date
    keys: tuple[tuple[str, str], ...]


def after(day: date, interval: Interval) -> date:
    """The day that lies one interval after `day`; a month without that day ends earlier (31 Jan, 28 Feb)."""
    if interval.unit in {"day", "week"}:
        return day + timedelta(days=interval.count * (7 if interval.unit == "week" else 1))
    months = interval.count * (12 if interval.unit == "year" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def looked_at_again(last: date | None, interval: Interval, today: date) -> date:
    """When something is to be looked at: an interval after the last time, today if it never was."""
    return today if last is None else after(last, interval)


def next_round(standings: Sequence[Standing], today: date) -> Round | None:
    """The round that comes next; None when there is nothing to look at.

    It is due when the first thing is. It takes in whatever is due by then, by today, or within the week
    after, so that things with different intervals are looked at in as few rounds as their intervals allow.
    """
    if not standings:
        return None
    due_date = min(standing.due for standing in standings)
    until = max(due_date, today) + TAKEN_ALONG
    return Round(due_date, tuple(standing.key for standing in standings if standing.due <= until))
