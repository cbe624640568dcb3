"""How long something took or is still to take, as it stands on the board and as it is said."""

from __future__ import annotations

import math
from datetime import timedelta

from ui.words import counted


def timer(span: timedelta) -> str:
    """A span as a timer shows it, in whole minutes and seconds: "12:05". Below nothing it is "0:00"."""
    minutes, seconds = divmod(max(0, math.floor(span.total_seconds())), 60)
    return f"{minutes}:{seconds:02d}"


def remaining(span: timedelta) -> str:
    """What is left of a target, so that waited and left always add up to it: "1:55"."""
    return timer(timedelta(seconds=math.ceil(span.total_seconds())))


def spoken(span: timedelta) -> str:
    """A span as it is read out: "12 minutes 5 seconds"."""
    minutes, seconds = divmod(max(0, math.floor(span.total_seconds())), 60)
    parts = [counted(minutes, "minute")] if minutes else []
    if seconds or not minutes:
        parts.append(counted(seconds, "second"))
    return " ".join(parts)


def whole_minutes(span: timedelta) -> str:
    """A span in a card: "18 min"; below a minute "under a minute"."""
    minutes = int(span / timedelta(minutes=1))
    return f"{minutes} min" if minutes > 0 else "under a minute"
