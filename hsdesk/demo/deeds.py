"""What the people of the demo office do, as a script: one deed is one call of a real action.

The ledger writes down what the actions would have written; a test sends the same script through the actions
themselves and finds the same tables.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hsdesk.diary.rules import Purpose
from hsdesk.people.rules import Need, VisitorCategory
from hsdesk.store.work import Hand


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody who comes to the office; `person_id` is None for people who are not on record."""

    name: str
    category: VisitorCategory
    needs: tuple[Need, ...] = ()
    person_id: int | None = None


@dataclass(slots=True, eq=False)
class Booking:
    """An appointment of the script; the ledger gives it its id when it is booked."""

    face: Face
    starts_at: datetime
    minutes: int
    purpose: Purpose
    staff_id: int | None = None
    team_id: int | None = None
    note: str = ""
    appointment_id: int = 0


@dataclass(slots=True, eq=False)
class Guest:
    """A visit of the script; the ledger gives it its id at the check-in."""

    face: Face
    visit_id: int = 0


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody does something: which action, when, by whose hand, and with which values.

    `values` leave out the id of the visit or appointment: `guest` and `booking` know it.
    """

    at: datetime
    hand: Hand
    action: Callable[..., Any]
    values: Mapping[str, Any] = field(default_factory=dict)
    guest: Guest | None = None
    booking: Booking | None = None

    def arguments(self) -> dict[str, Any]:
        """The values with which the action is called, once what it is about has its id."""
        about: dict[str, Any] = {}
        if self.guest is not None and self.guest.visit_id:
            about["visit_id"] = self.guest.visit_id
        if self.booking is not None and self.booking.appointment_id:
            about["appointment_id"] = self.booking.appointment_id
        return {**about, **self.values}
