"""The likely wait is a range, or says why it is unknown."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsdesk.reception.forecast import Forecast, Unknown, forecast

RECENT = [timedelta(minutes=number) for number in (4, 6, 8, 10, 12, 14, 16)]


def minutes(*numbers):
    return [timedelta(minutes=number) for number in numbers]


def test_unknown_when_nobody_is_on_duty():
    result = forecast(ahead=3, being_seen=[], staff=0, recent=RECENT)
    assert result == Forecast(None, None, Unknown.NOBODY_ON_DUTY)


def test_unknown_with_too_few_conversations_to_go_by():
    result = forecast(ahead=0, being_seen=[], staff=2, recent=RECENT[:4])
    assert result == Forecast(None, None, Unknown.TOO_FEW_VISITS)


def test_somebody_is_free_at_once():
    assert forecast(ahead=0, being_seen=minutes(3), staff=2, recent=RECENT) == Forecast(0, 1)


def test_played_through_by_hand():
    # The quartiles of the recent conversations are 7 and 13 minutes. Two members of staff are two minutes
    # into theirs. Quick: both free in 5; two ahead take 5-12 and 5-12; the newcomer's turn comes at 12.
    # Slow: both free in 11; the two ahead take 11-24; the turn comes at 24.
    result = forecast(ahead=2, being_seen=minutes(2, 2), staff=2, recent=RECENT)
    assert result == Forecast(12, 24)


def test_a_conversation_longer_than_usual_is_taken_to_end_soon():
    result = forecast(ahead=0, being_seen=minutes(40), staff=1, recent=RECENT)
    assert result == Forecast(1, 2)


@given(
    st.integers(0, 30),
    st.lists(st.integers(0, 90), max_size=6),
    st.integers(1, 6),
    st.lists(st.integers(1, 60), min_size=5, max_size=40),
)
def test_a_range_is_a_range_and_more_people_ahead_never_shorten_it(ahead, being_seen, staff, recent):
    def play(people):
        return forecast(ahead=people, being_seen=minutes(*being_seen), staff=staff, recent=minutes(*recent))

    now, more = play(ahead), play(ahead + 1)
    assert 0 <= now.shortest < now.longest
    assert more.shortest >= now.shortest
    assert more.longest >= now.longest


@pytest.mark.parametrize("ahead", [0, 5, 20])
def test_more_staff_never_lengthen_the_wait(ahead):
    alone = forecast(ahead=ahead, being_seen=[], staff=1, recent=RECENT)
    together = forecast(ahead=ahead, being_seen=[], staff=3, recent=RECENT)
    assert together.longest <= alone.longest
