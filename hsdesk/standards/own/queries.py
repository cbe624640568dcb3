"""What can be asked about an office's own packs, and what a change of one would mean."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import cast

from sqlalchemy import Table, func, select

from hsdesk.calendars.calendar import Calendar
from hsdesk.calendars.due import due_date
from hsdesk.errors import CalendarError
from hsdesk.premises.queries import calendar_of
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.outcomes import CalendarKind, Outcome
from hsdesk.standards.own.loading import take_in_own
from hsdesk.standards.own.rows import ImpactRow, Move, OwnPackRow
from hsdesk.standards.own.tables import OwnPack
from hsdesk.standards.pack import Pack, Timed
from hsdesk.standards.tables import Deadline
from hsdesk.store.work import Read

_DEADLINES = cast("Table", Deadline.__table__)
_MOVES = 5


def own_packs(read: Read, standards: Standards) -> list[OwnPackRow]:
    """Every version of every pack of the office's own, newest first."""
    take_in_own(read.session, standards)
    return [
        _row(record, standards.pack(record.pack, str(record.number)))
        for record in read.session.scalars(select(OwnPack).order_by(OwnPack.id.desc()))
    ]


def open_by_pack(read: Read) -> dict[str, int]:
    """How many open deadlines of the office run under each pack, whatever its version."""
    query = (
        select(_DEADLINES.c.pack, func.count())
        .where(_DEADLINES.c.office_id == read.office_id, _DEADLINES.c.outcome == Outcome.OPEN)
        .group_by(_DEADLINES.c.pack)
    )
    return {str(pack): int(count) for pack, count in read.session.execute(query)}


def impact(read: Read, standards: Standards, before: Pack, text: str) -> list[ImpactRow]:
    """What changing the pack `before` into `text` means for the deadlines that are open, promise by promise.

    Only promises that would count otherwise are told. Raises `BrokenPack` when the text cannot be read.
    """
    after = {standard.id: standard for standard in standards.read(text, before.title).timed}
    changed = [
        (standard, after.get(standard.id))
        for standard in before.timed
        if (other := after.get(standard.id)) is None or _way(other) != _way(standard)
    ]
    return [_impact(read, before, standard, other) for standard, other in changed]


def _impact(read: Read, before: Pack, standard: Timed, other: Timed | None) -> ImpactRow:
    moves: Counter[tuple[date, date]] = Counter()
    open_ones = 0
    for old, new in _both_dates(read, before, standard, other):
        open_ones += 1
        if new is not None and new != old:
            moves[old, new] += 1
    nearest = sorted(moves.items())[:_MOVES]
    return ImpactRow(
        standard=standard.id,
        title=standard.title,
        open=open_ones,
        differ=sum(moves.values()),
        moves=tuple(Move(old, new, count) for (old, new), count in nearest),
        is_removed=other is None,
    )


def _both_dates(
    read: Read, before: Pack, standard: Timed, other: Timed | None
) -> Iterator[tuple[date, date | None]]:
    """The due dates of the open deadlines, without pauses and extensions: as promised, and as changed."""

    @cache
    def calendar(kind: CalendarKind) -> Calendar:
        return calendar_of(read.session, read.office_id, counts_closures=kind is CalendarKind.OFFICE)

    @cache
    def due(started_at: datetime, *, changed: bool) -> date | None:
        way = other if changed and other is not None else standard
        try:
            return due_date(started_at, way.counted, calendar(way.calendar), way.rules).due_date
        except CalendarError:
            return None

    query = select(_DEADLINES.c.started_at, _DEADLINES.c.due_date).where(
        _DEADLINES.c.office_id == read.office_id,
        _DEADLINES.c.standard == standard.id,
        _DEADLINES.c.outcome == Outcome.OPEN,
        _DEADLINES.c.pack.in_([before.id, before.based_on.partition(" ")[0]]),
    )
    for started_at, due_now in read.session.execute(query):
        old = due(started_at, changed=False) or due_now
        yield old, None if other is None else due(started_at, changed=True)


def _way(standard: Timed) -> tuple[object, ...]:
    """All that decides when a clock is due."""
    return standard.counted, standard.calendar, standard.rules, standard.counts_from


def _row(record: OwnPack, pack: Pack) -> OwnPackRow:
    return OwnPackRow(
        pack=record.pack,
        version=str(record.number),
        title=pack.title,
        based_on=pack.based_on,
        in_force_from=pack.in_force_from,
        saved_at=record.saved_at,
        saved_by=record.saved_by,
    )
