"""People, homes and tenancies for tests, with valid particulars where a test does not care."""

from datetime import date
from typing import Any

from hsdesk.office import Office
from hsdesk.people import actions
from hsdesk.people.rules import TenancyRole, Tenure


def add_person(office: Office, name: str = "Rosa Whitfield", **changed: Any) -> int:
    """Add a person and return their id."""
    return office.actor().do(actions.add_person, name=name, **changed)


def add_home(office: Office, first_line: str = "12 Mill Lane", **changed: Any) -> int:
    """Add a home and return its id."""
    return office.actor().do(actions.add_home, first_line=first_line, **changed)


def add_tenant(
    office: Office,
    name: str,
    first_line: str = "12 Mill Lane",
    *,
    reference: str,
    town: str = "Harrow Bridge",
    postcode: str = "HX9 4QD",
    **changed: Any,
) -> int:
    """Add a person with a home and a tenancy of it, and return the person's id."""
    person_id = add_person(office, name, **changed)
    home_id = add_home(office, first_line, town=town, postcode=postcode)
    office.actor().do(
        actions.add_tenancy,
        reference=reference,
        home_id=home_id,
        tenure=Tenure.SECURE,
        starts=date(2019, 4, 1),
        people={person_id: TenancyRole.TENANT},
    )
    return person_id
