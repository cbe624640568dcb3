"""Due dates asked for as JSON, one object a line."""

import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hsdesk.calendars.requests import DueRequests
from hsdesk.clock import LONDON

HOURS = {day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
PLAIN: dict[str, Any] = {"id": "a", "start": "2026-12-18T10:00:00+00:00", "within": "5 working days"}


def answer(**request: Any) -> dict[str, Any]:
    return DueRequests().answer(PLAIN | request)


def test_a_full_request_is_answered() -> None:
    answered = answer(
        id=7,
        start="2026-04-17T10:00:00",
        zone="Europe/London",
        within="8 working hours",
        nation="england-and-wales",
        closed=["2026-04-20"],
        hours=HOURS,
        pauses=[["2026-04-17T16:00", "2026-04-17T18:00:00+01:00"]],
        rules={"at_closing_time": "next-opening"},
    )
    assert answered["id"] == 7
    assert answered["due"] == "2026-04-21T11:00:00+01:00"
    assert answered["due_date"] == "2026-04-21"
    assert answered["steps"] == [
        {"date": "2026-04-17", "kind": "received"},
        {
            "date": "2026-04-17",
            "kind": "counted",
            "spans": [["2026-04-17T10:00:00+01:00", "2026-04-17T16:00:00+01:00"]],
        },
        {
            "date": "2026-04-17",
            "kind": "paused",
            "spans": [["2026-04-17T16:00:00+01:00", "2026-04-17T17:00:00+01:00"]],
        },
        {"date": "2026-04-18", "kind": "weekend"},
        {"date": "2026-04-19", "kind": "weekend"},
        {"date": "2026-04-20", "kind": "office-closed", "name": "closed"},
        {
            "date": "2026-04-21",
            "kind": "counted",
            "spans": [["2026-04-21T09:00:00+01:00", "2026-04-21T11:00:00+01:00"]],
        },
    ]


def test_what_is_left_out_or_null_means_the_simplest() -> None:
    # No bank holidays: 21 to 25 December.
    bare = answer()
    assert bare["due"] == "2026-12-25T23:59:59+00:00"
    nothing = dict.fromkeys(("zone", "nation", "closed", "hours", "pauses", "rules"))
    assert answer(**nothing) == bare
    assert answer(nation="none") == bare
    assert answer(nation="england-and-wales")["due_date"] == "2026-12-29"


def test_other_keys_are_left_alone() -> None:
    assert answer(remark="from the post") == answer()


def test_the_day_is_that_of_the_zone() -> None:
    # 23:30 in New York on Thursday is Friday in London.
    start = "2026-12-17T23:30:00-05:00"
    assert answer(start=start, within="1 working day", zone="America/New_York")["due_date"] == "2026-12-18"
    assert answer(start=start, within="1 working day")["due_date"] == "2026-12-21"
    assert answer(start=start, within="1 hour", zone="America/New_York")["due"] == "2026-12-18T00:30:00-05:00"


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-04-14", "2026-04-14T01:00:00+01:00"),
        ("2026-04-14 14:43", "2026-04-14T15:43:00+01:00"),
        ("2026-04-14T13:43:00Z", "2026-04-14T15:43:00+01:00"),
        # 01:30 comes twice on 25 October 2026: the first is meant.
        ("2026-10-25T01:30", "2026-10-25T01:30:00+00:00"),
    ],
)
def test_starts_are_read_in_the_zone(start: str, due: str) -> None:
    assert answer(start=start, within="1 hour")["due"] == due


@pytest.mark.parametrize(
    ("request_part", "said"),
    [
        ({"start": None}, "has no “start”"),
        ({"within": None}, "has no “within”"),
        ({"start": "tomorrow"}, "“tomorrow” is not a date and time"),
        ({"start": 1_700_000_000}, "is not a date and time"),
        ({"start": "2026-02-30"}, "is not a date and time"),
        ({"start": "0001-01-01T00:00:00+14:00"}, "is not a date and time"),
        ({"start": "2026-03-29T01:30"}, "the clocks went forward"),
        ({"within": "soon"}, "“soon” is not a time"),
        ({"within": 5}, "“5” is not a time"),
        ({"within": ["5 days"]}, "is not a time"),
        ({"zone": "London"}, "“London” is not a time zone"),
        ({"zone": "Europe"}, "“Europe” is not a time zone"),
        ({"zone": "../etc/passwd"}, "is not a time zone"),
        ({"zone": ""}, "is not a time zone"),
        ({"zone": 5}, "is not a time zone"),
        ({"nation": "france"}, "“france” is not a nation"),
        ({"nation": ["scotland"]}, "is not a nation"),
        ({"closed": "2026-12-21"}, "“closed” is not a list"),
        ({"closed": ["21/12/2026"]}, "“21/12/2026” is not a date"),
        ({"closed": [20261221]}, "is not a date"),
        ({"hours": []}, "“hours” is not a JSON object"),
        ({"hours": {}}, "This calendar never opens"),
        ({"hours": {"mon": [["17:00", "09:00"]]}}, "do not end after they begin"),
        ({"pauses": [["2026-12-21T10:00"]]}, "not a pair of times"),
        ({"pauses": [["2026-12-21T10:00", None]]}, "is not a date and time"),
        ({"pauses": [["2026-12-22T10:00", "2026-12-21T10:00"]]}, "ends before it begins"),
        ({"rules": {"rounding": "up"}}, "“rounding” is not a rule"),
        ({"rules": {"after_hours": "never"}}, "after_hours is not “never”"),
        ({"rules": "strict"}, "“rules” is not a JSON object"),
        ({"within": "4 working hours"}, "no opening hours"),
        ({"nation": "scotland", "start": "2029-01-03"}, "not known yet"),
        ({"start": "9999-12-31T23:00", "within": "24 hours"}, "cannot be counted from"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(request_part: dict[str, Any], said: str) -> None:
    answered = answer(**request_part)
    assert set(answered) == {"id", "error"}
    assert answered["id"] == "a"
    assert said in answered["error"]
    assert "\n" not in answered["error"]


def test_lines_are_answered_in_order_whatever_they_hold() -> None:
    lines = [
        b"\xef\xbb\xbf" + json.dumps(PLAIN).encode() + b"\r\n",
        b"\n",
        b"   \n",
        b"not json\n",
        b"[1, 2]\n",
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
        b"9" * 2_000_000 + b"\n",
        json.dumps(PLAIN | {"id": "last"}).encode(),
    ]
    answers = list(DueRequests().answer_lines(lines))
    assert [each["id"] for each in answers] == ["a", None, None, None, None, None, "last"]
    assert [("error" in each) for each in answers] == [False, True, True, True, True, True, False]


def test_calendars_made_before_do_not_leak_into_other_requests() -> None:
    requests = DueRequests()
    london = requests.answer(PLAIN | {"nation": "england-and-wales"})
    scotland = requests.answer(
        PLAIN | {"nation": "scotland", "start": "2026-06-12", "within": "1 working day"}
    )
    assert london["due_date"] == "2026-12-29"
    assert scotland["due_date"] == "2026-06-16"
    assert requests.answer(PLAIN | {"closed": ["2026-12-21"]})["due_date"] == "2026-12-28"
    assert requests.answer(PLAIN)["due_date"] == "2026-12-25"


def test_zones_are_read_by_name() -> None:
    assert answer(zone="Europe/London") == answer()
    assert ZoneInfo("Europe/London") == LONDON
