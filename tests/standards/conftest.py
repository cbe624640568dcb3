"""An office held to the packs of Longhurst & Havelok and to its own aims, on both databases."""

from collections.abc import Iterator

import pytest

from hsdesk.clock import FrozenClock
from hsdesk.standards.catalogue import OFFICE_AIMS
from support.promises import Promises, promises

LANDLORD = "longhurst-and-havelok"


@pytest.fixture
def held(database_url: str, clock: FrozenClock) -> Iterator[Promises]:
    """The office, with visits to be written about."""
    with promises(database_url, clock, [LANDLORD, OFFICE_AIMS]) as opened:
        yield opened
