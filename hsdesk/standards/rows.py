"""What windows and reports see of deadlines and results."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hsdesk.calendars.steps import Step
from hsdesk.standards.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One clock of a subject; what the parts mean stands with `Deadline` in `tables.py`."""

    id: int
    pack: str
    pack_version: str
    standard: str
    subject_kind: str
    subject_id: int
    started_at: datetime
    due_at: datetime
    original_due_at: datetime
    due_date: date
    outcome: Outcome
    ended_at: datetime | None
    took: int | None
    excuse: str | None
    paused_at: datetime | None
    corrected: bool

    @property
    def is_running(self) -> bool:
        """Whether time is still being counted."""
        return self.outcome is Outcome.OPEN and self.paused_at is None

    def is_over(self, now: datetime) -> bool:
        """Whether the due time has passed, at the end of the clock or, while it runs, at `now`."""
        if self.outcome in {Outcome.CANCELLED, Outcome.CLOSED_WHILE_PAUSED}:
            return False
        until = self.ended_at or (self.paused_at or now)
        return until > self.due_at

    def seconds_left(self, now: datetime) -> int:
        """Seconds until it is due; below zero once it is over. An ended or paused clock stands still."""
        until = self.ended_at or (self.paused_at or now)
        return int((self.due_at - until).total_seconds())


class LeftOutReason(StrEnum):
    """Why a clock does not count in a result."""

    STILL_RUNNING = "still-running"
    """Neither kept nor broken yet."""
    PAUSED = "paused"
    LEFT_BEFORE_DUE = "left-before-due"
    CANCELLED = "cancelled"
    CLOSED_WHILE_PAUSED = "closed-while-paused"


@dataclass(frozen=True, slots=True)
class ResultRow:
    """How a standard was kept in a period.

    Of `counted` clocks (for an `every` standard: times) `in_time` kept the promise. `left_out` says how
    many did not count and why. `excused` counts the broken ones with a recorded reason, by its code; they
    are among `counted`. `median` and `longest` are seconds from start to end of those that were met.
    `corrected` counts those of which a time was corrected later.
    """

    standard: str
    counted: int
    in_time: int
    left_out: Mapping[LeftOutReason, int]
    excused: Mapping[str, int]
    median: float | None = None
    longest: int | None = None
    corrected: int = 0

    @property
    def share(self) -> float | None:
        """The percentage kept of all that counted; None when nothing did."""
        return 100 * self.in_time / self.counted if self.counted else None

    @property
    def counted_without_excused(self) -> int:
        """How many counted, without the broken ones for which a reason was recorded."""
        return self.counted - sum(self.excused.values())

    @property
    def share_without_excused(self) -> float | None:
        """The percentage kept without the broken ones for which a reason was recorded; None for nothing."""
        counted = self.counted_without_excused
        return 100 * self.in_time / counted if counted else None


class AdjustmentKind(StrEnum):
    """What was done to a clock while it ran."""

    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class AdjustmentRow:
    """A pause, its end, or an extension: when it happened and was noted, by whom, and why.

    `reason` is a code; `by` a time such as "10 working days"; `until` the new date of an extension, or when a
    pause is looked at again.
    """

    kind: AdjustmentKind
    at: datetime
    recorded_at: datetime
    staff_id: int | None
    reason: str
    by: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class ExplanationRow:
    """Why a deadline is due when it is: the promise in its own words, the rules, and the reckoning by day.

    `starts_with` and `stops_with` say what starts and stops the clock; `conventions` are the rules by which
    it is counted; `marks` what must be known of the promise, such as that the law says otherwise.
    """

    deadline: DeadlineRow
    title: str
    sentence: str
    target: str
    note: str
    source: str
    publisher: str
    place: str
    dated: str
    pack_title: str
    is_aim: bool
    is_law: bool
    starts_with: str
    stops_with: str
    conventions: tuple[str, ...]
    marks: tuple[str, ...]
    summary: str
    reckoning: tuple[str, ...]
    steps: tuple[Step, ...]
    adjustments: tuple[AdjustmentRow, ...]
