"""The deadlines of the demo's visits, reckoned by the standards engine's own pure rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from hsdesk.clock import LONDON
from hsdesk.demo.pages import Pages
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.effective import Happening, effective
from hsdesk.standards.engine import Reckoned, deadline_values
from hsdesk.standards.pack import Pack, Timed, running
from hsdesk.standards.rules import CalendarOf, clocks
from hsdesk.standards.tables import Deadline, KeptPack, SubjectPacks
from hsdesk.store.upsert import insert_or
from hsdesk.store.work import Subject


@dataclass(slots=True)
class _Begun:
    packs: tuple[Pack, ...]
    happenings: list[Happening] = field(default_factory=list)


class DeadlineKeeper:
    """Hears the entries of the demo's journal, as the standards engine does, and reckons at the end.

    A subject begins with the first entry that starts a clock of the office's packs; what happened before
    to the same subject is remembered only where a pack takes notice of it, which none of the demo's does.
    """

    def __init__(
        self, standards: Standards, packs: Sequence[str], calendar_of: CalendarOf, office_id: int
    ) -> None:
        self._standards = standards
        self._chosen = tuple(packs)
        self._calendar_of = calendar_of
        self._office_id = office_id
        self._begun: dict[Subject, _Begun] = {}
        self._of_day: dict[date, tuple[Pack, ...]] = {}
        self._kept: dict[tuple[str, str], Pack] = {}
        self._running: dict[tuple[int, ...], list[tuple[Pack, Timed]]] = {}

    def hear(self, subject: Subject, happening: Happening) -> None:
        """Take note of an entry."""
        begun = self._begun.get(subject)
        if begun is None:
            packs = self._in_force(happening.at.astimezone(LONDON).date())
            if not any(happening.event in pack.starts for pack in packs):
                return
            begun = self._begun[subject] = _Begun(packs)
            self._kept.update({(pack.id, pack.version): pack for pack in packs})
        begun.happenings.append(happening)

    def reckon(self, pages: Pages) -> None:
        """Write the deadlines of everything that began since the last time; nothing more may happen to it."""
        for subject, begun in self._begun.items():
            pins = {pack.id: pack.version for pack in begun.packs}
            pages.add(
                SubjectPacks,
                {
                    "subject_kind": subject.kind,
                    "subject_id": subject.id,
                    "office_id": self._office_id,
                    "packs": pins,
                },
            )
            for row in self._rows(subject, begun):
                pages.add(Deadline, {"id": pages.number(Deadline), **row})
        self._begun.clear()

    def keep_packs(self, session: Session) -> None:
        """Keep the texts of the packs under which anything began."""
        for pack in self._kept.values():
            values = {"pack": pack.id, "version": pack.version, "text": self._standards.text(pack)}
            statement = insert_or(session, KeptPack).values(values)
            session.execute(statement.on_conflict_do_nothing(index_elements=["pack", "version"]))

    def _in_force(self, day: date) -> tuple[Pack, ...]:
        known = self._of_day.get(day)
        if known is None:
            packs = (self._standards.in_force(pack, day) for pack in self._chosen)
            known = self._of_day[day] = tuple(pack for pack in packs if pack is not None)
        return known

    def _rows(self, subject: Subject, begun: _Begun) -> list[Mapping[str, Any]]:
        happened = {each.event for each in begun.happenings}
        owners = {
            standard.id: (pack, standard)
            for pack, standard in self._of_packs(begun.packs)
            if not happened.isdisjoint(standard.starts)
        }
        found = clocks(
            [standard for _, standard in owners.values()], effective(begun.happenings), self._calendar_of
        )
        return [
            deadline_values(Reckoned(*owners[standard_id], clock), subject, self._office_id)
            for standard_id, own in found.items()
            for clock in own
        ]

    def _of_packs(self, packs: tuple[Pack, ...]) -> list[tuple[Pack, Timed]]:
        """What runs under some packs, found once."""
        key = tuple(id(pack) for pack in packs)
        known = self._running.get(key)
        if known is None:
            known = self._running[key] = list(running(packs))
        return known
