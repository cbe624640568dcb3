"""Counting hours and minutes: elapsed time, and working time inside opening hours."""

from datetime import datetime, timedelta

from hsdesk.calendars.calendar import LONGEST_LOOK, Calendar, Span
from hsdesk.calendars.steps import Pauses, Step, StepKind

NOTHING = timedelta(0)


class HourCounter:
    """Counts time in one calendar and writes down which stretches of it counted.

    A paused clock stands still: the time of the pause that would have counted is counted later.
    Every method raises `CalendarError` where the calendar has no answer.
    """

    def __init__(self, calendar: Calendar, pauses: Pauses, steps: list[Step]) -> None:
        self._calendar = calendar
        self._pauses = pauses
        self._steps = steps

    def elapsed(self, start: datetime, length: timedelta) -> datetime:
        """The moment at which `length` of real time has run, nights, weekends and clock changes included."""
        left = length
        for part, pause in self._pauses.cut(Span(start, start + LONGEST_LOOK)):
            day = self._calendar.local_date(part.start)
            if pause:
                self._steps.append(Step(day, StepKind.PAUSED, name=pause.reason, spans=(part,)))
                continue
            counted = Span(part.start, min(part.end, part.start + left))
            self._steps.append(Step(day, StepKind.COUNTED, spans=(counted,)))
            left -= counted.length
            if left <= NOTHING:
                return counted.end
        raise self._calendar.no_date_near(self._calendar.local_date(start))

    def elapsed_back(self, start: datetime, length: timedelta) -> datetime:
        """The moment that lies `length` of real time before `start`."""
        counted = Span(start - length, start)
        day = self._calendar.local_date(counted.start)
        self._steps.append(Step(day, StepKind.COUNTED, spans=(counted,)))
        return counted.start

    def working(self, start: datetime, length: timedelta) -> datetime:
        """The moment at which `length` of opening time has run since `start`."""
        left = length
        for day, status in self._calendar.days_from(self._calendar.local_date(start)):
            if not status.is_working_day:
                self._steps.append(Step(day, StepKind(status.kind.value), name=status.name))
                continue
            parts = self._steps_of_day(start, left, self._calendar.openings(day))
            counted = tuple(part for part, reason in parts if reason is None)
            left -= sum((span.length for span in counted), NOTHING)
            told = [
                Step(day, StepKind.PAUSED, name=reason, spans=(part,))
                for part, reason in parts
                if reason is not None
            ]
            if counted:
                told.append(Step(day, StepKind.COUNTED, spans=counted))
            self._steps.extend(sorted(told, key=lambda step: step.spans))
            if left <= NOTHING:
                return counted[-1].end
        raise AssertionError("days_from gives up by itself")

    def working_back(self, start: datetime, length: timedelta) -> datetime:
        """The moment from which `length` of opening time runs until `start`."""
        left = length
        for day, status in self._calendar.days_from(self._calendar.local_date(start), backwards=True):
            if not status.is_working_day:
                self._steps.append(Step(day, StepKind(status.kind.value), name=status.name))
                continue
            counted: list[Span] = []
            for opening in reversed(self._calendar.openings(day)):
                end = min(opening.end, start)
                if end > opening.start and left > NOTHING:
                    counted.insert(0, Span(max(opening.start, end - left), end))
                    left -= counted[0].length
            if counted:
                self._steps.append(Step(day, StepKind.COUNTED, spans=tuple(counted)))
            if left <= NOTHING:
                return counted[0].start
        raise AssertionError("days_from gives up by itself")

    def next_opening(self, moment: datetime) -> datetime:
        """The first moment from `moment` on at which the office opens and the clock runs.

        Returns `moment` itself when the office does not close at it.
        """
        day = self._calendar.local_date(moment - timedelta(microseconds=1))
        if all(opening.end != moment for opening in self._calendar.openings(day)):
            return moment
        for other, status in self._calendar.days_from(day):
            for opening in self._calendar.openings(other) if status.is_working_day else ():
                if opening.start < moment:
                    continue
                running = next((part for part, pause in self._pauses.cut(opening) if pause is None), None)
                if running and running.start > moment:
                    local_day = self._calendar.local_date(running.start)
                    name = "the office was just closing"
                    self._steps.append(Step(local_day, StepKind.MOVED_DUE, name=name))
                if running:
                    return running.start
        raise AssertionError("days_from gives up by itself")

    def _steps_of_day(
        self, start: datetime, left: timedelta, openings: tuple[Span, ...]
    ) -> list[tuple[Span, str | None]]:
        """The stretches of a day that count (with None) or stand still (with a reason)."""
        parts: list[tuple[Span, str | None]] = []
        for opening in openings:
            if opening.end <= start:
                continue
            for part, pause in self._pauses.cut(Span(max(start, opening.start), opening.end)):
                if left <= NOTHING:
                    return parts
                if pause:
                    parts.append((part, pause.reason))
                    continue
                counted = Span(part.start, min(part.end, part.start + left))
                left -= counted.length
                parts.append((counted, None))
        return parts
