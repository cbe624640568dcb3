"""The check of a database finds what is wrong, and only that."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from hsdesk.errors import NewerDatabase, StoreError
from hsdesk.office import Office
from hsdesk.store import migrate
from hsdesk.store.check import check
from hsdesk.store.opening import engine_for
from hsdesk.store.schema import revisions
from hsdesk.store.work import Finding, Read
from support.damage import break_link, file_of, give_to_another_program, make_newer, run, spoil_journal
from support.notes import note, raw
from support.rows import fill


def findings(url: str) -> list[str]:
    engine = engine_for(url)
    try:
        return [finding.sentence for finding in check(engine)]
    finally:
        engine.dispose()


def test_office_in_use_is_sound(office: Office) -> None:
    first = office.actor().do(note, subject_id=1)
    office.actor().do(note, subject_id=1, corrects=first.entry_id)
    before = raw(office, "SELECT count(*) FROM journal")
    assert check(office.engine) == []
    assert raw(office, "SELECT count(*) FROM journal") == before


def test_a_row_in_every_table_is_sound(database_url: str) -> None:
    engine = engine_for(database_url)
    with engine.begin() as connection:
        fill(connection)
    assert check(engine) == []
    engine.dispose()


def test_older_tables_are_found(empty_database_url: str) -> None:
    engine = engine_for(empty_database_url, create=True)
    migrate.upgrade(engine, to=revisions()[-2])
    (finding,) = check(engine)
    engine.dispose()
    assert revisions()[-2] in finding.sentence
    assert "db upgrade" in finding.advice


def test_empty_database_is_found(empty_database_url: str) -> None:
    engine = engine_for(empty_database_url, create=True)
    (finding,) = check(engine)
    engine.dispose()
    assert "no tables yet" in finding.sentence


@pytest.mark.parametrize(
    ("befall", "sentence"),
    [
        (spoil_journal, "damaged"),
        (break_link, "Rows of the table journal point to rows that are not there"),
        (lambda file: run(file, "DROP TRIGGER journal_no_update"), "not guarded"),
        (lambda file: run(file, "DROP TABLE counter"), "The table counter is missing"),
        (lambda file: run(file, "ALTER TABLE office DROP COLUMN landlord"), "office has no column landlord"),
        (lambda file: run(file, "INSERT INTO counter VALUES ('a', 'b', -1)"), "below 1"),
    ],
)
def test_fault_of_a_file_is_found(sqlite_url: str, befall: Callable[[Path], None], sentence: str) -> None:
    befall(file_of(sqlite_url))
    (found,) = findings(sqlite_url)
    assert sentence in found


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("ALTER TABLE journal DISABLE TRIGGER journal_no_change", "not guarded"),
        ("DROP TRIGGER journal_told ON journal", "not guarded"),
        ("DROP TABLE counter", "The table counter is missing"),
        ("ALTER TABLE office_day DISABLE TRIGGER ALL", "links of the table office_day are not watched"),
        (
            "ALTER TABLE office_day ADD CONSTRAINT later CHECK (id > 0) NOT VALID",
            "The rule later was never checked",
        ),
    ],
)
def test_fault_of_a_server_is_found(postgresql_url: str, statement: str, sentence: str) -> None:
    engine = engine_for(postgresql_url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    (found,) = check(engine)
    engine.dispose()
    assert sentence in found.sentence


def test_correction_of_a_later_entry_is_found(office: Office) -> None:
    first = office.actor().do(note, subject_id=1).entry_id
    office.actor().do(note, subject_id=1, corrects=first + 1)
    assert ["correct an entry that does not come before" in found.sentence for found in check(office.engine)]


def set_back(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(text("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'journal'"))
    else:
        connection.execute(text("SELECT setval('journal_id_seq', 1)"))


def test_numbering_that_stands_behind_is_found(office: Office) -> None:
    for _ in range(3):
        office.actor().do(note, subject_id=1)
    with office.engine.begin() as connection:
        set_back(connection)
    assert [found.sentence for found in check(office.engine)] == [
        "The table journal would give a number twice."
    ]


def test_checks_of_the_rooms_are_asked(office: Office) -> None:
    def rooms_in_order(read: Read) -> list[Finding]:
        count = read.session.execute(text("SELECT count(*) FROM office")).scalar_one()
        return [Finding(f"There are {count} offices.")]

    assert check(office.engine, [rooms_in_order]) == [Finding("There are 1 offices.")]


def test_check_refuses_what_is_not_ours(sqlite_url: str) -> None:
    make_newer(file_of(sqlite_url))
    with pytest.raises(NewerDatabase):
        findings(sqlite_url)
    give_to_another_program(file_of(sqlite_url))
    with pytest.raises(StoreError, match="another program"):
        findings(sqlite_url)
