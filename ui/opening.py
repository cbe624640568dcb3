"""Opening an office off the main thread, and reading what the window needs to begin."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hsdesk.clock import Clock
from hsdesk.errors import StoreError
from ui.services import StaffMember

if TYPE_CHECKING:
    from hsdesk.office import Office

NOBODY = StaffMember()


@dataclass(frozen=True, slots=True)
class Opened:
    """An open office. `name` is empty while none is set up in the database.

    `member` is whoever used this desk last, or nobody when they are no longer there.
    """

    office: Office
    address: str
    name: str = ""
    is_demo: bool = False
    member: StaffMember = NOBODY


def open_at(
    address: str,
    *,
    clock: Clock,
    office_id: int = 0,
    staff_id: int = 0,
    backups: Path | None = None,
    create: bool = False,
) -> Opened:
    """Open the database at an address. Raises `StoreError` in all its kinds."""
    from hsdesk.office import open_office

    office = open_office(address, clock=clock, office_id=office_id, create=create, backups=backups)
    try:
        return look_around(office, address, staff_id)
    except BaseException:
        office.close()
        raise


def look_around(office: Office, address: str, staff_id: int = 0) -> Opened:
    """Read what the window needs to begin: the office's name and who was here."""
    if not office.is_set_up:
        return Opened(office, address)
    from hsdesk.diary import queries as diary
    from hsdesk.diary.rules import DutyKind
    from hsdesk.people import queries as people
    from hsdesk.people.rules import StaffRole
    from hsdesk.premises import queries as premises

    # The feed takes its own connection, which with a server takes a moment.
    _ = office.feed
    with office.read() as read:
        row = premises.office(read)
        staff = people.staff_list(read)
        duties = diary.on_duty(read)
    here = next((member for member in staff if member.staff_id == staff_id), None)
    if here is None and row.is_demo:
        # Nobody signs in to the demo: it begins with whoever is at its reception desk.
        on_desk = {duty.staff_id for duty in duties if duty.kind is DutyKind.DESK}
        at_desk = [member for member in staff if member.staff_id in on_desk]
        receptionists = [member for member in staff if member.role is StaffRole.RECEPTIONIST]
        here = next(iter(at_desk or receptionists or staff), None)
    member = StaffMember(here.staff_id, here.name, here.role.in_words) if here else NOBODY
    return Opened(office, address, row.name, row.is_demo, member)


@dataclass(frozen=True, slots=True)
class RemovingDemo:
    """Removes the database of the demo office, which nobody has open any more. Raises `StoreError`."""

    file: Path

    def __call__(self) -> None:
        """Remove the file and what belongs to it."""
        try:
            remove_database(self.file)
        except OSError as error:
            raise StoreError(
                "The demo office could not be removed from this computer.",
                "Close other windows of hsdesk, then remove it again.",
            ) from error


def remove_database(file: Path) -> None:
    """Remove an SQLite database with what belongs to it. Raises `OSError`."""
    for part in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + part).unlink(missing_ok=True)
