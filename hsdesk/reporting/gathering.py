"""Measures promises of every kind over several periods at once."""

from collections.abc import Iterable, Sequence

from hsdesk.clock import LONDON
from hsdesk.reporting.periods import Period
from hsdesk.reporting.promises import Promise, Reporting
from hsdesk.reporting.rules import Measured
from hsdesk.reporting.spans import Pieces
from hsdesk.standards.occasions import each_time_in
from hsdesk.standards.pack import Level, StandardKind, is_overruled
from hsdesk.standards.tallies import Tally, tallies
from hsdesk.store.work import Read

Found = dict[str, dict[Period, Measured]]
"""What was measured, by promise and period."""


def awaits(reporting: Reporting, promise: Promise) -> tuple[str, ...]:
    """The later features without which a promise cannot be measured; empty for one that is measured.

    Besides what the packs' vocabulary awaits, that is a measure that nobody takes, and a room that is not
    there: a promise is measured only where something truly measures it.
    """
    standard = promise.standard
    waiting = reporting.standards.awaits(standard)
    if waiting:
        return waiting
    if isinstance(standard, Level) and not reporting.measures.is_taken(standard.measure):
        return (reporting.measures.feature_of(standard.measure) or "a later feature",)
    if room_of(promise) is not None and standard.KIND not in reporting.rooms:
        return (_ROOMS[standard.KIND],)
    return ()


_ROOMS = {
    StandardKind.RECURRING: "Duties",
    StandardKind.FIXTURE: "Office checks",
    StandardKind.CONDUCT: "Surveys",
}


def room_of(promise: Promise) -> StandardKind | None:
    """The kind of promise whose room keeps the evidence; None where clocks, journal or measures show it."""
    kind = promise.standard.KIND
    return kind if kind in _ROOMS and promise.occasion is None else None


def gathered(
    read: Read, reporting: Reporting, promises: Iterable[Promise], periods: Sequence[Period]
) -> Found:
    """What was measured about each promise in each period.

    Nothing is measured for promises that await a later feature or that the law has replaced.
    """
    own = [
        each
        for each in promises
        if not is_overruled(each.standard, each.packs) and not awaits(reporting, each)
    ]
    wanted = list(dict.fromkeys(periods))
    found = _from_clocks(read, [each.standard.id for each in own if each.is_clock], wanted)
    found |= _from_journal(read, own, wanted)
    found |= _from_rooms(read, reporting, own, wanted)
    for each in own:
        if isinstance(each.standard, Level):
            found[each.standard.id] = {
                period: reporting.measures.take(read, each.standard.measure, *period.bounds(LONDON))
                for period in wanted
            }
    return found


def _from_clocks(read: Read, standards: Sequence[str], periods: Sequence[Period]) -> Found:
    if not standards:
        return {}
    pieces = Pieces(periods, LONDON)
    counted = tallies(read, standards, pieces.spans)
    found: Found = {}
    for standard in standards:
        own = [each.get(standard, Tally()) for each in counted]
        found[standard] = {period: _measured(pieces.total(own, period)) for period in periods}
    return found


def _from_journal(read: Read, promises: Iterable[Promise], periods: Sequence[Period]) -> Found:
    pieces = Pieces(periods, LONDON)
    found: Found = {}
    for promise in promises:
        if (occasion := promise.occasion) is not None:
            own = each_time_in(read, occasion, pieces.spans)
            found[occasion.id] = {period: _measured(pieces.total(own, period)) for period in periods}
    return found


def _from_rooms(
    read: Read, reporting: Reporting, promises: Iterable[Promise], periods: Sequence[Period]
) -> Found:
    found: Found = {}
    kinds: dict[StandardKind, list[str]] = {}
    for promise in promises:
        if (kind := room_of(promise)) is not None:
            kinds.setdefault(kind, []).append(promise.standard.id)
    for kind, standards in kinds.items():
        for period in periods:
            kept = reporting.rooms[kind].kept(read, *period.bounds(LONDON))
            for standard in standards:
                found.setdefault(standard, {})[period] = kept.get(standard, Measured())
    return found


def _measured(tally: Tally) -> Measured:
    return Measured(tally.counted - tally.excused, tally.kept, tally.excused, tally.corrected)
