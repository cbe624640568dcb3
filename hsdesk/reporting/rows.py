"""What windows and exports see of the scoreboard."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hsdesk.reporting.periods import Period
from hsdesk.standards.pack import Better, PackKind, StandardKind


class ScoreState(StrEnum):
    """How a promise stands in a period; `in_words` is the word on its pill."""

    MET = "met"
    CLOSE = "close"
    """Missed by little."""
    MISSED = "missed"
    TOO_FEW = "too-few"
    """Measured, but so few times that a percentage would mislead."""
    NO_DATA = "no-data"
    """Nothing to measure happened in the period; never shown as 0 % or 100 %."""
    NO_FIGURE = "no-figure"
    """Measured, and shown, but its source names no figure to reach."""
    AWAITED = "awaited"
    """Not yet measured: what shows it comes with a later feature."""
    OVERRULED = "overruled"
    """The law that the office runs as a pack has taken its place."""
    NOT_IN_FORCE = "not-in-force"
    """It did not apply on any day of the period."""

    @property
    def in_words(self) -> str:
        """The state in a word or three."""
        return _STATE_WORDS[self]


_STATE_WORDS = {
    ScoreState.MET: "Met",
    ScoreState.CLOSE: "Close",
    ScoreState.MISSED: "Missed",
    ScoreState.TOO_FEW: "Too few to say",
    ScoreState.NO_DATA: "No data",
    ScoreState.NO_FIGURE: "No target",
    ScoreState.AWAITED: "Not yet measured",
    ScoreState.OVERRULED: "Replaced by law",
    ScoreState.NOT_IN_FORCE: "Not in force",
}


class LeftOut(StrEnum):
    """Why something is not among what was counted; `in_words` completes "3 …"."""

    STILL_RUNNING = "still-running"
    PAUSED = "paused"
    LEFT_BEFORE_DUE = "left-before-due"
    CANCELLED = "cancelled"
    CLOSED_WHILE_PAUSED = "closed-while-paused"
    NOT_DUE_YET = "not-due-yet"
    NOT_NEEDED = "not-needed"
    NO_STAFF_AVAILABLE = "no-staff-available"
    """An excuse that the promise itself makes; it is among `excused`."""

    @property
    def in_words(self) -> str:
        """The reason as it stands after a number: "3 still running"."""
        return _LEFT_OUT_WORDS[self]


_LEFT_OUT_WORDS = {
    LeftOut.STILL_RUNNING: "still running",
    LeftOut.PAUSED: "paused",
    LeftOut.LEFT_BEFORE_DUE: "left before their time was up",
    LeftOut.CANCELLED: "fell away",
    LeftOut.CLOSED_WHILE_PAUSED: "closed while paused",
    LeftOut.NOT_DUE_YET: "not due yet",
    LeftOut.NOT_NEEDED: "not needed",
    LeftOut.NO_STAFF_AVAILABLE: "no member of staff was available",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """How one promise was kept in a period.

    `target` says in words what is to be reached; `share_target` is the percentage among it (100 where the
    source names none), None where the figure is no share or nothing is named; `promised` what each is held
    to, such as "within 10 minutes"; `aim` the number that the result is to reach, in `unit`. `result`,
    `previous` (the period before) and `points` (see `Period.sparkline`; None where nothing was counted) are
    figures in `unit`, "percent" as a rule. Of `counted` things `kept` kept the promise; `counted_words`
    says what they are ("212 visits"). `left_out` says how many were not counted and why; `excused` how many
    more were not counted because the promise itself excuses them, by code; with these `result_with_excused`
    is reached. `corrected` counts those of which a time was corrected later. `awaits` names the features
    that bring the evidence; `contradiction` says how the law differs; `unverified` asks to check the figure
    in the source before relying on it.
    """

    pack: str
    pack_version: str
    pack_title: str
    standard: str
    kind: StandardKind
    area: str
    title: str
    sentence: str
    state: ScoreState
    target: str
    promised: str = ""
    share_target: float | None = None
    aim: float | None = None
    result: float | None = None
    unit: str = "percent"
    better: Better = Better.HIGHER
    kept: int = 0
    counted: int = 0
    counted_words: str = ""
    previous: float | None = None
    points: tuple[float | None, ...] = ()
    left_out: tuple[tuple[LeftOut, int], ...] = ()
    excused: tuple[tuple[str, int], ...] = ()
    result_with_excused: float | None = None
    corrected: int = 0
    awaits: tuple[str, ...] = ()
    contradiction: str = ""
    unverified: bool = False
    is_aim: bool = False
    note: str = ""

    @property
    def change(self) -> float | None:
        """By how much the result differs from the period before, in `unit`; above 0 is higher."""
        if self.result is None or self.previous is None:
            return None
        return self.result - self.previous

    @property
    def is_better(self) -> bool | None:
        """Whether it is better than the period before; None when there is no difference to tell."""
        if not self.change:
            return None
        return (self.change > 0) is (self.better is Better.HIGHER)


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack whose promises are on the board, and the days on which this version was in force.

    `first` and `last` are None where there is no such bound; `last` is the day before the next version.
    """

    id: str
    title: str
    version: str
    kind: PackKind
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """All promises of an office over a period, in the order of their packs.

    `met_before` is how many were met in the period before; None when nothing was measured in it.
    """

    period: Period
    rows: tuple[ScoreRow, ...]
    packs: tuple[PackRow, ...]
    met_before: int | None

    def count(self, *states: ScoreState) -> int:
        """How many promises stand in one of these states."""
        return sum(row.state in states for row in self.rows)

    @property
    def met(self) -> int:
        """How many promises were met."""
        return self.count(ScoreState.MET)

    @property
    def judged(self) -> int:
        """How many promises had a figure to reach and anything to measure: met, close, missed or too few."""
        return self.count(ScoreState.MET, ScoreState.CLOSE, ScoreState.MISSED, ScoreState.TOO_FEW)

    @property
    def more_met(self) -> int | None:
        """How many more were met than in the period before."""
        return None if self.met_before is None else self.met - self.met_before

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas of the promises, in the order in which they come."""
        return tuple(dict.fromkeys(row.area for row in self.rows))

    def of_area(self, area: str) -> Iterable[ScoreRow]:
        """The promises of an area."""
        return (row for row in self.rows if row.area == area)


class EvidenceOutcome(StrEnum):
    """What became of one thing behind a figure; `in_words` is what a list shows."""

    IN_TIME = "in-time"
    LATE = "late"
    NOT_DONE = "not-done"
    """Its time is up and nothing shows that it was done."""
    LEFT_AFTER_DUE = "left-after-due"
    SHOWN = "shown"
    NOT_SHOWN = "not-shown"
    PASSED = "passed"
    NOT_PASSED = "not-passed"
    FIGURE = "figure"
    LEFT_OUT = "left-out"
    """Not counted, for the reason given beside it."""

    @property
    def in_words(self) -> str:
        """The outcome in words."""
        return _OUTCOME_WORDS[self]


_OUTCOME_WORDS = {
    EvidenceOutcome.IN_TIME: "In time",
    EvidenceOutcome.LATE: "Late",
    EvidenceOutcome.NOT_DONE: "Not done in time",
    EvidenceOutcome.LEFT_AFTER_DUE: "Left after the time was up",
    EvidenceOutcome.SHOWN: "Done",
    EvidenceOutcome.NOT_SHOWN: "Not done",
    EvidenceOutcome.PASSED: "As promised",
    EvidenceOutcome.NOT_PASSED: "Not as promised",
    EvidenceOutcome.FIGURE: "Figure",
    EvidenceOutcome.LEFT_OUT: "Not counted",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One thing behind a figure: a visit, a call, a check, a month's figure.

    `title` names it without a person ("Ticket 014, 14 Apr 2026"). `when` is when it began or happened and
    `due` until when it was to be done; `took_seconds` how long it took. `kept` is None where it does not
    count, and `reason` then says why. `excuse` is the code of a recorded reason for not keeping it.
    """

    subject_kind: str
    subject_id: int
    title: str
    when: datetime
    outcome: EvidenceOutcome
    due: datetime | None = None
    took_seconds: int | None = None
    kept: bool | None = None
    deadline_id: int | None = None
    reason: LeftOut | None = None
    excuse: str = ""
    corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreDetail:
    """Everything about one promise in a period.

    `measured` says in sentences what was counted and what was left out; `median` and `longest` are the
    seconds that those kept took. `behind` and `broken` count the rows of `behind()`.
    """

    row: ScoreRow
    source: str
    source_dated: str
    place: str
    measured: tuple[str, ...]
    median: float | None
    longest: int | None
    behind: int
    broken: int
