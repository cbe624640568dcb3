"""Opening hours: breaks, midnight, and hours that do not make sense."""

import pytest

from hsdesk.calendars.hours import MINUTES_A_DAY, Opening, OpeningHours
from hsdesk.errors import Refused


def test_breaks_and_midnight_are_read_and_written_back() -> None:
    entered = {"mon": [["09:00", "12:30"], ["13:15", "17:00"]], "sat": [["00:00", "24:00"]]}
    hours = OpeningHours.from_mapping(entered)
    assert hours.week[0] == (Opening(540, 750), Opening(795, 1020))
    assert hours.week[1] == ()
    assert hours.week[5] == (Opening(0, MINUTES_A_DAY),)
    assert hours.as_mapping() == entered


def test_openings_are_put_in_order_and_joined_where_they_touch() -> None:
    hours = OpeningHours.from_mapping({"tue": [["13:00", "17:00"], ["09:00", "13:00"]]})
    assert hours.as_mapping() == {"tue": [["09:00", "17:00"]]}


def test_empty_or_null_days_are_closed() -> None:
    assert OpeningHours.from_mapping({"mon": [], "tue": None}).never_open


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ({"mon": [["17:00", "09:00"]]}, "do not end after they begin"),
        ({"mon": [["09:00", "09:00"]]}, "do not end after they begin"),
        ({"mon": [["18:00", "00:00"]]}, "do not end after they begin"),
        ({"mon": [["09:00", "13:00"], ["12:00", "17:00"]]}, "overlap"),
        ({"mon": [["09:00", "24:01"]]}, "not a time of day"),
        ({"mon": [["09:60", "17:00"]]}, "not a time of day"),
        ({"mon": [["nine", "five"]]}, "not a time of day"),
        ({"mon": [[9, 17]]}, "not a time of day"),
        ({"mon": [["09:00"]]}, "not a pair"),
        ({"mon": "09:00-17:00"}, "not a list"),
        ({"mon": ["09:00", "17:00"]}, "not a pair"),
        ({"monday": [["09:00", "17:00"]]}, "not a day of the week"),
    ],
)
def test_hours_that_make_no_sense_are_refused(entered: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        OpeningHours.from_mapping(entered)
    assert refused.value.field == "hours"
    assert refused.value.advice


def test_the_same_hours_on_weekdays() -> None:
    assert list(OpeningHours.same_on_weekdays("09:00", "17:00").as_mapping()) == [
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
    ]


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="seven"):
        OpeningHours(((),))
