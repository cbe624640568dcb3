"""What databases say is told in plain words; a bug of ours is never told as a fault of the office's."""

import sqlite3

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from hsdesk.errors import HsdeskError, StoreError
from hsdesk.office import Office
from hsdesk.store.faults import explained
from hsdesk.store.work import Read, Work


def ask_wrongly(read: Read) -> None:
    read.session.execute(text("SELECT * FROM no_such_table"))


def break_a_rule(work: Work) -> None:
    for _ in range(2):
        work.session.execute(text("INSERT INTO counter (series, period, value) VALUES ('a', 'b', 1)"))


def test_table_that_does_not_exist_is_a_bug(office: Office) -> None:
    with pytest.raises(DBAPIError, match="no_such_table"):
        office.ask(ask_wrongly)


def test_broken_constraint_is_a_bug(office: Office) -> None:
    with pytest.raises(IntegrityError):
        office.actor().do(break_a_rule)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("database is locked", "Another program is holding the database."),
        ("attempt to write a readonly database", "The database file may be read but not changed."),
        ("database or disk is full", "The disk is full."),
        ("database disk image is malformed", "The database file is damaged."),
        ("file is not a database", "This file is not a database."),
        ("unable to open database file", "The database file cannot be opened."),
        ("disk I/O error", "The disk reported a fault while the database was in use."),
    ],
)
def test_driver_of_files_is_understood_as_well(said: str, sentence: str) -> None:
    with pytest.raises(StoreError) as caught, explained():
        raise sqlite3.OperationalError(said)
    assert caught.value.sentence == sentence
    assert caught.value.advice


def test_refusal_passes_through() -> None:
    with pytest.raises(HsdeskError, match="As it was"), explained():
        raise StoreError("As it was.")
