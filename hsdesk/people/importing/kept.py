"""What the database keeps of the people, homes and tenancies that a file speaks of, read in batches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from hsdesk.people.importing.lines import HomeLine, PersonLine, Place, place_of
from hsdesk.people.rules import TenancyRole, Tenure
from hsdesk.people.tables import ContactMethod, Home, Person, Tenancy, TenancyPerson

T = TypeVar("T")

BATCH = 2000


@dataclass(frozen=True, slots=True)
class KeptHome:
    """A home that is there."""

    id: int
    reference: str | None
    values: dict[str, Any]
    version: int

    @property
    def place(self) -> Place:
        """Its address as it is compared."""
        return place_of(self.values["first_line"], self.values["second_line"], self.values["postcode"])


@dataclass(slots=True)
class KeptPerson:
    """A person who is there, with the contact details as they are compared."""

    id: int
    reference: str | None
    values: dict[str, Any]
    home_id: int | None
    version: int
    contacts: set[str] = field(default_factory=set)


@dataclass(slots=True)
class KeptTenancy:
    """A tenancy that is there, with the part of each person in it."""

    id: int
    reference: str
    home_id: int
    tenure: Tenure
    starts: date
    ends: date | None
    version: int
    people: dict[int, TenancyRole] = field(default_factory=dict)


@dataclass(slots=True)
class Kept:
    """Everything that is there already of what a file speaks of."""

    homes: dict[str, KeptHome] = field(default_factory=dict)
    places: dict[Place, list[KeptHome]] = field(default_factory=dict)
    people: dict[str, KeptPerson] = field(default_factory=dict)
    people_by_id: dict[int, KeptPerson] = field(default_factory=dict)
    tenancies: dict[str, KeptTenancy] = field(default_factory=dict)
    tenancies_of: dict[int, list[KeptTenancy]] = field(default_factory=dict)

    def add_home(self, home: KeptHome) -> None:
        """Take in a home."""
        if home.reference:
            self.homes[home.reference] = home
        known = self.places.setdefault(home.place, [])
        if all(other.id != home.id for other in known):
            known.append(home)


def kept_homes(session: Session, lines: Sequence[HomeLine]) -> Kept:
    """What is there of the homes of a file."""
    kept = Kept()
    references = [line.reference for line in lines]
    postcodes = {str(line.values.get("postcode", "")) for line in lines}
    _read_homes(session, kept, references, postcodes)
    return kept


def kept_people(session: Session, lines: Sequence[PersonLine]) -> Kept:
    """What is there of the people of a file, of their homes and of their tenancies."""
    kept = Kept()
    references = {line.home_reference for line in lines if line.home_reference}
    postcodes = {line.place[2] for line in lines if line.place is not None and not line.home_reference}
    _read_homes(session, kept, references, postcodes)
    _read_tenancies(session, kept, {line.tenancy.reference for line in lines if line.tenancy})
    members = {person_id for tenancy in kept.tenancies.values() for person_id in tenancy.people}
    _read_people(session, kept, [line.reference for line in lines], members)
    return kept


def _read_homes(session: Session, kept: Kept, references: Iterable[str], postcodes: Iterable[str]) -> None:
    columns = (
        Home.id,
        Home.reference,
        Home.first_line,
        Home.second_line,
        Home.town,
        Home.postcode,
        Home.version,
    )
    for column, wanted in ((Home.reference, references), (Home.postcode, postcodes)):
        for some in batches(wanted):
            for row in session.execute(select(*columns).where(column.in_(some))):
                values = {
                    "first_line": row.first_line,
                    "second_line": row.second_line,
                    "town": row.town,
                    "postcode": row.postcode,
                }
                kept.add_home(KeptHome(row.id, row.reference, values, row.version))


def _read_tenancies(session: Session, kept: Kept, references: Iterable[str]) -> None:
    for some in batches(references):
        for tenancy in _tenancies(session, Tenancy.reference.in_(some)):
            kept.tenancies[tenancy.reference] = tenancy
    home_ids = {home.id for known in kept.places.values() for home in known}
    for ids in batches(home_ids | {tenancy.home_id for tenancy in kept.tenancies.values()}):
        for tenancy in _tenancies(session, Tenancy.home_id.in_(ids)):
            same = kept.tenancies.get(tenancy.reference, tenancy)
            kept.tenancies_of.setdefault(tenancy.home_id, []).append(same)
    by_id = {tenancy.id: tenancy for tenancy in kept.tenancies.values()}
    for ids in batches(by_id):
        parts = select(TenancyPerson.tenancy_id, TenancyPerson.person_id, TenancyPerson.role)
        for tenancy_id, person_id, role in session.execute(parts.where(TenancyPerson.tenancy_id.in_(ids))):
            by_id[tenancy_id].people[person_id] = role


def _tenancies(session: Session, condition: Any) -> Iterator[KeptTenancy]:
    columns = (
        Tenancy.id,
        Tenancy.reference,
        Tenancy.home_id,
        Tenancy.tenure,
        Tenancy.starts,
        Tenancy.ends,
        Tenancy.version,
    )
    for row in session.execute(select(*columns).where(condition)):
        yield KeptTenancy(*row)


def _read_people(session: Session, kept: Kept, references: Iterable[str], members: Iterable[int]) -> None:
    columns = (
        Person.id,
        Person.reference,
        Person.name,
        Person.known_as,
        Person.category,
        Person.language,
        Person.needs,
        Person.home_id,
        Person.version,
    )
    conditions = [
        *(Person.reference.in_(some) for some in batches(references)),
        *(Person.id.in_(some) for some in batches(members)),
    ]
    for condition in conditions:
        for row in session.execute(select(*columns).where(condition)):
            if row.id in kept.people_by_id:
                continue
            values = {
                "name": row.name,
                "known_as": row.known_as,
                "category": row.category,
                "language": row.language,
                "needs": list(row.needs),
            }
            person = KeptPerson(row.id, row.reference, values, row.home_id, row.version)
            kept.people_by_id[row.id] = person
            if row.reference:
                kept.people[row.reference] = person
    for some in batches(kept.people_by_id):
        contacts = select(ContactMethod.person_id, ContactMethod.normalised)
        for person_id, normalised in session.execute(contacts.where(ContactMethod.person_id.in_(some))):
            kept.people_by_id[person_id].contacts.add(normalised)


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """The items, a batch at a time."""
    waiting = iter(items)
    while some := list(islice(waiting, BATCH)):
        yield some
