"""An office for tests: a real one, with the hours and packs that most tests want."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from hsdesk.clock import LONDON, Clock
from hsdesk.office import Office, open_office
from hsdesk.premises.tables import Office as OfficeRecord
from hsdesk.store.work import Work

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


def add_office(
    work: Work,
    *,
    name: str = "Eastgate area office",
    landlord: str = "Calder Homes",
    nation: str = "england-and-wales",
    packs: tuple[str, ...] = (),
) -> int:
    """Add an office that is open on weekdays from nine to five; returns its id."""
    record = OfficeRecord(
        name=name,
        landlord=landlord,
        nation=nation,
        hours={day: [["09:00", "17:00"]] for day in WEEKDAYS},
        packs=list(packs),
    )
    work.session.add(record)
    work.session.flush()
    return record.id


def run_packs(office: Office, packs: Sequence[str]) -> None:
    """Let the office run these packs from now on."""

    def act(work: Work) -> None:
        work.session.get_one(OfficeRecord, work.office_id).packs = list(packs)

    office.actor().do(act)


def open_new_office(address: str | Path, clock: Clock) -> Office:
    """Open the database at `address`, with an office set up in it."""
    office = open_office(address, clock=clock, create=True)
    office.actor().do(add_office)
    return office


def london(text: str) -> datetime:
    """A moment written as the office's wall clock shows it, such as `2026-04-14 14:43`."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)
