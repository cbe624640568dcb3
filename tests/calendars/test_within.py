"""The small language for times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsdesk.calendars.within import Unit, Within
from hsdesk.errors import Refused

COUNTED = [unit for unit in Unit if unit not in {Unit.SAME_DAY, Unit.AT_ONCE}]


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("5 minutes", Within(5, Unit.MINUTE)),
        ("60 seconds", Within(60, Unit.SECOND)),
        ("24 hours", Within(24, Unit.HOUR)),
        ("90 working minutes", Within(90, Unit.WORKING_MINUTE)),
        ("4 working hours", Within(4, Unit.WORKING_HOUR)),
        ("28 days", Within(28, Unit.DAY)),
        ("1 day", Within(1, Unit.DAY)),
        ("10 working days", Within(10, Unit.WORKING_DAY)),
        ("4 weeks", Within(4, Unit.WEEK)),
        ("1 month", Within(1, Unit.MONTH)),
        ("same day", Within(0, Unit.SAME_DAY)),
        ("at once", Within(0, Unit.AT_ONCE)),
        ("-10 days", Within(-10, Unit.DAY)),
        ("  10   Working DAYS ", Within(10, Unit.WORKING_DAY)),
        ("010 days", Within(10, Unit.DAY)),
    ],
)
def test_times_are_read(text: str, within: Within) -> None:
    assert Within.parse(text) == within


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "10",
        "days",
        "ten days",
        "1.5 hours",
        "1,000 days",
        "10 wrking days",
        "3 working weeks",
        "3 working months",
        "3 same day",
        "--3 days",
        "+3 days",
        "3 dayss",
        "٣ days",
        "3 days later",
        "3\x00 days",
        "<b>3 days</b>",
        "9" * 5000 + " days",
        "x" * 10_000,
    ],
)
def test_other_text_is_refused_with_examples(text: str) -> None:
    with pytest.raises(Refused) as refused:
        Within.parse(text)
    assert refused.value.field == "within"
    assert "10 working days" in refused.value.advice
    assert len(refused.value.sentence) < 120
    assert refused.value.sentence.isprintable()


@pytest.mark.parametrize("text", ["0 days", "0 working hours", "-0 minutes"])
def test_a_count_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="counts nothing"):
        Within.parse(text)


@pytest.mark.parametrize("text", ["10000 days", "481 months", "1000000 seconds", "-100000 hours"])
def test_a_time_longer_than_any_promise_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="too long"):
        Within.parse(text)


def test_the_words_take_no_number() -> None:
    with pytest.raises(Refused, match="takes no number"):
        Within(1, Unit.SAME_DAY)


@pytest.mark.parametrize(
    ("amount", "text"), [(1, "1 working day"), (2, "2 working days"), (-1, "-1 working day")]
)
def test_written_in_singular_and_plural(amount: int, text: str) -> None:
    assert str(Within(amount, Unit.WORKING_DAY)) == text


@given(st.sampled_from(COUNTED), st.integers(-480, 480).filter(bool))
def test_what_is_written_is_read_back(unit: Unit, amount: int) -> None:
    assert Within.parse(str(Within(amount, unit))) == Within(amount, unit)


@pytest.mark.parametrize("unit", [Unit.SAME_DAY, Unit.AT_ONCE])
def test_the_words_are_read_back(unit: Unit) -> None:
    assert Within.parse(str(Within(0, unit))) == Within(0, unit)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        within = Within.parse(text)
    except Refused:
        return
    assert Within.parse(str(within)) == within


def test_units_know_how_they_are_counted() -> None:
    assert Unit.HOUR.is_elapsed
    assert Unit.WORKING_HOUR.is_working_time
    assert Unit.WORKING_DAY.is_day_target
    assert Unit.SAME_DAY.is_day_target
    assert not Unit.AT_ONCE.is_day_target
    assert Unit.WORKING_HOUR.seconds == 3600
    assert Unit.DAY.seconds == 0
