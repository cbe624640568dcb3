"""Writes what an import brings, by the thousand rows; who changed a row meanwhile is not overwritten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from hsdesk.errors import ChangedByOther
from hsdesk.people.importing.kept import batches
from hsdesk.people.importing.plans import HomeStep, PersonStep, Plan, Step, TenancyStep
from hsdesk.people.importing.tenancies import tenure_of
from hsdesk.people.loading import insert_numbered
from hsdesk.people.rules import ContactKind, VisitorCategory
from hsdesk.people.tables import ContactMethod, Home, Person, Tenancy, TenancyPerson
from hsdesk.store.upsert import insert_or

_NEW_HOME = {"second_line": "", "town": "", "postcode": ""}
_NEW_PERSON: dict[str, Any] = {
    "known_as": "",
    "category": VisitorCategory.TENANT,
    "language": "en",
    "needs": [],
}


@dataclass(slots=True)
class Written:
    """What was written: each step with the id it has and whether that is new, and whom to index."""

    steps: list[tuple[Step, int, bool]] = field(default_factory=list)
    tenancies: list[tuple[TenancyStep, int]] = field(default_factory=list)
    members: dict[int, set[int]] = field(default_factory=dict)
    to_index: set[int] = field(default_factory=set)


def write(session: Session, plan: Plan) -> Written:
    """Write a plan's new and changed rows. Raises `ChangedByOther` when one was changed meanwhile."""
    written = Written()
    homes = [step for step in plan.steps if isinstance(step, HomeStep)]
    people = [step for step in plan.steps if isinstance(step, PersonStep)]
    if homes:
        _write_homes(session, homes, written)
    if people:
        _write_people(session, people, plan.tenancies, written)
    return written


def _write_homes(session: Session, steps: Sequence[HomeStep], written: Written) -> None:
    new = [step for step in steps if step.home is None]
    rows = [{**_NEW_HOME, **step.line.values, "reference": step.line.reference, "version": 1} for step in new]
    ids = insert_numbered(session, Home, rows)
    written.steps += [(step, number, True) for step, number in zip(new, ids, strict=True)]
    changed = [(step, step.home) for step in steps if step.home is not None and step.changes]
    _update(session, Home, [(home.id, home.version, step.changes) for step, home in changed])
    written.steps += [(step, home.id, False) for step, home in changed]
    for some in batches(home.id for _, home in changed):
        lives = (
            select(TenancyPerson.person_id)
            .join(Tenancy, Tenancy.id == TenancyPerson.tenancy_id)
            .where(Tenancy.home_id.in_(some))
            .union(select(Person.id).where(Person.home_id.in_(some)))
        )
        written.to_index.update(session.scalars(lives))


def _write_people(
    session: Session, steps: Sequence[PersonStep], tenancies: Sequence[TenancyStep], written: Written
) -> None:
    new = [step for step in steps if step.person is None]
    rows = [
        {
            **_NEW_PERSON,
            **step.line.values,
            "reference": step.line.reference,
            "home_id": step.home_id,
            "version": 1,
        }
        for step in new
    ]
    ids = dict(zip(map(id, new), insert_numbered(session, Person, rows), strict=True))
    there = [(step, step.person) for step in steps if step.person is not None]
    changed = [(person.id, person.version, step.changes) for step, person in there if step.changes]
    _update(session, Person, changed)
    ids |= {id(step): person.id for step, person in there}
    contacts = [row for step in steps for row in _contacts(step, ids[id(step)])]
    if contacts:
        session.execute(insert(ContactMethod.__table__), contacts)  # type: ignore[arg-type]
    _write_tenancies(session, tenancies, written)
    _write_parts(session, steps, ids, written)
    for step in steps:
        if step.person is None or step.fields:
            written.steps.append((step, ids[id(step)], step.person is None))
            written.to_index.add(ids[id(step)])


def _contacts(step: PersonStep, person_id: int) -> list[dict[str, Any]]:
    shared = {"person_id": person_id, "is_safe": True}
    return [
        *(
            {**shared, "kind": ContactKind.PHONE, "value": phone.shown, "normalised": phone.normalised}
            for phone in step.phones
        ),
        *(
            {**shared, "kind": ContactKind.EMAIL, "value": email, "normalised": email.casefold()[:200]}
            for email in step.emails
        ),
    ]


def _write_tenancies(session: Session, steps: Sequence[TenancyStep], written: Written) -> None:
    new = [step for step in steps if step.tenancy is None]
    rows = [
        {
            "reference": step.line.reference,
            "home_id": step.home_id,
            "tenure": tenure_of(step),
            "starts": step.line.starts,
            "ends": step.line.ends,
            "version": 1,
        }
        for step in new
    ]
    written.tenancies += list(zip(new, insert_numbered(session, Tenancy, rows), strict=True))
    changed = [(step, step.tenancy) for step in steps if step.tenancy is not None and step.changes]
    _update(session, Tenancy, [(there.id, there.version, step.changes) for step, there in changed])
    for step, there in changed:
        written.tenancies.append((step, there.id))
        written.members.setdefault(there.id, set()).update(there.people)
        written.to_index.update(there.people)


def _write_parts(
    session: Session, steps: Sequence[PersonStep], ids: Mapping[int, int], written: Written
) -> None:
    numbers = {id(step): number for step, number in written.tenancies}
    parts = []
    for step in steps:
        if step.tenancy is None or step.role is None:
            continue
        there = step.tenancy.tenancy
        number = there.id if there is not None else numbers[id(step.tenancy)]
        written.members.setdefault(number, set()).add(ids[id(step)])
        parts.append({"tenancy_id": number, "person_id": ids[id(step)], "role": step.role})
    for some in batches(parts):
        statement = insert_or(session, TenancyPerson).values(some)
        session.execute(
            statement.on_conflict_do_update(
                index_elements=["tenancy_id", "person_id"], set_={"role": statement.excluded.role}
            )
        )


def _update(
    session: Session, table: type[Any], changes: Sequence[tuple[int, int, Mapping[str, Any]]]
) -> None:
    """Change rows that are still as they were read; those with the same fields go together."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for number, version, values in changes:
        row = {"its_id": number, "its_version": version, **{f"new_{key}": v for key, v in values.items()}}
        alike.setdefault(tuple(sorted(values)), []).append(row)
    plain = table.__table__
    for keys, rows in alike.items():
        statement = (
            update(plain)
            .where(plain.c.id == bindparam("its_id"), plain.c.version == bindparam("its_version"))
            .values(version=plain.c.version + 1, **{key: bindparam(f"new_{key}") for key in keys})
        )
        done = session.connection().execute(statement, rows)
        if done.rowcount != len(rows):
            raise ChangedByOther(
                "Somebody has changed something that the file changes as well.",
                "Nothing has been brought in. Check the rows again.",
            )
