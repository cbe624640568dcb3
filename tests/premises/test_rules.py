"""Which hours and packs an office may keep, and how hours are said."""

import pytest

from hsdesk.calendars.hours import OpeningHours
from hsdesk.errors import Refused
from hsdesk.premises.rules import checked_hours, checked_openings, checked_packs, week_in_words

DAY = [["09:00", "17:00"]]


@pytest.mark.parametrize(
    "hours",
    [
        {},
        {"mon": []},
        {"monday": DAY},
        {"mon": [["17:00", "09:00"]]},
        {"mon": [["9", "17"]]},
        {"mon": [["09:00", "25:00"]]},
        {"mon": [["09:00", "12:00"], ["11:00", "17:00"]]},
        {"mon": "09:00 to 17:00"},
    ],
)
def test_hours_are_refused(hours: dict[str, object]) -> None:
    with pytest.raises(Refused) as refusal:
        checked_hours(hours)
    assert refusal.value.field == "hours"
    assert refusal.value.advice


def test_openings_of_a_day_are_not_empty() -> None:
    with pytest.raises(Refused, match="No hours are given"):
        checked_openings([])


@pytest.mark.parametrize("packs", [[], ["one", "one"], [""], ["../etc"], ["one two"], ["One"]])
def test_packs_are_refused(packs: list[str]) -> None:
    with pytest.raises(Refused) as refusal:
        checked_packs(packs)
    assert refusal.value.field == "packs"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({"mon": DAY}, [("Mon", "9:00 to 17:00"), ("Tue to Sun", "Closed")]),
        (
            {"mon": DAY, "tue": DAY, "thu": DAY, "fri": DAY, "wed": [["10:00", "17:00"]]},
            [
                ("Mon, Tue, Thu, Fri", "9:00 to 17:00"),
                ("Wed", "10:00 to 17:00"),
                ("Sat, Sun", "Closed"),
            ],
        ),
        (
            {key: [["09:00", "12:30"], ["13:15", "24:00"]] for key in ("mon", "tue", "wed", "thu", "fri")},
            [("Mon to Fri", "9:00 to 12:30, 13:15 to 24:00"), ("Sat, Sun", "Closed")],
        ),
    ],
)
def test_week_in_words(hours: dict[str, object], said: list[tuple[str, str]]) -> None:
    assert week_in_words(OpeningHours.from_mapping(hours)) == said
