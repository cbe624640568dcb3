"""The words of the packs, and what waits for a later feature."""

import pytest

from hsdesk.standards.conditions import Conditions
from hsdesk.standards.reading import read_pack
from hsdesk.standards.vocabulary import Vocabulary, awaits, known_with_awaited
from support.promises import changed, known_events, pack_text

LATER = """
feature = "Letters"
awaited = true
[events]
"letter.posted" = { words = "a letter is posted", facts = ["urgent"] }
"letter.read" = { words = "the letter is read", facts = [] }
[measures]
"letters-read" = { words = "letters that were read" }
[facts]
urgent = { true = "urgent", false = "not urgent" }
weeks = { words = "weeks owed" }
"""
NOW = """
feature = "Cases"
awaited = false
[events]
"case.received" = { words = "a case comes in" }
[measures]
"cases-lost" = { words = "cases that were lost" }
[facts]
"""


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary([LATER, NOW])


def test_names_are_told_in_words(vocabulary: Vocabulary) -> None:
    assert vocabulary.event_in_words("letter.posted") == "a letter is posted"
    assert vocabulary.event_in_words("stair.swept_clean") == "swept clean"
    assert vocabulary.measure_in_words("letters-read") == "letters that were read"
    assert vocabulary.measure_in_words("doors-open") == "doors open"
    assert vocabulary.feature_of("letter.posted") == "Letters"
    assert vocabulary.feature_of("case.received") == ""


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ({}, ""),
        ({"urgent": True}, "urgent"),
        ({"urgent": False, "stage": 2}, "not urgent, stage 2"),
        ({"told": False}, "not told"),
        ({"defect": ["leak", "no-heat"]}, "defect leak or defect no heat"),
        ({"weeks": {"at_least": 5, "unit": "weeks"}}, "weeks owed: at least 5 weeks"),
        ({"weeks": {"at_least": 1, "at_most": 2.5}}, "weeks owed: at least 1 and at most 2.5"),
        ({"mobile": {"present": True}}, "with mobile"),
        ({"mobile": {"present": False}}, "without mobile"),
    ],
)
def test_conditions_are_told_in_words(
    vocabulary: Vocabulary, conditions: dict[str, object], words: str
) -> None:
    assert vocabulary.conditions_in_words(Conditions.parse(conditions)) == words


@pytest.mark.parametrize(
    ("changes", "waits_for"),
    [
        ({}, ()),
        ({"starts": '"letter.posted"'}, ("Letters",)),
        ({"stops": '"letter.read"'}, ("Letters",)),
        ({"starts": '["letter.posted", "case.received"]'}, ()),
        ({"ends": '"letter.read"'}, ()),
    ],
)
def test_a_clock_waits_while_nothing_can_start_or_stop_it(
    vocabulary: Vocabulary, changes: dict[str, str], waits_for: tuple[str, ...]
) -> None:
    known = known_with_awaited(known_events(), vocabulary)
    (standard,) = read_pack(pack_text(changed(**changes)), "test.toml", known).standards
    assert awaits(standard, vocabulary) == waits_for


@pytest.mark.parametrize(("measure", "waits_for"), [("letters-read", ("Letters",)), ("cases-lost", ())])
def test_a_level_waits_for_its_measure(
    vocabulary: Vocabulary, measure: str, waits_for: tuple[str, ...]
) -> None:
    text = changed(
        kind='"level"', starts=None, stops=None, within=None, measure=f'"{measure}"', at_least="90"
    )
    (standard,) = read_pack(pack_text(text), "test.toml", {}, vocabulary.measures).standards
    assert awaits(standard, vocabulary) == waits_for


def test_what_the_program_writes_hides_what_was_awaited(vocabulary: Vocabulary) -> None:
    known = known_with_awaited({"letter.read": frozenset({"by"})}, vocabulary)
    assert known["letter.read"] == {"by"}
    assert known["letter.posted"] == {"urgent"}


def test_the_words_that_ship_can_all_be_read() -> None:
    shipped = Vocabulary()
    assert shipped.event_in_words("visit.arrived") == "a visitor arrives"
    assert {"Complaints", "Letters", "Repairs"} <= {each.feature for each in shipped.chapters if each.awaited}
    assert "rent-collected" in shipped.entered_measures
    names = [name for chapter in shipped.chapters for name in chapter.events]
    assert len(names) == len(set(names))
