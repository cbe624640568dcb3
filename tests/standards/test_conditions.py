"""Conditions on the facts of an entry."""

from typing import Any

import pytest

from hsdesk.errors import Refused
from hsdesk.standards.conditions import Conditions
from hsdesk.standards.intervals import Interval


@pytest.mark.parametrize(
    ("wanted", "facts", "holds"),
    [
        ({}, {}, True),
        ({"appointment": True}, {"appointment": True}, True),
        ({"appointment": True}, {"appointment": False}, False),
        ({"appointment": False}, {}, False),
        ({"appointment": True}, {"appointment": 1}, False),
        ({"party_size": 1}, {"party_size": True}, False),
        ({"category": "police"}, {"category": "police"}, True),
        ({"category": ["police", "advocate"]}, {"category": "advocate"}, True),
        ({"category": ["police", "advocate"]}, {"category": "tenant"}, False),
        ({"reasons": "rent"}, {"reasons": ["repair", "rent"]}, True),
        ({"reasons": "rent"}, {"reasons": []}, False),
        ({"booked_at": {"present": True}}, {"booked_at": "2026-04-14T09:00:00+00:00"}, True),
        ({"booked_at": {"present": True}}, {}, False),
        ({"booked_at": {"present": False}}, {"booked_at": None}, True),
        ({"weeks_owed": {"at_least": 5, "unit": "weeks"}}, {"weeks_owed": 5}, True),
        ({"weeks_owed": {"at_least": 5, "unit": "weeks"}}, {"weeks_owed": 4.9}, False),
        ({"weeks_owed": {"at_least": 5}}, {}, False),
        ({"weeks_owed": {"at_least": 0}}, {"weeks_owed": True}, False),
        ({"choices": {"at_most": 2, "at_least": 2}}, {"choices": 2}, True),
        ({"choices": {"at_most": 2}}, {"choices": 3}, False),
        ({"appointment": True, "category": "police"}, {"appointment": True, "category": "tenant"}, False),
    ],
)
def test_conditions_hold(wanted: dict[str, Any], facts: dict[str, Any], holds: bool) -> None:
    conditions = Conditions.parse(wanted)
    assert conditions.hold(facts) is holds
    assert Conditions.parse(conditions.as_mapping()) == conditions


@pytest.mark.parametrize(
    "wanted",
    [
        3,
        {"a": []},
        {"a": [1.5]},
        {"a": {"missing": True}},
        {"a": {"present": 1}},
        {"a": {"at_least": "5"}},
        {"a": {"at_least": True}},
        {"a": {"at_least": 5, "unit": 5}},
        {"a": {"unit": "weeks"}},
    ],
)
def test_what_is_no_condition_is_refused(wanted: object) -> None:
    with pytest.raises(Refused):
        Conditions.parse(wanted)


@pytest.mark.parametrize("text", ["3 months", "1 week", "2 years", "1 DAY"])
def test_intervals_are_read_and_written(text: str) -> None:
    assert str(Interval.parse(text)) == text.lower()


@pytest.mark.parametrize("text", ["", "months", "0 days", "-1 week", "3 fortnights", "1000 days"])
def test_what_does_not_come_again_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        Interval.parse(text)
