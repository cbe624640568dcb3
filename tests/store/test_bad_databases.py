"""Databases that cannot be used: each gives one clear sentence, and is left as it was."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, text

from hsdesk.clock import FrozenClock
from hsdesk.errors import NewerDatabase, StoreError, StoreUnreachable
from hsdesk.office import Office, open_office
from hsdesk.store.schema import revisions
from hsdesk.store.work import Work
from support.damage import (
    cut_short,
    file_of,
    give_to_another_program,
    make_newer,
    run,
    spoil,
    spoil_journal,
    write_letter,
)
from support.notes import count, note, raw
from support.postgres import PostgresServer
from support.processes import Child

ROOT = os.name == "posix" and os.geteuid() == 0

HOLD = """
import sqlite3
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
tell("held")
hear()
"""

NOTE_WITHOUT_RIGHTS = """
import ctypes, os

if os.geteuid() == 0:
    # Root may write anywhere; without its capabilities it is an account like any other.
    header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None).capset(header, none):
        raise OSError("the rights of root cannot be given up")

from hsdesk.errors import StoreError
from hsdesk.office import open_office
from support.notes import note

try:
    with open_office(sys.argv[1]) as office:
        office.actor().do(note, subject_id=1)
        tell("done")
except StoreError as refusal:
    tell([type(refusal).__name__, refusal.sentence, refusal.advice])
"""


def refusal_of(address: str | Path) -> StoreError:
    with pytest.raises(StoreError) as caught:
        open_office(address)
    assert caught.value.sentence.count(".") == 1, "one sentence"
    assert caught.value.sentence.endswith(".")
    assert caught.value.advice
    return caught.value


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def nothing(file: Path) -> None:
    file.unlink()


def of_another_program_with_alembic(file: Path) -> None:
    give_to_another_program(file)
    run(
        file,
        "CREATE TABLE alembic_version (version_num TEXT)",
        "INSERT INTO alembic_version VALUES ('5f2c8a')",
    )


@pytest.mark.parametrize(
    ("befall", "sentence"),
    [
        (nothing, "There is no database file of that name."),
        (a_folder, "This is a folder or a device, not a database file."),
        (write_letter, "This file is not a database."),
        (spoil, "The database file is damaged."),
        (give_to_another_program, "This database belongs to another program."),
        (of_another_program_with_alembic, "This database belongs to another program."),
        (make_newer, "This database was made by a newer hsdesk than this one."),
    ],
)
def test_strange_file_is_refused_and_left_alone(
    sqlite_url: str, befall: Callable[[Path], None], sentence: str
) -> None:
    file = file_of(sqlite_url)
    befall(file)
    before = everything(file.parent)
    assert refusal_of(sqlite_url).sentence == sentence
    assert everything(file.parent) == before


def everything(folder: Path) -> dict[str, bytes]:
    """The files that a person put into a folder; SQLite may leave empty companions beside one."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }


def test_newer_database_is_a_kind_of_its_own(sqlite_url: str, postgresql_url: str) -> None:
    make_newer(file_of(sqlite_url))
    with psycopg.connect(postgresql_url.replace("+psycopg", "")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for url in (sqlite_url, postgresql_url):
        assert isinstance(refusal_of(url), NewerDatabase)


def test_damage_behind_the_first_pages_is_told_when_it_is_met(sqlite_url: str, clock: FrozenClock) -> None:
    spoil_journal(file_of(sqlite_url))
    with (
        open_office(sqlite_url, clock=clock) as office,
        pytest.raises(StoreError, match="The database file is damaged"),
    ):
        office.actor().do(note, subject_id=1)


def test_file_cut_short_is_refused(sqlite_url: str) -> None:
    cut_short(file_of(sqlite_url))
    assert refusal_of(sqlite_url).sentence == "The database file is damaged."


@pytest.mark.skipif(os.name != "posix", reason="named pipes are files of Unix")
def test_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    assert "device" in refusal_of(tmp_path / "pipe.db").sentence


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_database_held_by_another_program(
    sqlite_url: str, clock: FrozenClock, lock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hsdesk.store.engine.BUSY_SECONDS", 0.1)
    with (
        open_office(sqlite_url, clock=clock) as office,
        Child(HOLD, str(file_of(sqlite_url)), lock) as other,
    ):
        assert other.hear() == "held"
        with pytest.raises(StoreError, match="Another program is holding"):
            office.actor().do(note, subject_id=1)
        other.say("go")
        other.finish()
        assert office.actor().do(note, subject_id=1).number == 1
        assert count(office, "journal") == 1


def test_full_file_takes_nothing_more(sqlite_url: str, clock: FrozenClock) -> None:
    """SQLite says the same of a file that may not grow as of a full disk."""
    with open_office(sqlite_url, clock=clock) as office:
        event.listen(office.engine, "begin", _may_not_grow, insert=True)
        done: list[int] = []
        with pytest.raises(StoreError, match="The disk is full"):
            note_without_end(office, done)
        event.remove(office.engine, "begin", _may_not_grow)
        assert count(office, "journal") == len(done)
        office.engine.dispose()
        assert office.actor().do(note, subject_id=1).number == len(done) + 1


def note_without_end(office: Office, done: list[int]) -> None:
    for number in range(10_000):
        office.actor().do(note, subject_id=number)
        done.append(number)


def _may_not_grow(connection: object) -> None:
    connection.exec_driver_sql("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where this computer lets the tests have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if (
        not ROOT
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("a small disk cannot be made here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_full_disk(sqlite_url: str, small_disk: Path, clock: FrozenClock) -> None:
    shutil.copyfile(file_of(sqlite_url), small_disk / "office.db")
    with open_office(small_disk / "office.db", clock=clock) as office:
        done: list[int] = []
        with pytest.raises(StoreError, match="The disk is full"):
            note_without_end(office, done)
        assert count(office, "journal") == len(done)
        assert raw(office, "PRAGMA integrity_check") == [("ok",)]


def test_backup_onto_a_full_disk_leaves_nothing(sqlite_url: str, small_disk: Path) -> None:
    from hsdesk.store.backup import backup

    (small_disk / "filling").write_bytes(b"x" * 900_000)
    with open_office(sqlite_url) as office, pytest.raises(StoreError, match="The disk is full"):
        backup(office.engine, small_disk / "copy.db")
    assert [path.name for path in small_disk.iterdir()] == ["filling"]


@pytest.mark.skipif(sys.platform != "linux", reason="rights are given up in the way of Linux")
@pytest.mark.parametrize(
    ("file_rights", "folder_rights"),
    [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555), (0o000, 0o755), (0o644, 0o000)],
)
def test_read_only_file_or_folder(sqlite_url: str, file_rights: int, folder_rights: int) -> None:
    file = file_of(sqlite_url)
    file.parent.chmod(0o755)
    before = file.read_bytes()
    file.chmod(file_rights)
    file.parent.chmod(folder_rights)
    try:
        with Child(NOTE_WITHOUT_RIGHTS, str(file)) as somebody:
            kind, sentence, advice = somebody.finish()[0]
    finally:
        file.parent.chmod(0o755)
        file.chmod(0o644)
    assert kind == "StoreError"
    assert "may be read but not changed" in sentence or "cannot be" in sentence
    assert advice
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("postgresql://127.0.0.1:1/office", "The shared database does not answer."),
        ("postgresql://no-such-host.invalid/office", "The shared database does not answer."),
        ("mysql://server/office", "hsdesk keeps its data in an SQLite file or on a PostgreSQL server,"),
    ],
)
def test_wrong_address(address: str, sentence: str) -> None:
    assert refusal_of(address).sentence.startswith(sentence)


def test_wrong_database_name(postgresql_url: str) -> None:
    refusal = refusal_of(postgresql_url.replace("/test_", "/no_such_"))
    assert refusal.sentence == "The database server has no database or account of that name."
    assert not isinstance(refusal, StoreUnreachable)


def test_wrong_password(own_postgres: PostgresServer) -> None:
    address = own_postgres.create("office")
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CREATE ROLE desk LOGIN PASSWORD 'right'")
    rules = own_postgres.folder / "pg_hba.conf"
    rules.write_text("local all desk scram-sha-256\n" + rules.read_text())
    own_postgres.restart()
    with_password = {
        password: address.replace("postgres:@", f"desk:{password}@") for password in ("", "s3cret")
    }
    assert "asks for a password" in refusal_of(with_password[""]).sentence
    refusal = refusal_of(with_password["s3cret"])
    assert refusal.sentence == "The database server does not accept this name and password."
    assert "s3cret" not in str(refusal)


def test_account_without_rights(postgresql_url: str, clock: FrozenClock) -> None:
    looker = f"looker_{os.getpid()}"
    with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {looker} LOGIN")
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {looker}")
        try:
            with (
                open_office(postgresql_url.replace("postgres:@", f"{looker}@"), clock=clock) as office,
                pytest.raises(StoreError, match="The database account may not do this"),
            ):
                office.actor().do(note, subject_id=1)
        finally:
            connection.execute(f"DROP OWNED BY {looker}")
            connection.execute(f"DROP ROLE {looker}")


def _note_on_a_server_being_looked_after(work: Work) -> None:
    work.session.execute(text("SET TRANSACTION READ ONLY"))
    note(work, subject_id=1)


def test_server_that_is_read_only(postgresql_url: str, clock: FrozenClock) -> None:
    with (
        open_office(postgresql_url, clock=clock) as office,
        pytest.raises(StoreError, match="can be read but not changed"),
    ):
        office.actor().do(_note_on_a_server_being_looked_after)


def test_database_of_another_program_on_a_server(postgresql_url: str) -> None:
    with psycopg.connect(postgresql_url.replace("+psycopg", "")) as connection:
        connection.execute("DROP TABLE journal, accepted_action CASCADE")
    assert refusal_of(postgresql_url).sentence == "This database belongs to another program."


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match=r"no database file|folder"):
        open_office(tmp_path / "taken" / "office.db", create=True)
    assert (tmp_path / "taken").read_text() == "a file"


def test_new_file_is_made_when_asked(tmp_path: Path) -> None:
    with open_office(tmp_path / "new" / "office.db", create=True) as office:
        assert not office.is_set_up
        assert raw(office, "SELECT version_num FROM alembic_version") == [(revisions()[-1],)]
