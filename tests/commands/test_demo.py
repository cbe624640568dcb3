"""`hsdesk demo` on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hsdesk.cli import main
from hsdesk.clock import SystemClock
from hsdesk.commands.demo import demo
from hsdesk.office import open_office
from hsdesk.premises.queries import office
from hsdesk.settings import Folders
from support.offices import open_new_office

SMALL = ("--homes", "30", "--days", "2")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(demo, [*SMALL, *arguments])


def test_it_says_what_was_made_and_where(tmp_path: Path) -> None:
    file = tmp_path / "try.db"
    result = run("--database", str(file))
    first, second, third = result.stdout.splitlines()
    assert first.startswith("Made the demo office Millgate area office: 30 homes, ")
    assert second == f"It is kept in {file}"
    assert third == f'Open it with: hsdesk --database "{file}"'
    assert result.stderr == ""
    with open_office(file) as made:
        assert made.ask(office).is_demo


def test_json_holds_the_counts(tmp_path: Path) -> None:
    result = json.loads(run("--database", str(tmp_path / "try.db"), "--json").stdout)
    assert result["made"]["homes"] == 30
    assert result["made"]["visits"] > 0
    assert result["database"] == str(tmp_path / "try.db")


def test_it_goes_to_its_own_file_when_none_is_named() -> None:
    assert run().exit_code == 0
    assert Folders().demo_database.exists()
    assert not Folders().database.exists()


def test_a_real_office_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "office.db"
    open_new_office(file, SystemClock()).close()
    assert main(["demo", *SMALL, "--database", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "not a demo" in said.err


@pytest.mark.parametrize(
    ("arguments", "code"), [(("--homes", "3"), 1), (("--homes", "many"), 2), (("--force",), 2)]
)
def test_wrong_sizes_are_refused(arguments: tuple[str, ...], code: int, tmp_path: Path) -> None:
    assert main(["demo", *arguments, "--database", str(tmp_path / "try.db")]) == code
    assert not (tmp_path / "try.db").exists()
