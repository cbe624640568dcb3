"""Which open deadlines a change of the calendar moves, worked out for all of them together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from heapq import nsmallest
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Table, bindparam, func, select, update
from sqlalchemy.orm import Session

from hsdesk.calendars.calendar import Calendar
from hsdesk.calendars.rules import AfterHours
from hsdesk.clock import LONDON
from hsdesk.standards.counting import Calendars
from hsdesk.standards.engine import StandardsEngine
from hsdesk.standards.move_rows import MovedStandard, MoveRow
from hsdesk.standards.outcomes import CalendarKind, Outcome
from hsdesk.standards.pack import Timed
from hsdesk.standards.rules import due_of, is_counted_in_calendar
from hsdesk.standards.tables import Deadline
from hsdesk.store.types import EnumText
from hsdesk.store.work import Subject

_TABLE = cast("Table", Deadline.__table__)
_OPEN = bindparam("still_open", Outcome.OPEN, type_=EnumText(Outcome), literal_execute=True)
"""Written into the statement, so that the database sees that the index of open deadlines serves it."""
_AT_ONCE = 500
"""How many rows one statement changes."""
_MOST_TOUCHED = 1000
"""So many subjects are told to the windows one by one; of more, only their kinds."""


class NewDate(NamedTuple):
    """When a deadline would be due."""

    due_at: datetime
    due_date: date
    original_due_at: datetime
    adjusted: bool


class Move(NamedTuple):
    """A deadline whose row changes: from `row`, as it stands, to `to`."""

    standard: Timed
    row: Any
    to: NewDate
    late_before: bool
    late_after: bool

    @property
    def starts_late(self) -> bool:
        """Whether the move makes it late."""
        return self.late_after and not self.late_before

    @property
    def stops_late(self) -> bool:
        """Whether the move ends its being late."""
        return self.late_before and not self.late_after


@dataclass(slots=True)
class Plan:
    """All that a change of the calendar moves.

    `mended` are rows whose date stays, and whose way of being reckoned is only now known.
    """

    looked_at: int = 0
    by_law: int = 0
    moves: list[Move] = field(default_factory=list)
    mended: list[Move] = field(default_factory=list)

    @property
    def starts_late(self) -> int:
        """How many the moves make late."""
        return sum(move.starts_late for move in self.moves)

    @property
    def stops_late(self) -> int:
        """How many are late now and would not be any more."""
        return sum(move.stops_late for move in self.moves)

    @property
    def unmoved_by_law(self) -> int:
        """How many set by law stay."""
        return self.by_law - sum(_is_law(move.standard) for move in self.moves)

    def groups(self) -> tuple[MovedStandard, ...]:
        """The moves counted by promise, most moved first."""
        by_standard: dict[str, list[Move]] = defaultdict(list)
        for move in self.moves:
            by_standard[move.standard.id].append(move)
        groups = [
            MovedStandard(
                standard=name,
                title=own[0].standard.title,
                is_law=_is_law(own[0].standard),
                moved=len(own),
                starts_late=sum(move.starts_late for move in own),
                stops_late=sum(move.stops_late for move in own),
            )
            for name, own in by_standard.items()
        ]
        return tuple(sorted(groups, key=lambda group: (-group.moved, group.standard)))

    def touches(self) -> list[Subject]:
        """The subjects whose dates move, for the windows that show them."""
        found = {Subject(move.row.subject_kind, move.row.subject_id) for move in self.moves}
        if len(found) > _MOST_TOUCHED:
            found = set({subject.kind: subject for subject in found}.values())
        return sorted(found)


def plan_moves(
    session: Session,
    engine: StandardsEngine,
    office_id: int,
    *,
    calendars: Calendars,
    day: date | None,
    in_law: bool,
    now: datetime,
) -> Plan:
    """Reckon every open deadline of an office that a change may move in the calendars as they would be.

    Only promises counted in a calendar that changes are looked at (with `in_law` those of the law too), and
    with a `day` only what runs over that day. Raises what the calendar raises.
    """
    plan = Plan()
    exact = _Exactly(session, engine, calendars)
    for pack, version, name, count in _open_promises(session, office_id):
        standard = engine.standard(session, pack, version, name)
        plan.looked_at += count
        if standard is None:
            continue
        plan.by_law += count if _is_law(standard) else 0
        if _is_law(standard) and not in_law:
            continue
        calendar = calendars(standard.calendar, None)
        mine = (_TABLE.c.pack == pack, _TABLE.c.pack_version == version, _TABLE.c.standard == name)
        where = (*mine, *_touched(standard, calendar, day))
        if is_counted_in_calendar(standard):
            # Elapsed time runs through every day, but an extension of it may be counted in working days.
            simply = _Simply(standard, calendar)
            for row in _rows(session, office_id, (*where, ~_TABLE.c.adjusted)):
                _add(plan, standard, row, simply.date(row), now)
        for row, to in exact.dates(_rows(session, office_id, (*where, _TABLE.c.adjusted))):
            _add(plan, standard, row, to, now)
    return plan


def write(session: Session, plan: Plan) -> None:
    """Move the dates of a plan."""
    changed = [*plan.moves, *plan.mended]
    alike: dict[NewDate, list[int]] = defaultdict(list)
    for move in changed:
        alike[move.to].append(move.row.id)
    one = update(_TABLE).where(_TABLE.c.id == bindparam("deadline_id"))
    many = update(_TABLE).where(_TABLE.c.id.in_(bindparam("deadline_ids", expanding=True)))
    alone = [{"deadline_id": ids[0], **to._asdict()} for to, ids in alike.items() if len(ids) == 1]
    if alone:
        session.connection().execute(one, alone)
    for to, ids in alike.items():
        for first in range(0, len(ids) if len(ids) > 1 else 0, _AT_ONCE):
            some = {"deadline_ids": ids[first : first + _AT_ONCE]}
            session.connection().execute(many.values(**to._asdict()), some)


def move_row(move: Move) -> MoveRow:
    """A move as windows see it."""
    return MoveRow(
        deadline_id=move.row.id,
        standard=move.standard.id,
        title=move.standard.title,
        is_law=_is_law(move.standard),
        subject_kind=move.row.subject_kind,
        subject_id=move.row.subject_id,
        from_due=move.row.due_at,
        to_due=move.to.due_at,
        from_date=move.row.due_date,
        to_date=move.to.due_date,
        runs_to_the_end_of_the_day=move.standard.counted.unit.is_day_target,
        is_late_before=move.late_before,
        is_late_after=move.late_after,
    )


def by_due(moves: Sequence[Move], most: int | None = None) -> list[Move]:
    """The moves, the first to fall due ahead, and at `most` so many."""
    number = len(moves) if most is None else most
    return nsmallest(number, moves, key=lambda move: (move.row.due_at, move.row.id))


class _Simply:
    """Reckons deadlines that were neither paused nor extended: the same start gives the same date."""

    def __init__(self, standard: Timed, calendar: Calendar) -> None:
        self._standard, self._calendar = standard, calendar
        by_day = standard.rules.after_hours is AfterHours.SAME_DAY
        self._only_day_matters = by_day and standard.counted.unit.is_day_target
        self._known: dict[date | datetime, NewDate] = {}

    def date(self, row: Any) -> NewDate:
        """When the deadline would be due."""
        start = row.started_at
        key = start.astimezone(LONDON).date() if self._only_day_matters else start
        known = self._known.get(key)
        if known is None:
            due = due_of(self._standard, start, self._calendar)
            known = self._known[key] = NewDate(due.due, due.due_date, due.due, adjusted=False)
        return known


class _Exactly:
    """Reckons paused and extended deadlines from the journal of their subjects, many of them together."""

    def __init__(self, session: Session, engine: StandardsEngine, calendars: Calendars) -> None:
        self._session, self._engine, self._calendars = session, engine, calendars

    def dates(self, rows: Sequence[Any]) -> Iterator[tuple[Any, NewDate]]:
        """Each deadline with when it would be due; those that the journal does not bear are left out."""
        by_kind: dict[str, list[Any]] = defaultdict(list)
        for row in rows:
            by_kind[row.subject_kind].append(row)
        for kind, own in by_kind.items():
            for first in range(0, len(own), _AT_ONCE):
                some = own[first : first + _AT_ONCE]
                known = self._known(kind, {row.subject_id for row in some})
                for row in some:
                    to = known.get((row.subject_id, row.standard, row.opened_by))
                    if to is not None:
                        yield row, to

    def _known(self, kind: str, ids: set[int]) -> dict[tuple[int, str, int], NewDate]:
        found = self._engine.reckon_some(self._session, kind, sorted(ids), self._calendars)
        return {
            (number, each.standard.id, each.clock.opened_by): NewDate(
                each.clock.due.due, each.clock.due.due_date, each.clock.original_due_at, each.clock.adjusted
            )
            for number, reckoned in found.items()
            for each in reckoned
        }


def _add(plan: Plan, standard: Timed, row: Any, to: NewDate, now: datetime) -> None:
    if to.due_at == row.due_at:
        if to != NewDate(row.due_at, row.due_date, row.original_due_at, row.adjusted):
            plan.mended.append(Move(standard, row, to, late_before=False, late_after=False))
        return
    stands_at = row.paused_at or now
    plan.moves.append(Move(standard, row, to, stands_at > row.due_at, stands_at > to.due_at))


def _is_law(standard: Timed) -> bool:
    return standard.calendar is CalendarKind.STATUTORY


def _open_promises(session: Session, office_id: int) -> Sequence[Any]:
    """The promises under which anything is open, and how much."""
    own = (_TABLE.c.pack, _TABLE.c.pack_version, _TABLE.c.standard)
    query = (
        select(*own, func.count())
        .where(_TABLE.c.office_id == office_id, _TABLE.c.outcome == _OPEN)
        .group_by(*own)
        .order_by(*own)
    )
    return session.execute(query).all()


def _rows(session: Session, office_id: int, where: Iterable[ColumnElement[bool]]) -> Sequence[Any]:
    columns = ("id", "standard", "subject_kind", "subject_id", "opened_by", "started_at", "due_at")
    more = ("original_due_at", "due_date", "paused_at", "adjusted")
    query = select(*(_TABLE.c[name] for name in (*columns, *more))).where(
        _TABLE.c.office_id == office_id, _TABLE.c.outcome == _OPEN, *where
    )
    return session.execute(query).all()


def _touched(standard: Timed, calendar: Calendar, day: date | None) -> Iterator[ColumnElement[bool]]:
    """What must be true of a deadline that a change on a day may move; nothing when it may be any day."""
    if day is None:
        return
    first, last = _TABLE.c.started_at, _TABLE.c.due_at
    if standard.counted.looks_back:
        first, last = last, first
    yield first <= calendar.end_of_day(day)
    yield last >= calendar.start_of_day(day)
