import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.tables.difference import Insert, Move, Remove, ranges, steps


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        ("abc", "abc", []),
        ("", "abc", [Insert(0, 2)]),
        ("abc", "", [Remove(0, 2)]),
        ("abcde", "bd", [Remove(4, 4), Remove(2, 2), Remove(0, 0)]),
        ("ad", "abcd", [Insert(1, 2)]),
        ("bd", "abcde", [Insert(0, 0), Insert(2, 2), Insert(4, 4)]),
        ("abcd", "dabc", [Move(3, 0)]),
        ("abcd", "bcda", [Move(0, 4)]),
        ("abcd", "abdc", [Move(2, 4)]),
        ("abc", "xyz", [Remove(0, 2), Insert(0, 2)]),
        ("abcd", "xdab", [Remove(2, 2), Move(2, 0), Insert(0, 0)]),
    ],
)
def test_as_few_steps_as_there_can_be(before, after, expected):
    assert steps(before, after) == expected


def test_an_identity_stands_in_a_table_once():
    with pytest.raises(ValueError, match="same identity"):
        steps("ab", "aa")


def test_neighbours_are_joined():
    assert list(ranges([1, 2, 3, 7, 9, 10])) == [(1, 3), (7, 7), (9, 10)]
    assert list(ranges([])) == []


_keys = st.lists(st.integers(0, 30), unique=True)


@given(before=_keys, after=_keys)
def test_the_steps_lead_from_one_list_to_the_other(before, after):
    now = list(before)
    for step in steps(before, after):
        match step:
            case Remove(first, last):
                del now[first : last + 1]
            case Move(source, to):
                assert not source <= to <= source + 1, "Qt refuses a move to where the row is"
                key = now.pop(source)
                now.insert(to - (to > source), key)
            case Insert(first, last):
                now[first:first] = after[first : last + 1]
    assert now == after


@given(keys=_keys, data=st.data())
def test_one_row_that_moved_is_moved_alone(keys, data):
    after = list(keys)
    if keys:
        key = after.pop(data.draw(st.integers(0, len(after) - 1)))
        after.insert(data.draw(st.integers(0, len(after))), key)
    assert len(steps(keys, after)) <= 1
