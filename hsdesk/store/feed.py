"""The feed: tells every open window which subjects changed, on this desk and on the others.

A feed is read from one watching thread by calling `wait` again and again. SQLite is asked for its
data version many times a second; PostgreSQL tells by NOTIFY. Either way the change itself is read
from the journal, from a place that is remembered, so nothing is missed: not while a connection was
lost, and not when the transactions of two desks commit in another order than they began.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from threading import Event
from typing import Any, Protocol

import msgspec

from hsdesk.store.work import Subject


class FeedState(StrEnum):
    """Whether the database answers."""

    LIVE = "live"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class FeedNews:
    """What one wait brought: the subjects that changed, and whether the database answers."""

    subjects: frozenset[Subject]
    state: FeedState


class Feed(Protocol):
    """Waits for changes that were committed by anybody.

    After `LOST` it says `LIVE` twice: first that the database answers again, then what was missed.
    """

    def wait(self, stop: Event) -> FeedNews:
        """Wait until something changes, the connection is lost or found, or `stop` is set."""

    def nudge(self) -> None:
        """Look at once, because this program has just committed."""

    def close(self) -> None:
        """Give up the connection."""


def subjects_of(changes: Iterable[tuple[str, int, Any]]) -> frozenset[Subject]:
    """The subjects that journal entries (kind, id, touches) are about or touch."""
    found: set[Subject] = set()
    for kind, number, touches in changes:
        found.add(Subject(kind, number))
        plain = msgspec.json.decode(touches) if isinstance(touches, str) else touches
        found.update(Subject(str(other), int(its_id)) for other, its_id in plain)
    return frozenset(found)
