"""The stage on which a day of the demo is played: its clockwork, its rooms and its script."""

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from hsdesk.demo import cast
from hsdesk.demo.deeds import Booking, Deed, Guest
from hsdesk.demo.lists import DeskWords
from hsdesk.demo.plan import FRONT_DESK, DayPlan
from hsdesk.demo.premises import Premises
from hsdesk.people.rules import Need
from hsdesk.store.work import Hand

Happening = Callable[[datetime], None]

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
LUNCH = 45 * MINUTE
WHOLE_DAY = timedelta(hours=5)
"""A day shorter than this has no lunch hour."""


@dataclass(slots=True)
class Stage:
    """One day. `until` ends it before closing time: whoever came has been seen to by then."""

    plan: DayPlan
    premises: Premises
    words: DeskWords
    rng: Random
    until: datetime | None = None
    deeds: list[Deed] = field(default_factory=list)
    free_rooms: dict[int, frozenset[Need]] = field(default_factory=dict)
    cover: tuple[datetime, datetime] | None = None
    _heap: list[tuple[datetime, int, Happening]] = field(default_factory=list)
    _numbers: int = 0

    def __post_init__(self) -> None:
        for name, features in cast.ROOMS:
            self.free_rooms[self.premises.rooms[name]] = frozenset(features)
        if self.is_whole_day:
            starts = self.plan.opens + (self.plan.closes - self.plan.opens) * 0.45
            starts = starts.replace(microsecond=0)
            self.cover = (starts, starts + LUNCH)

    @property
    def is_whole_day(self) -> bool:
        """Whether the day is played to its end and is long enough for a lunch hour."""
        return self.until is None and self.plan.closes - self.plan.opens >= WHOLE_DAY

    def at(self, moment: datetime, happens: Callable[..., None], *about: object) -> None:
        """Let something happen at a moment; what happens at the same one keeps its order."""
        self._numbers += 1
        entry: tuple[datetime, int, Happening] = (
            moment.replace(microsecond=0),
            self._numbers,
            partial(happens, *about),
        )
        heapq.heappush(self._heap, entry)

    def play(self, after_each: Happening) -> None:
        """Let everything happen in its time."""
        while self._heap:
            now, _, happens = heapq.heappop(self._heap)
            if self.until is not None and now > self.until:
                break
            happens(now)
            after_each(now)

    def do(
        self,
        now: datetime,
        hand: Hand,
        action: Callable[..., Any],
        *,
        guest: Guest | None = None,
        booking: Booking | None = None,
        **values: Any,
    ) -> None:
        """Write a deed into the script."""
        self.deeds.append(Deed(now, hand, action, values, guest, booking))

    def front_desk(self, now: datetime) -> Hand:
        """Whoever is at the front desk."""
        covered = self.cover is not None and self.cover[0] <= now < self.cover[1]
        return self.premises.hand(self.plan.relief if covered else self.plan.receptionist, FRONT_DESK)

    def seconds(self, least: int, most: int) -> timedelta:
        """A length of time between two bounds."""
        return self.rng.randrange(least, most) * SECOND

    def room_for(self, needs: Iterable[Need]) -> int | None:
        """Take a free room that serves the needs as well as may be; None when none is free."""
        wanted = frozenset(needs)
        rooms = sorted(
            self.free_rooms,
            key=lambda room: (-len(self.free_rooms[room] & wanted), len(self.free_rooms[room])),
        )
        if not rooms:
            return None
        del self.free_rooms[rooms[0]]
        return rooms[0]

    def give_back(self, room_id: int | None) -> None:
        """Make a room free again."""
        for name, features in cast.ROOMS:
            if self.premises.rooms[name] == room_id:
                self.free_rooms[room_id] = frozenset(features)


def look_up(now: datetime) -> None:
    """Do nothing but let whoever waits be called."""
    del now
