"""The office that everything is measured in: made once, kept under build/bench, copied for each run."""

import hashlib
import shutil
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from measures import say
from population import Population
from sqlalchemy import event
from sqlalchemy.orm import Session
from standing import MOMENT

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.clock import LONDON, FrozenClock
from hsdesk.diary.actions import add_room, start_duty
from hsdesk.diary.rules import DutyKind, Purpose
from hsdesk.office import Actor, Office, open_office
from hsdesk.people.loading import load_people
from hsdesk.people.rules import StaffRole
from hsdesk.people.staff import add_staff
from hsdesk.premises.actions import set_up
from hsdesk.reception.actions import check_in, finish, mark_seen
from hsdesk.reception.rules import Outcome
from hsdesk.settings import Folders, Settings, save_settings
from hsdesk.store.work import Work

ROOT = Path(__file__).parents[2]
DAYS = 60
VISITS_A_DAY = 25
WAITING = 50
_STAFF = 8
_WEEK = {day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
_SOURCES = ("hsdesk/store", "hsdesk/people", "hsdesk/reception", "hsdesk/diary", "hsdesk/premises")


def office_home(folder: Path, people: int) -> Path:
    """A home folder for hsdesk in `folder`, with a copy of the office in it."""
    home = folder / "home"
    home.mkdir(parents=True)
    database = home / "office.db"
    shutil.copyfile(_kept_office(people), database)
    return home_for(folder, str(database))


def home_for(folder: Path, database: str) -> Path:
    """A home folder for hsdesk in `folder`, as that of a desk which was in this office yesterday."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    save_settings(Folders(home), Settings(database=database, staff_id=1, office_id=1))
    return home


def _kept_office(people: int) -> Path:
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"office-{people}-{_hash_of_sources()}.db"
    if not kept.exists():
        for older in folder.glob(f"office-{people}-*"):
            older.unlink()
        say(f"Making an office with {people:,} people; it is kept in {folder} …")
        making = folder / "making.db"
        for part in ("", "-wal", "-shm"):
            Path(f"{making}{part}").unlink(missing_ok=True)
        make_office(str(making), people)
        making.rename(kept)
    return kept


def _hash_of_sources() -> str:
    """A hash of what decides how the office is made: the tables, the index, and these files."""
    digest = hashlib.sha256()
    files = [file for name in _SOURCES for file in sorted((ROOT / name).rglob("*.py"))]
    wanted = {"tables.py", "search_index.py", "spelling.py", "loading.py", "actions.py"}
    for file in [*files, Path(__file__), Path(__file__).with_name("population.py")]:
        if file.name in wanted or file.name[:4].isdigit() or file.parent == Path(__file__).parent:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def make_office(address: str, people: int) -> None:
    """Make the office: people, staff, rooms, sixty days of visits, and fifty who wait."""
    clock = FrozenClock(MOMENT)
    with open_office(address, clock=clock, create=True) as office:
        if office.engine.dialect.name == "sqlite":
            event.listen(office.engine, "connect", _hurry)
            office.engine.dispose()
        begin_office(office)
        if people:
            office.actor().do(_load, people)
        _past_days(office, clock, people)
        clock.set(MOMENT)
        wait_for_staff(office, clock, WAITING, people)


def begin_office(office: Office) -> None:
    """Set up an office with staff on duty and rooms."""
    office.actor().do(
        set_up,
        name="Calder Street",
        landlord="Longhurst Group",
        nation=Nation.ENGLAND_AND_WALES,
        hours=_WEEK,
        packs=["longhurst-and-havelok", "good-practice-at-the-desk"],
    )
    actor = office.actor()
    for number in range(_STAFF):
        role = StaffRole.RECEPTIONIST if number < 2 else StaffRole.CASEWORKER
        staff_id = actor.do(add_staff, name=f"Colleague {number + 1}", role=role)
        kind = DutyKind.DESK if number < 2 else DutyKind.SEEING
        actor.do(start_duty, staff_id=staff_id, kind=kind)
    for number in range(4):
        actor.do(add_room, name=f"Room {number + 1}")


def wait_for_staff(office: Office, clock: FrozenClock, number: int, people: int) -> None:
    """Check in so many visitors, twenty seconds apart, the last one just now."""
    actor, rng, now = office.actor(1, "Desk 1"), Random(3), clock.now()
    for left in range(number - 1, -1, -1):
        clock.set(now - timedelta(seconds=20 * left))
        _arrive(actor, rng, people)


def _hurry(connection: Any, _record: object) -> None:
    """Nobody would miss this office after a power cut."""
    connection.execute("PRAGMA synchronous = OFF")


def _load(work: Work, people: int) -> int:
    session: Session = work.session
    return len(load_people(session, Population().homes(people)).person_ids)


def _past_days(office: Office, clock: FrozenClock, people: int) -> None:
    rng = Random(2)
    for ago in range(DAYS, 0, -1):
        day = (MOMENT - timedelta(days=ago)).date()
        if day.weekday() >= 5:
            continue
        opening = datetime.combine(day, time(9, 5), tzinfo=LONDON)
        for number in range(VISITS_A_DAY):
            clock.set(opening + timedelta(minutes=17 * number))
            _visit(office.actor(1, "Desk 1"), clock, rng, people)


def _visit(actor: Actor, clock: FrozenClock, rng: Random, people: int) -> None:
    visit_id = _arrive(actor, rng, people)
    clock.advance(timedelta(seconds=rng.randrange(30, 900)))
    actor.do(mark_seen, visit_id=visit_id, staff_id=rng.randrange(3, _STAFF + 1))
    clock.advance(timedelta(seconds=rng.randrange(120, 1500)))
    actor.do(finish, visit_id=visit_id, outcome=Outcome.ANSWERED, asked_satisfied=True, anything_else=True)


def _arrive(actor: Actor, rng: Random, people: int) -> int:
    known: dict[str, Any] = (
        {"person_id": rng.randrange(1, people + 1)} if people else {"visitor_name": "A Caller"}
    )
    reasons = [rng.choice(list(Purpose))]
    return actor.do(check_in, reasons=reasons, party_size=rng.choice([1, 1, 1, 2]), **known).visit_id
