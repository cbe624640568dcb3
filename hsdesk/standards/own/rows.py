"""What windows see of an office's own packs."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class OwnPackRow:
    """One version of an office's own pack."""

    pack: str
    version: str
    title: str
    based_on: str
    in_force_from: date | None
    saved_at: datetime
    saved_by: int | None


@dataclass(frozen=True, slots=True)
class Move:
    """How many open deadlines of a promise have these dates: now, and if they began under the change."""

    from_date: date
    to_date: date
    count: int


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """What a change of a promise means for the deadlines that are open.

    `open` deadlines run under it now and keep the version they began under. Of these `differ` would be due on
    another day, if they began under the change: `moves` tells the nearest. `is_removed` says that the promise
    is not there any more, so that nothing new will be counted by it.
    """

    standard: str
    title: str
    open: int
    differ: int
    moves: tuple[Move, ...]
    is_removed: bool
