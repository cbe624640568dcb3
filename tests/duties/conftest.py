"""An office with duties, on both databases."""

from collections.abc import Iterator

import pytest

from hsdesk.clock import FrozenClock
from support.duties import DutyOffice, duty_office


@pytest.fixture
def held(database_url: str, clock: FrozenClock) -> Iterator[DutyOffice]:
    """An office whose duties have been made."""
    with duty_office(database_url, clock) as held:
        held.opens()
        yield held
