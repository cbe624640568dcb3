"""Times of day as people type them, on the day of the office."""

from __future__ import annotations

import re
from datetime import datetime, time

from hsdesk.clock import LONDON, as_utc
from hsdesk.errors import Refused

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h ]?\s*(\d{2}))?\s*(am|pm)?", re.ASCII | re.IGNORECASE)


def read_time(text: str, *, field: str) -> time:
    """A time of day from what people type: 9, 9.30, 0930, 9:30, 3pm. Raises `Refused` with `field`."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise _no_time(field)
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise _no_time(field)
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise _no_time(field)
    return time(hour, minute)


def moment_today(text: str, now: datetime, *, field: str) -> datetime:
    """A typed time of day as a moment of the office's today, in UTC. Raises `Refused` with `field`."""
    today = now.astimezone(LONDON).date()
    return as_utc(datetime.combine(today, read_time(text, field=field), tzinfo=LONDON))


def _no_time(field: str) -> Refused:
    return Refused("This is not a time of day.", "Write it like 14:30.", field=field)
