"""Counting days, weeks and months, which run to the end of a local day."""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from hsdesk.calendars.calendar import ONE_DAY, Calendar, DayStatus
from hsdesk.calendars.rules import AfterHours, ClosedDayReceipt, Rules
from hsdesk.calendars.steps import Pause, Pauses, Step, StepKind

NO_DAYS = timedelta(0)


class DayCounter:
    """Counts days in one calendar and writes down what each of them was.

    A day at whose end the clock is paused is not counted. Every method raises `CalendarError` where
    the calendar has no answer.
    """

    def __init__(self, calendar: Calendar, rules: Rules, pauses: Pauses, steps: list[Step]) -> None:
        self._calendar = calendar
        self._rules = rules
        # A day is paused at its end when its midnight lies in the pause.
        self._paused_nights = [
            (calendar.local_date(pause.start), calendar.local_date(pause.end) - ONE_DAY, pause)
            for pause in pauses
        ]
        self._steps = steps

    def receipt_day(self, start: datetime) -> date:
        """The day that counts as the day of receipt, by the rules for closed days and for after hours."""
        received = self._calendar.local_date(start)
        rolls = self._rules.closed_day_receipt is ClosedDayReceipt.ROLLS_TO_DAY_ZERO
        next_day_after_hours = self._rules.after_hours is AfterHours.NEXT_WORKING_DAY
        if not rolls and not next_day_after_hours:
            return received
        status = self._calendar.day(received)
        if not status.is_working_day:
            if not rolls:
                return received
            return self._next_working_day(received, StepKind.MOVED_RECEIPT, "received on a closed day")
        if next_day_after_hours and self._closed_before(start, received):
            return self._next_working_day(received, StepKind.MOVED_RECEIPT, "received after hours")
        return received

    def working_days(self, first: date, amount: int, *, done: int = 0) -> date:
        """The working day on which `amount` are counted, `first` being the first that may count."""
        number = 0
        for day, status in self._calendar.days_from(first):
            if not status.is_working_day:
                self._skip(day, status)
            elif pause := self._paused(day):
                self._steps.append(Step(day, StepKind.PAUSED, name=pause.reason))
            else:
                number += 1
                self._steps.append(Step(day, StepKind.COUNTED, done + number))
            if number == amount:
                return day
        raise AssertionError("days_from gives up by itself")

    def days(self, first: date, amount: int, *, done: int = 0) -> date:
        """The day on which `amount` are counted, weekends and holidays included."""
        day, number = first, 0
        while True:
            if pause := self._paused(day):
                self._steps.append(Step(day, StepKind.PAUSED, name=pause.reason))
            else:
                number += 1
                self._steps.append(Step(day, StepKind.COUNTED, done + number))
            if number == amount:
                return day
            day += ONE_DAY

    def months(self, receipt: date, amount: int, *, done: int = 0, less: timedelta = NO_DAYS) -> date:
        """The day that corresponds to `receipt` after `done + amount` months, or their last day if shorter.

        `less` is one day where the day of receipt counts as the first. Pauses are left to `make_up`.
        """
        end = receipt
        for number in range(done + 1, done + amount + 1):
            end = receipt + relativedelta(months=number) - less
            self._steps.append(Step(end, StepKind.COUNTED, number))
        return end

    def make_up(self, receipt: date, end: date) -> date:
        """The day so many running days after `end` as the clock stood still between `receipt` and `end`."""
        day, owed = receipt + ONE_DAY, 0
        while day <= end or owed:
            pause = self._paused(day)
            if pause:
                self._steps.append(Step(day, StepKind.PAUSED, name=pause.reason))
            if day <= end:
                owed += bool(pause)
            elif not pause:
                owed -= 1
                self._steps.append(Step(day, StepKind.MADE_UP))
            day += ONE_DAY
        return day - ONE_DAY

    def same_day(self, day: date) -> date:
        """The day of receipt itself, or the first working day after it whose end is not paused."""
        if not (pause := self._paused(day)):
            self._steps.append(Step(day, StepKind.COUNTED, 0))
            return day
        self._steps.append(Step(day, StepKind.PAUSED, name=pause.reason))
        return self.working_days(day + ONE_DAY, 1, done=-1)

    def working_days_back(self, first: date, amount: int) -> date:
        """The working day on which `amount` are counted backwards from `first`."""
        number = 0
        for day, status in self._calendar.days_from(first, backwards=True):
            if status.is_working_day:
                number += 1
                self._steps.append(Step(day, StepKind.COUNTED, number))
            else:
                self._skip(day, status)
            if number == amount:
                return day
        raise AssertionError("days_from gives up by itself")

    def months_back(self, start: date, amount: int, *, less: timedelta = NO_DAYS) -> date:
        """The day that corresponds to `start` so many months before it, or the month's last day."""
        end = start - relativedelta(months=amount) + less
        self._steps.append(Step(end, StepKind.COUNTED, amount))
        return end

    def days_back(self, first: date, amount: int) -> date:
        """The day on which `amount` are counted backwards from `first`, weekends and holidays included."""
        days = [first - number * ONE_DAY for number in range(amount)]
        self._steps.extend(Step(day, StepKind.COUNTED, number) for number, day in enumerate(days, start=1))
        return days[-1]

    def off_closed_day(self, day: date, *, backwards: bool = False) -> date:
        """`day` if it is a working day, otherwise the next one (the one before, when counted backwards)."""
        status = self._calendar.day(day)
        if status.is_working_day:
            return day
        self._skip(day, status)
        return self._next_working_day(day, StepKind.MOVED_DUE, "fell on a closed day", backwards=backwards)

    def _next_working_day(self, day: date, kind: StepKind, why: str, *, backwards: bool = False) -> date:
        first = day - ONE_DAY if backwards else day + ONE_DAY
        for other, status in self._calendar.days_from(first, backwards=backwards):
            if status.is_working_day:
                self._steps.append(Step(other, kind, name=why))
                return other
            self._skip(other, status)
        raise AssertionError("days_from gives up by itself")

    def _paused(self, day: date) -> Pause | None:
        return next((pause for first, last, pause in self._paused_nights if first <= day <= last), None)

    def _closed_before(self, start: datetime, day: date) -> bool:
        if self._calendar.hours is None:
            return False
        openings = self._calendar.openings(day)
        return bool(openings) and start > openings[-1].end

    def _skip(self, day: date, status: DayStatus) -> None:
        self._steps.append(Step(day, StepKind(status.kind.value), name=status.name))
