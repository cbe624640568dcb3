from datetime import timedelta

import pytest

from support.checks import PACK, CheckDesk
from support.promises import promises


@pytest.fixture
def desk(database_url, clock):
    """An office held to three promises that want something looked at, on each database."""
    with promises(database_url, clock, ["test"], {"test": PACK}) as held:
        yield CheckDesk(held.office, clock)


@pytest.fixture
def later(clock):
    """Let days go by."""

    def pass_days(days: int) -> None:
        clock.advance(timedelta(days=days))

    return pass_days
