"""The one source of the present moment.

Nothing else in hsdesk reads the time: whoever needs it is given a `Clock`.
"""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
"""The zone in which an office of any UK nation shows its times."""


class Clock(Protocol):
    """Tells the time to whoever is given it."""

    def now(self) -> datetime:
        """The present moment, in UTC with its zone."""

    def monotonic(self) -> float:
        """Seconds that never run backwards, for measuring how long something took."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The present moment, in UTC with its zone."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        return time.monotonic()


class FrozenClock:
    """A clock that stands still until it is told to move; for tests and for the tour."""

    def __init__(self, now: datetime) -> None:
        self._now = as_utc(now)
        self._elapsed = 0.0

    def now(self) -> datetime:
        """The moment at which the clock stands, in UTC."""
        return self._now

    def monotonic(self) -> float:
        """Seconds by which the clock was moved on since it was made."""
        return self._elapsed

    def advance(self, step: timedelta) -> None:
        """Move the clock on by `step`, which is not negative."""
        if step < timedelta(0):
            raise ValueError("A clock does not run backwards.")
        self._now += step
        self._elapsed += step.total_seconds()

    def set(self, now: datetime) -> None:
        """Put the clock to `now`, which may lie before the present reading."""
        self._elapsed += max(0.0, (as_utc(now) - self._now).total_seconds())
        self._now = as_utc(now)


def as_utc(moment: datetime) -> datetime:
    """Return `moment` in UTC.

    Raises `ValueError` for a naive time, which could mean any of several moments.
    """
    if moment.tzinfo is None:
        raise ValueError("A time without a zone cannot be used.")
    return moment.astimezone(UTC)
