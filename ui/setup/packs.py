"""The standards packs that ship, as somebody who chooses one sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.words import counted

if TYPE_CHECKING:
    from hsdesk.standards.pack import Pack, Standard


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise of a pack: what it says to a tenant, and where it stands."""

    clause: str
    title: str
    sentence: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class PackChoice:
    """A pack in a sentence, with its promises."""

    pack_id: str
    title: str
    note: str
    is_landlord: bool
    is_aims: bool
    version: str
    promises: tuple[Promise, ...]


def pack_choices() -> list[PackChoice]:
    """Every pack that ships, landlords first. Raises `PackError` when one cannot be read."""
    from hsdesk.standards.catalogue import shipped_packs
    from hsdesk.standards.pack import PackKind
    from hsdesk.standards.reading import read_pack

    newest: dict[str, Pack] = {}
    for file in shipped_packs():
        pack = read_pack(file.read(), file.file, None)
        if pack.id not in newest or newest[pack.id].dated < pack.dated:
            newest[pack.id] = pack
    order = {PackKind.LANDLORD: 0, PackKind.STATUTE: 1, PackKind.OFFICE: 2}
    return [
        _choice(pack) for pack in sorted(newest.values(), key=lambda pack: (order[pack.kind], pack.title))
    ]


def _choice(pack: Pack) -> PackChoice:
    from hsdesk.standards.pack import PackKind

    promises = tuple(
        Promise(each.id, each.title, each.sentence, _source(pack, each), each.note) for each in pack.standards
    )
    desk = sum(each.area == "reception" for each in pack.standards)
    note = f"{counted(len(promises), 'promise')}, {desk or 'none'} of them about the reception desk"
    return PackChoice(
        pack.id,
        pack.title,
        note,
        pack.kind is PackKind.LANDLORD,
        pack.kind is PackKind.OFFICE,
        pack.version,
        promises,
    )


def _source(pack: Pack, standard: Standard) -> str:
    source = pack.source_of(standard)
    place = f", under “{standard.place}”" if standard.place else ""
    return f"{source.title}{place}, {source.dated}"
