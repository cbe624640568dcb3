"""Times of day as people type them."""

from __future__ import annotations

import re

from hsdesk.calendars.hours import clock_time, minutes_of
from hsdesk.errors import Refused

_LOOSE = re.compile(r"(\d{1,2})(?:[:.\s]?(\d{2}))?\s*(am|pm)?", re.ASCII | re.IGNORECASE)


def tidy_time(text: str) -> str:
    """A time as "09:00", from what people type: 9, 9.30, 0930, 9:30, 5pm. Raises `Refused`."""
    match = _LOOSE.fullmatch(text.strip())
    if match is None:
        raise Refused(f"“{text.strip()[:20]}” is not a time of day.", "Write it like 09:00.", field="hours")
    hours, half = int(match[1]), (match[3] or "").lower()
    if half and not 1 <= hours <= 12:
        raise Refused(f"“{text.strip()[:20]}” is not a time of day.", "Write it like 17:00.", field="hours")
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0)
    return clock_time(minutes_of(f"{hours:02}:{match[2] or '00'}"))
