"""The feed: tells every open window which subjects changed, on this desk and on the others.

A feed is read from one watching thread by calling `wait` again and again. SQLite is asked for its
data version many times a second; PostgreSQL tells by NOTIFY. Either way the change itself is read
from the journal, from a place that is remembered, so nothing is missed: not while a connection was
lost, and not when the transactions of two desks commit in another order than they began.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from threading import Event
from typing import Any, Protocol

import msgspec
from sqlalchemy import Engine

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


_NEWER = "SELECT id, subject_kind, subject_id, touches, action_id FROM journal WHERE id > ? ORDER BY id"
_NEWEST = "SELECT id, action_id FROM journal ORDER BY id DESC LIMIT 1"
_SAME = "SELECT 1 FROM journal WHERE id = ? AND action_id = ?"


def subjects_of(changes: Iterable[tuple[str, int, Any]]) -> frozenset[Subject]:
    """The subjects that journal entries (kind, id, touches) are about or touch."""
    found: set[Subject] = set()
    for kind, number, touches in changes:
        found.add(Subject(kind, number))
        plain = msgspec.json.decode(touches) if isinstance(touches, str) else touches
        found.update(Subject(str(other), int(its_id)) for other, its_id in plain)
    return frozenset(found)


class SqliteFeed:
    """The feed of an SQLite file. Writers take turns there, so journal ids are in commit order.

    The newest entry is remembered. When it has gone, the database was replaced by a backup; the feed
    then says that it lost the database and found it again, since everything may have changed.
    """

    POLL_SECONDS = 0.1
    """How often the file's data version is read: a change shows well within a second."""

    def __init__(self, engine: Engine) -> None:
        # Outside any transaction, which would hold on to the version it first saw.
        self._connection = engine.raw_connection()
        self._cursor = self._connection.cursor()
        self._version = self._data_version()
        self._newest: tuple[int, str] = self._read_newest()
        self._state = FeedState.LIVE
        self._catching_up = False
        self._nudged = Event()

    def wait(self, stop: Event) -> FeedNews:
        """Wait until another connection has committed something that the journal tells of."""
        while not stop.is_set():
            try:
                news = self._look()
            except sqlite3.Error:
                news = self._lose()
            if news is not None:
                return news
            self._nudged.wait(self.POLL_SECONDS)
            self._nudged.clear()
        return FeedNews(frozenset(), self._state)

    def nudge(self) -> None:
        """Look at once."""
        self._nudged.set()

    def close(self) -> None:
        """Give up the connection."""
        self._connection.close()

    def _look(self) -> FeedNews | None:
        version = self._data_version()
        if self._state is FeedState.LOST:
            self._state, self._catching_up, self._version = FeedState.LIVE, True, -1
            return FeedNews(frozenset(), FeedState.LIVE)
        if version == self._version:
            return None
        if self._newest[0] and self._cursor.execute(_SAME, self._newest).fetchone() is None:
            self._newest = self._read_newest()
            return self._lose()
        rows = self._cursor.execute(_NEWER, (self._newest[0],)).fetchall()
        self._version = version
        if rows:
            self._newest = (rows[-1][0], rows[-1][4])
        elif not self._catching_up:
            return None
        self._catching_up = False
        return FeedNews(subjects_of(row[1:4] for row in rows), FeedState.LIVE)

    def _lose(self) -> FeedNews | None:
        if self._state is FeedState.LOST:
            return None
        self._state = FeedState.LOST
        return FeedNews(frozenset(), FeedState.LOST)

    def _data_version(self) -> int:
        return int(self._cursor.execute("PRAGMA data_version").fetchone()[0])

    def _read_newest(self) -> tuple[int, str]:
        found = self._cursor.execute(_NEWEST).fetchone()
        return (0, "") if found is None else (int(found[0]), str(found[1]))


def open_feed(engine: Engine) -> Feed:
    """The feed that fits the database."""
    if engine.dialect.name == "sqlite":
        return SqliteFeed(engine)
    from hsdesk.store.feed_postgresql import PostgresqlFeed

    return PostgresqlFeed(engine)
