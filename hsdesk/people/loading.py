"""Bringing in homes and people by the hundred thousand, for the demo office and for imports."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from hsdesk.people.contact_details import email_address, phone_number, postcode, tenancy_reference
from hsdesk.people.rules import ContactKind, Need, TenancyRole, Tenure, VisitorCategory
from hsdesk.people.search_index import index_people, is_postgresql
from hsdesk.people.tables import ContactMethod, Home, Person, Tenancy, TenancyPerson
from hsdesk.wording import clean_name, clean_or_empty

T = TypeVar("T")

_BATCH = 2000


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to bring in."""

    name: str
    known_as: str = ""
    category: VisitorCategory = VisitorCategory.TENANT
    language: str = "en"
    needs: Sequence[Need] = ()
    phones: Sequence[str] = ()
    emails: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewTenancy:
    """A tenancy to bring in, with its people and their roles."""

    reference: str
    tenure: Tenure
    starts: date
    people: Sequence[tuple[NewPerson, TenancyRole]]
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class NewHome:
    """A home to bring in, with its tenancies, and people who live there on none."""

    first_line: str
    second_line: str = ""
    town: str = ""
    postcode: str = ""
    tenancies: Sequence[NewTenancy] = ()
    others: Sequence[NewPerson] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """The ids of what was brought in, in the order it was given."""

    home_ids: list[int]
    tenancy_ids: list[int]
    person_ids: list[int]


def load_people(session: Session, homes: Iterable[NewHome], others: Iterable[NewPerson] = ()) -> Loaded:
    """Bring in homes with all who belong to them, then people without a home, and index them.

    Every text is checked as if it was typed. Nothing is written in the journal: the caller notes the whole
    as one entry. Raises `Refused` for the first thing that cannot be; the caller's transaction then keeps
    nothing.
    """
    loaded = Loaded([], [], [])
    for batch in _batches(homes):
        _load_homes(session, batch, loaded)
    for some in _batches(others):
        loaded.person_ids.extend(_load_persons(session, [(person, None) for person in some]))
    index_people(session, loaded.person_ids)
    return loaded


def _load_homes(session: Session, homes: Sequence[NewHome], loaded: Loaded) -> None:
    home_ids = insert_numbered(session, Home, [_home(home) for home in homes])
    tenancies = [
        (tenancy, home_id)
        for home, home_id in zip(homes, home_ids, strict=True)
        for tenancy in home.tenancies
    ]
    tenancy_ids = insert_numbered(session, Tenancy, [_tenancy(*each) for each in tenancies])
    members = [
        (person, role, tenancy_id)
        for (tenancy, _), tenancy_id in zip(tenancies, tenancy_ids, strict=True)
        for person, role in tenancy.people
    ]
    lodgers = [
        (person, home_id) for home, home_id in zip(homes, home_ids, strict=True) for person in home.others
    ]
    person_ids = _load_persons(session, [*((person, None) for person, _, _ in members), *lodgers])
    parts = [
        {"tenancy_id": tenancy_id, "person_id": person_id, "role": TenancyRole(role)}
        for (_, role, tenancy_id), person_id in zip(members, person_ids, strict=False)
    ]
    if parts:
        session.execute(insert(TenancyPerson), parts)
    loaded.home_ids.extend(home_ids)
    loaded.tenancy_ids.extend(tenancy_ids)
    loaded.person_ids.extend(person_ids)


def _load_persons(session: Session, people: Sequence[tuple[NewPerson, int | None]]) -> list[int]:
    person_ids = insert_numbered(session, Person, [_person(person, home_id) for person, home_id in people])
    contacts = [
        {"person_id": person_id, **contact}
        for (person, _), person_id in zip(people, person_ids, strict=True)
        for contact in _contacts(person)
    ]
    if contacts:
        session.execute(insert(ContactMethod), contacts)
    return person_ids


def insert_numbered(session: Session, table: type[Any], rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert rows that get their numbers beforehand, and return those in the order of the rows."""
    if not rows:
        return []
    ids = _new_ids(session, table.__tablename__, len(rows))
    numbered = [{"id": number, **row} for number, row in zip(ids, rows, strict=True)]
    session.execute(insert(table.__table__), numbered)
    return ids


def _new_ids(session: Session, table: str, count: int) -> list[int]:
    """Numbers for new rows; asking for them beforehand is far quicker than reading them back."""
    if is_postgresql(session):
        statement = text(
            "SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :count)"
        )
        return list(session.scalars(statement, {"table": table, "count": count}))
    # The transaction holds the only write lock, so nobody else can take the same numbers.
    last = session.execute(text(f"SELECT coalesce(max(id), 0) FROM {table}")).scalar_one()  # noqa: S608
    return list(range(last + 1, last + 1 + count))


def _home(home: NewHome) -> dict[str, Any]:
    return {
        "first_line": clean_name(home.first_line, field="first_line", called="The first line of the address"),
        "second_line": clean_or_empty(
            home.second_line, field="second_line", called="The second line of the address"
        ),
        "town": clean_or_empty(home.town, field="town"),
        "postcode": postcode(home.postcode),
        "version": 1,
    }


def _tenancy(tenancy: NewTenancy, home_id: int) -> dict[str, Any]:
    return {
        "reference": tenancy_reference(tenancy.reference),
        "home_id": home_id,
        "tenure": tenancy.tenure,
        "starts": tenancy.starts,
        "ends": tenancy.ends,
        "version": 1,
    }


def _person(person: NewPerson, home_id: int | None) -> dict[str, Any]:
    return {
        "name": clean_name(person.name),
        "known_as": clean_or_empty(person.known_as, field="known_as"),
        "category": person.category,
        "language": person.language,
        "needs": [need.value for need in person.needs],
        "home_id": home_id,
        "version": 1,
    }


def _contacts(person: NewPerson) -> Iterator[dict[str, Any]]:
    for phone in person.phones:
        number = phone_number(phone)
        yield {
            "kind": ContactKind.PHONE,
            "value": number.shown,
            "normalised": number.normalised,
            "is_safe": True,
        }
    for email in person.emails:
        address = email_address(email)
        yield {
            "kind": ContactKind.EMAIL,
            "value": address,
            "normalised": address.casefold()[:200],
            "is_safe": True,
        }


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(items)
    while batch := list(islice(waiting, _BATCH)):
        yield batch
