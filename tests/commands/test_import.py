"""`hsdesk import` on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hsdesk.cli import main
from hsdesk.clock import FrozenClock
from hsdesk.commands.import_ import import_
from hsdesk.office import open_office
from support.imports import HOMES, PEOPLE, csv_file, xlsx_file
from support.notes import count
from support.offices import open_new_office


@pytest.fixture
def database(tmp_path: Path, clock: FrozenClock) -> str:
    """An office's file, with two homes in it."""
    address = str(tmp_path / "office.db")
    open_new_office(address, clock).close()
    homes = csv_file(tmp_path, HOMES, "homes.csv")
    assert run("homes", str(homes), "--database", address).exit_code == 0
    return address


def run(*arguments: str) -> Result:
    return CliRunner().invoke(import_, arguments)


def kept(database: str, clock: FrozenClock) -> int:
    with open_office(database, clock=clock) as office:
        return count(office, "person")


def test_people_come_in_and_it_is_said_how(database: str, clock: FrozenClock, tmp_path: Path) -> None:
    file = csv_file(tmp_path, PEOPLE)
    said = run("people", str(file), "--database", database)
    assert said.exit_code == 0
    assert "Read as UTF-8 with commas." in said.stdout
    assert "Property ref = home_reference" in said.stdout
    assert "Name: split at the comma, capitals made small." in said.stdout
    assert said.stdout.endswith("Done: 3 new, 0 changed, 0 the same.\n")
    assert kept(database, clock) == 3
    again = run("people", str(file), "--database", database)
    assert again.stdout.endswith("Done: 0 new, 0 changed, 3 the same.\n")


def test_both_commands_are_found_by_their_names(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    homes, people = str(csv_file(tmp_path, HOMES)), str(csv_file(tmp_path, PEOPLE, "people.csv"))
    assert main(["import", "homes", homes, "--database", database]) == 0
    assert main(["import", "people", people, "--database", database, "--dry-run"]) == 0
    assert "3 rows: 3 new" in capsys.readouterr().out


def test_a_dry_run_changes_nothing(database: str, clock: FrozenClock, tmp_path: Path) -> None:
    said = run("people", "--dry-run", str(csv_file(tmp_path, PEOPLE)), "--database", database)
    assert said.stdout.endswith(
        "3 rows: 3 new, 0 will change, 0 the same, 0 refused. Nothing has been changed.\n"
    )
    assert said.exit_code == 0
    assert kept(database, clock) == 0


def test_refused_rows_stop_everything_unless_left_out(
    database: str, clock: FrozenClock, tmp_path: Path
) -> None:
    file = str(csv_file(tmp_path, PEOPLE + "=N4,...,,,,,,,\n"))
    listed = tmp_path / "refused.csv"
    said = run("people", file, "--database", database, "--refused", str(listed))
    assert said.exit_code == 1
    assert "Row 5 (Name): The name has no letter in it. Type it as it is spoken." in said.stdout
    assert kept(database, clock) == 0
    assert listed.read_text("utf-8-sig").splitlines()[1].startswith("5,'=N4,Name,")
    assert "already" in str(run("people", file, "--database", database, "--refused", str(listed)).exception)
    went = run("people", file, "--database", database, "--leave-out-refused")
    assert went.stdout.endswith("Done: 3 new, 0 changed, 0 the same, 1 left out.\n")
    assert kept(database, clock) == 3


def test_many_refused_rows_are_cut_short(database: str, tmp_path: Path) -> None:
    rows = "".join(f"N{number},...\n" for number in range(25))
    said = run("people", str(csv_file(tmp_path, f"Ref,Name\n{rows}")), "--dry-run", "--database", database)
    assert "… and 5 more; --refused FILE writes them all into a file." in said.stdout
    assert "25 rows are refused" in str(said.exception)


def test_json_tells_everything(database: str, tmp_path: Path) -> None:
    file = str(csv_file(tmp_path, "Ref,Name,Officer\nN1,Ann,x\nN2,...,x\n"))
    told = json.loads(run("people", file, "--database", database, "--json", "--leave-out-refused").stdout)
    assert told["file"] == {"written": "UTF-8 with commas", "columns": {"Ref": "reference", "Name": "name"}}
    assert told["counts"] == {"rows": 2, "added": 1, "changed": 0, "unchanged": 0, "refused": 1}
    assert [row["row"] for row in told["refused"]] == [3]
    assert told["imported"] == {"rows": 2, "added": 1, "changed": 0, "unchanged": 0, "left_out": 1}


def test_columns_are_chosen_once_and_remembered(database: str, clock: FrozenClock, tmp_path: Path) -> None:
    file = str(csv_file(tmp_path, "Key;Who\nN1;Ann\n"))
    assert run("people", file, "--database", database).exit_code == 1
    chosen = ("--mapping", "Key=reference", "--mapping", "Who=name")
    assert run("people", file, "--database", database, *chosen).exit_code == 0
    assert "1 the same" in run("people", file, "--database", database).stdout
    assert kept(database, clock) == 1


def test_workbooks_come_in_by_their_sheet(database: str, tmp_path: Path) -> None:
    file = str(xlsx_file(tmp_path, ["Ref", "Name"], ["N1", "Ann"], sheet="Tenants"))
    said = run("people", file, "--database", database, "--sheet", "Tenants", "--dry-run")
    assert "Read as spreadsheet, sheet “Tenants”." in said.stdout
    assert "no sheet" in str(run("people", file, "--database", database, "--sheet", "Other").exception)


@pytest.mark.parametrize("how", [(), ("--encoding", "cp1252"), ("--separator", "comma")])
def test_encoding_and_separator_may_be_said(database: str, tmp_path: Path, how: tuple[str, ...]) -> None:
    file = str(csv_file(tmp_path, "Ref,Name\nN1,Zoë\n", encoding="cp1252"))
    assert run("people", file, "--database", database, *how).exit_code == 0


def test_an_unknown_encoding_is_refused(database: str, tmp_path: Path) -> None:
    file = str(csv_file(tmp_path, "Ref,Name\nN1,Zoë\n"))
    refused = run("people", file, "--database", database, "--encoding", "morse")
    assert (refused.exit_code, "morse" in str(refused.exception)) == (1, True)


@pytest.mark.parametrize(
    "arguments", [(), ("people",), ("pets", "x.csv"), ("people", "x.csv", "--mapping", "oops")]
)
def test_wrong_usage_is_told_apart(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_without_an_office_nothing_comes_in(empty_database_url: str, tmp_path: Path) -> None:
    open_office(empty_database_url, create=True).close()
    refused = run("homes", str(csv_file(tmp_path, HOMES)), "--database", empty_database_url)
    assert "No office is set up" in str(refused.exception)
