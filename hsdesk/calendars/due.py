"""When a promise is due, and every step of the reckoning: a pure function of what is given to it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from hsdesk.calendars.calendar import ONE_DAY, Calendar
from hsdesk.calendars.day_counts import NO_DAYS, DayCounter
from hsdesk.calendars.hour_counts import HourCounter
from hsdesk.calendars.rules import AtClosingTime, DueOnClosedDay, Rules
from hsdesk.calendars.steps import Due, Extension, Pause, Pauses, Step, StepKind
from hsdesk.calendars.within import Unit, Within
from hsdesk.calendars.words import day_in_words
from hsdesk.clock import as_utc
from hsdesk.errors import Refused

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
LATEST = datetime(2199, 12, 31, tzinfo=UTC)
DEFAULT_RULES = Rules()
DAYS_A_WEEK = 7


def due_date(  # noqa: PLR0917 - what is counted, and then what moves it, always in this order
    start: datetime,
    within: Within,
    calendar: Calendar,
    rules: Rules = DEFAULT_RULES,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Extension] = (),
) -> Due:
    """The last moment at which a promise begun at `start` is kept, with each step of the reckoning.

    `start` is aware. Day targets (`28 days`, `10 working days`, `4 weeks`, `1 month`, `same day`) run to
    23:59:59 of the local day; elapsed time runs in real time; working time inside opening hours. A time that
    looks back (`-10 days`) ends so long before `start`, and takes neither pauses nor extensions. An extension
    counts on from the date before it; months given more months are counted together from the day of receipt.

    Raises `CalendarError` when the calendar has no answer (never opens, no opening hours, beyond its
    horizon) and `Refused` for a start, pause or extension that makes no sense.
    """
    begun = as_utc(start)
    if not EARLIEST <= begun <= LATEST:
        raise Refused(
            f"A time cannot be counted from the year {begun.year}.",
            "Choose a date after 1900.",
            field="start",
        )
    own_pauses = Pauses(pauses)
    own_extensions = tuple(extensions)
    reckoning = _Reckoning(begun, calendar, rules, own_pauses)
    if within.looks_back:
        if own_pauses or own_extensions:
            raise Refused(
                f"A time counted back, such as “{within}”, cannot be paused or extended.",
                "Move the date from which it is counted.",
                field="pauses",
            )
        reckoning.look_back(within)
        return reckoning.due()
    reckoning.begin(within)
    for extension in own_extensions:
        reckoning.extend(extension)
    reckoning.settle()
    return reckoning.due()


class _Reckoning:
    """One due date while it is being worked out."""

    def __init__(self, start: datetime, calendar: Calendar, rules: Rules, pauses: Pauses) -> None:
        self._calendar = calendar
        self._rules = rules
        self._pauses = pauses
        self._steps = [Step(calendar.local_date(start), StepKind.RECEIVED)]
        self._by_day = DayCounter(calendar, rules, pauses, self._steps)
        self._by_hour = HourCounter(calendar, pauses, self._steps)
        self._moment = start
        self._day: date | None = None
        self._origin = self._steps[0].day
        self._unit = Unit.AT_ONCE
        self._number = 0
        self._agreed = False
        self._less = ONE_DAY if rules.count_receipt_day else NO_DAYS

    def begin(self, within: Within) -> None:
        """Count the time promised."""
        self._unit = within.unit
        if not within.unit.is_day_target:
            self._count_hours(within)
            return
        self._origin = self._by_day.receipt_day(self._moment)
        if within.unit is Unit.SAME_DAY:
            self._day = self._by_day.same_day(self._origin)
        else:
            first = self._origin if self._rules.count_receipt_day else self._origin + ONE_DAY
            self._count_days(within, first)

    def extend(self, extension: Extension) -> None:
        """Count the time of an extension on from where the reckoning stands."""
        if not (isinstance(extension.by, Within) and extension.by.unit is Unit.MONTH):
            self._make_up_months()
        reached = self._day or self._calendar.local_date(self._moment)
        if not isinstance(extension.by, Within):
            if extension.by < reached:
                raise Refused(
                    f"An extension to {day_in_words(extension.by)} is earlier than the date it extends, "
                    f"{day_in_words(reached)}.",
                    "Choose a later date.",
                    field="extensions",
                )
            self._steps.append(Step(extension.by, StepKind.EXTENDED, name=extension.reason))
            self._day, self._agreed = extension.by, True
            return
        self._steps.append(Step(reached, StepKind.EXTENDED, name=extension.reason))
        if extension.by.unit is not self._unit or self._agreed:
            self._number, self._origin, self._less = 0, reached, NO_DAYS
        self._unit, self._agreed = extension.by.unit, False
        if extension.by.unit.is_day_target:
            self._count_days(extension.by, reached + ONE_DAY)
        else:
            if self._day is not None:
                self._moment, self._day = self._calendar.end_of_day(self._day), None
            self._count_hours(extension.by)

    def settle(self) -> None:
        """Apply the rules for what ends on a closed day or exactly at closing time."""
        if self._agreed:
            return
        self._make_up_months()
        if self._day is not None:
            if self._moves_off_closed_days():
                self._day = self._by_day.off_closed_day(self._day)
        elif self._unit.is_working_time and self._rules.at_closing_time is AtClosingTime.NEXT_OPENING:
            self._moment = self._by_hour.next_opening(self._moment)

    def look_back(self, within: Within) -> None:
        """Count a time back from the start, off closed days towards the past so that nothing is cut short."""
        self._unit, amount = within.unit, -within.amount
        length = timedelta(seconds=amount * within.unit.seconds)
        last = self._origin - ONE_DAY + self._less
        if within.unit.is_elapsed:
            self._moment = self._by_hour.elapsed_back(self._moment, length)
        elif within.unit.is_working_time:
            self._moment = self._by_hour.working_back(self._moment, length)
        elif within.unit is Unit.WORKING_DAY:
            self._day = self._by_day.working_days_back(last, amount)
        else:
            day = self._days_back(within.unit, last, amount)
            self._day = (
                self._by_day.off_closed_day(day, backwards=True) if self._moves_off_closed_days() else day
            )

    def due(self) -> Due:
        """The due date as it stands."""
        if self._day is None:
            return Due(self._moment, self._calendar.local_date(self._moment), tuple(self._steps))
        return Due(self._calendar.end_of_day(self._day), self._day, tuple(self._steps))

    def _count_hours(self, within: Within) -> None:
        length = timedelta(seconds=within.amount * within.unit.seconds)
        if within.unit.is_elapsed:
            self._moment = self._by_hour.elapsed(self._moment, length)
        elif within.unit.is_working_time:
            self._moment = self._by_hour.working(self._moment, length)

    def _count_days(self, within: Within, first: date) -> None:
        amount = within.amount * (DAYS_A_WEEK if within.unit is Unit.WEEK else 1)
        if within.unit is Unit.WORKING_DAY:
            self._day = self._by_day.working_days(first, amount, done=self._number)
        elif within.unit is Unit.MONTH:
            self._day = self._by_day.months(self._origin, amount, done=self._number, less=self._less)
        else:
            self._day = self._by_day.days(first, amount, done=self._number)
        self._number += amount

    def _days_back(self, unit: Unit, last: date, amount: int) -> date:
        if unit is Unit.MONTH:
            return self._by_day.months_back(self._origin, amount, less=self._less)
        return self._by_day.days_back(last, amount * (DAYS_A_WEEK if unit is Unit.WEEK else 1))

    def _make_up_months(self) -> None:
        if self._pauses and self._unit is Unit.MONTH and self._day is not None and not self._agreed:
            self._day = self._by_day.make_up(self._origin - self._less, self._day)

    def _moves_off_closed_days(self) -> bool:
        if self._rules.due_on_closed_day is None:
            return self._unit is Unit.MONTH
        return self._rules.due_on_closed_day is DueOnClosedDay.NEXT_WORKING_DAY
