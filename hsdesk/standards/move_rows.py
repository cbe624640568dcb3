"""What windows see of the dates that a change of the calendar moves."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Previewed:
    """What somebody was shown before a change was saved: if it is not so any more, they are asked again.

    `mark` stands for the calendar as it was.
    """

    mark: str
    moved: int
    starts_late: int
    stops_late: int


@dataclass(frozen=True, slots=True)
class MoveRow:
    """An open deadline that would move; `runs_to_the_end_of_the_day` when only its date matters."""

    deadline_id: int
    standard: str
    title: str
    is_law: bool
    subject_kind: str
    subject_id: int
    from_due: datetime
    to_due: datetime
    from_date: date
    to_date: date
    runs_to_the_end_of_the_day: bool
    is_late_before: bool
    is_late_after: bool

    @property
    def starts_late(self) -> bool:
        """Whether the move makes it late."""
        return self.is_late_after and not self.is_late_before

    @property
    def stops_late(self) -> bool:
        """Whether it is late now and would not be any more."""
        return self.is_late_before and not self.is_late_after


@dataclass(frozen=True, slots=True)
class MovedStandard:
    """How many open deadlines of one promise a change of the calendar would move."""

    standard: str
    title: str
    is_law: bool
    moved: int
    starts_late: int
    stops_late: int


@dataclass(frozen=True, slots=True)
class MovesRow:
    """What a change of the calendar would move: `moved` of `looked_at` open deadlines.

    Of these `later` move to a later date. `unmoved_by_law` counts those set by law that stay; `groups` come
    by promise, most moved first; `first` are the first to fall due.
    """

    looked_at: int
    moved: int
    later: int
    starts_late: int
    stops_late: int
    unmoved_by_law: int
    groups: tuple[MovedStandard, ...]
    first: tuple[MoveRow, ...]
    previewed: Previewed
    worked_out_at: datetime

    @property
    def unmoved(self) -> int:
        """Those that stay without the law: they end before, or do not count what changes."""
        return self.looked_at - self.moved - self.unmoved_by_law
