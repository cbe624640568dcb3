"""The likely wait of somebody who comes in now, as a range.

The queue is played through twice, once with quick conversations and once with slow ones, both taken
from recent visits: the lower and the upper quartile. A single figure would promise too much.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

FEWEST_VISITS = 5
"""With fewer recent conversations than this, nothing can be said."""


class Unknown(StrEnum):
    """Why no likely wait can be given."""

    NOBODY_ON_DUTY = "nobody-on-duty"
    TOO_FEW_VISITS = "too-few-visits"


@dataclass(frozen=True, slots=True)
class Forecast:
    """A likely wait from `shortest` to `longest` whole minutes, or why it is unknown."""

    shortest: int | None
    longest: int | None
    unknown: Unknown | None = None


def forecast(
    *,
    ahead: int,
    being_seen: Sequence[timedelta],
    staff: int,
    recent: Sequence[timedelta],
) -> Forecast:
    """Work out the likely wait.

    `ahead` is how many wait in front, `being_seen` how long each present conversation has lasted,
    `staff` how many people are on duty to see visitors, and `recent` how long recent conversations took.
    """
    if staff <= 0:
        return Forecast(None, None, Unknown.NOBODY_ON_DUTY)
    if len(recent) < FEWEST_VISITS:
        return Forecast(None, None, Unknown.TOO_FEW_VISITS)
    ordered = sorted(recent)
    quick = _quantile(ordered, 0.25)
    slow = _quantile(ordered, 0.75)
    low = _play(ahead, being_seen, staff, quick)
    high = max(low, _play(ahead, being_seen, staff, slow))
    shortest = int(low // timedelta(minutes=1))
    longest = max(-int(-high // timedelta(minutes=1)), shortest + 1)
    return Forecast(shortest, longest)


def _play(ahead: int, being_seen: Sequence[timedelta], staff: int, each: timedelta) -> timedelta:
    """When the first member of staff is free for a newcomer, if every conversation lasts `each`."""
    busy = sorted((max(each - elapsed, _A_LITTLE) for elapsed in being_seen), reverse=True)[:staff]
    free_in = busy + [timedelta(0)] * (staff - len(busy))
    heapq.heapify(free_in)
    for _ in range(ahead):
        heapq.heapreplace(free_in, free_in[0] + each)
    return free_in[0]


_A_LITTLE = timedelta(minutes=1)
"""A conversation that already outlasts the usual is taken to end in about a minute."""


def _quantile(ordered: Sequence[timedelta], share: float) -> timedelta:
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
