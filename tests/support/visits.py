"""Builders for tests of the desk: an office with staff and rooms, and visitors who come to it."""

from dataclasses import dataclass, field

from hsdesk.diary.actions import add_room, book_appointment, start_duty
from hsdesk.diary.rules import DutyKind, Purpose
from hsdesk.office import Office
from hsdesk.people.rules import StaffRole
from hsdesk.people.tables import Staff, Team
from hsdesk.reception.actions import CheckedIn, check_in
from hsdesk.store.work import Work


@dataclass
class Desk:
    """An office ready for visitors: Grace at the desk, Priya and Sam to see people, two rooms."""

    office: Office
    grace: int = 0
    priya: int = 0
    sam: int = 0
    repairs_desk: int = 0
    rooms: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.grace, self.priya, self.sam, self.repairs_desk = self.office.actor().do(_people)
        actor = self.office.actor(self.grace, "Desk 1")
        self.rooms = [
            actor.do(add_room, name="Room 1"),
            actor.do(add_room, name="Room 2", features=["hearing-loop"]),
        ]
        actor.do(start_duty, staff_id=self.grace, kind=DutyKind.DESK)

    def walks_in(self, name: str = "Derek Holroyd", **more) -> CheckedIn:
        """Check somebody in without an appointment."""
        values = {"visitor_name": name, "reasons": [Purpose.RENT], **more}
        return self.office.actor(self.grace, "Desk 1").do(check_in, **values)

    def books(self, starts_at, name: str = "Amina Yusuf", **more) -> int:
        """Book an appointment at the office."""
        values = {"visitor_name": name, "starts_at": starts_at, "staff_id": self.priya, **more}
        return self.office.actor(self.grace, "Desk 1").do(book_appointment, **values)

    def does(self, action, *, by: int | None = None, **values):
        """Do an action at the desk."""
        return self.office.actor(by or self.grace, "Desk 1").do(action, **values)


def _people(work: Work) -> list[int]:
    team = Team(office_id=work.office_id, name="Repairs desk")
    staff = [
        Staff(office_id=work.office_id, name=name, display_name=name, role=role)
        for name, role in (
            ("Grace Holloway", StaffRole.RECEPTIONIST),
            ("Priya Nair", StaffRole.CASEWORKER),
            ("Sam Okoro", StaffRole.CASEWORKER),
        )
    ]
    work.session.add_all([team, *staff])
    work.session.flush()
    return [member.id for member in staff] + [team.id]
