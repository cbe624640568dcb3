"""Staff and teams are kept, and passwords are kept as hashes only."""

from typing import Any

import pytest
from sqlalchemy import select

from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.office import Office
from hsdesk.people import actions, queries
from hsdesk.people.rules import StaffRole
from hsdesk.people.tables import Staff


def add_staff(office: Office, name: str = "Dev Anand", **changed: Any) -> int:
    return office.actor().do(actions.add_staff, **{"name": name, "role": StaffRole.RECEPTIONIST, **changed})


def test_staff_and_teams_are_listed(office: Office) -> None:
    desk = office.actor()
    team_id = desk.do(actions.add_team, name="Repairs desk")
    desk.do(actions.add_team, name="Income team")
    add_staff(office, "Priya Nair", team_id=team_id, display_name="Priya")
    add_staff(office, "Dev Anand", role=StaffRole.MANAGER)
    rows = office.ask(queries.staff_list)
    assert [(row.name, row.display_name, row.role, row.team) for row in rows] == [
        ("Dev Anand", "Dev Anand", StaffRole.MANAGER, ""),
        ("Priya Nair", "Priya", StaffRole.RECEPTIONIST, "Repairs desk"),
    ]
    assert [(row.name, row.staff) for row in office.ask(queries.teams)] == [
        ("Income team", 0),
        ("Repairs desk", 1),
    ]


def test_staff_change_and_leave(office: Office) -> None:
    staff_id = add_staff(office, password="three small boats")
    change = {"staff_id": staff_id, "name": "Dev A", "role": StaffRole.CASEWORKER}
    office.actor().do(actions.change_staff, version=1, **change)
    with pytest.raises(ChangedByOther):
        office.actor().do(actions.change_staff, version=1, **change)
    office.actor().do(actions.retire_staff, staff_id=staff_id)
    with pytest.raises(Gone):
        office.actor().do(actions.retire_staff, staff_id=staff_id)
    assert office.ask(queries.staff_list) == []
    (row,) = office.ask(queries.staff_list, retired_too=True)
    assert (row.name, row.is_active, row.has_password) == ("Dev A", False, False)
    assert not office.ask(queries.check_password, staff_id=staff_id, password="three small boats")


def test_team_changes(office: Office) -> None:
    desk = office.actor()
    team_id = desk.do(actions.add_team, name="Repairs desk")
    desk.do(actions.add_team, name="Income team")
    with pytest.raises(Refused, match="a team of that name"):
        desk.do(actions.add_team, name="Income team")
    with pytest.raises(Refused, match="a team of that name"):
        desk.do(actions.change_team, team_id=team_id, name="Income team")
    desk.do(actions.change_team, team_id=team_id, name="Repairs", is_active=False)
    assert [row.name for row in office.ask(queries.teams)] == ["Income team"]
    assert [row.name for row in office.ask(queries.teams, inactive_too=True)] == ["Income team", "Repairs"]
    with pytest.raises(Gone):
        desk.do(actions.change_team, team_id=999, name="Lettings")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 10_000}, "name"),
        ({"display_name": "\u202e"}, "display_name"),
        ({"password": "1234567"}, "password"),
        ({"password": "x" * 1001}, "password"),
    ],
)
def test_staff_is_refused(office: Office, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        add_staff(office, **changed)
    assert refusal.value.field == field


def test_password(office: Office) -> None:
    staff_id = add_staff(office)
    check = {"staff_id": staff_id}
    assert office.ask(queries.check_password, password="", **check)
    office.actor().do(actions.set_password, password="three small bôats", **check)
    assert office.ask(queries.check_password, password="three small bôats", **check)
    for wrong in ("", "three small boats", "x" * 100_000, "\ud800"):
        assert not office.ask(queries.check_password, password=wrong, **check)
    with office.read() as read:
        kept = read.session.scalar(select(Staff.password_hash))
    assert kept is not None
    assert kept.startswith("$argon2id$")
    office.actor().do(actions.set_password, password="", **check)
    assert office.ask(queries.check_password, password="", **check)
    assert not office.ask(queries.check_password, staff_id=999, password="")
