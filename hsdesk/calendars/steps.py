"""What moves a due date, and what a due date is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hsdesk.calendars.calendar import Span
from hsdesk.calendars.within import Unit, Within
from hsdesk.clock import as_utc
from hsdesk.errors import Refused


class StepKind(StrEnum):
    """What happened on a day while a time was counted."""

    RECEIVED = "received"
    """The clock was started on this day."""
    MOVED_RECEIPT = "moved-receipt"
    """Counts as received on this day, by a rule."""
    COUNTED = "counted"
    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank-holiday"
    OFFICE_CLOSED = "office-closed"
    PAUSED = "paused"
    MADE_UP = "made-up"
    """A day added for one on which the clock stood still, where whole months are counted."""
    EXTENDED = "extended"
    MOVED_DUE = "moved-due"
    """The due date moved to this day because it fell on a closed day, or at closing time, by a rule."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the reckoning: what a day was.

    `number` is the day's (or month's) number in the count; `name` the bank holiday, or the reason of a
    closure, pause, extension or move; `spans` the stretches counted, or stood still, for clocks of hours
    and minutes.
    """

    day: date
    kind: StepKind
    number: int | None = None
    name: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A due date: the last moment (UTC) at which the promise is kept, its local date, and the reckoning.

    For a day target the moment is 23:59:59 of the local day.
    """

    due: datetime
    due_date: date
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which a clock stood still, in UTC, from `start` up to but not including `end`.

    For a pause that still lasts, give as `end` the moment up to which to reckon: now, or its review date.
    Raises `Refused` when it ends before it begins.
    """

    start: datetime
    end: datetime
    reason: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", as_utc(self.start))
        object.__setattr__(self, "end", as_utc(self.end))
        if self.end < self.start:
            raise Refused("A pause ends before it begins.", "Change its start or its end.", field="pauses")


@dataclass(frozen=True, slots=True)
class Extension:
    """More time: a further `Within`, or a new due date agreed on (never an earlier one).

    Raises `Refused` for an extension that takes time away or has no length.
    """

    by: Within | date
    reason: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.by, Within) and (
            self.by.looks_back or self.by.unit in {Unit.SAME_DAY, Unit.AT_ONCE}
        ):
            raise Refused(
                f"“{self.by}” gives no more time.", "Extend by a length of time.", field="extensions"
            )


class Pauses:
    """The pauses of one clock, in order, with those that overlap or touch made one."""

    def __init__(self, pauses: Iterable[Pause] = ()) -> None:
        self._pauses: list[Pause] = []
        for pause in sorted(
            (pause for pause in pauses if pause.start < pause.end), key=lambda each: each.start
        ):
            last = self._pauses[-1] if self._pauses else None
            if last is not None and pause.start <= last.end:
                reasons = dict.fromkeys(reason for reason in (last.reason, pause.reason) if reason)
                joined = Pause(last.start, max(last.end, pause.end), "; ".join(reasons))
                self._pauses[-1] = joined
            else:
                self._pauses.append(pause)

    def __bool__(self) -> bool:
        return bool(self._pauses)

    def __iter__(self) -> Iterator[Pause]:
        return iter(self._pauses)

    def cut(self, span: Span) -> Iterator[tuple[Span, Pause | None]]:
        """Cut a stretch into parts that run (with None) and parts that stand still (with their pause)."""
        start = span.start
        for pause in self._pauses:
            if pause.end <= start or pause.start >= span.end:
                continue
            if pause.start > start:
                yield Span(start, pause.start), None
            standing = Span(max(start, pause.start), min(span.end, pause.end))
            yield standing, pause
            start = standing.end
        if start < span.end:
            yield Span(start, span.end), None
