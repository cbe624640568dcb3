"""What a manager does with the office's staff and teams, and the passwords they sign in with."""

from typing import Any

from sqlalchemy import select

from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.people.events import StaffEvent, TeamEvent
from hsdesk.people.rules import StaffRole
from hsdesk.people.tables import Staff, Team
from hsdesk.store.upsert import insert_or
from hsdesk.store.work import Read, Subject, Work
from hsdesk.wording import clean_name, clean_or_empty

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 1000


def add_team(work: Work, *, name: str) -> int:
    """Add a team or desk, such as the repairs desk, and return its id. Raises `Refused` for a name in use."""
    team_id = work.session.execute(
        insert_or(work.session, Team)
        .values(office_id=work.office_id, name=clean_name(name), is_active=True)
        .on_conflict_do_nothing(index_elements=["office_id", "name"])
        .returning(Team.id)
    ).scalar_one_or_none()
    if team_id is None:
        raise _team_taken()
    work.record(TeamEvent.ADDED, Subject("team", team_id))
    return int(team_id)


def change_team(work: Work, *, team_id: int, name: str, is_active: bool = True) -> None:
    """Rename a team, or take it out of use. Raises `Refused` for a name in use, `Gone` for no such team."""
    team = _team(work, team_id)
    plain = clean_name(name)
    taken = select(Team.id).where(Team.office_id == work.office_id, Team.name == plain, Team.id != team_id)
    if work.session.scalar(taken) is not None:
        raise _team_taken()
    team.name = plain
    team.is_active = is_active
    work.record(TeamEvent.CHANGED, Subject("team", team_id), facts={"is_active": is_active})


def add_staff(
    work: Work,
    *,
    name: str,
    role: StaffRole,
    team_id: int | None = None,
    display_name: str = "",
    password: str = "",
) -> int:
    """Add somebody who works at this office and return their id.

    `display_name` is what the public screen shows, their name when not given; an empty `password` lets
    them sign in without one. Raises `Refused` for what cannot be.
    """
    plain = clean_name(name)
    person = Staff(
        office_id=work.office_id,
        name=plain,
        display_name=clean_or_empty(display_name, field="display_name") or plain,
        role=StaffRole(role),
        team_id=None if team_id is None else _team(work, team_id).id,
        password_hash=_hashed(password) if password else None,
        is_active=True,
    )
    work.session.add(person)
    work.session.flush()
    _record(work, StaffEvent.ADDED, person)
    return person.id


def change_staff(
    work: Work,
    *,
    staff_id: int,
    version: int,
    name: str,
    role: StaffRole,
    team_id: int | None = None,
    display_name: str = "",
) -> None:
    """Change what is kept of somebody who works here; `version` is the one that was read.

    Raises `Refused` for what cannot be, `Gone` when nobody has this id, and `ChangedByOther` when somebody
    changed it since.
    """
    person = _staff(work, staff_id)
    if person.version != version:
        raise ChangedByOther(
            "Somebody else has just changed what is kept of this colleague.",
            "Look at the new version, then make your change again.",
        )
    person.name = clean_name(name)
    person.display_name = clean_or_empty(display_name, field="display_name") or person.name
    person.role = StaffRole(role)
    person.team_id = None if team_id is None else _team(work, team_id).id
    _record(work, StaffEvent.CHANGED, person)


def retire_staff(work: Work, *, staff_id: int) -> None:
    """Note that somebody works here no more; what they did stays theirs. Raises `Gone` when it is noted."""
    person = _staff(work, staff_id)
    if not person.is_active:
        raise Gone("It is noted already that this colleague has left.", "Look at the list again.")
    person.is_active = False
    person.password_hash = None
    work.record(StaffEvent.RETIRED, Subject("staff", staff_id))


def set_password(work: Work, *, staff_id: int, password: str) -> None:
    """Give somebody a password, or take it away with an empty one.

    Raises `Refused` for a short one, and `Gone` when nobody who works here has this id.
    """
    person = _staff(work, staff_id)
    if not person.is_active:
        raise Gone("This colleague does not work here any more.", "Look at the list again.")
    person.password_hash = _hashed(password) if password else None
    facts = {"has_password": bool(password)}
    work.record(StaffEvent.PASSWORD_SET, Subject("staff", staff_id), facts=facts)


def check_password(read: Read, *, staff_id: int, password: str) -> bool:
    """Whether somebody may sign in with a password; true for any when they have none set.

    False for somebody who does not work at this office.
    """
    found = read.session.execute(
        select(Staff.password_hash).where(
            Staff.id == staff_id, Staff.office_id == read.office_id, Staff.is_active.is_(True)
        )
    ).one_or_none()
    if found is None:
        return False
    (kept,) = found
    if kept is None:
        return True
    import argon2

    if len(password) > LONGEST_PASSWORD:
        return False
    try:
        return argon2.PasswordHasher().verify(kept, password.encode("utf-8", "surrogatepass"))
    except argon2.exceptions.VerificationError:
        return False


def _hashed(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Refused(
            f"A password has at least {SHORTEST_PASSWORD} and at most {LONGEST_PASSWORD:,} characters.",
            "Three words in a row are easy to remember and hard to guess.",
            field="password",
        )
    import argon2

    return argon2.PasswordHasher().hash(password.encode("utf-8", "surrogatepass"))


def _staff(work: Work, staff_id: int) -> Staff:
    person = work.session.get(Staff, staff_id)
    if person is None or person.office_id != work.office_id:
        raise Gone("Nobody of that kind works at this office.", "Look at the list again.")
    return person


def _team(work: Work, team_id: int) -> Team:
    team = work.session.get(Team, team_id)
    if team is None or team.office_id != work.office_id:
        raise Gone("This office has no such team.", "Look at the list again.")
    return team


def _record(work: Work, event: StaffEvent, person: Staff) -> None:
    facts: dict[str, Any] = {"role": person.role.value, "team_id": person.team_id}
    work.record(event, Subject("staff", person.id), facts=facts)


def _team_taken() -> Refused:
    return Refused("This office has a team of that name already.", "Choose another name.", field="name")
