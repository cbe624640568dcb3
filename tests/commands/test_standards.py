"""`hsdesk standards` on the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hsdesk.cli import main
from support.promises import REPLY, changed, pack_text

VISITS = changed(starts='"visit.arrived"', stops='"visit.seen"')


@pytest.fixture
def own_pack(tmp_path: Path) -> Path:
    file = tmp_path / "my copy.toml"
    file.write_text(pack_text(VISITS), encoding="utf-8")
    return file


def test_list_prints_every_promise_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standards", "list"]) == 0
    printed = capsys.readouterr().out
    assert "LH-24    Seen at reception with an appointment – within 5 minutes" in printed
    assert "Source: Customer Care Service Standards, One Housing Group, no date printed." in printed
    assert "The office’s own aims, not published promises." in printed


def test_list_of_one_pack_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standards", "list", "one-housing", "--json"]) == 0
    (pack,) = json.loads(capsys.readouterr().out)
    assert (pack["id"], pack["version"], pack["kind"]) == ("one-housing", "2", "landlord")
    promise = {standard["id"]: standard for standard in pack["standards"]}["OH-05"]
    assert (promise["target"], promise["unit"], promise["share"]) == (10, "minutes", 90)
    assert promise["from"] == ["at", "booked_at"]


def test_list_of_a_file(own_pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standards", "list", str(own_pack)]) == 0
    assert "TT-01    Answered in good time – within 10 working days" in capsys.readouterr().out


def test_check_of_what_is_shipped_finds_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standards", "check"]) == 0
    assert "One Housing Group: 71 promises, no fault." in capsys.readouterr().out


def test_check_tells_each_fault_on_a_line(own_pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standards", "check", str(own_pack)]) == 0
    own_pack.write_text(pack_text(changed(VISITS, share="200", until="2020-01-01"), REPLY), encoding="utf-8")
    assert main(["standards", "check", str(own_pack)]) == 1
    told = capsys.readouterr()
    lines = told.err.splitlines()
    assert len(lines) == 4
    assert all(line.startswith("my copy.toml, line ") and "TT-01: " in line for line in lines)
    assert any("Give a percentage from 0 to 100." in line for line in lines)


@pytest.mark.parametrize("named", ["lost", "lost.toml"])
@pytest.mark.parametrize("does", ["list", "check"])
def test_a_pack_that_is_not_there(does: str, named: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standards", does, named]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


def test_a_broken_pack_is_not_listed(own_pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack.write_text("id = ", encoding="utf-8")
    assert main(["standards", "list", str(own_pack)]) == 1
    assert capsys.readouterr().err.startswith("my copy.toml, line 1: This is not readable TOML")


def test_it_runs_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hsdesk", "standards", "check", "rosebery"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
