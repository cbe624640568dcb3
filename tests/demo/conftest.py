"""A demo office that several tests look at and none of them changes."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from hsdesk.clock import FrozenClock
from hsdesk.demo import make_demo
from hsdesk.office import Office, open_office


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The demo office of 400 homes and 60 days, on Tuesday 14 April 2026 at 14:43 in London."""
    clock = FrozenClock(datetime(2026, 4, 14, 13, 43, tzinfo=UTC))
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(str(file), homes=400, days=60, clock=clock)
    with open_office(file, clock=clock) as office:
        yield office
