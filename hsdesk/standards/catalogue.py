"""The packs that the program knows, each read when it is first asked for."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from hsdesk.calendars.words import list_in_words, shown
from hsdesk.errors import PackError
from hsdesk.standards.checks import KnownEvents
from hsdesk.standards.faults import BrokenPack, PackFault
from hsdesk.standards.pack import Pack, PackKind, Source, Standard
from hsdesk.standards.reading import read_pack
from hsdesk.standards.vocabulary import Vocabulary, awaits, known_with_awaited

OFFICE_AIMS = "good-practice-at-the-desk"
"""The pack of aims that every office may run beside its landlord's."""


class PackFile(NamedTuple):
    """A pack that can be read: its id, the file's name for messages, and how to get its text.

    `named_alike` says that the pack inside must have this id; a file of somebody's own may have any name.
    """

    pack: str
    file: str
    read: Callable[[], str]
    named_alike: bool = True


def shipped_packs() -> list[PackFile]:
    """The packs that come with hsdesk; an older version stands in a file such as `my-homes@1.toml`."""
    folder = files("resources") / "packs"
    entries = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda e: e.name
    )
    return [
        PackFile(
            entry.name.removesuffix(".toml").split("@")[0], entry.name, _reader(entry.read_text, entry.name)
        )
        for entry in entries
    ]


def pack_in_file(path: Path) -> PackFile:
    """A pack in a file of somebody's own."""
    return PackFile(path.stem, path.name, _reader(path.read_text, path.name), named_alike=False)


class _Known(NamedTuple):
    pack: Pack
    text: str


class Standards:
    """All packs by id and version, and all their standards.

    `known_events` maps every journal event that the program writes to the facts that its entries carry. A
    pack that asks for anything beyond these, and beyond what `vocabulary` says that a later feature brings,
    is refused with `BrokenPack` when it is first read.
    """

    def __init__(
        self, packs: Iterable[PackFile], known_events: KnownEvents, vocabulary: Vocabulary | None = None
    ) -> None:
        self._files: dict[str, list[PackFile]] = {}
        for file in packs:
            self._files.setdefault(file.pack, []).append(file)
        self._written = known_events
        self.vocabulary = vocabulary or Vocabulary()
        self._read: dict[str, dict[str, _Known]] = {}
        self._own: dict[str, dict[str, _Known]] = {}
        self._kept: dict[tuple[str, str], Pack] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all packs that can be chosen."""
        return (*self._files, *self._own)

    def is_shipped(self, pack_id: str) -> bool:
        """Whether a pack is among the files."""
        return pack_id in self._files

    def has_own(self, pack_id: str, version: str) -> bool:
        """Whether a version of an office's own pack was taken in already."""
        return version in self._own.get(pack_id, {})

    def take_in(self, text: str, file: str) -> Pack:
        """Let a saved version of an office's own pack be found like those in files. Raises `BrokenPack`.

        What it names is not checked again: an older version may name what is not written any more.
        """
        pack = read_pack(text, file, None)
        self._own.setdefault(pack.id, {})[pack.version] = _Known(pack, text)
        return pack

    def pack(self, pack_id: str, version: str | None = None) -> Pack:
        """A pack, in its newest version unless one is named.

        Raises `BrokenPack`, or `PackError` when there is no such pack or version.
        """
        if version is not None and (kept := self._kept.get((pack_id, version))):
            return kept
        versions = self._versions(pack_id)
        if version is None:
            return max((known.pack for known in versions.values()), key=_newest)
        if version not in versions:
            raise PackError(
                f"Version {shown(version)} of the pack {shown(pack_id)} is not here.",
                f"Known are {list_in_words(sorted(versions))}.",
            )
        return versions[version].pack

    def has(self, pack_id: str, version: str) -> bool:
        """Whether a pack is known in this version."""
        return (pack_id, version) in self._kept or (
            pack_id in self.ids and version in self._versions(pack_id)
        )

    def text(self, pack: Pack) -> str:
        """The pack as it was written. Raises `PackError` when it is not among the files."""
        return self._versions(pack.id)[pack.version].text

    def versions(self, pack_id: str) -> tuple[Pack, ...]:
        """Every version of a pack, in the order in which they come into force. Raises `PackError`."""
        packs = (known.pack for known in self._versions(pack_id).values())
        return tuple(sorted(packs, key=lambda pack: (pack.in_force_from or date.min, pack.dated)))

    def in_force(self, pack_id: str, day: date) -> Pack | None:
        """The version under which a subject begins on `day`; None when the pack begins later."""
        packs = [known.pack for known in self._versions(pack_id).values()]
        begun = [pack for pack in packs if pack.in_force_from is None or pack.in_force_from <= day]
        return max(begun, key=lambda pack: (pack.in_force_from or date.min, *_newest(pack)), default=None)

    def read(self, text: str, file: str) -> Pack:
        """Read the text of a pack without taking it in. Raises `BrokenPack` with every fault found."""
        return read_pack(text, file, self.known_events, self.vocabulary.measures)

    def awaits(self, standard: Standard) -> tuple[str, ...]:
        """The later features without which a standard cannot be measured; empty for one that is."""
        return awaits(standard, self.vocabulary)

    def keep(self, text: str, file: str) -> Pack:
        """Take in the text of an older version, whose events the program need not write any more."""
        pack = read_pack(text, file, None)
        self._kept[pack.id, pack.version] = pack
        return pack

    def standard(self, standard_id: str, packs: Iterable[str] | None = None) -> Standard:
        """A standard by its clause id, in the newest version of `packs` (all by default).

        Raises `PackError` when none of them has it.
        """
        for pack_id in self.ids if packs is None else packs:
            for standard in self.pack(pack_id).standards:
                if standard.id == standard_id:
                    return standard
        raise PackError(
            f"There is no promise {shown(standard_id)}.", "Look it up with hsdesk standards list."
        )

    def standard_of(self, pack_id: str, version: str, standard_id: str) -> tuple[Standard, Source]:
        """A standard with its source as a deadline names it. Raises `PackError`."""
        pack = self.pack(pack_id, version)
        for standard in pack.standards:
            if standard.id == standard_id:
                return standard, pack.source_of(standard)
        raise PackError(
            f"Version {version} of the pack {shown(pack_id)} has no promise {shown(standard_id)}.",
            "Restore the pack as it was.",
        )

    def of_area(self, area: str, packs: Iterable[str]) -> list[Standard]:
        """The standards of one area in the newest versions of `packs`."""
        return [standard for pack in packs for standard in self.pack(pack).standards if standard.area == area]

    def landlords(self) -> list[Pack]:
        """The landlords' packs, of which an office runs one; for choosing. Reads every pack."""
        packs = [self.pack(pack_id) for pack_id in self.ids]
        return [pack for pack in packs if pack.kind is PackKind.LANDLORD]

    def check(self) -> None:
        """Read every pack among the files. Raises `BrokenPack` with every fault of all of them."""
        faults: list[PackFault] = []
        owners: dict[str, Pack] = {}
        for pack_id, versions in self._files.items():
            try:
                pack = self.pack(pack_id)
            except BrokenPack as broken:
                faults.extend(broken.faults)
                continue
            faults.extend(_clashes(pack, versions[0].file, owners))
        if faults:
            raise BrokenPack(faults)

    @cached_property
    def known_events(self) -> KnownEvents:
        """Every entry that a pack may name, with its facts: those written, and those that are awaited."""
        return known_with_awaited(self._written, self.vocabulary)

    def _versions(self, pack_id: str) -> Mapping[str, _Known]:
        if pack_id in self._own:
            return self._own[pack_id]
        known = self._read.get(pack_id)
        if known is None:
            if pack_id not in self._files:
                raise PackError(
                    f"There is no standards pack {shown(pack_id)}.",
                    f"Choose one of {list_in_words(sorted(self._files))}.",
                )
            known = self._read[pack_id] = dict(map(self._load, self._files[pack_id]))
        return known

    def _load(self, file: PackFile) -> tuple[str, _Known]:
        text = file.read()
        pack = self.read(text, file.file)
        if file.named_alike and pack.id != file.pack:
            raise BrokenPack(
                [
                    PackFault(
                        file.file, 1, "", f"The pack calls itself {shown(pack.id)}.", "Name its file alike."
                    )
                ]
            )
        return pack.version, _Known(pack, text)


def _newest(pack: Pack) -> tuple[date, tuple[int, ...]]:
    """Orders the versions of a pack: by date, and by number on one day."""
    parts = (part for part in pack.version.split("."))
    return pack.dated, tuple(int(part) if part.isdecimal() else 0 for part in parts)


def _clashes(pack: Pack, file: str, owners: dict[str, Pack]) -> Iterable[PackFault]:
    for standard in pack.standards:
        owner = owners.setdefault(standard.id, pack)
        if owner is not pack:
            yield PackFault(
                file,
                1,
                standard.id,
                f"The pack {owner.id} has a promise of this id too.",
                "Change one of the two.",
            )


def _reader(read_text: Callable[..., str], file: str) -> Callable[[], str]:
    def read() -> str:
        try:
            return read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            fault = PackFault(file, 1, "", "The file cannot be read.", "A pack is a text file in UTF-8.")
            raise BrokenPack([fault]) from None

    return read
