"""Under which packs and versions a subject began, and the texts of those packs."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple, cast
from uuid import UUID

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from hsdesk.premises.tables import Office
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.own.loading import take_in_own
from hsdesk.standards.pack import Pack
from hsdesk.standards.tables import KeptPack, SubjectPacks
from hsdesk.store.upsert import insert_or
from hsdesk.store.work import Subject

_PINS = cast("Table", SubjectPacks.__table__)
_KEPT = cast("Table", KeptPack.__table__)


class Pinned(NamedTuple):
    """The office in which a subject began, and the packs in the versions of that day.

    `is_new` says that it begins with the present action, so that it cannot have deadlines yet.
    """

    office_id: int
    packs: tuple[Pack, ...]
    is_new: bool = False


class PackKeeper:
    """Remembers for each subject which packs it began under, and keeps their texts in the database."""

    def __init__(self, standards: Standards) -> None:
        self._standards = standards
        self._kept: set[tuple[str, str]] = set()
        self._new: dict[tuple[str, str], UUID] = {}

    def of_subject(self, session: Session, subject: Subject, *, lock: bool = False) -> Pinned | None:
        """The packs of a subject that has begun; None for one that has not.

        With `lock` two desks that write about one subject take turns (SQLite lets only one write anyway).
        """
        query = select(_PINS.c.office_id, _PINS.c.packs).where(
            _PINS.c.subject_kind == subject.kind, _PINS.c.subject_id == subject.id
        )
        found = session.execute(query.with_for_update() if lock else query).one_or_none()
        if found is None:
            return None
        return Pinned(found.office_id, self._packs(session, found.packs))

    def of_subjects(self, session: Session, kind: str, ids: Collection[int]) -> dict[int, Pinned]:
        """The packs of some subjects of one kind, by their ids; those that have not begun are left out."""
        query = select(_PINS.c.subject_id, _PINS.c.office_id, _PINS.c.packs).where(
            _PINS.c.subject_kind == kind, _PINS.c.subject_id.in_(ids)
        )
        return {
            subject_id: Pinned(office_id, self._packs(session, packs))
            for subject_id, office_id, packs in session.execute(query)
        }

    def of_office(self, session: Session, office_id: int, day: date) -> tuple[Pack, ...]:
        """The packs that an office runs, in the versions under which something begins on `day`."""
        chosen = (
            session.execute(select(Office.packs).where(Office.id == office_id)).scalar_one_or_none() or []
        )
        take_in_own(session, self._standards, chosen)
        packs = (self._standards.in_force(str(pack), day) for pack in chosen)
        return tuple(pack for pack in packs if pack is not None)

    def pin(
        self, session: Session, subject: Subject, office_id: int, packs: Iterable[Pack], action: UUID
    ) -> Pinned:
        """Let a subject begin under `packs`."""
        own = tuple(packs)
        values = {
            "subject_kind": subject.kind,
            "subject_id": subject.id,
            "office_id": office_id,
            "packs": {pack.id: pack.version for pack in own},
        }
        session.execute(insert(_PINS).values(values))
        for pack in own:
            self._keep(session, pack, action)
        return Pinned(office_id, own, is_new=True)

    def _packs(self, session: Session, versions: Mapping[str, str]) -> tuple[Pack, ...]:
        return tuple(self.pack(session, pack, version) for pack, version in versions.items())

    def pack(self, session: Session, pack_id: str, version: str) -> Pack:
        """A pack in one version, from the program's files or else as kept. Raises `PackError`."""
        if not self._standards.has(pack_id, version):
            query = select(_KEPT.c.text).where(_KEPT.c.pack == pack_id, _KEPT.c.version == version)
            text = session.execute(query).scalar_one_or_none()
            if text is not None:
                return self._standards.keep(text, f"{pack_id}, version {version}")
        return self._standards.pack(pack_id, version)

    def _keep(self, session: Session, pack: Pack, action: UUID) -> None:
        key = (pack.id, pack.version)
        if key in self._kept:
            return
        query = select(_KEPT.c.pack).where(_KEPT.c.pack == pack.id, _KEPT.c.version == pack.version)
        if session.execute(query).first() is None:
            values = {"pack": pack.id, "version": pack.version, "text": self._standards.text(pack)}
            statement = insert_or(session, KeptPack).values(values)
            session.execute(statement.on_conflict_do_nothing(index_elements=["pack", "version"]))
            self._new[key] = action
        elif self._new.get(key) != action:
            # Found in the database by another action than the one that put it there, so it was committed.
            self._kept.add(key)
