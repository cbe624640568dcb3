"""The standards engine: it hears every journal entry and keeps the deadlines in line with the journal."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from hsdesk.clock import LONDON
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.counting import Calendars
from hsdesk.standards.effective import Happening, effective, told_of
from hsdesk.standards.keeping import PackKeeper, Pinned
from hsdesk.standards.pack import Pack, Timed, running
from hsdesk.standards.rules import Clock, clocks
from hsdesk.standards.tables import Deadline
from hsdesk.store.tables import JournalEntry
from hsdesk.store.work import Entry, Subject, Work

_DEADLINES = cast("Table", Deadline.__table__)
_JOURNAL = cast("Table", JournalEntry.__table__)
_ENTRY = (_JOURNAL.c.id, _JOURNAL.c.event, _JOURNAL.c.at, _JOURNAL.c.facts, _JOURNAL.c.corrects)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A clock worked out again from the journal, with the standard it belongs to."""

    pack: Pack
    standard: Timed
    clock: Clock


class StandardsEngine:
    """Opens, meets, pauses, extends and ends deadlines as journal entries arrive.

    It is a subscriber of the journal: called inside the transaction that writes an entry, it works the
    clocks of the entry's subject out anew from the journal and writes what differs.
    """

    def __init__(self, standards: Standards) -> None:
        self.standards = standards
        self._keeper = PackKeeper(standards)

    def __call__(self, work: Work, entry: Entry) -> None:
        """Bring the deadlines of an entry's subject in line with it.

        Raises `Refused` for an extension beyond its limit, `CalendarError` when a due date lies beyond the
        calendar, and `PackError` when a pack of the office cannot be read; then nothing is kept.
        """
        if not work.hand.office_id:
            return
        pinned = self._keeper.of_subject(work.session, entry.subject, lock=True)
        if pinned is None:
            pinned = self._begin(work, entry)
            if pinned is None:
                return
        elif entry.corrects is None and not any(entry.event in pack.events for pack in pinned.packs):
            return
        happenings = _entries(work.session, entry.subject)
        events = told_of(happenings, entry.id)
        self._bring_in_line(work.session, entry.subject, pinned, happenings, about=events)

    def hears(self, work: Work, event: StrEnum) -> bool:
        """Whether a promise of the office's packs speaks of an event."""
        if not work.hand.office_id:
            return False
        packs = self._keeper.of_office(work.session, work.office_id, work.now.astimezone(LONDON).date())
        return any(event.value in pack.events for pack in packs)

    def refold(self, session: Session, subject: Subject) -> None:
        """Work all deadlines of a subject out anew; changes nothing where they are right already."""
        pinned = self._keeper.of_subject(session, subject, lock=True)
        if pinned is not None:
            self._bring_in_line(session, subject, pinned, _entries(session, subject))

    def reckon(self, session: Session, subject: Subject) -> list[Reckoned]:
        """Every clock of a subject with the steps of its due date, without writing anything."""
        pinned = self._keeper.of_subject(session, subject)
        if pinned is None:
            return []
        calendars = Calendars(session, pinned.office_id)
        return list(self._reckoned(pinned, _entries(session, subject), calendars).values())

    def reckon_some(
        self, session: Session, kind: str, ids: Collection[int], calendars: Calendars
    ) -> dict[int, list[Reckoned]]:
        """Every clock of some subjects of one kind, in calendars that may be those of a change considered.

        `ids` are at most a few hundred, read together.
        """
        pins = self._keeper.of_subjects(session, kind, ids)
        entries: dict[int, list[Happening]] = {number: [] for number in pins}
        query = select(_JOURNAL.c.subject_id, *_ENTRY).where(
            _JOURNAL.c.subject_kind == kind, _JOURNAL.c.subject_id.in_(list(pins))
        )
        for number, *entry in session.execute(query.order_by(_JOURNAL.c.id)):
            entries[number].append(Happening(*entry))
        return {
            number: list(self._reckoned(pinned, entries[number], calendars).values())
            for number, pinned in pins.items()
        }

    def standard(self, session: Session, pack: str, version: str, standard: str) -> Timed | None:
        """The standard of a deadline; None when its pack does not have it any more. Raises `PackError`."""
        own = self._keeper.pack(session, pack, version).timed
        return next((each for each in own if each.id == standard), None)

    def _begin(self, work: Work, entry: Entry) -> Pinned | None:
        """Let a subject begin, if the entry can start a clock of the office's packs."""
        day = _local_day(entry)
        packs = self._keeper.of_office(work.session, work.office_id, day)
        if not any(entry.event in pack.starts for pack in packs):
            return None
        return self._keeper.pin(work.session, entry.subject, work.office_id, packs, work.action_id)

    def _bring_in_line(
        self,
        session: Session,
        subject: Subject,
        pinned: Pinned,
        entries: Iterable[Happening],
        *,
        about: frozenset[str] | None = None,
    ) -> None:
        """Write what differs; standards that `about`'s events say nothing to are left alone."""
        calendars = Calendars(session, pinned.office_id, lock=True)
        wanted = {
            key: deadline_values(reckoned, subject, pinned.office_id)
            for key, reckoned in self._reckoned(pinned, entries, calendars, about).items()
        }
        concerned = {standard.id for _, standard in _concerned(pinned.packs, about)}
        for row in [] if pinned.is_new else _deadlines(session, subject):
            if row["standard"] not in concerned:
                continue
            values = wanted.pop((row["standard"], row["opened_by"]), None)
            if values is None:
                session.execute(delete(_DEADLINES).where(_DEADLINES.c.id == row["id"]))
            elif changes := _changes(row, values):
                session.execute(update(_DEADLINES).where(_DEADLINES.c.id == row["id"]).values(changes))
        if wanted:
            session.execute(insert(_DEADLINES), list(wanted.values()))

    def _reckoned(
        self,
        pinned: Pinned,
        entries: Iterable[Happening],
        calendars: Calendars,
        about: frozenset[str] | None = None,
    ) -> dict[tuple[str, int], Reckoned]:
        owners = {standard.id: (pack, standard) for pack, standard in _concerned(pinned.packs, about)}
        found = clocks([standard for _, standard in owners.values()], effective(entries), calendars)
        return {
            (standard_id, clock.opened_by): Reckoned(*owners[standard_id], clock)
            for standard_id, own in found.items()
            for clock in own
        }


def _concerned(packs: Iterable[Pack], about: frozenset[str] | None) -> Iterable[tuple[Pack, Timed]]:
    return (each for each in running(packs) if about is None or each[1].events & about)


def _entries(session: Session, subject: Subject) -> list[Happening]:
    """A subject's journal in the order in which it was written."""
    query = (
        select(*_ENTRY)
        .where(_JOURNAL.c.subject_kind == subject.kind, _JOURNAL.c.subject_id == subject.id)
        .order_by(_JOURNAL.c.id)
    )
    return [Happening(*row) for row in session.execute(query)]


def _deadlines(session: Session, subject: Subject) -> list[dict[str, Any]]:
    query = select(_DEADLINES).where(
        _DEADLINES.c.subject_kind == subject.kind, _DEADLINES.c.subject_id == subject.id
    )
    return [dict(row) for row in session.execute(query).mappings()]


def _local_day(entry: Entry) -> date:
    return entry.at.astimezone(LONDON).date()


def deadline_values(reckoned: Reckoned, subject: Subject, office_id: int) -> dict[str, Any]:
    """The columns of the deadline that a reckoned clock stands for, and their values."""
    clock = reckoned.clock
    return {
        "office_id": office_id,
        "pack": reckoned.pack.id,
        "pack_version": reckoned.pack.version,
        "standard": reckoned.standard.id,
        "subject_kind": subject.kind,
        "subject_id": subject.id,
        "opened_by": clock.opened_by,
        "started_at": clock.started_at,
        "due_at": clock.due.due,
        "original_due_at": clock.original_due_at,
        "due_date": clock.due.due_date,
        "outcome": clock.outcome,
        "ended_at": clock.ended_at,
        "took": clock.took,
        "excuse": clock.excuse,
        "paused_at": clock.paused_at,
        "corrected": clock.corrected,
        "adjusted": clock.adjusted,
    }


def _changes(row: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if row[name] != value}
