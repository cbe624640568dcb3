"""How a promise is counted, in words."""

import pytest

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.standards.conventions import conventions_in_words
from hsdesk.standards.reading import read_pack
from support.promises import changed, known_events, pack_text

ENGLAND = Nation.ENGLAND_AND_WALES


def told(nation: Nation = ENGLAND, **changes: str) -> str:
    (standard,) = read_pack(pack_text(changed(**changes)), "test.toml", known_events()).timed
    return " ".join(conventions_in_words(standard, nation))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {},
            "Weekends, bank holidays in England and Wales and days on which the office is closed are not",
        ),
        (
            {"calendar": '"statutory"'},
            "Weekends and bank holidays in England and Wales are not counted; days",
        ),
        ({}, "The day of receipt is not counted; the last day runs to midnight."),
        ({"rules": "{ count_receipt_day = true }"}, "The day of receipt counts as day 1"),
        ({"within": '"24 hours"'}, "Every hour counts: nights, weekends and holidays too."),
        ({"within": '"4 working hours"'}, "Only time inside the office’s opening hours counts."),
        ({"within": '"4 weeks"'}, "Every day counts: weekends and holidays too."),
        ({"within": '"4 weeks"'}, "The last day stays, even if it is a closed day."),
        ({"within": '"1 month"'}, "If the last day is a closed day, the next working day is the last."),
        (
            {"rules": '{ closed_day_receipt = "rolls-to-day-zero" }'},
            "comes on a closed day counts as received",
        ),
        ({"rules": '{ after_hours = "next-working-day" }'}, "What comes after the office has closed counts"),
        (
            {"within": '"1 working hour"', "rules": '{ at_closing_time = "next-opening" }'},
            "runs until the next opening",
        ),
        ({"season": '["11-01", "04-30"]'}, "It applies to what begins from 1 November to 30 April."),
        (
            {"extends": '"case.extended"', "extends_at_most": '"10 working days"'},
            "by 10 working days at most.",
        ),
        (
            {"within": '"at once"', "counted_as": '"5 minutes"'},
            "The promise says “at once”; it is measured as 5 minutes.",
        ),
    ],
)
def test_each_rule_is_told(changes: dict[str, str], words: str) -> None:
    assert words in told(**changes)


def test_the_nation_names_its_holidays() -> None:
    assert "bank holidays in any part of the UK" in told(Nation.UK_UNION)
    assert told(Nation.NONE).startswith("Weekends and days on which the office is closed are not counted.")
