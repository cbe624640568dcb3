"""Which promises stand on the scoreboard of a period, and everything that measures them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from hsdesk.clock import LONDON
from hsdesk.errors import Gone
from hsdesk.premises.queries import office
from hsdesk.reporting.measures import Measures, Page
from hsdesk.reporting.periods import Period
from hsdesk.reporting.rows import EvidenceRow, PackRow
from hsdesk.reporting.rules import Judging, Measured
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.own.loading import take_in_own
from hsdesk.standards.pack import Every, Pack, Recurring, Standard, StandardKind
from hsdesk.standards.tallies import Span
from hsdesk.store.work import Read


class Room(NamedTuple):
    """A room that keeps the evidence for one kind of promise, such as the checks at the office.

    `kept` counts by promise what it holds from a moment up to before another one; `behind` lists it for
    one promise.
    """

    kept: Callable[[Read, datetime, datetime], Mapping[str, Measured]]
    behind: Callable[[Read, str, Span, Page], list[EvidenceRow]]


@dataclass(frozen=True, slots=True)
class Reporting:
    """What the scoreboard needs; made by the composition root.

    `titles` give the things behind a figure their names, by kind: from ids to "A12, 14 Apr 2026".
    """

    standards: Standards
    measures: Measures
    rooms: Mapping[StandardKind, Room] = field(default_factory=dict)
    titles: Mapping[str, Callable[[Read, Iterable[int]], Mapping[int, str]]] = field(default_factory=dict)
    judging: Judging = field(default_factory=Judging)


class Promise(NamedTuple):
    """A standard with the pack in whose version it stands, among the ids of all `packs` of the office."""

    pack: Pack
    standard: Standard
    packs: frozenset[str]

    @property
    def is_clock(self) -> bool:
        """Whether it is measured by clocks that run."""
        return self.standard.KIND is StandardKind.TIMED or (
            isinstance(self.standard, Every) and self.standard.as_timed is not None
        )

    @property
    def occasion(self) -> Every | None:
        """How it is measured from the journal each time something happens; None for one that is not."""
        standard = self.standard
        if isinstance(standard, Every):
            return standard if standard.as_timed is None else None
        if isinstance(standard, Recurring) and standard.each:
            common = {name: getattr(standard, name) for name in Standard.__struct_fields__}
            return Every(**common, starts=standard.starts, when=standard.when, shown_by=standard.shown_by)
        return None

    def applies_in(self, period: Period) -> bool:
        """Whether it was in force on any day of a period."""
        begins, ends = self.standard.in_force_from, self.standard.until
        return (begins is None or begins <= period.last) and (ends is None or period.first <= ends)


def promises_of(read: Read, reporting: Reporting, period: Period) -> list[Promise]:
    """Every promise of the office's packs in a period, in the order of the packs.

    A pack stands in the version in force on the last day of the period, or today while it lasts. What only
    an earlier version of the period promised comes after it, so that nothing is lost without a word.
    """
    chosen_packs = _chosen(read, reporting)
    packs = frozenset(chosen_packs)
    found: list[Promise] = []
    for chosen in chosen_packs:
        seen: set[str] = set()
        for pack in _in_force(reporting.standards, chosen, period, _today(read)):
            own = [each for each in pack.standards if each.id not in seen]
            found += [Promise(pack, each, packs) for each in own]
            seen.update(each.id for each in own)
    return found


def promise_of(read: Read, reporting: Reporting, standard: str, period: Period) -> Promise:
    """One promise of the office's packs in a period. Raises `Gone` when none of them has it."""
    for promise in promises_of(read, reporting, period):
        if promise.standard.id == standard:
            return promise
    raise Gone("This office does not run this promise any more.", "Look at the list of promises again.")


def packs_of(read: Read, reporting: Reporting, period: Period) -> tuple[PackRow, ...]:
    """The office's packs in the versions in which they stand on the board."""
    rows = []
    for chosen in _chosen(read, reporting):
        versions = list(reporting.standards.versions(chosen))
        for pack in _in_force(reporting.standards, chosen, period, _today(read))[:1]:
            later = [each for each in versions[versions.index(pack) + 1 :] if each.in_force_from]
            ends = later[0].in_force_from if later else None
            last = ends - timedelta(days=1) if ends else None
            rows.append(PackRow(pack.id, pack.title, pack.version, pack.kind, pack.in_force_from, last))
    return tuple(rows)


def _in_force(standards: Standards, pack_id: str, period: Period, today: date) -> list[Pack]:
    """The versions of a pack that were in force on any day of the period, the newest first."""
    last = min(period.last, max(period.first, today))
    days = [last, period.first]
    starts = (pack.in_force_from for pack in standards.versions(pack_id))
    days += [start for start in starts if start is not None and period.first < start < last]
    days.sort(reverse=True)
    packs = (standards.in_force(pack_id, day) for day in days)
    return list({pack.version: pack for pack in packs if pack is not None}.values())


def _chosen(read: Read, reporting: Reporting) -> tuple[str, ...]:
    """The ids of the packs that the office runs, all of their versions known."""
    chosen = tuple(office(read).packs)
    take_in_own(read.session, reporting.standards, chosen)
    return chosen


def _today(read: Read) -> date:
    return read.now.astimezone(LONDON).date()
