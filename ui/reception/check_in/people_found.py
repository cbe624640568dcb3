"""People who were found, as the open list suggests them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hsdesk.people.rows import HitField, PersonCard, PersonHit
from hsdesk.people.rules import Need, VisitorCategory
from hsdesk.reception.rows import ExpectedRow
from ui.privacy import Privacy
from ui.reception.check_in.suggestions import Stretch, Suggestion
from ui.widgets.paint import initials_of
from ui.words import clock_time

NAME_HIDDEN = "Name hidden"
"""What stands for somebody who has no ticket yet while names are hidden."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody on record who was picked."""

    person_id: int
    name: str
    address: str
    category: VisitorCategory
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What was typed is the name of somebody not on record."""

    name: str


def chosen_hit(hit: PersonHit) -> Chosen:
    """Somebody picked from a search."""
    return Chosen(hit.person_id, hit.name, joined(hit.address, hit.postcode), hit.category, hit.needs)


def chosen_card(card: PersonCard) -> Chosen:
    """Somebody whose card was read."""
    return Chosen(card.person_id, card.name, joined(card.address, card.postcode), card.category, card.needs)


def joined(*parts: str) -> str:
    """Parts of an address in one line."""
    return ", ".join(part for part in parts if part)


def suggestions_of(
    hits: Sequence[PersonHit],
    typed: str,
    expected: Mapping[int, ExpectedRow],
    privacy: Privacy,
) -> list[Suggestion]:
    """The people found, those expected today with their time, and the offer to add what was typed."""
    rows = [_suggestion(hit, expected.get(hit.person_id), hidden=privacy.hidden) for hit in hits]
    name = " ".join(typed.split())
    if name:
        shown = "Add a new person" if privacy.hidden else f"Add “{_short(name)}” as a new person"
        rows.append(Suggestion(Newcomer(name), shown, icon="user-plus", is_offer=True))
    return rows


def _suggestion(hit: PersonHit, expected: ExpectedRow | None, *, hidden: bool) -> Suggestion:
    behind = f"Expected today, {clock_time(expected.starts_at)}" if expected is not None else ""
    value = chosen_hit(hit)
    if hidden:
        return Suggestion(value, NAME_HIDDEN, "F8 shows names", behind, icon="eye-off")
    text, bold = _name(hit)
    second, bold_second = _particulars(hit)
    return Suggestion(
        value,
        text,
        second,
        behind,
        bold=bold,
        bold_second=bold_second,
        initials=initials_of(hit.name),
        number=hit.person_id,
    )


def _name(hit: PersonHit) -> tuple[str, tuple[Stretch, ...]]:
    """The name, with the one they are known by when that is what fits."""
    bold = _stretches(hit, HitField.NAME, 0)
    known_as = _stretches(hit, HitField.KNOWN_AS, len(hit.name) + 2)
    if not known_as:
        return hit.name, bold
    return f"{hit.name} ({hit.known_as})", (*bold, *known_as)


def _particulars(hit: PersonHit) -> tuple[str, tuple[Stretch, ...]]:
    """Number or reference when that is what fits, then the address."""
    fitting = {found.field for found in hit.found}
    parts = [
        (HitField.PHONE, hit.phone if HitField.PHONE in fitting else ""),
        (HitField.REFERENCE, hit.reference if HitField.REFERENCE in fitting else ""),
        (HitField.ADDRESS, hit.address),
        (HitField.POSTCODE, hit.postcode),
    ]
    text, bold = "", list[Stretch]()
    for field, part in parts:
        if part:
            text += ", " if text else ""
            bold += _stretches(hit, field, len(text))
            text += part
    return text, tuple(bold)


def _stretches(hit: PersonHit, field: HitField, offset: int) -> tuple[Stretch, ...]:
    return tuple((each.start + offset, each.end + offset) for each in hit.found if each.field is field)


def _short(name: str, most: int = 40) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
