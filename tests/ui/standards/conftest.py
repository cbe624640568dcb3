"""A window on an office whose promises are looked at."""

from collections.abc import Iterator

import pytest

from support.side_panels import WindowDesk, window_desk


@pytest.fixture
def desk(sqlite_url, clock, theme, tmp_path, qapp) -> Iterator[WindowDesk]:
    with window_desk(sqlite_url, clock, theme, tmp_path / "kept") as desk:
        yield desk
