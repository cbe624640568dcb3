"""What windows see of duties."""

from dataclasses import dataclass
from datetime import date, datetime

from hsdesk.attachments.rules import FileKind
from hsdesk.duties.rules import DutyGroup, DutyState


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty in the list.

    `standard` is the id of its promise, empty for the office's own duty; `working_days_left` are those
    from tomorrow to the day on which it is due, None where the calendar does not reach. `parts_in` of
    `parts` have evidence; `notes` and `files` count all evidence, and `file_name` names its first file.
    """

    duty_id: int
    plan_id: int
    standard: str
    title: str
    every: str
    due_date: date
    original_due_date: date
    done_on: date | None
    next_due: date | None
    owner_id: int | None
    owner: str
    state: DutyState
    group: DutyGroup
    days_over: int
    working_days_left: int | None
    parts: int
    parts_in: int
    notes: int
    files: int
    file_name: str
    version: int

    @property
    def is_done(self) -> bool:
        """Whether it has been done."""
        return self.done_on is not None

    @property
    def is_moved(self) -> bool:
        """Whether its date was moved."""
        return self.due_date != self.original_due_date


@dataclass(frozen=True, slots=True)
class DutyCounts:
    """How many duties each choice of the list shows."""

    everything: int
    late: int
    this_month: int
    done: int


@dataclass(frozen=True, slots=True)
class DutyList:
    """The duties of a financial year, in the order of the list, with what else can be chosen."""

    rows: tuple[DutyRow, ...]
    counts: DutyCounts
    year: int
    years: tuple[int, ...]
    today: date


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A note, a file or both; `part` is the part of the duty that it shows, empty for all of it."""

    evidence_id: int
    part: str
    note: str
    attachment_id: int | None
    file_name: str
    file_kind: FileKind | None
    size: int
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A change of the date, with its reason."""

    from_date: date
    to_date: date
    reason: str
    moved_at: datetime
    moved_by: str


@dataclass(frozen=True, slots=True)
class PastDuty:
    """An earlier period of the same duty; `done_on` None when it was not done."""

    duty_id: int
    period_start: date
    period_end: date
    due_date: date
    done_on: date | None
    done_by: str
    state: DutyState


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """The promise behind a duty, with where it stands.

    `asks` is how often it is to be done, as the document says it; `shows_it` says what counts as evidence.
    """

    standard: str
    sentence: str
    asks: str
    source: str
    dated: str
    place: str
    pack: str
    version: str
    shows_it: str
    note: str
    unverified: bool


@dataclass(frozen=True, slots=True)
class DutyDetail:
    """All that the panel shows of a duty.

    `promise` is None for the office's own duty; `own_interval` says that the office sets how often it
    comes; `latest_move` is the last day to which it can be moved. `plan_version` goes back with a change
    of the interval, `row.version` with any other.
    """

    row: DutyRow
    promise: PromiseRow | None
    period_start: date
    period_end: date
    parts: tuple[str, ...]
    evidence: tuple[EvidenceRow, ...]
    moves: tuple[MoveRow, ...]
    history: tuple[PastDuty, ...]
    remind_days: int
    done_by: str
    own_interval: bool
    interval: str
    latest_move: date
    plan_version: int

    def has_part(self, part: str) -> bool:
        """Whether there is evidence for a part."""
        return any(evidence.part == part for evidence in self.evidence)

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts for which there is no evidence yet."""
        return tuple(part for part in self.parts if not self.has_part(part))


@dataclass(frozen=True, slots=True)
class KeptRow:
    """How a recurring promise was kept in a period.

    `counted` were to be done in it and are done or past their day: `in_time`, `done_late` or `not_done`.
    `open` are still to come; `moved` had their date moved.
    """

    counted: int
    in_time: int
    done_late: int
    not_done: int
    open: int
    moved: int
