"""What a person does with packs: save a changed copy, and choose which packs the office runs."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from hsdesk.calendars.words import day_in_words, list_in_words, shown
from hsdesk.clock import LONDON
from hsdesk.errors import ChangedByOther, Refused
from hsdesk.premises.actions import change_packs
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.own.editing import with_head
from hsdesk.standards.own.events import PackEvent
from hsdesk.standards.own.loading import take_in_own
from hsdesk.standards.own.tables import OwnPack
from hsdesk.standards.pack import Pack, PackKind
from hsdesk.store.upsert import insert_or
from hsdesk.store.work import FactValue, Subject, Work

KIND = "pack"


def save_own_pack(work: Work, *, standards: Standards, text: str, read_version: str = "") -> str:
    """Save a pack of the office's own as its next version, and return that version.

    `read_version` is the version that was changed, empty for a new pack. What began under an older version
    keeps it. Raises `BrokenPack` with every fault of the text, `Refused` for the id of a pack that ships or a
    beginning in the past, and `ChangedByOther` when somebody saved a version since.
    """
    pack = standards.read(text, "this pack")
    if standards.is_shipped(pack.id):
        raise Refused(
            f"{shown(pack.id)} is a pack that comes with hsdesk.", "Give yours another id.", field="id"
        )
    if pack.kind is PackKind.STATUTE:
        raise Refused("A law cannot be changed here.", "Copy a landlord’s pack instead.", field="kind")
    _refuse_past(work, pack)
    newest = work.session.scalar(select(func.max(OwnPack.number)).where(OwnPack.pack == pack.id))
    if str(newest or "") != read_version:
        raise _changed_since()
    number = (newest or 0) + 1
    values: dict[str, Any] = {
        "pack": pack.id,
        "number": number,
        "text": with_head(text, version=str(number), dated=work.now.astimezone(LONDON).date()),
        "saved_at": work.now,
        "saved_by": work.hand.staff_id,
    }
    added = work.session.execute(
        insert_or(work.session, OwnPack)
        .values(values)
        .on_conflict_do_nothing(index_elements=["pack", "number"])
        .returning(OwnPack.id)
    ).scalar_one_or_none()
    if added is None:
        raise _changed_since()
    original = pack.based_on.partition(" ")[0]
    facts: dict[str, FactValue] = {"pack": pack.id, "number": number, "based_on": original or None}
    work.record(PackEvent.SAVED, Subject(KIND, int(added)), facts=facts)
    return str(number)


def choose_packs(work: Work, *, standards: Standards, version: int, packs: Sequence[str]) -> None:
    """Choose the packs that the office runs: one landlord’s, and laws and aims beside it.

    `version` is that of the office’s particulars. Raises `Refused` for two landlords’ packs or none, and for
    packs with promises of the same id; `PackError` for an unknown one; and what `change_packs` raises.
    """
    take_in_own(work.session, standards, packs)
    chosen = [standards.pack(pack) for pack in packs]
    landlords = [pack.title for pack in chosen if pack.kind is PackKind.LANDLORD]
    if len(landlords) > 1:
        raise Refused(
            f"An office keeps one landlord’s promises, not those of {list_in_words(landlords)}.",
            "Choose one of them.",
            field="packs",
        )
    owners: dict[str, Pack] = {}
    for pack in chosen:
        for standard in pack.standards:
            owner = owners.setdefault(standard.id, pack)
            if owner is not pack:
                raise Refused(
                    f"{owner.title} and {pack.title} both have a promise {standard.id}.",
                    "Choose one of the two.",
                    field="packs",
                )
    change_packs(work, version=version, packs=packs)


def _refuse_past(work: Work, pack: Pack) -> None:
    today = work.now.astimezone(LONDON).date()
    if pack.in_force_from is not None and pack.in_force_from < today:
        raise Refused(
            f"The pack cannot apply from {day_in_words(pack.in_force_from)}, which is past.",
            "Let it begin today or later: what has begun keeps the promises of its day.",
            field="in_force_from",
        )


def _changed_since() -> ChangedByOther:
    return ChangedByOther(
        "Somebody else has just saved this pack.", "Look at their version, then make your change again."
    )
