"""Keeps what somebody changes in a pack on this computer until it is saved or thrown away."""

from __future__ import annotations

from dataclasses import dataclass

from hsdesk.errors import Refused
from hsdesk.standards.own.changes import Changes
from ui.services import Services

FORM = "pack-changes"


@dataclass(frozen=True, slots=True)
class KeptChanges:
    """Changes as they were left: of which pack, at which promise, and from when they were to apply."""

    pack: str
    title: str
    changes: Changes
    clause: str
    applies: str


def keep(services: Services, kept: KeptChanges) -> None:
    """Keep the changes; they are written shortly."""
    values = {
        "pack": kept.pack,
        "title": kept.title,
        "changes": kept.changes.as_text(),
        "clause": kept.clause,
        "applies": kept.applies,
    }
    services.drafts.keep(FORM, services.acting.staff_id, values)


def load(services: Services) -> KeptChanges | None:
    """What was kept last, or None; what cannot be read is left."""
    values = services.drafts.load(FORM, services.acting.staff_id)
    if values is None:
        return None
    try:
        changes = Changes.from_text(str(values.get("changes", "")))
    except Refused:
        return None
    return KeptChanges(
        str(values.get("pack", "")),
        str(values.get("title", "")),
        changes,
        str(values.get("clause", "")),
        str(values.get("applies", "")),
    )


def discard(services: Services) -> None:
    """The changes are saved or thrown away."""
    services.drafts.discard(FORM, services.acting.staff_id)
