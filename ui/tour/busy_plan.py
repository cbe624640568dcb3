"""The busy hour as it is planned: who comes when, how long each waits, and what that makes under a promise.

Everything here is worked out with plain sums, apart from the office's own clocks, so that the figures of
the office can be held against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

VISITORS = 30
"""How many come within the hour: one every two minutes."""
_BOOKED_MINUTES_AFTER_ARRIVAL = (4, 0, -6, 2, -1)
"""How far the booked time lies after the arrival; below nought they come late."""


class End(StrEnum):
    """How a planned visit ends."""

    SEEN = "seen"
    LEFT = "left"
    SENT_ELSEWHERE = "sent-elsewhere"


@dataclass(frozen=True, slots=True)
class Planned:
    """One visit of the hour; times count from the beginning of the hour.

    `booked` is None without an appointment. `ends` is when they are seen, leave or are sent elsewhere,
    `talk` how long they are then spoken with. `nobody` says that no member of staff was available.
    """

    number: int
    arrives: timedelta
    booked: timedelta | None
    ends: timedelta
    end: End
    talk: timedelta
    nobody: bool

    @property
    def counts_from(self) -> timedelta:
        """From when the wait counts: the later of arrival and booked time."""
        return self.arrives if self.booked is None else max(self.arrives, self.booked)

    @property
    def waited(self) -> timedelta:
        """How long they waited for what was promised."""
        return max(timedelta(0), self.ends - self.counts_from)


@dataclass(frozen=True, slots=True)
class Targets:
    """How long somebody with and without an appointment may wait; None where nothing is promised."""

    appointment: timedelta | None = None
    walk_in: timedelta | None = None

    def of(self, visit: Planned) -> timedelta | None:
        """The target of a visit."""
        return self.walk_in if visit.booked is None else self.appointment


FIVE, TEN = timedelta(minutes=5), timedelta(minutes=10)
PROMISES: Mapping[tuple[str, ...], Targets] = {
    ("longhurst-and-havelok",): Targets(FIVE, TEN),
    ("one-housing",): Targets(appointment=TEN),
    ("together-housing",): Targets(),
    ("rosebery", "good-practice-at-the-desk"): Targets(FIVE, TEN),
}
"""What each landlord says about waiting at the desk, read in its documents and not in its pack."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the hour must come to under a promise."""

    in_time: int
    counted: int
    in_time_all: int
    counted_all: int
    left_before_target: int


def plan() -> list[Planned]:
    """The visits of the hour, by arrival."""
    return [_visit(number) for number in range(VISITORS)]


def _visit(number: int) -> Planned:
    arrives = timedelta(minutes=2 * number, seconds=7 * number % 53)
    booked = None
    if number % 3 == 0:
        after = _BOOKED_MINUTES_AFTER_ARRIVAL[number // 3 % len(_BOOKED_MINUTES_AFTER_ARRIVAL)]
        booked = timedelta(minutes=max(0, 2 * number + after))
    waits = timedelta(seconds=40 + number * 157 % 700)
    starts = arrives if booked is None else max(arrives, booked)
    end = End.LEFT if number % 10 == 7 else End.SENT_ELSEWHERE if number % 13 == 5 else End.SEEN
    return Planned(
        number=number,
        arrives=arrives,
        booked=booked,
        ends=starts + waits,
        end=end,
        talk=timedelta(minutes=4 + number % 5),
        nobody=end is End.SEEN and number % 8 == 4,
    )


def tally(visits: list[Planned], targets: Targets) -> Tally:
    """What the visits come to, with and without those too late for whom nobody was available."""
    in_time = counted = in_time_all = counted_all = left = 0
    for visit in visits:
        target = targets.of(visit)
        if target is None or visit.end is End.SENT_ELSEWHERE:
            continue
        kept = visit.waited <= target
        if visit.end is End.LEFT and kept:
            left += 1
            continue
        counted_all += 1
        in_time_all += kept
        if kept or not visit.nobody:
            counted += 1
            in_time += kept
    return Tally(in_time, counted, in_time_all, counted_all, left)
