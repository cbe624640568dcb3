"""The feed of an SQLite file: its data version is read many times a second."""

import sqlite3
from threading import Event

from sqlalchemy import Engine

from hsdesk.store.feed import FeedNews, FeedState, subjects_of

_NEWER = "SELECT id, subject_kind, subject_id, touches, action_id FROM journal WHERE id > ? ORDER BY id"
_NEWEST = "SELECT id, action_id FROM journal ORDER BY id DESC LIMIT 1"
_SAME = "SELECT 1 FROM journal WHERE id = ? AND action_id = ?"


class SqliteFeed:
    """The feed of an SQLite file. Writers take turns there, so journal ids are in commit order.

    The newest entry is remembered. When it has gone, the database was replaced by a backup; the feed
    then says that it lost the database and found it again, since everything may have changed.
    """

    POLL_SECONDS = 0.2
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
