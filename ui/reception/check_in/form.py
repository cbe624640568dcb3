"""What a check-in form holds, what is missing in it, and how it is kept as a draft. No window in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from hsdesk.diary.rules import Purpose
from hsdesk.errors import Refused
from hsdesk.people.rules import Need, VisitorCategory
from ui.drafts import DraftValue
from ui.reception.check_in.times import moment_today
from ui.words import clock_time


class Place(StrEnum):
    """The places of the form that can be wrong, named as refusals name them."""

    WHO = "person_id"
    NAME = "visitor_name"
    NEW_NAME = "name"
    PHONE = "phone"
    FIRST_LINE = "first_line"
    POSTCODE = "postcode"
    APPOINTMENT = "appointment_id"
    REASONS = "reasons"
    PARTY = "party_size"
    NOTE = "note"
    ARRIVED = "arrived_at"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps the form from being finished, and how to put it right."""

    place: Place
    sentence: str


@dataclass(frozen=True, slots=True)
class CheckInForm:
    """Everything a person filled in.

    `search` is what stands in the search while nobody is picked. `is_newcomer` with `visitor_name` is
    somebody not on record, who is put there with `keeps_person`. `arrived` is the time as typed when the
    arrival is noted late, `is_late` that it is.
    """

    search: str = ""
    person_id: int | None = None
    is_newcomer: bool = False
    visitor_name: str = ""
    keeps_person: bool = False
    phone: str = ""
    first_line: str = ""
    postcode: str = ""
    identity_checked: bool = False
    category: VisitorCategory = VisitorCategory.TENANT
    with_appointment: bool = False
    appointment_id: int | None = None
    reasons: tuple[Purpose, ...] = ()
    to_see_staff_id: int | None = None
    to_see_team_id: int | None = None
    party_size: int = 1
    needs: tuple[Need, ...] = ()
    note: str = ""
    is_late: bool = False
    arrived: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has been filled in."""
        return self == CheckInForm()

    def problems(self, now: datetime) -> list[Problem]:
        """What is missing or cannot be, from the top of the form."""
        found = []
        if self.is_newcomer and not self.visitor_name.strip():
            found.append(Problem(Place.NAME, "Type the name of the visitor."))
        elif not self.is_newcomer and self.person_id is None:
            found.append(Problem(Place.WHO, "Pick who is here, or add them as a new person."))
        if self.with_appointment and self.appointment_id is None:
            found.append(Problem(Place.APPOINTMENT, "Choose which appointment, or take Walk-in."))
        if not self.reasons:
            found.append(Problem(Place.REASONS, "Choose one or more reasons."))
        try:
            self.arrived_at(now)
        except Refused as refused:
            found.append(Problem(Place.ARRIVED, f"{refused.sentence} {refused.advice}"))
        return found

    def arrived_at(self, now: datetime) -> datetime | None:
        """When they came if that is noted late; None for now. Raises `Refused` for what is no such time."""
        if not self.is_late:
            return None
        if not self.arrived.strip():
            raise Refused("The time is missing.", "Give it like 14:30.", field=Place.ARRIVED)
        moment = moment_today(self.arrived, now, field=Place.ARRIVED)
        if moment > now:
            raise Refused(
                "This time is still to come.", f"Give a time up to {clock_time(now)}.", field=Place.ARRIVED
            )
        return moment

    def visit(self, now: datetime) -> dict[str, Any]:
        """What the check-in is told, whoever it is for. Raises `Refused` as `arrived_at` does."""
        return {
            "category": self.category,
            "reasons": list(self.reasons),
            "to_see_staff_id": self.to_see_staff_id,
            "to_see_team_id": self.to_see_team_id,
            "appointment_id": self.appointment_id if self.with_appointment else None,
            "party_size": self.party_size,
            "needs": list(self.needs),
            "note": self.note,
            "identity_checked": self.identity_checked,
            "arrived_at": self.arrived_at(now),
        }

    def on_record(self, person_id: int | None) -> CheckInForm:
        """The same form once the newcomer has been put on record."""
        return replace(
            self,
            person_id=person_id,
            is_newcomer=False,
            keeps_person=False,
            visitor_name="",
            phone="",
            first_line="",
            postcode="",
        )

    def draft(self) -> dict[str, DraftValue]:
        """The form as plain values."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}

    @classmethod
    def from_draft(cls, values: Mapping[str, object]) -> CheckInForm:
        """The form again; what an older or damaged draft does not tell, or tells wrongly, is left empty."""
        empty = cls()
        known: dict[str, Any] = {}
        for each in fields(cls):
            value = values.get(each.name)
            usual = getattr(empty, each.name)
            if each.name in _LISTS:
                known[each.name] = tuple(_members(_LISTS[each.name], value))
            elif each.name == "category":
                known[each.name] = next(iter(_members(VisitorCategory, [value])), usual)
            elif each.name.endswith("_id"):
                known[each.name] = value if type(value) is int else None
            else:
                known[each.name] = value if type(value) is type(usual) else usual
        return cls(**known)


_LISTS: dict[str, type[StrEnum]] = {"reasons": Purpose, "needs": Need}


def _members(kind: type[StrEnum], value: object) -> list[StrEnum]:
    codes = value if isinstance(value, list) else []
    known = {member.value: member for member in kind}
    return [known[code] for code in codes if isinstance(code, str) and code in known]


def _plain(value: Any) -> DraftValue:
    if isinstance(value, tuple):
        return [part.value for part in value]
    return value.value if isinstance(value, StrEnum) else value
