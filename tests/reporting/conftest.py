"""An office held to one promise of every kind, on both databases."""

from collections.abc import Iterator

import pytest

from hsdesk.clock import FrozenClock
from support.scores import Scores, scores


@pytest.fixture
def scored(database_url: str, clock: FrozenClock) -> Iterator[Scores]:
    """The office on Tuesday 14 April 2026 at 14:43, from which the minutes count."""
    with scores(database_url, clock) as opened:
        yield opened
