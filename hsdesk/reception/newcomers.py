"""Checking in somebody who is not on record yet, and putting them on record in the same step."""

from collections.abc import Sequence
from datetime import datetime

from hsdesk.diary.rules import Purpose
from hsdesk.people.actions import add_home, add_person
from hsdesk.people.rules import Need, VisitorCategory
from hsdesk.reception.actions import CheckedIn, check_in
from hsdesk.store.work import Work


def check_in_newcomer(
    work: Work,
    *,
    name: str,
    phone: str = "",
    first_line: str = "",
    postcode: str = "",
    category: VisitorCategory = VisitorCategory.TENANT,
    reasons: Sequence[Purpose],
    to_see_staff_id: int | None = None,
    to_see_team_id: int | None = None,
    appointment_id: int | None = None,
    party_size: int = 1,
    needs: Sequence[Need] = (),
    note: str = "",
    identity_checked: bool = False,
    arrived_at: datetime | None = None,
) -> CheckedIn:
    """Put a visitor on record with what is known of them, and check them in; both or neither.

    Without `first_line` and `postcode` no home is kept. Raises what `add_person`, `add_home` and `check_in`
    raise, with their fields: `name`, `phone`, `first_line`, `postcode` and those of a visit.
    """
    home_id = None
    if first_line.strip() or postcode.strip():
        home_id = add_home(work, first_line=first_line, postcode=postcode)
    person_id = add_person(
        work,
        name=name,
        category=category,
        needs=needs,
        phones=[phone] if phone.strip() else [],
        home_id=home_id,
    )
    return check_in(
        work,
        person_id=person_id,
        category=category,
        reasons=reasons,
        to_see_staff_id=to_see_staff_id,
        to_see_team_id=to_see_team_id,
        appointment_id=appointment_id,
        party_size=party_size,
        needs=needs,
        note=note,
        identity_checked=identity_checked,
        arrived_at=arrived_at,
    )
