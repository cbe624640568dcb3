"""The moment at which everything is measured, and a clock that goes on from there."""

from datetime import UTC, datetime, timedelta
from time import monotonic

MOMENT = datetime(2026, 4, 14, 13, 43, tzinfo=UTC)
"""Tuesday 14 April 2026, 14:43 in London."""


class BenchClock:
    """A clock that was put to `MOMENT` when it was made and goes on from there."""

    def __init__(self) -> None:
        self._begun = monotonic()

    def now(self) -> datetime:
        """The present moment of the office that is measured."""
        return MOMENT + timedelta(seconds=monotonic() - self._begun)

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        return monotonic()
