"""Small actions for tests of the store itself, and a raw look at what they left."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import text, update

from hsdesk.errors import Refused
from hsdesk.office import Office
from hsdesk.premises.tables import Office as OfficeRecord
from hsdesk.store.work import Subject, Work


class NoteEvent(StrEnum):
    """What may happen to a note."""

    NOTED = "note.noted"
    UNDONE = "note.undone"


@dataclass(frozen=True, slots=True)
class Noted:
    """What noting gave: the journal's entry, the number of the note, and when."""

    entry_id: int
    number: int
    at: datetime


def note(work: Work, *, subject_id: int, at: datetime | None = None, corrects: int | None = None) -> Noted:
    """Note something about a subject, and give the note a number."""
    number = work.next_number("note", "2026-04-14")
    entry = work.record(
        NoteEvent.NOTED,
        Subject("note", subject_id),
        at=at,
        facts={"number": number, "reasons": ["rent", "repair"], "when": work.now},
        touches=[Subject("room", subject_id)],
        corrects=corrects,
    )
    return Noted(entry, number, work.now)


def note_and_refuse(work: Work, *, subject_id: int) -> None:
    """Note something, change a record, and then refuse all of it."""
    note(work, subject_id=subject_id)
    work.session.execute(update(OfficeRecord).values(name="Nobody should see this"))
    raise Refused("Not today.")


def rename(work: Work, *, name: str, version: int) -> None:
    """Rename the office, if it is still as it was at `version`."""
    record = work.session.get_one(OfficeRecord, work.office_id)
    if record.version != version:
        raise AssertionError("the test reads the version itself")
    record.name = name


def raw(office: Office, statement: str, **values: Any) -> list[tuple[Any, ...]]:
    """The rows that a plain SQL statement gives, outside any unit of work."""
    with office.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement), values)]


def count(office: Office, table: str) -> int:
    """How many rows a table has."""
    return int(raw(office, f"SELECT count(*) FROM {table}")[0][0])
