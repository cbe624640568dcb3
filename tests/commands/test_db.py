"""`hsdesk db`: look after the database."""

import json
from pathlib import Path
from typing import Any

import pytest

from hsdesk.cli import REFUSED, main
from hsdesk.office import Office, open_office
from hsdesk.people.finding import find
from hsdesk.settings import Folders, Settings, save_settings
from hsdesk.store import migrate
from hsdesk.store.opening import engine_for
from hsdesk.store.schema import revisions
from support.damage import break_link, file_of, make_newer, write_letter
from support.notes import note, raw
from support.people import add_person

NEWEST = revisions()[-1]


class Told:
    """What one run of the command line said."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> None:
        self.code = main([str(argument) for argument in arguments])
        self.out, self.error = capsys.readouterr()

    @property
    def data(self) -> Any:
        """What was printed as JSON, which is one line."""
        (line,) = self.out.splitlines()
        return json.loads(line)


def test_upgrade_says_what_it_did(
    empty_database_url: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    engine = engine_for(empty_database_url, create=True)
    migrate.upgrade(engine, to=revisions()[-2])
    engine.dispose()
    told = Told(capsys, "db", "upgrade", "--database", empty_database_url)
    assert (told.code, told.error) == (0, "")
    first, second = told.out.splitlines()
    assert first == f"The database was brought from revision {revisions()[-2]} to {NEWEST}."
    assert Path(second.removeprefix("It is kept as it was in ")).is_file()
    again = Told(capsys, "db", "upgrade", "--database", empty_database_url)
    assert again.out == f"The database is up to date (revision {NEWEST}).\n"
    as_json = Told(capsys, "db", "upgrade", "--json", "--database", empty_database_url)
    assert as_json.data == {"before": NEWEST, "after": NEWEST, "backup": None}


def test_upgrade_makes_the_tables_of_an_empty_server(
    empty_database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told(capsys, "db", "upgrade", "--database", empty_database_url)
    if empty_database_url.startswith("sqlite"):
        assert (told.code, told.error.split(".")[0]) == (REFUSED, "There is no database file of that name")
    else:
        assert told.out == f"The tables were made (revision {NEWEST}).\n"


def test_backup_and_restore(
    office: Office, database_url: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    office.actor().do(note, subject_id=1)
    copy = tmp_path / "copies" / "copy.db"
    told = Told(capsys, "db", "backup", copy, "--database", database_url)
    assert (told.code, told.out) == (0, f"Copied and checked: {copy}\n")
    office.actor().do(note, subject_id=2)
    told = Told(capsys, "db", "restore", copy, "--database", database_url)
    assert (told.code, told.error) == (0, "")
    assert told.out.startswith(f"The backup was brought back (revision {NEWEST}).\nWhat was there before")
    assert raw(office, "SELECT subject_id FROM journal WHERE subject_kind = 'note'") == [(1,)]
    assert Told(capsys, "db", "check", "--database", database_url).out == "The database is sound.\n"


@pytest.mark.parametrize("to_server", [True, False])
def test_people_are_found_after_moving_to_the_other_kind_of_database(
    sqlite_url: str,
    postgresql_url: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    *,
    to_server: bool,
) -> None:
    here, there = (sqlite_url, postgresql_url) if to_server else (postgresql_url, sqlite_url)
    with open_office(here) as office:
        wanted = add_person(office, "Rosa Whitfield")
        add_person(office, "Somebody Else")
    assert Told(capsys, "db", "backup", tmp_path / "copy.db", "--database", here).code == 0
    assert Told(capsys, "db", "restore", tmp_path / "copy.db", "--database", there).code == 0
    with open_office(there) as office:
        assert [hit.person_id for hit in office.ask(find, "whitf")] == [wanted]
        newcomer = add_person(office, "Rosa Whitfield-Jones")
        assert newcomer > wanted + 1, "numbering goes on"
        assert {hit.person_id for hit in office.ask(find, "whitf")} == {wanted, newcomer}


def test_backup_into_a_folder_is_named_for_the_moment(
    sqlite_url: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "copies").mkdir()
    told = Told(capsys, "db", "backup", tmp_path / "copies", "--json", "--database", sqlite_url)
    (made,) = (tmp_path / "copies").iterdir()
    assert told.data == {"file": str(made), "revision": NEWEST, "size": made.stat().st_size}
    told = Told(capsys, "db", "backup", "--json", "--database", sqlite_url)
    assert Path(told.data["file"]).parent == tmp_path / "backups"


def test_backup_refuses_to_take_a_files_place(
    sqlite_url: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told = Told(capsys, "db", "backup", file_of(sqlite_url), "--database", sqlite_url)
    assert told.code == REFUSED
    assert told.error.startswith("There is already a file of that name.")


def test_restore_as_json(sqlite_url: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    Told(capsys, "db", "backup", tmp_path / "copy.db", "--database", sqlite_url)
    write_letter(file_of(sqlite_url))
    told = Told(capsys, "db", "restore", tmp_path / "copy.db", "--json", "--database", sqlite_url)
    assert (told.data["backup_revision"], told.data["safety_copy"]) == (NEWEST, None)
    assert Path(told.data["moved_aside"]).is_file()


def test_check_lists_what_is_wrong(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    break_link(file_of(sqlite_url))
    told = Told(capsys, "db", "check", "--database", sqlite_url)
    assert told.code == REFUSED
    assert told.out.startswith("Rows of the table journal point to rows that are not there.")
    assert told.error == "The check found 1 fault.\n"
    as_json = Told(capsys, "db", "check", "--json", "--database", sqlite_url)
    assert as_json.data["sound"] is False
    assert len(as_json.data["findings"]) == 1


def test_check_as_json(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "db", "check", "--json", "--database", database_url)
    assert (told.code, told.data) == (0, {"sound": True, "findings": []})


@pytest.mark.parametrize("command", ["upgrade", "backup", "check"])
def test_newer_database_is_refused(
    sqlite_url: str, capsys: pytest.CaptureFixture[str], command: str, tmp_path: Path
) -> None:
    make_newer(file_of(sqlite_url))
    told = Told(capsys, "db", command, "--database", sqlite_url)
    if command == "backup":
        assert told.code == 0, "a newer database may be copied"
    else:
        assert told.code == REFUSED
        assert told.error.startswith("This database was made by a newer hsdesk than this one.")


def test_this_computers_own_database_is_meant_when_none_is_named(
    sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    save_settings(Folders(), Settings(database=sqlite_url))
    assert Told(capsys, "db", "check").out == "The database is sound.\n"


def test_restore_sets_up_a_database_that_is_not_there(
    sqlite_url: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with open_office(sqlite_url) as office:
        office.actor().do(note, subject_id=5)
    Told(capsys, "db", "backup", tmp_path / "copy.db", "--database", sqlite_url)
    told = Told(capsys, "db", "restore", tmp_path / "copy.db", "--database", tmp_path / "new" / "office.db")
    assert (told.code, told.error) == (0, "")
    with open_office(tmp_path / "new" / "office.db") as office:
        assert raw(office, "SELECT subject_id FROM journal") == [(5,)]
