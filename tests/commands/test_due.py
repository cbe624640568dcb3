"""`hsdesk due` on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hsdesk.commands.due import due

CHRISTMAS = ("10 working days", "--from", "2026-12-18")


def run(*arguments: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(due, arguments, input=given)


def test_a_due_date_is_printed_in_the_zone_with_its_offset() -> None:
    assert run(*CHRISTMAS).stdout == "2027-01-06T23:59:59+00:00\n"
    assert run("24 hours", "--from", "2026-03-28T13:00").stdout == "2026-03-29T14:00:00+01:00\n"


def test_the_nation_decides_about_holidays() -> None:
    twenty = ("20 working days", "--from", "2026-11-20")
    assert run(*twenty).stdout.startswith("2026-12-18")
    assert run(*twenty, "--nation", "uk-union").stdout.startswith("2026-12-21")
    assert run("1 day", "--from", "2040-01-01", "--nation", "none").stdout.startswith("2040-01-02")


def test_the_reckoning_is_told_when_asked_for() -> None:
    told = run(*CHRISTMAS, "--explain").stdout.splitlines()
    assert told[0] == "2027-01-06T23:59:59+00:00"
    assert told[1].startswith("Due by the end of Wednesday 6 January 2027")
    assert "Friday 25 December 2026: not counted, bank holiday, Christmas Day." in told


def test_json_holds_the_steps() -> None:
    plain = json.loads(run(*CHRISTMAS, "--json").stdout)
    assert (plain["due_date"], plain["steps"][-1]["number"]) == ("2027-01-06", 10)
    assert "explanation" not in plain
    assert json.loads(run(*CHRISTMAS, "--json", "--explain").stdout)["explanation"][1].endswith("received.")


def test_a_time_counted_back_is_no_option() -> None:
    assert run("-10 days", "--from", "2026-12-18").stdout == "2026-12-08T23:59:59+00:00\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("soon", "--from", "2026-12-18"), "“soon” is not a time"),
        (("10 days", "--from", "soon"), "“soon” is not a date and time"),
        (("10 days", "--from", "2026-03-29T01:30"), "the clocks went forward"),
        (("4 working hours", "--from", "2026-12-18"), "no opening hours"),
        (("10 working days", "--from", "2028-12-27"), "not known yet"),
        (("--batch", "no such file.jsonl"), "cannot be read"),
    ],
)
def test_a_refused_request_says_why_in_one_line(arguments: tuple[str, ...], said: str) -> None:
    refused = run(*arguments)
    assert refused.exit_code == 1
    assert refused.stdout == ""
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("10 days",),
        ("--from", "2026-12-18"),
        ("10 days", "--from", "2026-12-18", "--nation", "france"),
        ("10 days", "--from", "2026-12-18", "--explian"),
        ("10 days", "more", "--from", "2026-12-18"),
        ("10 days", "--batch", "-"),
        ("--batch", "-", "--nation", "scotland"),
    ],
)
def test_wrong_usage_is_told_apart(arguments: tuple[str, ...]) -> None:
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert refused.stdout == ""


def test_a_batch_answers_every_line_and_succeeds(tmp_path: Path) -> None:
    lines = [
        {"id": 1, "start": "2026-12-18T10:00", "within": "5 working days", "nation": "england-and-wales"},
        {"id": 2, "start": "2026-12-18T10:00", "within": "soon"},
        {"id": 3, "start": "2026-12-18T10:00", "within": "1 hour"},
    ]
    text = "\n".join(json.dumps(line) for line in lines).encode()
    file = tmp_path / "requests.jsonl"
    file.write_bytes(text)
    from_file = run("--batch", str(file))
    assert from_file.exit_code == 0
    answers = [json.loads(line) for line in from_file.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, 2, 3]
    assert answers[0]["due_date"] == "2026-12-29"
    assert "soon" in answers[1]["error"]
    assert answers[2]["due"] == "2026-12-18T11:00:00+00:00"
    assert run("--batch", "-", given=text).stdout == from_file.stdout
    assert run("--batch", "-", "--json", given=text).stdout == from_file.stdout


def test_an_empty_batch_is_no_mistake() -> None:
    assert run("--batch", "-").exit_code == 0


def test_help_says_what_a_date_alone_means() -> None:
    assert "a date alone is the start of" in " ".join(run("--help").stdout.split())
