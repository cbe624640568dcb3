"""The journal is append-only: for hsdesk, and for a person with a database tool."""

import sqlite3

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from hsdesk.clock import FrozenClock
from hsdesk.office import Office, open_office
from hsdesk.store.work import Entry, Subject, UnitOfWork, Work
from support.notes import NoteEvent, count, note, raw

CHANGES = [
    "UPDATE journal SET desk = 'Desk 9'",
    "UPDATE journal SET facts = '{}' WHERE id = 1",
    "DELETE FROM journal",
    "DELETE FROM journal WHERE id = 1",
]


def run(connection: Connection, statement: str) -> None:
    with connection.begin():
        connection.execute(text(statement))


def test_journal_refuses_change(office: Office) -> None:
    office.actor().do(note, subject_id=1)
    before = raw(office, "SELECT * FROM journal")
    for statement in CHANGES:
        with office.engine.connect() as connection, pytest.raises(DBAPIError, match="append-only"):
            run(connection, statement)
    assert raw(office, "SELECT * FROM journal") == before


def test_journal_cannot_be_replaced_row_by_row(sqlite_url: str, clock: FrozenClock) -> None:
    with open_office(sqlite_url, clock=clock) as office:
        office.actor().do(note, subject_id=1)
        with office.engine.connect() as connection, pytest.raises(DBAPIError, match="append-only"):
            run(connection, "REPLACE INTO journal SELECT * FROM journal")
        assert count(office, "journal") == 1


def test_journal_refuses_truncate(postgresql_url: str, clock: FrozenClock) -> None:
    with open_office(postgresql_url, clock=clock) as office:
        office.actor().do(note, subject_id=1)
        for statement in ("TRUNCATE journal CASCADE", "TRUNCATE accepted_action CASCADE"):
            with office.engine.connect() as connection, pytest.raises(DBAPIError, match="append-only"):
                run(connection, statement)
        assert count(office, "journal") == 1


def test_person_with_a_database_tool_is_refused(sqlite_url: str, clock: FrozenClock) -> None:
    with open_office(sqlite_url, clock=clock) as office:
        office.actor().do(note, subject_id=1)
        tool = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
        for statement in CHANGES:
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                tool.execute(statement)
        tool.close()
        assert count(office, "journal") == 1


def test_numbers_of_entries_are_never_used_again(office: Office) -> None:
    first = office.actor().do(note, subject_id=1).entry_id
    with pytest.raises(ZeroDivisionError):
        office.actor().do(_note_and_break)
    assert office.actor().do(note, subject_id=1).entry_id > first


def _note_and_break(work: Work) -> None:
    note(work, subject_id=1)
    raise ZeroDivisionError


def test_subscriber_hears_in_the_same_transaction(office: Office, clock: FrozenClock) -> None:
    heard: list[Entry] = []

    def hear(work: Work, entry: Entry) -> None:
        heard.append(entry)
        if entry.subject.id == 2:
            raise ZeroDivisionError

    work = UnitOfWork(office.engine, clock, [hear])
    from uuid import uuid4

    from hsdesk.store.work import Hand

    work.once(Hand(), uuid4(), note, subject_id=1)
    with pytest.raises(ZeroDivisionError):
        work.once(Hand(), uuid4(), note, subject_id=2)
    assert [(entry.event, entry.subject) for entry in heard] == [
        (NoteEvent.NOTED.value, Subject("note", 1)),
        (NoteEvent.NOTED.value, Subject("note", 2)),
    ]
    assert raw(office, "SELECT subject_id FROM journal WHERE subject_kind = 'note'") == [(1,)]
