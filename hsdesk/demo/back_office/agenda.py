"""The errands of the demo's back office, done in the mornings before the doors open.

Each is a call of a real action. Whoever does them (the demo in its one transaction, or a test through the
unit of work) does them in this order and at these moments.
"""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from hsdesk.clock import LONDON
from hsdesk.store.work import Hand, Read

P = ParamSpec("P")
R = TypeVar("R")

_BEGINS = time(7, 40)
"""Well before the doors open: a morning's errands never run into the day at the desk."""


class Doer(Protocol):
    """Does real actions, each at its own moment, and answers queries."""

    def do(self, at: datetime, hand: Hand, action: Callable[..., Any], **values: Any) -> Any:
        """Do one action and give what it returns."""

    def ask(
        self, at: datetime, query: Callable[Concatenate[Read, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run one query."""


Errand = Callable[["Morning"], None]


@dataclass(slots=True)
class Morning:
    """One morning of errands; every action takes its time."""

    day: date
    now: datetime
    doer: Doer
    rng: Random

    def do(self, hand: Hand, action: Callable[..., Any], *, least: int = 6, **values: Any) -> Any:
        """Do an action some seconds later; `least` is how long it takes at least."""
        self.now += timedelta(seconds=self.rng.randrange(least, 3 * least))
        return self.doer.do(self.now, hand, action, **values)

    def ask(self, query: Callable[Concatenate[Read, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a query now."""
        return self.doer.ask(self.now, query, *args, **kwargs)


@dataclass(slots=True)
class Agenda:
    """What is still to be done, by day; `days` are those on which somebody is there, before today."""

    days: tuple[date, ...]
    dice_of: Callable[[date], Random]
    _heap: list[tuple[date, int, Errand]] = field(default_factory=list)
    _numbers: int = 0

    def first_day_from(self, day: date) -> date | None:
        """The day itself, or the next one on which somebody is there; None where there is none yet."""
        return next((each for each in self.days if each >= day), None)

    def on(self, day: date, errand: Callable[..., None], *about: object) -> bool:
        """Plan an errand for a day, or the next open one; False when that has not come yet."""
        open_day = self.first_day_from(day)
        if open_day is None:
            return False
        self._numbers += 1
        entry: tuple[date, int, Errand] = (open_day, self._numbers, partial(_call, errand, about))
        heapq.heappush(self._heap, entry)
        return True

    def has_work(self, day: date) -> bool:
        """Whether something is to be done by a day."""
        return bool(self._heap) and self._heap[0][0] <= day

    def work_through(self, day: date, doer: Doer) -> None:
        """Do everything that is to be done by a day; errands may plan further ones."""
        while self.has_work(day):
            self._morning(self._heap[0][0], doer)

    def _morning(self, day: date, doer: Doer) -> None:
        begins = datetime.combine(day, _BEGINS, LONDON).astimezone(UTC)
        morning = Morning(day, begins, doer, self.dice_of(day))
        while self.has_work(day):
            heapq.heappop(self._heap)[2](morning)


def spread(first: date, last: date, count: int) -> list[date]:
    """So many days evenly spread from `first` to `last`, both among them; of one day it is the last."""
    length, gaps = (last - first).days, max(1, count - 1)
    return [last - timedelta(days=length * place // gaps) for place in reversed(range(count))]


def _call(errand: Callable[..., None], about: tuple[object, ...], morning: Morning) -> None:
    errand(morning, *about)
