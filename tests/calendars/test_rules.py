"""Named rules: read from files, with what is wrong named."""

import pytest

from hsdesk.calendars.rules import AfterHours, AtClosingTime, ClosedDayReceipt, DueOnClosedDay, Rules
from hsdesk.errors import Refused


def test_defaults_are_those_of_most_organisations() -> None:
    assert Rules.from_mapping({}) == Rules()
    assert Rules().as_mapping() == {
        "closed_day_receipt": "next-is-day-one",
        "count_receipt_day": False,
        "at_closing_time": "due-now",
        "after_hours": "same-day",
    }


def test_rules_are_read_and_written_back() -> None:
    entered = {
        "closed_day_receipt": "rolls-to-day-zero",
        "count_receipt_day": True,
        "at_closing_time": "next-opening",
        "due_on_closed_day": "stays",
        "after_hours": "next-working-day",
    }
    rules = Rules.from_mapping(entered)
    assert rules == Rules(
        closed_day_receipt=ClosedDayReceipt.ROLLS_TO_DAY_ZERO,
        count_receipt_day=True,
        at_closing_time=AtClosingTime.NEXT_OPENING,
        due_on_closed_day=DueOnClosedDay.STAYS,
        after_hours=AfterHours.NEXT_WORKING_DAY,
    )
    assert rules.as_mapping() == entered


def test_null_keeps_the_default() -> None:
    assert Rules.from_mapping({"due_on_closed_day": None, "count_receipt_day": None}) == Rules()


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ({"closed_day": "stays"}, "closed_day” is not a rule"),
        ({"after_hours": "tomorrow"}, "after_hours is not “tomorrow”"),
        ({"after_hours": True}, "after_hours is not “True”"),
        ({"after_hours": ["same-day"]}, "after_hours is not"),
        ({"count_receipt_day": "yes"}, "count_receipt_day is not “yes”"),
        ({"count_receipt_day": 1}, "count_receipt_day is not “1”"),
    ],
)
def test_unknown_rules_and_values_are_refused(entered: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        Rules.from_mapping(entered)
    assert refused.value.field == "rules"
    assert refused.value.advice
