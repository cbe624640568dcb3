"""What setting up asks, as it is kept in a draft and as it is carried out in one go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.errors import Refused
from hsdesk.people.rules import StaffRole
from hsdesk.store.work import Work
from ui.drafts import DraftValue, Values
from ui.setup.day_hours import Stretches

AIMS = "good-practice-at-the-desk"


@dataclass(slots=True)
class Answers:
    """The answers as they stand. The password is not among them: it is never written down."""

    landlord: str = ""
    name: str = ""
    nation: Nation = Nation.ENGLAND_AND_WALES
    hours: dict[str, Stretches] = field(default_factory=dict)
    packs: list[str] = field(default_factory=list)
    my_name: str = ""
    my_role: StaffRole = StaffRole.MANAGER
    others: list[tuple[str, StaffRole]] = field(default_factory=list)
    rooms: list[str] = field(default_factory=list)


def as_draft(answers: Answers, step: int) -> Values:
    """The answers as plain values."""
    values: Values = {
        "step": step,
        "landlord": answers.landlord,
        "name": answers.name,
        "nation": answers.nation.value,
        "packs": list(answers.packs),
        "my_name": answers.my_name,
        "my_role": answers.my_role.value,
        "others": [name for name, _ in answers.others],
        "other_roles": [role.value for _, role in answers.others],
        "rooms": list(answers.rooms),
    }
    for day, stretches in answers.hours.items():
        values[f"hours_{day}"] = [time for stretch in stretches for time in stretch]
    return values


def from_draft(values: Values) -> tuple[Answers, int]:
    """The answers of a draft and the step at which it was left; what cannot be read is left empty."""
    hours: dict[str, Stretches] = {}
    for key, kept in values.items():
        if key.startswith("hours_"):
            times = _texts(kept)
            hours[key.removeprefix("hours_")] = [
                times[place : place + 2] for place in range(0, len(times) - 1, 2)
            ]
    roles = [_role(text) for text in _texts(values.get("other_roles"))]
    names = _texts(values.get("others"))
    nation = values.get("nation")
    step = values.get("step")
    answers = Answers(
        landlord=_text(values.get("landlord")),
        name=_text(values.get("name")),
        nation=Nation(nation) if nation in set(Nation) else Nation.ENGLAND_AND_WALES,
        hours=hours,
        packs=_texts(values.get("packs")),
        my_name=_text(values.get("my_name")),
        my_role=_role(_text(values.get("my_role")) or StaffRole.MANAGER.value),
        others=list(zip(names, roles, strict=False)),
        rooms=_texts(values.get("rooms")),
    )
    return answers, step if isinstance(step, int) else 0


def set_up_everything(work: Work, *, answers: Answers, password: str) -> int:
    """Set up office, staff and rooms in one transaction; returns the number of whoever did it.

    Raises `Refused` with the field that is wrong; then nothing was set up.
    """
    from hsdesk.diary import actions as diary
    from hsdesk.people import staff as people
    from hsdesk.premises import actions as premises

    premises.set_up(
        work,
        name=answers.name,
        landlord=answers.landlord,
        nation=answers.nation,
        hours=answers.hours,
        packs=answers.packs,
    )
    with _said_of("my_name"):
        mine = people.add_staff(work, name=answers.my_name, role=answers.my_role, password=password)
    with _said_of("others"):
        for name, role in answers.others:
            people.add_staff(work, name=name, role=role)
    with _said_of("rooms"):
        for room in answers.rooms:
            diary.add_room(work, name=room)
    return mine


@contextmanager
def _said_of(field: str) -> Iterator[None]:
    """Every name is called "name" where it is refused; say to which part of the form it belongs."""
    try:
        yield
    except Refused as refusal:
        named = refusal.field if refusal.field == "password" else field
        raise Refused(refusal.sentence, refusal.advice, field=named) from refusal


def _text(kept: DraftValue) -> str:
    return kept if isinstance(kept, str) else ""


def _texts(kept: DraftValue) -> list[str]:
    return [part for part in kept if isinstance(part, str)] if isinstance(kept, list) else []


def _role(text: str) -> StaffRole:
    return StaffRole(text) if text in set(StaffRole) else StaffRole.RECEPTIONIST
