"""Restoring: only what is sound, into either kind of database, and all or nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from hsdesk.clock import FrozenClock
from hsdesk.errors import NewerDatabase, StoreError
from hsdesk.office import Office, open_office
from hsdesk.store import migrate
from hsdesk.store.address import parse_address
from hsdesk.store.backup import backup
from hsdesk.store.check import check
from hsdesk.store.opening import engine_for
from hsdesk.store.restore import Restored, restore
from hsdesk.store.schema import revisions
from support.damage import (
    break_link,
    cut_short,
    file_of,
    give_to_another_program,
    make_newer,
    run,
    spoil,
    write_letter,
)
from support.databases import Databases
from support.notes import note, note_and_refuse, raw
from support.processes import Child
from support.rows import contents, fill

HOLD = """
import sqlite3
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
tell("held")
hear()
"""


def bring_back(url: str, file: Path, clock: FrozenClock, folder: Path) -> Restored:
    return restore(parse_address(url), file, clock, backups=folder / "safe")


@pytest.fixture
def copy(office: Office, tmp_path: Path) -> Path:
    """A backup with note 1; the office has gone on to note 2 since."""
    office.actor().do(note, subject_id=1)
    backup(office.engine, tmp_path / "copy.db")
    office.actor().do(note, subject_id=2)
    return tmp_path / "copy.db"


def notes(office: Office) -> list[int]:
    found = raw(office, "SELECT subject_id FROM journal WHERE subject_kind = 'note' ORDER BY id")
    return [number for (number,) in found]


def test_open_office_goes_on_with_what_was_restored(
    office: Office, copy: Path, database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    done = bring_back(database_url, copy, clock, tmp_path)
    assert notes(office) == [1]
    assert office.actor().do(note, subject_id=3).number == 2, "numbers go on from the backup"
    assert notes(office) == [1, 3]
    assert check(office.engine) == []
    with open_office(str(done.safety_copy)) as safe:
        assert notes(safe) == [1, 2]


def test_journal_stays_guarded(
    office: Office, copy: Path, database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    bring_back(database_url, copy, clock, tmp_path)
    with office.engine.connect() as connection, pytest.raises(Exception, match="append-only"):
        connection.execute(text("DELETE FROM journal"))


def test_every_value_survives_the_way_to_the_server_and_back(
    sqlite_url: str, postgresql_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    engine = engine_for(sqlite_url)
    with engine.begin() as connection:
        fill(connection)
        before = contents(connection)
    backup(engine, tmp_path / "first.db")
    engine.dispose()
    bring_back(postgresql_url, tmp_path / "first.db", clock, tmp_path)
    server = engine_for(postgresql_url)
    with server.begin() as connection:
        assert contents(connection) == before
        connection.execute(text("INSERT INTO counter (series, period, value) VALUES ('a', 'b', 1)"))
    backup(server, tmp_path / "second.db")
    assert check(server) == []
    server.dispose()
    bring_back(sqlite_url, tmp_path / "second.db", clock, tmp_path)
    engine = engine_for(sqlite_url)
    with engine.connect() as connection:
        after = contents(connection)
    engine.dispose()
    assert len(after.pop("counter")) == len(before.pop("counter")) + 1
    assert after == before


def test_backup_is_brought_into_an_empty_database(
    empty_database_url: str, sqlite_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    with open_office(sqlite_url) as office:
        office.actor().do(note, subject_id=1)
        backup(office.engine, tmp_path / "copy.db")
    if empty_database_url.startswith("sqlite"):
        file_of(empty_database_url).unlink()
    done = bring_back(empty_database_url, tmp_path / "copy.db", clock, tmp_path)
    assert (done.safety_copy, done.moved_aside) == (None, None)
    with open_office(empty_database_url) as office:
        assert notes(office) == [1]


def older(databases: Databases, folder: Path) -> Path:
    """A backup of the tables of the revision before the newest."""
    with databases.sqlite(folder, migrated=False) as url:
        engine = engine_for(url, create=True)
        migrate.upgrade(engine, to=revisions()[-2])
        with engine.begin() as connection:
            fill(connection)
        backup(engine, folder / "older.db")
        engine.dispose()
    return folder / "older.db"


def test_older_backup_is_brought_up_to_date(
    databases: Databases, database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    (tmp_path / "older").mkdir()
    done = bring_back(database_url, older(databases, tmp_path / "older"), clock, tmp_path)
    assert (done.backup_revision, done.revision) == (revisions()[-2], revisions()[-1])
    with open_office(database_url) as office:
        assert check(office.engine) == []
        assert raw(office, "SELECT count(*) FROM journal") == [(1,)]


def test_rebuilds_run_on_the_restored_tables(
    office: Office, copy: Path, database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    def rebuild(session: Session) -> None:
        session.execute(text("INSERT INTO search_key (key, word) VALUES ('k', 'w')"))

    restore(parse_address(database_url), copy, clock, backups=tmp_path / "safe", rebuilds=[rebuild])
    assert raw(office, "SELECT key, word FROM search_key") == [("k", "w")]


def test_rebuild_that_breaks_leaves_everything(
    office: Office, copy: Path, database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    def rebuild(session: Session) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        restore(parse_address(database_url), copy, clock, backups=tmp_path / "safe", rebuilds=[rebuild])
    assert notes(office) == [1, 2]


def nothing(file: Path) -> None:
    file.unlink()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize(
    ("befall", "sentence"),
    [
        (nothing, "no backup file"),
        (a_folder, "folder"),
        (write_letter, "not a database"),
        (spoil, "damaged"),
        (cut_short, "damaged"),
        (break_link, "damaged"),
        (make_newer, "newer"),
        (give_to_another_program, "another program"),
        (empty, "holds no office"),
    ],
)
def test_strange_backup_is_refused_and_nothing_changes(
    sqlite_url: str, clock: FrozenClock, tmp_path: Path, befall: Callable[[Path], None], sentence: str
) -> None:
    good = good_copy(sqlite_url, tmp_path)
    befall(good)
    with open_office(sqlite_url, clock=clock) as office:
        office.actor().do(note, subject_id=2)
        with pytest.raises(StoreError, match=sentence):
            bring_back(sqlite_url, good, clock, tmp_path)
        assert notes(office) == [2]
    assert not list((tmp_path / "safe").glob("*.db"))


def test_strange_backup_does_not_reach_the_server(
    sqlite_url: str, postgresql_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    good = good_copy(sqlite_url, tmp_path)
    break_link(good)
    with open_office(postgresql_url, clock=clock) as office:
        office.actor().do(note, subject_id=2)
        with pytest.raises(StoreError, match="damaged"):
            bring_back(postgresql_url, good, clock, tmp_path)
        assert notes(office) == [2]


def test_database_itself_is_no_backup(sqlite_url: str, clock: FrozenClock, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="the database itself"):
        bring_back(sqlite_url, file_of(sqlite_url), clock, tmp_path)


def good_copy(url: str, folder: Path) -> Path:
    engine: Engine = engine_for(url)
    backup(engine, folder / "good.db")
    engine.dispose()
    return folder / "good.db"


@pytest.mark.parametrize("befall", [write_letter, spoil, cut_short])
def test_damaged_database_is_moved_aside(
    sqlite_url: str, clock: FrozenClock, tmp_path: Path, befall: Callable[[Path], None]
) -> None:
    good = good_copy(sqlite_url, tmp_path)
    befall(file_of(sqlite_url))
    was = file_of(sqlite_url).read_bytes()
    done = bring_back(sqlite_url, good, clock, tmp_path)
    assert Path(str(done.moved_aside)).read_bytes() == was
    with open_office(sqlite_url) as office:
        assert check(office.engine) == []


def test_log_of_a_lost_database_does_not_spoil_the_restored_one(
    sqlite_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    good = good_copy(sqlite_url, tmp_path)
    live = file_of(sqlite_url)
    live.unlink()
    live.with_name("office.db-wal").write_bytes(b"left behind" * 1000)
    bring_back(sqlite_url, good, clock, tmp_path)
    with open_office(sqlite_url) as office:
        assert check(office.engine) == []


def test_database_of_another_program_is_left_alone(
    sqlite_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    good = good_copy(sqlite_url, tmp_path)
    give_to_another_program(file_of(sqlite_url))
    was = file_of(sqlite_url).read_bytes()
    with pytest.raises(StoreError, match="another program"):
        bring_back(sqlite_url, good, clock, tmp_path)
    assert file_of(sqlite_url).read_bytes() == was


def test_newer_database_may_go_back_to_the_backup_before_its_update(
    sqlite_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    good = good_copy(sqlite_url, tmp_path)
    make_newer(file_of(sqlite_url))
    done = bring_back(sqlite_url, good, clock, tmp_path)
    assert str(done.safety_copy).endswith("-r9999.db")
    with open_office(sqlite_url) as office:
        assert check(office.engine) == []


def test_newer_server_is_refused(
    sqlite_url: str, postgresql_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    good = good_copy(sqlite_url, tmp_path)
    engine = engine_for(postgresql_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(NewerDatabase):
        bring_back(postgresql_url, good, clock, tmp_path)


def test_restore_waits_for_no_other_program_for_ever(
    sqlite_url: str, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hsdesk.store.engine.BUSY_SECONDS", 0.1)
    good = good_copy(sqlite_url, tmp_path)
    with Child(HOLD, str(file_of(sqlite_url))) as other:
        assert other.hear() == "held"
        with pytest.raises(StoreError, match="holding the database"):
            bring_back(sqlite_url, good, clock, tmp_path)


def test_restore_waits_for_no_other_desk_for_ever(
    sqlite_url: str, postgresql_url: str, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hsdesk.store.engine.BUSY_SECONDS", 0.1)
    good = good_copy(sqlite_url, tmp_path)
    engine = engine_for(postgresql_url)
    with engine.connect() as other:
        other.execute(text("SELECT count(*) FROM journal"))
        with pytest.raises(StoreError, match="holding the shared database"):
            bring_back(postgresql_url, good, clock, tmp_path)
    engine.dispose()


RESTORE = """
from pathlib import Path
from hsdesk.clock import SystemClock
from hsdesk.store.address import parse_address
from hsdesk.store.restore import restore

def now(session):
    tell("now")

url, file, folder = parse_address(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
restore(url, file, SystemClock(), backups=folder, rebuilds=[now])
"""


def test_restore_that_is_killed_leaves_one_or_the_other(
    office: Office, copy: Path, database_url: str, tmp_path: Path
) -> None:
    with Child(RESTORE, database_url, str(copy), str(tmp_path / "safe")) as child:
        assert child.hear() == "now"
        child.kill()
    assert notes(office) in ([1, 2], [1])
    assert check(office.engine) == []
    assert office.actor().do(note, subject_id=3).number == len(notes(office))


def test_server_that_does_not_take_the_rows_keeps_its_own(
    postgresql_url: str, sqlite_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    good = good_copy(sqlite_url, tmp_path)
    run(good, f"INSERT INTO counter VALUES ('{'x' * 61}', 'p', 1)")
    with open_office(postgresql_url, clock=clock) as office:
        office.actor().do(note, subject_id=2)
        with pytest.raises(StoreError, match="does not take"):
            bring_back(postgresql_url, good, clock, tmp_path)
        assert notes(office) == [2]
        with pytest.raises(Exception, match="Not today"):
            office.actor().do(note_and_refuse, subject_id=1)
        with office.engine.connect() as connection, pytest.raises(Exception, match="append-only"):
            connection.execute(text("DELETE FROM journal"))
