"""People, homes and tenancies are kept right, and what cannot be is refused."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.office import Office
from hsdesk.people import actions, queries
from hsdesk.people.events import FACTS
from hsdesk.people.rules import ContactKind, Need, TenancyRole, Tenure, VisitorCategory
from hsdesk.store.tables import JournalEntry
from support.people import add_home, add_person, add_tenant

KEPT = ["Zoë Müller", "عائشة", "<script>alert(1)</script>", "Robert'); DROP TABLE person;--", "🙂", "x" * 200]
REFUSED = ["", "   ", "x" * 10_000, "A\x00B", "A\x1b[31mB", "A\u202eB", "...", "\ud800"]


def test_person_is_added_and_shown(office: Office) -> None:
    home_id = add_home(office, town="Harrow Bridge", postcode="hx94qd")
    person_id = add_person(
        office,
        "  Rosa   Whitfield ",
        known_as="Ro",
        category=VisitorCategory.APPLICANT,
        language="pl",
        needs=[Need.PRIVATE_ROOM, Need.HEARING_LOOP],
        phones=["07700900123"],
        emails=["rosa@example.org"],
        home_id=home_id,
    )
    card = office.ask(queries.person, person_id)
    assert (card.name, card.known_as, card.category) == ("Rosa Whitfield", "Ro", VisitorCategory.APPLICANT)
    assert (card.language, card.needs) == ("pl", (Need.HEARING_LOOP, Need.PRIVATE_ROOM))
    assert (card.address, card.postcode) == ("12 Mill Lane, Harrow Bridge", "HX9 4QD")
    assert [(row.kind, row.value, row.is_safe) for row in card.contacts] == [
        (ContactKind.PHONE, "07700 900123", True),
        (ContactKind.EMAIL, "rosa@example.org", True),
    ]
    assert card.version == 1


@pytest.mark.parametrize("name", KEPT)
def test_name_is_kept_and_found(office: Office, name: str) -> None:
    person_id = add_person(office, name)
    assert office.ask(queries.person, person_id).name == name
    for word in name.split():
        assert [hit.person_id for hit in office.ask(queries.find, word)] == [person_id]


@pytest.mark.parametrize("name", REFUSED)
def test_name_is_refused(office: Office, name: str) -> None:
    with pytest.raises(Refused) as refusal:
        add_person(office, name)
    assert refusal.value.field == "name"
    assert refusal.value.advice


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"known_as": "x" * 201}, "known_as"),
        ({"phones": ["12"]}, "phone"),
        ({"emails": ["nobody"]}, "email"),
        ({"language": "x" * 21}, "language"),
    ],
)
def test_person_is_refused(office: Office, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        add_person(office, **changed)
    assert refusal.value.field == field
    assert office.ask(queries.find, "rosa") == []


def test_person_changes(office: Office) -> None:
    person_id = add_person(office)
    change = {"name": "Rosa Ní Bhriain", "category": VisitorCategory.TENANT, "needs": [Need.SEAT]}
    office.actor().do(actions.change_person, person_id=person_id, version=1, **change)
    card = office.ask(queries.person, person_id)
    assert (card.name, card.needs, card.version) == ("Rosa Ní Bhriain", (Need.SEAT,), 2)
    assert [hit.name for hit in office.ask(queries.find, "bhriain")] == ["Rosa Ní Bhriain"]
    assert office.ask(queries.find, "whitfield") == []
    with pytest.raises(ChangedByOther):
        office.actor().do(actions.change_person, person_id=person_id, version=1, **change)
    with pytest.raises(Gone):
        office.actor().do(actions.change_person, person_id=999, version=1, **change)


def test_contacts_are_replaced(office: Office) -> None:
    person_id = add_person(office, phones=["07700 900123"])
    office.actor().do(
        actions.change_contacts,
        person_id=person_id,
        phones=["07700 900456"],
        unsafe_phones=["01632 960789"],
        unsafe_emails=["joint@example.org"],
    )
    contacts = office.ask(queries.person, person_id).contacts
    assert [(row.value, row.is_safe) for row in contacts] == [
        ("07700 900456", True),
        ("01632 960789", False),
        ("joint@example.org", False),
    ]
    assert office.ask(queries.find, "900123") == []
    assert [hit.phone for hit in office.ask(queries.find, "960 789")] == ["01632 960789"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"first_line": ""}, "first_line"),
        ({"second_line": "\x00"}, "second_line"),
        ({"town": "x" * 10_000}, "town"),
        ({"postcode": "nowhere"}, "postcode"),
    ],
)
def test_address_is_refused(office: Office, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        add_home(office, **changed)
    assert refusal.value.field == field


def test_tenancy_is_shown_with_its_home(office: Office) -> None:
    person_id = add_tenant(office, "Ann Lee", reference="t-00417")
    card = office.ask(queries.person, person_id)
    (tenancy,) = card.tenancies
    assert (tenancy.reference, tenancy.role, tenancy.tenure) == ("T-00417", TenancyRole.TENANT, Tenure.SECURE)
    assert card.address == tenancy.address == "12 Mill Lane, Harrow Bridge"
    office.actor().do(actions.end_tenancy, tenancy_id=tenancy.tenancy_id, version=1, ends=date(2026, 3, 1))
    card = office.ask(queries.person, person_id)
    assert card.tenancies[0].ends == date(2026, 3, 1)
    assert card.address == ""


def test_tenancy_is_refused(office: Office) -> None:
    person_id = add_tenant(office, "Ann Lee", reference="T-1")
    home_id = office.ask(queries.person, person_id).tenancies[0].home_id
    tenancy: dict[str, Any] = {
        "reference": "T-2",
        "home_id": home_id,
        "tenure": Tenure.SECURE,
        "starts": date(2019, 4, 1),
        "people": {person_id: TenancyRole.TENANT},
    }
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"reference": "t-1"}, "reference"),
        ({"reference": ""}, "reference"),
        ({"people": {}}, "people"),
        ({"ends": date(2019, 3, 31)}, "ends"),
    ]
    for changed, field in wrong:
        with pytest.raises(Refused) as refusal:
            office.actor().do(actions.add_tenancy, **(tenancy | changed))
        assert refusal.value.field == field
    with pytest.raises(Gone):
        office.actor().do(actions.add_tenancy, **(tenancy | {"home_id": 999}))
    with pytest.raises(Gone):
        office.actor().do(actions.add_tenancy, **(tenancy | {"people": {999: TenancyRole.TENANT}}))


def test_corrected_address_is_found(office: Office) -> None:
    person_id = add_tenant(office, "Ann Lee", "12 Mill Lane", reference="T-1")
    lodger_id = add_person(office, "Bo Lodger", home_id=1)
    home_id = office.ask(queries.person, person_id).tenancies[0].home_id
    correct = {"home_id": home_id, "first_line": "14 Orchard Close", "postcode": "HX1 1AA"}
    office.actor().do(actions.change_home, version=1, **correct)
    assert {hit.person_id for hit in office.ask(queries.find, "orchard")} == {person_id, lodger_id}
    assert office.ask(queries.find, "mill lane") == []
    with pytest.raises(ChangedByOther):
        office.actor().do(actions.change_home, version=1, **correct)


def test_journal_holds_codes_and_never_names(office: Office) -> None:
    person_id = add_tenant(office, "Ann Lee", reference="T-1", phones=["07700 900123"])
    office.actor().do(actions.change_contacts, person_id=person_id, phones=["07700 900456"])
    known = {event.value: facts for event, facts in FACTS.items()}
    with office.read() as read:
        found = read.session.scalars(select(JournalEntry).order_by(JournalEntry.id)).all()
        entries = [(entry.event, entry.facts) for entry in found]
    assert [event for event, _ in entries] == [
        "person.added",
        "home.added",
        "tenancy.added",
        "person.contacts_changed",
    ]
    assert all(set(facts) <= known[event] for event, facts in entries)
    assert not any(private in str(entries) for private in ("Ann", "Mill", "0770", "HX9"))
