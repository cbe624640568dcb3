"""What a locked desk needs to know: who works here, and how many wait, by ticket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hsdesk.store.work import Read
from ui.services import StaffMember
from ui.sign_in.waiting_line import Waiting

if TYPE_CHECKING:
    from hsdesk.office import Office


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may unlock the desk; `note` says where they are."""

    member: StaffMember
    note: str
    has_password: bool


@dataclass(frozen=True, slots=True)
class Here:
    """The office, whoever may unlock, and the queue without any name."""

    office: str
    is_demo: bool
    colleagues: tuple[Colleague, ...]
    waiting: Waiting


def who_is_here(read: Read, *, last: int) -> Here:
    """Read it; whoever used this desk `last` comes first, then those on duty, then the others by name."""
    from hsdesk.diary import queries as diary
    from hsdesk.diary.rules import DutyKind
    from hsdesk.people import queries as people
    from hsdesk.premises import queries as premises

    office = premises.office(read)
    duties = {row.staff_id: row.kind for row in diary.on_duty(read)}
    words = {DutyKind.DESK: "On desk duty", DutyKind.SEEING: "Seeing visitors"}
    found = [
        Colleague(
            StaffMember(row.staff_id, row.name, row.role.in_words),
            words[duties[row.staff_id]] if row.staff_id in duties else row.role.in_words,
            row.has_password,
        )
        for row in people.staff_list(read)
    ]
    found.sort(
        key=lambda each: (each.member.number != last, each.member.number not in duties, each.member.name)
    )
    return Here(office.name, office.is_demo, tuple(found), waiting_by_ticket(read))


def waiting_by_ticket(read: Read) -> Waiting:
    """The queue as a locked desk may show it."""
    from hsdesk.reception import queries as reception

    rows = reception.waiting(read)
    if not rows:
        return Waiting(0)
    longest = min(rows, key=lambda row: row.counts_from)
    return Waiting(len(rows), longest.ticket, longest.counts_from, longest.due_at)


def check(office: Office, staff_id: int, password: str) -> bool:
    """Whether this is the password of a member of staff. Raises `Refused` and `StoreError`."""
    from hsdesk.people import queries as people

    return office.ask(people.check_password, staff_id=staff_id, password=password)


def list_first(office: Office, name: str, password: str, desk: str) -> StaffMember:
    """List the first person who works at an office, as its manager. Raises `Refused`."""
    from hsdesk.people import staff as people
    from hsdesk.people.rules import StaffRole

    role = StaffRole.MANAGER
    number = office.actor(None, desk).do(people.add_staff, name=name, role=role, password=password)
    return StaffMember(number, name.strip(), role.in_words)


def choose(office: Office, staff_id: int, password: str, desk: str) -> None:
    """Give a member of staff their first password. Raises `Refused` for one that is too short."""
    from hsdesk.people import staff as people

    office.actor(staff_id, desk).do(people.set_password, staff_id=staff_id, password=password)
