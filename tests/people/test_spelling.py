"""How many slips apart two words are, and that words near enough can be looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsdesk.people.spelling import (
    allowed_slips,
    keys_of_typed,
    keys_of_word,
    slips,
    slips_in_beginning,
)

WORD = st.text("abc", min_size=1, max_size=12)


def all_slips(typed: str, word: str) -> list[int]:
    """The slips between a typed word and each beginning of another, worked out in full."""
    table = [[i + j if not i or not j else 0 for j in range(len(word) + 1)] for i in range(len(typed) + 1)]
    for i in range(1, len(typed) + 1):
        for j in range(1, len(word) + 1):
            differs = typed[i - 1] != word[j - 1]
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + differs)
            if i > 1 and j > 1 and typed[i - 1] == word[j - 2] and typed[i - 2] == word[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1]


@pytest.mark.parametrize(
    ("typed", "word", "found"),
    [
        ("smith", "smith", 0),
        ("smtih", "smith", 1),
        ("smth", "smith", 1),
        ("smiith", "smith", 1),
        ("smitj", "smith", 1),
        ("tomson", "thompson", 2),
        ("smyhte", "smith", None),
    ],
)
def test_slips(typed: str, word: str, found: int | None) -> None:
    assert slips(typed, word, 2) == found


@pytest.mark.parametrize(
    ("typed", "word", "found"),
    [("ricah", "richardson", 1), ("rihcar", "richardson", 1), ("xyzab", "richardson", None)],
)
def test_slips_in_the_beginning(typed: str, word: str, found: int | None) -> None:
    assert slips_in_beginning(typed, word, 1) == found


@pytest.mark.parametrize(
    ("typed", "word", "allowed"),
    [
        ("jon", "john", 0),
        ("jhon", "john", 1),
        ("tomson", "thompson", 2),
        ("jonson", "johnson", 1),
        ("richrdson", "", 2),
    ],
)
def test_longer_words_may_have_more_slips(typed: str, word: str, allowed: int) -> None:
    assert allowed_slips(typed, word) == allowed


@given(WORD, WORD, st.integers(1, 2))
def test_slips_are_as_worked_out_in_full(typed: str, word: str, most: int) -> None:
    table = all_slips(typed, word)
    assert slips(typed, word, most) == (table[-1] if table[-1] <= most else None)
    assert slips_in_beginning(typed, word, most) == (min(table) if min(table) <= most else None)


@given(st.text("abcd", min_size=4, max_size=12), st.data())
def test_near_words_have_a_key_in_common(word: str, data: st.DataObject) -> None:
    typed = list(word[: data.draw(st.integers(4, len(word)))])
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.integers(0, max(0, len(typed) - 1)))
        slip = data.draw(st.sampled_from(("left out", "put in", "mistaken", "swapped")))
        if slip == "left out":
            del typed[place : place + 1]
        elif slip == "put in":
            typed.insert(place, data.draw(st.sampled_from("abcd")))
        elif slip == "mistaken":
            typed[place : place + 1] = data.draw(st.sampled_from("abcd"))
        else:
            typed[place : place + 2] = reversed(typed[place : place + 2])
    text = "".join(typed)
    whole = slips(text, word, allowed_slips(text, word)) if allowed_slips(text, word) else None
    begun = slips_in_beginning(text, word, 2 if len(text) >= 8 else 1) if len(text) >= 4 else None
    if whole is not None or begun is not None:
        assert set(keys_of_typed(text)) & set(keys_of_word(word))


@pytest.mark.parametrize("word", ["a", "ab", "12", "4qd", "hx94qd"])
def test_short_words_and_numbers_have_no_keys(word: str) -> None:
    assert not list(keys_of_word(word))
    assert not keys_of_typed(word)
