"""What windows see of people, their homes and the staff."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from hsdesk.people.rules import ContactKind, Need, StaffRole, TenancyRole, Tenure, VisitorCategory


class HitField(StrEnum):
    """Which part of a found person fits what was typed."""

    NAME = "name"
    KNOWN_AS = "known-as"
    ADDRESS = "address"
    POSTCODE = "postcode"
    REFERENCE = "reference"
    PHONE = "phone"


class Found(NamedTuple):
    """A stretch of a shown text that fits: the characters from `start` up to `end`, to be shown bold."""

    field: HitField
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person found by a search.

    `phone` is filled only when a number fits what was typed. `found` says what fits, in the order of the
    fields; it is empty only where the fit cannot be shown in these texts.
    """

    person_id: int
    name: str
    known_as: str
    category: VisitorCategory
    needs: tuple[Need, ...]
    address: str
    postcode: str
    reference: str
    phone: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A way to reach somebody; `is_safe` False means that it must not be used."""

    contact_id: int
    kind: ContactKind
    value: str
    is_safe: bool


@dataclass(frozen=True, slots=True)
class TenancyRow:
    """A person's part in a tenancy."""

    tenancy_id: int
    reference: str
    role: TenancyRole
    tenure: Tenure
    starts: date
    ends: date | None
    home_id: int
    address: str
    postcode: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """What the desk needs to see of a person; `address` is where they live now, as far as is known.

    `version` goes back with a change, so that nobody overwrites another's.
    """

    person_id: int
    name: str
    known_as: str
    category: VisitorCategory
    language: str
    needs: tuple[Need, ...]
    address: str
    postcode: str
    contacts: tuple[ContactRow, ...]
    tenancies: tuple[TenancyRow, ...]
    version: int


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Somebody who works at the office; `display_name` is what the public screen shows."""

    staff_id: int
    name: str
    display_name: str
    role: StaffRole
    team_id: int | None
    team: str
    has_password: bool
    is_active: bool
    version: int


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team or desk of the office and how many people are in it."""

    team_id: int
    name: str
    is_active: bool
    staff: int
