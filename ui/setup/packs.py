"""The standards packs that ship, as somebody who chooses one sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hsdesk.calendars.bank_holidays import Nation
from ui.words import counted, full_date

if TYPE_CHECKING:
    from hsdesk.standards.pack import Pack, Standard

CODE, HAZARDS, PRIVACY = "complaint-handling-code", "awaabs-law", "data-protection"
_MEANINGS = {
    CODE: "Every landlord of the Housing Ombudsman’s scheme in England has to follow it: how complaints are "
    "taken, answered and learned from.",
    HAZARDS: "For homes let on a social tenancy in England: damp and mould, and by stages further hazards, "
    "looked into and made safe in time.",
    PRIVACY: "For everybody who holds personal data: requests to see it, complaints about it, and breaches.",
    "right-to-repair": "For secure tenants of councils. A housing association needs it only where it has "
    "promised the same.",
}
_WHERE_ENGLISH_LAW_HOLDS = (CODE, HAZARDS, PRIVACY)


def usual_laws(nation: Nation) -> tuple[str, ...]:
    """The laws that a housing association keeps unless somebody decides otherwise.

    The Code and Awaab’s Law hold in England; an office in Wales takes them out.
    """
    return _WHERE_ENGLISH_LAW_HOLDS if nation is Nation.ENGLAND_AND_WALES else (PRIVACY,)


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
    """A pack in a sentence, with its promises; `note` is short, `meaning` says for whom it is."""

    pack_id: str
    title: str
    note: str
    is_landlord: bool
    is_aims: bool
    version: str
    promises: tuple[Promise, ...]
    meaning: str = ""

    @property
    def is_law(self) -> bool:
        """Whether it is neither a landlord's nor the office's own."""
        return not self.is_landlord and not self.is_aims


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
        choice_of(pack) for pack in sorted(newest.values(), key=lambda pack: (order[pack.kind], pack.title))
    ]


def choice_of(pack: Pack) -> PackChoice:
    """A pack as it is offered."""
    from hsdesk.standards.pack import PackKind

    promises = tuple(
        Promise(each.id, each.title, each.sentence, _source(pack, each), each.note) for each in pack.standards
    )
    desk = sum(each.area == "reception" for each in pack.standards)
    note = f"{counted(len(promises), 'promise')}, {desk or 'none'} of them about the reception desk"
    meaning = ""
    if pack.kind is PackKind.STATUTE:
        note = f"{counted(len(promises), 'promise')}, version {pack.version} of {full_date(pack.dated)}"
        if pack.in_force_from is not None:
            note += f", in force from {full_date(pack.in_force_from)}"
        meaning = _MEANINGS.get(pack.id, pack.note.partition(". ")[0].rstrip(".") + ".")
    return PackChoice(
        pack.id,
        pack.title,
        note,
        pack.kind is PackKind.LANDLORD,
        pack.kind is PackKind.OFFICE,
        pack.version,
        promises,
        meaning,
    )


def _source(pack: Pack, standard: Standard) -> str:
    source = pack.source_of(standard)
    place = f", under “{standard.place}”" if standard.place else ""
    return f"{source.title}{place}, {source.dated}"
