"""The packs that there are, in every version, and which of them the office runs: read in one question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hsdesk.people.queries import staff_list
from hsdesk.premises.queries import office
from hsdesk.premises.rows import OfficeRow
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.own.queries import open_by_pack, own_packs
from hsdesk.standards.own.rows import OwnPackRow
from hsdesk.standards.pack import Pack, PackKind
from hsdesk.standards.vocabulary import Vocabulary
from hsdesk.store.work import Read
from ui.words import local

_ORDER = {PackKind.LANDLORD: 0, PackKind.STATUTE: 1, PackKind.OFFICE: 2}


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a pack; `saved_at` and `saved_by` tell of those that the office saved itself."""

    pack: Pack
    saved_at: datetime | None = None
    saved_by: str = ""


@dataclass(frozen=True, slots=True)
class PackEntry:
    """A pack with its versions, the earliest first; `current` is the one in force, or the first to come."""

    versions: tuple[Version, ...]
    current: Pack
    runs: bool
    is_own: bool

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.current.id

    @property
    def kind(self) -> PackKind:
        """Whose promises it holds."""
        return self.current.kind

    @property
    def newest(self) -> Version:
        """The version that was written last."""
        if self.is_own:
            return max(self.versions, key=lambda version: int(version.pack.version))
        return self.versions[-1]

    def version(self, number: str) -> Pack:
        """The pack in this version; the one in force when there is no such version."""
        found = (each.pack for each in self.versions if each.pack.version == number)
        return next(found, self.current)


@dataclass(frozen=True, slots=True)
class Library:
    """What the office could promise and what it does. `open` counts open deadlines by pack."""

    office: OfficeRow
    today: date
    entries: tuple[PackEntry, ...]
    open: Mapping[str, int]
    standards: Standards

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of entries, facts and measures."""
        return self.standards.vocabulary

    @property
    def running(self) -> tuple[PackEntry, ...]:
        """The packs that the office runs."""
        return tuple(entry for entry in self.entries if entry.runs)

    @property
    def changeable(self) -> PackEntry | None:
        """The pack to change when somebody wants other promises: the landlord's, else the office's aims."""
        return next((entry for entry in self.running if entry.kind is not PackKind.STATUTE), None)

    def entry(self, pack_id: str) -> PackEntry | None:
        """A pack by its id."""
        return next((entry for entry in self.entries if entry.id == pack_id), None)

    def own_of(self, pack: Pack) -> PackEntry | None:
        """The office's own pack that began as a copy of `pack`, if there is one."""
        return self.entry(pack.id if pack.id.startswith("own-") else f"own-{pack.id}")


def read_library(read: Read, standards: Standards) -> Library:
    """Read every pack and what the office runs. Raises `BrokenPack` for one that cannot be read."""
    row = office(read)
    saved = {(each.pack, each.version): each for each in own_packs(read, standards)}
    names = {each.staff_id: each.name for each in staff_list(read, retired_too=True)}
    today = local(read.now).date()
    entries = (
        _entry(standards, pack_id, today, runs=pack_id in row.packs, saved=saved, names=names)
        for pack_id in standards.ids
    )
    ordered = sorted(entries, key=lambda each: (_ORDER[each.kind], each.is_own, each.current.title))
    return Library(row, today, tuple(ordered), open_by_pack(read), standards)


def _entry(
    standards: Standards,
    pack_id: str,
    today: date,
    *,
    runs: bool,
    saved: Mapping[tuple[str, str], OwnPackRow],
    names: Mapping[int, str],
) -> PackEntry:
    packs = standards.versions(pack_id)
    current = standards.in_force(pack_id, today) or packs[0]
    versions = tuple(_versions(packs, saved, names))
    return PackEntry(versions, current, runs, not standards.is_shipped(pack_id))


def _versions(
    packs: tuple[Pack, ...], saved: Mapping[tuple[str, str], OwnPackRow], names: Mapping[int, str]
) -> Iterator[Version]:
    for pack in packs:
        kept = saved.get((pack.id, pack.version))
        if kept is None:
            yield Version(pack)
        else:
            by = names.get(kept.saved_by, "") if kept.saved_by is not None else ""
            yield Version(pack, kept.saved_at, by)
