"""What the form of a new appointment holds, and what is missing in it. No window in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from hsdesk.diary.rules import Purpose
from hsdesk.errors import Refused
from ui.drafts import DraftValue
from ui.reception.check_in.times import moment_today
from ui.words import clock_time

LENGTHS = (15, 30, 45, 60, 90, 120)
"""The lengths offered, in minutes."""


class Place(StrEnum):
    """The places of the form that can be wrong, named as refusals name them."""

    WHO = "person_id"
    NAME = "visitor_name"
    TIME = "starts_at"
    LENGTH = "minutes"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class AppointmentForm:
    """Everything a person filled in. `search` stands in the search while nobody is picked."""

    search: str = ""
    person_id: int | None = None
    is_newcomer: bool = False
    visitor_name: str = ""
    time: str = ""
    minutes: int = 30
    staff_id: int | None = None
    team_id: int | None = None
    purpose: Purpose = Purpose.OTHER
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has been filled in."""
        return self == AppointmentForm()

    def problems(self, now: datetime) -> list[tuple[Place, str]]:
        """What is missing or cannot be, from the top of the form."""
        found = []
        if self.is_newcomer and not self.visitor_name.strip():
            found.append((Place.NAME, "Type the name of the visitor."))
        elif not self.is_newcomer and self.person_id is None:
            found.append((Place.WHO, "Pick who is to come, or add them as a new person."))
        try:
            self.starts_at(now)
        except Refused as refused:
            found.append((Place.TIME, f"{refused.sentence} {refused.advice}"))
        return found

    def starts_at(self, now: datetime) -> datetime:
        """When it begins today. Raises `Refused` for what is no time, or a time that has passed."""
        if not self.time.strip():
            raise Refused("The time is missing.", "Give it like 15:30.", field=Place.TIME)
        moment = moment_today(self.time, now, field=Place.TIME)
        if moment < now.replace(second=0, microsecond=0):
            raise Refused(
                "This time has passed.", f"Give a time from {clock_time(now)} on.", field=Place.TIME
            )
        return moment

    def booking(self, now: datetime) -> dict[str, Any]:
        """What the diary is told. Raises `Refused` as `starts_at` does."""
        return {
            "starts_at": self.starts_at(now),
            "minutes": self.minutes,
            "person_id": self.person_id,
            "visitor_name": self.visitor_name,
            "staff_id": self.staff_id,
            "team_id": self.team_id,
            "purpose": self.purpose,
            "note": self.note,
        }

    def draft(self) -> dict[str, DraftValue]:
        """The form as plain values."""
        return {each.name: getattr(self, each.name) for each in fields(self)} | {
            "purpose": self.purpose.value
        }

    @classmethod
    def from_draft(cls, values: Mapping[str, object]) -> AppointmentForm:
        """The form again; what a damaged draft does not tell, or tells wrongly, is left empty."""
        empty = cls()
        known: dict[str, Any] = {}
        for each in fields(cls):
            value, usual = values.get(each.name), getattr(empty, each.name)
            if each.name == "purpose":
                known[each.name] = next((one for one in Purpose if one.value == value), usual)
            elif each.name.endswith("_id"):
                known[each.name] = value if type(value) is int else None
            elif each.name == "minutes":
                known[each.name] = value if type(value) is int and value in LENGTHS else usual
            else:
                known[each.name] = value if type(value) is type(usual) else usual
        return cls(**known)
