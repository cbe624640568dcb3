"""Due dates, beside the plainest loop over the same days."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import holidays
from measures import Limit, Measure, say, timed

from hsdesk.calendars.calendar import Calendar
from hsdesk.calendars.due import due_date
from hsdesk.calendars.within import Within

_DAYS = 10
_STEP_HOURS = 29


def reckoning(number: int) -> list[Measure]:
    """So many due dates of ten working days, each with its steps."""
    say("Reckoning due dates …")
    calendar, within = Calendar(), Within.parse(f"{_DAYS} working days")
    closed = holidays.country_holidays("GB", subdiv="ENG", years=range(2025, 2032))
    first, step = datetime(2025, 1, 2, 11, tzinfo=UTC), timedelta(hours=_STEP_HOURS)
    starts = [first + place * step for place in range(number)]
    due_date(starts[0], within, calendar)  # the bank holidays are read once
    ours = [timed(partial(due_date, start, within, calendar)) for start in starts]
    beside = [timed(partial(_plainly, start.date(), closed)) for start in starts]
    years = _STEP_HOURS * number // 24 // 365 + 1
    how = f"{number} starts over {years} years; ours gives each day counted or skipped, and why"
    return [
        Measure(
            f"due date of {_DAYS} working days, with steps",
            "a bare loop over days (the limit is our own)",
            "ms",
            (Limit("p95", 1),),
            ours,
            beside,
            how,
        )
    ]


def _plainly(day: date, closed: holidays.HolidayBase) -> date:
    left = _DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in closed
    return day
