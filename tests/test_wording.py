"""Text that people type is made tidy or refused, and compared as a person would compare it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsdesk.errors import Refused
from hsdesk.wording import clean, clean_name, clean_or_empty, fold, index_words, words

KEPT = [
    "Zoë Müller",
    "عائشة الزهراء",
    "<b>Bold</b> & Sons",
    "Robert'); DROP TABLE person;--",
    "🙂",
    "👩‍👩‍👧",
    "李小龍",
    "Ng",
]


@pytest.mark.parametrize("text", KEPT)
def test_name_is_kept_as_typed(text: str) -> None:
    assert clean_name(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ann   Lee ", "Ann Lee"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("Ann\tLee\n", "Ann Lee"),
        ("\ufeffAnn\u200b Lee\u200e", "Ann Lee"),
        ("Ann\u00a0Lee", "Ann Lee"),
    ],
)
def test_name_is_tidied(typed: str, kept: str) -> None:
    assert clean(typed, field="name") == kept


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", "is empty"),
        (" \t\u200b ", "is empty"),
        ("x" * 10_000, "10,000 characters; at most 200"),
        ("Ann\x00Lee", "cannot be shown"),
        ("Ann\x1cLee", "cannot be shown"),
        ("Ann\x1b[31m", "cannot be shown"),
        ("Ann\ud800", "cannot be shown"),
        ("Ann\u202eeeL", "direction of writing"),
        ("Ann\u2066Lee", "direction of writing"),
        ("--- ' ...", "no letter"),
    ],
)
def test_name_is_refused(typed: str, part: str) -> None:
    with pytest.raises(Refused) as refusal:
        clean_name(typed, field="visitor_name")
    assert part in refusal.value.sentence
    assert refusal.value.sentence.startswith("The visitor name ")
    assert refusal.value.field == "visitor_name"
    assert refusal.value.advice


def test_sentence_may_call_the_field_by_another_name() -> None:
    with pytest.raises(Refused, match=r"^The first line of the address is empty\."):
        clean("", field="first_line", called="The first line of the address")


def test_note_keeps_its_lines() -> None:
    note = clean_or_empty("One \r\nTwo\n\n\tThree\n", field="note", limit=2000)
    assert note == "One\nTwo\n\n    Three"


def test_text_may_be_left_empty() -> None:
    assert clean_or_empty("  ", field="note") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O'Brien", ["obrien"]),
        ("O’Brien", ["obrien"]),
        ("Smith-Jones", ["smith", "jones"]),
        ("Łukasz Żółć", ["lukasz", "zolc"]),
        ("Bjørn Straße", ["bjorn", "strasse"]),
        ("ZOË", ["zoe"]),
        ("HX9 4QD", ["hx9", "4qd"]),
        ("<b>x</b>", ["b", "x", "b"]),
        ('" OR * NEAR ( ^ : -', ["or", "near"]),
        ("محمّد", ["محمد"]),
        ("🙂 Ann", ["🙂", "ann"]),
        ("...", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O'Brien", {"obrien", "o", "brien"}),
        ("Smith-Jones", {"smith", "jones", "smithjones"}),
        ("D.O'Neill", {"d", "o", "neill", "oneill", "doneill"}),
    ],
)
def test_index_words(text: str, expected: set[str]) -> None:
    assert set(index_words(text)) == expected


@given(st.text(max_size=300))
def test_every_word_of_a_text_is_indexed(text: str) -> None:
    indexed = set(index_words(text))
    assert all(word in indexed for chunk in text.split() for word in words(chunk))


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert words(fold(text)) == words(fold(fold(text)))


@given(st.text(max_size=300))
def test_what_was_cleaned_stays_so(text: str) -> None:
    try:
        tidy = clean_name(text)
    except Refused:
        return
    assert clean_name(tidy) == tidy
    assert tidy == tidy.strip()
    assert words(tidy)
