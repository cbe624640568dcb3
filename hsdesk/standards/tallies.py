"""How many clocks kept their promise in many short periods at once, for trends over years."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, and_, bindparam, case, func, literal_column, select

from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.tables import UNUSUAL, Deadline
from hsdesk.store.work import Read

_TABLE = cast("Table", Deadline.__table__)
_FELL_AWAY = [Outcome.CANCELLED, Outcome.CLOSED_WHILE_PAUSED]
IS_UNUSUAL: ColumnElement[bool] = literal_column(f"({UNUSUAL})")
"""Every clock but those simply met; called no truth value here, or `= 1` would hide the words from SQLite."""
Span = tuple[datetime, datetime]
"""From a moment up to before another one."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Of `counted` clocks `kept` kept their promise; `excused` of the others have a recorded reason.

    `corrected` counts those of which a time was corrected, also among clocks that do not count.
    """

    counted: int = 0
    kept: int = 0
    excused: int = 0
    corrected: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.counted + other.counted,
            self.kept + other.kept,
            self.excused + other.excused,
            self.corrected + other.corrected,
        )


def tallies(read: Read, standards: Collection[str], spans: Sequence[Span]) -> list[Mapping[str, Tally]]:
    """For each span, how each of these standards was kept for what fell due in it; none where nothing did.

    The same clocks count as in `results`, of which this is the short form. For each span all are numbered,
    and the few that are unusual are looked at: both walk along an index without sorting, so that what
    matters is how many clocks all spans together have.
    """
    fell_due = (
        _TABLE.c.office_id == read.office_id,
        _TABLE.c.standard.in_(list(standards)),
        _TABLE.c.due_at >= bindparam("since"),
        _TABLE.c.due_at < bindparam("until"),
    )
    everything = select(_TABLE.c.standard, func.count()).where(*fell_due).group_by(_TABLE.c.standard)
    few = (
        select(
            _TABLE.c.standard,
            func.count(),
            _number(kept_in_time()),
            func.sum(_left_out(read.now)),
            func.sum(_excused(read.now)),
            _number(_TABLE.c.corrected),
        )
        .where(*fell_due, IS_UNUSUAL)
        .group_by(_TABLE.c.standard)
    )
    found: list[Mapping[str, Tally]] = []
    for since, until in spans:
        span = {"since": since, "until": until}
        unusual = {row[0]: row[1:] for row in read.session.execute(few, span)}
        found.append(
            {
                standard: _tally(total, unusual.get(standard, (0, 0, 0, 0, 0)))
                for standard, total in read.session.execute(everything, span)
            }
        )
    return found


def _tally(total: int, few: Sequence[int]) -> Tally:
    """The tally of a standard: whatever is not among the unusual `few` kept its promise."""
    unusual, kept, left_out, excused, corrected = few
    return Tally(total - left_out, total - unusual + kept, excused, corrected)


def kept_in_time() -> ColumnElement[bool]:
    """Whether a clock was met by its due time."""
    return and_(_TABLE.c.outcome == Outcome.MET, _TABLE.c.ended_at <= _TABLE.c.due_at)


def _left_out(now: datetime) -> ColumnElement[int]:
    """1 for a clock that does not count. What most clocks are comes first: that is half of the time."""
    return case(
        (_TABLE.c.outcome == Outcome.MET, 0),
        (_TABLE.c.outcome.in_(_FELL_AWAY), 1),
        (_TABLE.c.outcome == Outcome.LEFT, case((_TABLE.c.ended_at > _TABLE.c.due_at, 0), else_=1)),
        (_TABLE.c.paused_at.is_not(None), 1),
        (_TABLE.c.due_at < now, 0),
        else_=1,
    )


def _excused(now: datetime) -> ColumnElement[int]:
    """1 for a clock that counts, was not kept, and has a recorded reason."""
    return case(
        (_TABLE.c.excuse.is_(None), 0),
        (kept_in_time(), 0),
        else_=1 - _left_out(now),
    )


def _number(condition: Any) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
