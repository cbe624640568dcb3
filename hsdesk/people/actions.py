"""What a person does with people, their homes and tenancies; the staff's own are in `staff`.

Everything that changes how somebody is found brings the search index in line in the same transaction.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import delete, insert, select

from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.people.contact_details import email_address, phone_number, postcode, tenancy_reference
from hsdesk.people.events import HomeEvent, PersonEvent, TenancyEvent
from hsdesk.people.rules import ContactKind, Need, TenancyRole, Tenure, VisitorCategory
from hsdesk.people.search_index import index_people
from hsdesk.people.staff import (
    add_staff,
    add_team,
    change_staff,
    change_team,
    retire_staff,
    set_password,
)
from hsdesk.people.tables import ContactMethod, Home, Person, Tenancy, TenancyPerson
from hsdesk.store.upsert import insert_or
from hsdesk.store.work import Subject, Work
from hsdesk.wording import clean, clean_name, clean_or_empty

__all__ = [
    "add_home",
    "add_person",
    "add_staff",
    "add_team",
    "add_tenancy",
    "change_contacts",
    "change_home",
    "change_person",
    "change_staff",
    "change_team",
    "end_tenancy",
    "retire_staff",
    "set_password",
]

LANGUAGE_LIMIT = 20


def add_person(
    work: Work,
    *,
    name: str,
    known_as: str = "",
    category: VisitorCategory = VisitorCategory.TENANT,
    language: str = "en",
    needs: Sequence[Need] = (),
    phones: Sequence[str] = (),
    emails: Sequence[str] = (),
    home_id: int | None = None,
) -> int:
    """Add somebody not known yet and return their id.

    `home_id` says where somebody lives who is on no tenancy. Raises `Refused` for what cannot be, with the
    field: `name`, `known_as`, `language`, `phone`, `email`.
    """
    person = Person(
        name=clean_name(name, field="name"),
        known_as=clean_or_empty(known_as, field="known_as"),
        category=VisitorCategory(category),
        language=clean(language, field="language", limit=LANGUAGE_LIMIT),
        needs=_codes(needs),
        home_id=_known_home(work, home_id),
    )
    contacts = [*_phones(phones, safe=True), *_emails(emails, safe=True)]
    work.session.add(person)
    work.session.flush()
    _keep_contacts(work, person.id, contacts)
    index_people(work.session, [person.id])
    work.record(
        PersonEvent.ADDED,
        Subject("person", person.id),
        facts={"category": person.category.value, "needs": list(person.needs)},
    )
    return person.id


def change_person(
    work: Work,
    *,
    person_id: int,
    version: int,
    name: str,
    known_as: str = "",
    category: VisitorCategory,
    language: str = "en",
    needs: Sequence[Need] = (),
    home_id: int | None = None,
) -> None:
    """Change what is kept of a person; `version` is the one that was read.

    Raises `Refused` for what cannot be, `Gone` when nobody has this id, and `ChangedByOther` when somebody
    changed the person since.
    """
    person = _person(work, person_id)
    if person.version != version:
        raise ChangedByOther(
            "Somebody else has just changed this person's particulars.",
            "Look at the new version, then make your change again.",
        )
    person.name = clean_name(name, field="name")
    person.known_as = clean_or_empty(known_as, field="known_as")
    person.category = VisitorCategory(category)
    person.language = clean(language, field="language", limit=LANGUAGE_LIMIT)
    person.needs = _codes(needs)
    person.home_id = _known_home(work, home_id)
    index_people(work.session, [person_id])
    work.record(
        PersonEvent.CHANGED,
        Subject("person", person_id),
        facts={"category": person.category.value, "needs": list(person.needs)},
    )


def change_contacts(
    work: Work,
    *,
    person_id: int,
    phones: Sequence[str] = (),
    emails: Sequence[str] = (),
    unsafe_phones: Sequence[str] = (),
    unsafe_emails: Sequence[str] = (),
) -> None:
    """Replace all the ways to reach a person; the unsafe ones are kept so that nobody uses them by mistake.

    Raises `Refused` for a number or address that is none, and `Gone` when nobody has this id.
    """
    _person(work, person_id)
    contacts = [
        *_phones(phones, safe=True),
        *_phones(unsafe_phones, safe=False),
        *_emails(emails, safe=True),
        *_emails(unsafe_emails, safe=False),
    ]
    work.session.execute(delete(ContactMethod).where(ContactMethod.person_id == person_id))
    _keep_contacts(work, person_id, contacts)
    index_people(work.session, [person_id])
    work.record(
        PersonEvent.CONTACTS_CHANGED,
        Subject("person", person_id),
        facts={"phones": len(phones) + len(unsafe_phones), "emails": len(emails) + len(unsafe_emails)},
    )


def add_home(
    work: Work, *, first_line: str, second_line: str = "", town: str = "", postcode: str = ""
) -> int:
    """Add a home and return its id. Raises `Refused` for what cannot be."""
    home = Home(**_address(first_line, second_line, town, postcode))
    work.session.add(home)
    work.session.flush()
    work.record(HomeEvent.ADDED, Subject("home", home.id))
    return home.id


def change_home(
    work: Work,
    *,
    home_id: int,
    version: int,
    first_line: str,
    second_line: str = "",
    town: str = "",
    postcode: str = "",
) -> None:
    """Put a home's address right. Raises `Refused`, `Gone` and `ChangedByOther` as for a person."""
    home = work.session.get(Home, home_id)
    if home is None:
        raise Gone("This home is not kept any more.", "Look for it again.")
    if home.version != version:
        raise ChangedByOther(
            "Somebody else has just changed this address.",
            "Look at the new version, then make your change again.",
        )
    for column, line in _address(first_line, second_line, town, postcode).items():
        setattr(home, column, line)
    work.session.flush()
    lives_here = (
        select(TenancyPerson.person_id)
        .join(Tenancy, Tenancy.id == TenancyPerson.tenancy_id)
        .where(Tenancy.home_id == home_id)
        .union(select(Person.id).where(Person.home_id == home_id))
    )
    person_ids = sorted(work.session.scalars(lives_here))
    index_people(work.session, person_ids)
    touched = [Subject("person", person_id) for person_id in person_ids]
    work.record(HomeEvent.CHANGED, Subject("home", home_id), touches=touched)


def add_tenancy(
    work: Work,
    *,
    reference: str,
    home_id: int,
    tenure: Tenure,
    starts: date,
    ends: date | None = None,
    people: Mapping[int, TenancyRole],
) -> int:
    """Add a tenancy of a home with the people in it by their roles, and return its id.

    Raises `Refused` for what cannot be, and when another tenancy has the reference already.
    """
    plain = tenancy_reference(reference)
    _refuse_end_before(starts, ends)
    if _known_home(work, home_id) is None or not people:
        raise Refused("A tenancy needs at least one person.", "Choose who holds it.", field="people")
    for person_id in people:
        _person(work, person_id)
    tenancy_id = work.session.execute(
        insert_or(work.session, Tenancy)
        .values(reference=plain, home_id=home_id, tenure=Tenure(tenure), starts=starts, ends=ends, version=1)
        .on_conflict_do_nothing(index_elements=["reference"])
        .returning(Tenancy.id)
    ).scalar_one_or_none()
    if tenancy_id is None:
        raise Refused(
            "Another tenancy has this reference already.", "Check it on the agreement.", field="reference"
        )
    rows = [
        {"tenancy_id": tenancy_id, "person_id": person_id, "role": TenancyRole(role)}
        for person_id, role in people.items()
    ]
    work.session.execute(insert(TenancyPerson), rows)
    index_people(work.session, sorted(people))
    work.record(
        TenancyEvent.ADDED,
        Subject("tenancy", tenancy_id),
        facts={
            "home_id": home_id,
            "tenure": Tenure(tenure).value,
            "person_ids": sorted(people),
            "starts": starts.isoformat(),
        },
        touches=[Subject("person", person_id) for person_id in sorted(people)],
    )
    return int(tenancy_id)


def end_tenancy(work: Work, *, tenancy_id: int, version: int, ends: date) -> None:
    """Note a tenancy's last day. Raises `Refused`, `Gone` and `ChangedByOther` as for a person."""
    tenancy = work.session.get(Tenancy, tenancy_id)
    if tenancy is None:
        raise Gone("This tenancy is not kept any more.", "Look for it again.")
    if tenancy.version != version:
        raise ChangedByOther(
            "Somebody else has just changed this tenancy.",
            "Look at the new version, then make your change again.",
        )
    _refuse_end_before(tenancy.starts, ends)
    tenancy.ends = ends
    members = select(TenancyPerson.person_id).where(TenancyPerson.tenancy_id == tenancy_id)
    person_ids = sorted(work.session.scalars(members))
    index_people(work.session, person_ids)
    touched = [Subject("person", person_id) for person_id in person_ids]
    facts = {"ends": ends.isoformat()}
    work.record(TenancyEvent.ENDED, Subject("tenancy", tenancy_id), facts=facts, touches=touched)


def _person(work: Work, person_id: int) -> Person:
    person = work.session.get(Person, person_id)
    if person is None:
        raise Gone("This person is not kept any more.", "Look for them again.")
    return person


def _known_home(work: Work, home_id: int | None) -> int | None:
    if home_id is not None and work.session.get(Home, home_id) is None:
        raise Gone("This home is not kept any more.", "Look for it again.")
    return home_id


def _refuse_end_before(starts: date, ends: date | None) -> None:
    if ends is not None and ends < starts:
        raise Refused("The tenancy ends before it begins.", "Change one of the two dates.", field="ends")


def _address(first_line: str, second_line: str, town: str, code: str) -> dict[str, str]:
    return {
        "first_line": clean_name(first_line, field="first_line", called="The first line of the address"),
        "second_line": clean_or_empty(
            second_line, field="second_line", called="The second line of the address"
        ),
        "town": clean_or_empty(town, field="town"),
        "postcode": postcode(code),
    }


def _codes(needs: Sequence[Need]) -> list[str]:
    return [need.value for need in Need if need in needs]


def _phones(texts: Sequence[str], *, safe: bool) -> list[ContactMethod]:
    numbers = [phone_number(text) for text in texts]
    return [
        ContactMethod(kind=ContactKind.PHONE, value=number.shown, normalised=number.normalised, is_safe=safe)
        for number in numbers
    ]


def _emails(texts: Sequence[str], *, safe: bool) -> list[ContactMethod]:
    addresses = [email_address(text) for text in texts]
    return [
        ContactMethod(
            kind=ContactKind.EMAIL, value=address, normalised=address.casefold()[:200], is_safe=safe
        )
        for address in addresses
    ]


def _keep_contacts(work: Work, person_id: int, contacts: Sequence[ContactMethod]) -> None:
    for contact in contacts:
        contact.person_id = person_id
    work.session.add_all(contacts)
