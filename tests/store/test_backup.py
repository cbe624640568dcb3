"""Backups: whole, checked, of one moment, and never in anybody's way."""

import os
import re
import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from hsdesk.clock import FrozenClock
from hsdesk.errors import StoreError
from hsdesk.office import Office, open_office
from hsdesk.store.backup import KEPT, backup, backup_before_update, backup_into
from hsdesk.store.check import check
from hsdesk.store.opening import engine_for
from support.damage import file_of, spoil_journal
from support.notes import note, raw
from support.processes import Child
from support.rows import contents, fill

BUSY_DESK = """
from hsdesk.office import open_office
from support.damage import file_of, spoil_journal
from support.notes import note

with open_office(sys.argv[1]) as office:
    for number in range(100_000):
        office.actor().do(note, subject_id=number)
        if number == 5:
            tell("writing")
"""


def notes_in(file: Path) -> list[int]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT subject_id FROM journal ORDER BY id")]


def test_backup_holds_everything(office: Office, tmp_path: Path) -> None:
    office.actor().do(note, subject_id=4)
    made = backup(office.engine, tmp_path / "copy.db")
    assert (made.file, made.size) == (str(tmp_path / "copy.db"), (tmp_path / "copy.db").stat().st_size)
    with open_office(tmp_path / "copy.db") as copy:
        assert check(copy.engine) == []
        assert raw(copy, "SELECT name FROM office") == raw(office, "SELECT name FROM office")
        assert raw(copy, "SELECT subject_id, \"transaction\" FROM journal WHERE subject_kind = 'note'") == [
            (4, 0)
        ]


def test_every_table_and_kind_of_value_is_copied(database_url: str, tmp_path: Path) -> None:
    engine = engine_for(database_url)
    with engine.begin() as connection:
        fill(connection)
        before = contents(connection)
    backup(engine, tmp_path / "copy.db")
    engine.dispose()
    copy = engine_for(tmp_path / "copy.db")
    with copy.connect() as connection:
        assert contents(connection) == before
    copy.dispose()


def test_backup_while_another_desk_writes(database_url: str, tmp_path: Path) -> None:
    with Child(BUSY_DESK, database_url) as desk:
        assert desk.hear() == "writing"
        engine = engine_for(database_url)
        backup(engine, tmp_path / "copy.db")
        engine.dispose()
        assert desk.process.poll() is None
    numbers = notes_in(tmp_path / "copy.db")
    assert numbers == list(range(len(numbers)))
    assert len(numbers) > 5


def test_backup_stands_alone(office: Office, tmp_path: Path) -> None:
    """One file, which only its owner may read, and which needs nothing beside it."""
    folder = tmp_path / "backups"
    backup(office.engine, folder / "copy.db")
    assert [entry.name for entry in folder.iterdir()] == ["copy.db"]
    if os.name == "posix":
        assert stat.S_IMODE((folder / "copy.db").stat().st_mode) == 0o600
    with closing(sqlite3.connect(f"{(folder / 'copy.db').as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_backup_takes_no_files_place(office: Office, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("precious")
    with pytest.raises(StoreError, match="already a file"):
        backup(office.engine, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "precious"


def test_empty_database_has_nothing_to_back_up(empty_database_url: str, tmp_path: Path) -> None:
    engine = engine_for(empty_database_url, create=True)
    with pytest.raises(StoreError, match="no office"):
        backup(engine, tmp_path / "copy.db")
    engine.dispose()
    assert [entry for entry in tmp_path.iterdir() if entry.name.endswith((".part", "copy.db"))] == []


def test_damaged_database_gives_no_backup(sqlite_url: str, tmp_path: Path) -> None:
    spoil_journal(file_of(sqlite_url))
    engine = engine_for(sqlite_url)
    with pytest.raises(StoreError, match=r"did not pass its check|damaged"):
        backup(engine, tmp_path / "copy.db")
    engine.dispose()
    assert not (tmp_path / "copy.db").exists()


@pytest.fixture
def engine(database_url: str) -> Engine:
    return engine_for(database_url)


def test_names_tell_moment_and_revision(engine: Engine, clock: FrozenClock, tmp_path: Path) -> None:
    made = Path(backup_into(engine, tmp_path / "b", clock).file).name
    again = Path(backup_into(engine, tmp_path / "b", clock).file).name
    engine.dispose()
    assert re.fullmatch(r"[\w-]+-2026-04-14-134300Z-r\d{4}\.db", made)
    assert again == made.replace(".db", "_02.db")


def test_newest_ten_of_each_kind_are_kept(sqlite_url: str, clock: FrozenClock, tmp_path: Path) -> None:
    engine, folder = engine_for(sqlite_url), tmp_path / "b"
    by_hand = Path(backup_into(engine, folder, clock).file)
    other = folder / "demo-before-update-2020-01-01-000000Z-r0001.db"
    other.touch()
    made = []
    for number in range(KEPT + 3):
        clock.advance(timedelta(seconds=number % 2))
        made.append(backup_before_update(engine, folder, clock))
    engine.dispose()
    assert sorted(folder.iterdir()) == sorted([*made[-KEPT:], by_hand, other])


def test_usual_folder_is_beside_the_file(sqlite_url: str, clock: FrozenClock, tmp_path: Path) -> None:
    engine = engine_for(sqlite_url)
    made = backup_before_update(engine, None, clock)
    engine.dispose()
    assert made.parent == tmp_path / "backups"


def test_reader_of_the_backup_needs_no_rights_beside_it(sqlite_url: str, tmp_path: Path) -> None:
    engine = engine_for(sqlite_url)
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    backup(engine, tmp_path / "b" / "copy.db")
    engine.dispose()
    assert notes_in(tmp_path / "b" / "copy.db") == []
    assert len(list((tmp_path / "b").iterdir())) == 1
