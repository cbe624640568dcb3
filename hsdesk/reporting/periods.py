"""The stretches of time over which promises are measured; the year is the financial one, from 1 April."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from hsdesk.calendars.local_time import start_of_day
from hsdesk.calendars.words import DAY_NAMES, MONTH_NAMES

_APRIL = 4
_DAY = timedelta(days=1)
_POINTS = 12
"""How many periods a sparkline of weeks, months or quarters shows."""


class PeriodKind(StrEnum):
    """How long a period is."""

    WEEK = "week"
    """Monday to Sunday."""
    MONTH = "month"
    QUARTER = "quarter"
    """Three months of the financial year: April to June is the first."""
    YEAR_TO_DATE = "year-to-date"
    """From 1 April to the day on which it is asked for."""
    FINANCIAL_YEAR = "financial-year"

    @property
    def in_words(self) -> str:
        """The kind as a choice: "Year to date"."""
        return self.value.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Period:
    """The local days from `first` to `last`, both included."""

    kind: PeriodKind
    first: date
    last: date

    def previous(self) -> "Period":
        """The period of the same kind before; before a year to date, the same days of the year before."""
        return self._moved(-1)

    def following(self) -> "Period":
        """The period of the same kind after."""
        return self._moved(1)

    def is_complete(self, today: date) -> bool:
        """Whether every day of it has passed."""
        return self.last < today

    def in_words(self) -> str:
        """The period as a heading: "March 2026", "Apr to Jun 2026", "Week of Mon 13 Apr 2026"."""
        first, last = self.first, self.last
        match self.kind:
            case PeriodKind.WEEK:
                return f"Week of {DAY_NAMES[first.weekday()][:3]} {_short(first)} {first.year}"
            case PeriodKind.MONTH:
                return f"{MONTH_NAMES[first.month - 1]} {first.year}"
            case PeriodKind.QUARTER:
                return f"{_month(first)} to {_month(last)} {last.year}"
            case PeriodKind.FINANCIAL_YEAR:
                return f"{first.year} to {last.year}"
            case PeriodKind.YEAR_TO_DATE:
                year = "" if first.year == last.year else f" {first.year}"
                return f"{_short(first)}{year} to {_short(last)} {last.year}"

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The first moment of it, and the first after it, in UTC."""
        return start_of_day(self.first, zone), start_of_day(self.last + _DAY, zone)

    def sparkline(self) -> tuple["Period", ...]:
        """The periods whose figures make its small curve, oldest first.

        Of a week, month or quarter, the twelve up to it; of a year, its months, the last one whole.
        """
        if self.kind in {PeriodKind.FINANCIAL_YEAR, PeriodKind.YEAR_TO_DATE}:
            months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
            return tuple(
                containing(PeriodKind.MONTH, self.first + relativedelta(months=place))
                for place in range(months)
            )
        periods = [self]
        while len(periods) < _POINTS:
            periods.append(periods[-1].previous())
        return tuple(reversed(periods))

    def _moved(self, steps: int) -> "Period":
        if self.kind is PeriodKind.YEAR_TO_DATE:
            year = relativedelta(years=steps)
            return Period(self.kind, self.first + year, self.last + year)
        return containing(self.kind, self.first + steps * _LENGTHS[self.kind])


_LENGTHS: dict[PeriodKind, relativedelta] = {
    PeriodKind.WEEK: relativedelta(weeks=1),
    PeriodKind.MONTH: relativedelta(months=1),
    PeriodKind.QUARTER: relativedelta(months=3),
    PeriodKind.YEAR_TO_DATE: relativedelta(years=1),
    PeriodKind.FINANCIAL_YEAR: relativedelta(years=1),
}


def containing(kind: PeriodKind, day: date) -> Period:
    """The period of a kind in which `day` lies; a year to date ends on it."""
    first = _FIRST_DAYS[kind](day)
    if kind is PeriodKind.YEAR_TO_DATE:
        return Period(kind, first, day)
    return Period(kind, first, first + _LENGTHS[kind] - _DAY)


def _month(day: date) -> str:
    return MONTH_NAMES[day.month - 1][:3]


def _short(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _start_of_week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _start_of_month(day: date) -> date:
    return day.replace(day=1)


def _start_of_quarter(day: date) -> date:
    return day.replace(month=day.month - (day.month - 1) % 3, day=1)


def _start_of_year(day: date) -> date:
    return date(day.year if day.month >= _APRIL else day.year - 1, _APRIL, 1)


_FIRST_DAYS: dict[PeriodKind, Callable[[date], date]] = {
    PeriodKind.WEEK: _start_of_week,
    PeriodKind.MONTH: _start_of_month,
    PeriodKind.QUARTER: _start_of_quarter,
    PeriodKind.YEAR_TO_DATE: _start_of_year,
    PeriodKind.FINANCIAL_YEAR: _start_of_year,
}
