"""The calendar in which a promise is counted: opening hours, bank holidays and the office's own closures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo

from hsdesk.calendars.bank_holidays import TRUSTED_FROM, TRUSTED_UNTIL, Nation, bank_holidays
from hsdesk.calendars.hours import Opening, OpeningHours, checked
from hsdesk.calendars.local_time import end_of_day, moment_at, start_of_day
from hsdesk.calendars.words import DAY_NAMES, day_in_words
from hsdesk.clock import LONDON
from hsdesk.errors import CalendarError

ONE_DAY = timedelta(days=1)
LONGEST_LOOK = timedelta(days=50 * 366)
"""How far from a start a date is looked for before the calendar is taken to be at fault."""


class DayKind(StrEnum):
    """Whether a day is a working day, and if not, why."""

    WORKING = "working"
    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank-holiday"
    OFFICE_CLOSED = "office-closed"


class DayStatus(NamedTuple):
    """What a day is, with the bank holiday's name or the reason for the closure."""

    kind: DayKind
    name: str = ""

    @property
    def is_working_day(self) -> bool:
        """True when the day counts as a working day."""
        return self.kind is DayKind.WORKING


class Span(NamedTuple):
    """A stretch of time between two moments, in UTC."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long the stretch really lasts, also over a change of the clocks."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class ExceptionDay:
    """A single day that differs from the ordinary week: closed, or open at other hours."""

    reason: str
    openings: tuple[Opening, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "openings", checked(self.openings, self.reason or "Exception"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Says of any day whether it is a working day and when the office is open on it.

    `hours` of None means that Monday to Friday are the working days and that no clock time matters.
    `exceptions` are the office's own closures and special hours; with `counts_closures` False they are
    left out of account, as in a statutory standard. `announced` are bank holidays that became known after
    this version of hsdesk; they count in every calendar of the nation. Raises `CalendarError` for a calendar
    that never opens; its methods raise it for a day on which the bank holidays are not known.
    """

    hours: OpeningHours | None = None
    nation: Nation = Nation.ENGLAND_AND_WALES
    zone: ZoneInfo = LONDON
    exceptions: Mapping[date, ExceptionDay] = field(default_factory=dict)
    counts_closures: bool = True
    announced: Mapping[date, str] = field(default_factory=dict)
    _days: dict[date, DayStatus] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "exceptions", MappingProxyType(dict(self.exceptions)))
        object.__setattr__(self, "announced", MappingProxyType(dict(self.announced)))
        opens_by_exception = any(day.openings for day in self._own_days().values())
        if self.hours is not None and self.hours.never_open and not opens_by_exception:
            raise CalendarError(
                "This calendar never opens.", "Give opening hours on at least one day of the week."
            )

    @property
    def trusted_until(self) -> date | None:
        """The last day on which the calendar can be trusted; None when it has no bank holidays."""
        return None if self.nation is Nation.NONE else TRUSTED_UNTIL

    def statutory(self) -> Self:
        """The same nation's calendar as the law counts: weekends and bank holidays only, no closures."""
        return replace(self, hours=None, counts_closures=False)

    def local_date(self, moment: datetime) -> date:
        """The date that the office's calendar on the wall shows at `moment`."""
        return moment.astimezone(self.zone).date()

    def start_of_day(self, day: date) -> datetime:
        """The first moment of the local day, in UTC."""
        return start_of_day(day, self.zone)

    def end_of_day(self, day: date) -> datetime:
        """The last second of the local day (23:59:59), in UTC: until when a day target may be met."""
        return end_of_day(day, self.zone)

    def day(self, day: date) -> DayStatus:
        """What `day` is. Raises `CalendarError` when its bank holidays are not known."""
        known = self._days.get(day)
        if known is None:
            known = self._days[day] = self._find(day)
        return known

    def is_working_day(self, day: date) -> bool:
        """True when `day` counts as a working day. Raises `CalendarError` when that is not known."""
        return self.day(day).is_working_day

    def openings(self, day: date) -> tuple[Span, ...]:
        """When the office is open on `day`; empty on a closed day. Raises `CalendarError`.

        A calendar without opening hours is refused: it knows working days but no working time.
        """
        if self.hours is None:
            raise CalendarError(
                "This calendar has no opening hours, so working time cannot be counted in it.",
                "Give the opening hours, or count in working days.",
            )
        if not self.is_working_day(day):
            return ()
        exception = self._own_days().get(day)
        openings = exception.openings if exception else self.hours.week[day.weekday()]
        return tuple(
            Span(moment_at(day, opening.opens, self.zone), moment_at(day, opening.closes, self.zone))
            for opening in openings
        )

    def days_from(self, first: date, *, backwards: bool = False) -> Iterator[tuple[date, DayStatus]]:
        """Each day from `first` on (or back) with what it is, as far as a date is ever looked for.

        Raises `CalendarError` at the end of what is known, and after fifty years.
        """
        for offset in range(LONGEST_LOOK.days):
            day = first - offset * ONE_DAY if backwards else first + offset * ONE_DAY
            yield day, self.day(day)
        raise self.no_date_near(first)

    def no_date_near(self, first: date) -> CalendarError:
        """The refusal to look for a date further than fifty years."""
        return CalendarError(
            f"No date was found within fifty years of {day_in_words(first)}.",
            "Check the opening hours and the closures of this calendar.",
        )

    def _own_days(self) -> Mapping[date, ExceptionDay]:
        return self.exceptions if self.counts_closures else {}

    def _find(self, day: date) -> DayStatus:
        self._refuse_unknown(day)
        exception = self._own_days().get(day)
        if exception is not None and exception.openings:
            return DayStatus(DayKind.WORKING)
        weekend = day.weekday() >= 5
        open_in_ordinary_week = bool(self.hours.week[day.weekday()]) if self.hours else not weekend
        if weekend and not open_in_ordinary_week:
            return DayStatus(DayKind.WEEKEND)
        holiday = self.announced.get(day) or bank_holidays(self.nation, day.year).get(day)
        if holiday:
            return DayStatus(DayKind.BANK_HOLIDAY, holiday)
        if not open_in_ordinary_week:
            return DayStatus(DayKind.OFFICE_CLOSED, f"never open on {DAY_NAMES[day.weekday()]}s")
        if exception is not None:
            return DayStatus(DayKind.OFFICE_CLOSED, exception.reason)
        return DayStatus(DayKind.WORKING)

    def _refuse_unknown(self, day: date) -> None:
        if self.trusted_until is None:
            return
        if day > self.trusted_until:
            raise CalendarError(
                f"The bank holidays after {day_in_words(self.trusted_until)} are not known yet.",
                "Choose an earlier date, or install a newer version of hsdesk.",
            )
        if day < TRUSTED_FROM:
            raise CalendarError(
                f"The bank holidays before {day_in_words(TRUSTED_FROM)} are not kept.", "Choose a later date."
            )
