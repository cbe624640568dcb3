"""What can be asked about deadlines: which one leads, all of a subject, and those behind a figure."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Select, Table, and_, bindparam, or_, select

from hsdesk.errors import Gone
from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.rows import DeadlineRow
from hsdesk.standards.tables import Deadline
from hsdesk.store.types import EnumText
from hsdesk.store.work import Read

_TABLE = cast("Table", Deadline.__table__)
_COLUMNS = [_TABLE.c[name] for name in DeadlineRow.__dataclass_fields__]
_OPEN = bindparam("still_open", Outcome.OPEN, type_=EnumText(Outcome), literal_execute=True)
"""Written into the statement, so that the database sees that the index of open deadlines serves it."""
_AT_ONCE = 500
"""How many subjects one statement asks for, well below what any database takes."""


def leading(read: Read, subject_kind: str, ids: Collection[int]) -> dict[int, DeadlineRow]:
    """The deadline that leads for each of the subjects that have any.

    Of those still open the nearest leads, running ones before paused ones; with none open, the one that
    ended last.
    """
    led: dict[int, DeadlineRow] = {}
    for row in _of_subjects(read, subject_kind, sorted(ids)):
        ahead = led.get(row.subject_id)
        if ahead is None or _rank(row) < _rank(ahead):
            led[row.subject_id] = row
    return led


def of_subject(read: Read, subject_kind: str, subject_id: int) -> list[DeadlineRow]:
    """All deadlines of a subject, the leading one first."""
    return sorted(_of_subjects(read, subject_kind, [subject_id]), key=_rank)


def open_by_due(read: Read, *, limit: int = 50, offset: int = 0) -> list[DeadlineRow]:
    """The office's open deadlines, nearest first, a page at a time."""
    query = (
        select(*_COLUMNS)
        .where(_TABLE.c.office_id == read.office_id, _TABLE.c.outcome == _OPEN)
        .order_by(_TABLE.c.due_at, _TABLE.c.id)
    )
    return _rows(read, query.limit(limit).offset(offset))


def behind(
    read: Read,
    standard: str,
    since: datetime,
    until: datetime,
    *,
    only_broken: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> list[DeadlineRow]:
    """The deadlines behind a result: those of a standard that fell due in a period, latest first."""
    query = select(*_COLUMNS).where(
        _TABLE.c.office_id == read.office_id,
        _TABLE.c.standard == standard,
        _TABLE.c.due_at >= since,
        _TABLE.c.due_at < until,
    )
    if only_broken:
        query = query.where(
            or_(
                and_(
                    _TABLE.c.outcome.in_([Outcome.MET, Outcome.LEFT]),
                    _TABLE.c.ended_at > _TABLE.c.due_at,
                ),
                and_(
                    _TABLE.c.outcome == Outcome.OPEN, _TABLE.c.paused_at.is_(None), _TABLE.c.due_at < read.now
                ),
            )
        )
    query = query.order_by(_TABLE.c.due_at.desc(), _TABLE.c.id.desc())
    return _rows(read, query.limit(limit).offset(offset))


def deadline(read: Read, deadline_id: int) -> DeadlineRow:
    """One deadline. Raises `Gone` when it is not there any more."""
    found = _rows(read, select(*_COLUMNS).where(_TABLE.c.id == deadline_id))
    if not found:
        raise Gone("This deadline is not there any more.", "Look at the record again.")
    return found[0]


def opened_by(read: Read, deadline_id: int) -> int:
    """The journal entry that started a deadline. Raises `Gone` as `deadline` does."""
    found = read.session.scalar(select(_TABLE.c.opened_by).where(_TABLE.c.id == deadline_id))
    if found is None:
        raise Gone("This deadline is not there any more.", "Look at the record again.")
    return int(found)


def _of_subjects(read: Read, subject_kind: str, ids: Sequence[int]) -> Iterator[DeadlineRow]:
    for first in range(0, len(ids), _AT_ONCE):
        yield from _rows(
            read,
            select(*_COLUMNS).where(
                _TABLE.c.subject_kind == subject_kind, _TABLE.c.subject_id.in_(ids[first : first + _AT_ONCE])
            ),
        )


def _rows(read: Read, query: Select[*tuple[Any, ...]]) -> list[DeadlineRow]:
    return [DeadlineRow(*row) for row in read.session.execute(query)]


def _rank(row: DeadlineRow) -> tuple[int, float, int]:
    """The smaller, the further ahead."""
    if row.outcome is Outcome.OPEN:
        return (0 if row.is_running else 1), row.due_at.timestamp(), row.id
    ended = row.ended_at or row.due_at
    return 2, -ended.timestamp(), row.id
