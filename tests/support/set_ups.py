"""Offices for tests, with valid particulars where a test does not care."""

from typing import Any

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.office import Office
from hsdesk.premises import actions

WEEKDAYS = {day: [["09:00", "17:00"]] for day in ("mon", "tue", "thu", "fri")} | {"wed": [["10:00", "17:00"]]}


def particulars(**changed: Any) -> dict[str, Any]:
    """What it takes to set up an office."""
    return {
        "name": "Harrow Street office",
        "landlord": "Calder Homes",
        "nation": Nation.ENGLAND_AND_WALES,
        "hours": WEEKDAYS,
        "packs": ["one-housing"],
        **changed,
    }


def set_up_office(office: Office, **changed: Any) -> int:
    """Set up an office in an open database and return its id."""
    return office.actor().do(actions.set_up, **particulars(**changed))
