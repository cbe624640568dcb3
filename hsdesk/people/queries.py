"""What can be asked about people and the staff."""

from sqlalchemy import and_, func, select

from hsdesk.errors import Gone
from hsdesk.people.rows import ContactRow, PersonCard, PersonHit, StaffRow, TeamRow, TenancyRow
from hsdesk.people.rules import Need
from hsdesk.people.staff import check_password
from hsdesk.people.tables import ContactMethod, Home, Person, Staff, Team, Tenancy, TenancyPerson
from hsdesk.store.work import Read

__all__ = ["check_password", "find", "person", "staff_list", "teams"]


def find(read: Read, typed: str, limit: int = 20) -> list[PersonHit]:
    """The people who fit what was typed; see `finding.find`, which is loaded at the first search."""
    from hsdesk.people import finding

    return finding.find(read, typed, limit)


def person(read: Read, person_id: int) -> PersonCard:
    """What the desk needs to see of a person. Raises `Gone` when nobody has this id."""
    record = read.session.get(Person, person_id)
    if record is None:
        raise Gone("This person is not kept any more.", "Look for them again.")
    tenancies = _tenancies(read, person_id)
    address, code = _lives_at(read, record, tenancies)
    return PersonCard(
        person_id=record.id,
        name=record.name,
        known_as=record.known_as,
        category=record.category,
        language=record.language,
        needs=tuple(Need(need) for need in record.needs),
        address=address,
        postcode=code,
        contacts=_contacts(read, person_id),
        tenancies=tenancies,
        version=record.version,
    )


def staff_list(read: Read, *, retired_too: bool = False) -> list[StaffRow]:
    """Who works at this office, by name; on request also who did."""
    statement = (
        select(Staff, Team.name)
        .outerjoin(Team, Team.id == Staff.team_id)
        .where(Staff.office_id == read.office_id)
        .order_by(Staff.name, Staff.id)
    )
    if not retired_too:
        statement = statement.where(Staff.is_active.is_(True))
    return [
        StaffRow(
            staff_id=record.id,
            name=record.name,
            display_name=record.display_name,
            role=record.role,
            team_id=record.team_id,
            team=team or "",
            has_password=record.password_hash is not None,
            is_active=record.is_active,
            version=record.version,
        )
        for record, team in read.session.execute(statement)
    ]


def teams(read: Read, *, inactive_too: bool = False) -> list[TeamRow]:
    """The office's teams and desks, by name, with how many people are in each."""
    statement = (
        select(Team, func.count(Staff.id))
        .outerjoin(Staff, and_(Staff.team_id == Team.id, Staff.is_active.is_(True)))
        .where(Team.office_id == read.office_id)
        .group_by(Team.id)
        .order_by(Team.name, Team.id)
    )
    if not inactive_too:
        statement = statement.where(Team.is_active.is_(True))
    return [
        TeamRow(team_id=team.id, name=team.name, is_active=team.is_active, staff=count)
        for team, count in read.session.execute(statement)
    ]


def _contacts(read: Read, person_id: int) -> tuple[ContactRow, ...]:
    statement = select(ContactMethod).where(ContactMethod.person_id == person_id).order_by(ContactMethod.id)
    return tuple(
        ContactRow(contact_id=record.id, kind=record.kind, value=record.value, is_safe=record.is_safe)
        for record in read.session.scalars(statement)
    )


def _tenancies(read: Read, person_id: int) -> tuple[TenancyRow, ...]:
    statement = (
        select(TenancyPerson, Tenancy, Home)
        .join(Tenancy, Tenancy.id == TenancyPerson.tenancy_id)
        .join(Home, Home.id == Tenancy.home_id)
        .where(TenancyPerson.person_id == person_id)
        .order_by(Tenancy.ends.is_not(None), Tenancy.starts.desc(), Tenancy.reference)
    )
    return tuple(
        TenancyRow(
            tenancy_id=tenancy.id,
            reference=tenancy.reference,
            role=part.role,
            tenure=tenancy.tenure,
            starts=tenancy.starts,
            ends=tenancy.ends,
            home_id=home.id,
            address=_one_line(home),
            postcode=home.postcode,
        )
        for part, tenancy, home in read.session.execute(statement)
    )


def _lives_at(read: Read, record: Person, tenancies: tuple[TenancyRow, ...]) -> tuple[str, str]:
    if tenancies and tenancies[0].ends is None:
        return tenancies[0].address, tenancies[0].postcode
    home = read.session.get(Home, record.home_id) if record.home_id is not None else None
    if home is not None:
        return _one_line(home), home.postcode
    return "", ""


def _one_line(home: Home) -> str:
    return ", ".join(filter(None, (home.first_line, home.second_line, home.town)))
