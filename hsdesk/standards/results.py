"""How timed promises were kept: counted by the database, so that a year of deadlines is no burden."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, case, func, not_, select

from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.rows import LeftOutReason, ResultRow
from hsdesk.standards.tables import Deadline
from hsdesk.standards.tallies import IS_UNUSUAL, kept_in_time
from hsdesk.store.work import Read

_TABLE = cast("Table", Deadline.__table__)


@dataclass(slots=True)
class _Tally:
    """The counts of one standard while they are added up."""

    counted: int = 0
    in_time: int = 0
    left_out: Counter[LeftOutReason] = field(default_factory=Counter)
    excused: Counter[str] = field(default_factory=Counter)
    longest: int | None = None
    corrected: int = 0

    def add_kept(self, group: Any) -> None:
        """Add those that kept the promise."""
        self.counted += group.count
        self.in_time += group.count
        self.corrected += group.corrected
        if group.longest is not None:
            self.longest = max(self.longest or 0, group.longest)

    def add(self, group: Any) -> None:
        """Add a group of clocks that stand alike and did not keep the promise in time."""
        self.corrected += group.corrected
        reason = _left_out(group)
        if reason is not None:
            self.left_out[reason] += group.count
            return
        self.counted += group.count
        if group.excuse is not None:
            self.excused[group.excuse] += group.count
        if group.outcome is Outcome.MET and group.longest is not None:
            self.longest = max(self.longest or 0, group.longest)


def results(
    read: Read, standards: Collection[str], since: datetime, until: datetime, *, medians: bool = True
) -> list[ResultRow]:
    """How each of these timed standards was kept, for what fell due from `since` up to before `until`.

    A clock counts when it was met, or when its time ran out: still open, or ended since. Not counted, with
    the reason, are clocks that still run or stand still, visitors who left before their time was up, and
    promises that fell away. The rows come in the order of `standards`, empty ones included. Without `medians`
    that figure is left out, which over a year of half a million clocks saves most of the time.
    """
    tallies = {standard: _Tally() for standard in standards}
    fell_due = _fell_due(read, standards, since, until)
    for group in read.session.execute(_kept_by_standard().where(*fell_due)):
        tallies[group.standard].add_kept(group)
    _add_others(read, tallies, fell_due)
    middles = _medians(read, standards, since, until) if medians else {}
    return [_row(standard, tally, middles.get(standard)) for standard, tally in tallies.items()]


def others(read: Read, standards: Collection[str], since: datetime, until: datetime) -> list[ResultRow]:
    """The part of `results` about the clocks that did not keep their promise in time.

    So `counted` here is how many were broken. It is what makes a year's results slow or quick: few are.
    """
    tallies = {standard: _Tally() for standard in standards}
    _add_others(read, tallies, _fell_due(read, standards, since, until))
    return [_row(standard, tally, None) for standard, tally in tallies.items()]


def _add_others(read: Read, tallies: dict[str, _Tally], fell_due: tuple[ColumnElement[bool], ...]) -> None:
    for group in read.session.execute(_others_alike(read.now).where(*fell_due)):
        tallies[group.standard].add(group)


def _kept_by_standard() -> Select[*tuple[Any, ...]]:
    """How many kept the promise: most clocks do, and these are counted in the order of the index."""
    return select(_TABLE.c.standard, *_counts()).where(kept_in_time()).group_by(_TABLE.c.standard)


def _others_alike(now: datetime) -> Select[*tuple[Any, ...]]:
    """The others in groups that stand alike, for which the database has to sort them."""
    late = case(
        (_TABLE.c.outcome.in_([Outcome.MET, Outcome.LEFT]), _TABLE.c.ended_at > _TABLE.c.due_at),
        else_=_TABLE.c.due_at < now,
    )
    groups = (
        _TABLE.c.standard,
        _TABLE.c.outcome,
        late.label("late"),
        _TABLE.c.paused_at.is_not(None).label("paused"),
        _TABLE.c.excuse,
    )
    return select(*groups, *_counts()).where(IS_UNUSUAL, not_(kept_in_time())).group_by(*groups)


def _counts() -> tuple[ColumnElement[Any], ...]:
    return (
        func.count().label("count"),
        func.max(_TABLE.c.took).label("longest"),
        func.sum(case((_TABLE.c.corrected, 1), else_=0)).label("corrected"),
    )


def _fell_due(
    read: Read, standards: Collection[str], since: datetime, until: datetime
) -> tuple[ColumnElement[bool], ...]:
    return (
        _TABLE.c.office_id == read.office_id,
        _TABLE.c.standard.in_(list(standards)),
        _TABLE.c.due_at >= since,
        _TABLE.c.due_at < until,
    )


def _medians(read: Read, standards: Collection[str], since: datetime, until: datetime) -> dict[str, float]:
    """The middle of the times taken, by standard, for those met."""
    ranked = (
        select(
            _TABLE.c.standard,
            _TABLE.c.took,
            func.row_number().over(partition_by=_TABLE.c.standard, order_by=_TABLE.c.took).label("place"),
            func.count().over(partition_by=_TABLE.c.standard).label("total"),
        )
        .where(
            *_fell_due(read, standards, since, until),
            _TABLE.c.outcome == Outcome.MET,
            _TABLE.c.took.is_not(None),
        )
        .subquery()
    )
    middle = (ranked.c.place * 2).between(ranked.c.total, ranked.c.total + 2)
    query = select(ranked.c.standard, func.avg(ranked.c.took)).where(middle).group_by(ranked.c.standard)
    return {standard: float(median) for standard, median in read.session.execute(query)}


def _left_out(group: Any) -> LeftOutReason | None:
    match group.outcome:
        case Outcome.CANCELLED:
            return LeftOutReason.CANCELLED
        case Outcome.CLOSED_WHILE_PAUSED:
            return LeftOutReason.CLOSED_WHILE_PAUSED
        case Outcome.LEFT if not group.late:
            return LeftOutReason.LEFT_BEFORE_DUE
        case Outcome.OPEN if group.paused:
            return LeftOutReason.PAUSED
        case Outcome.OPEN if not group.late:
            return LeftOutReason.STILL_RUNNING
        case _:
            return None


def _row(standard: str, tally: _Tally, median: float | None) -> ResultRow:
    return ResultRow(
        standard=standard,
        counted=tally.counted,
        in_time=tally.in_time,
        left_out=dict(tally.left_out),
        excused=dict(tally.excused),
        median=median,
        longest=tally.longest,
        corrected=tally.corrected,
    )
