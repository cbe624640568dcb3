"""The feed of a shared PostgreSQL database: LISTEN and NOTIFY, with catching up from the journal."""

from contextlib import suppress
from threading import Event
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.rows import namedtuple_row
from sqlalchemy import Engine

from hsdesk.store.engine import STAY_IN_TOUCH
from hsdesk.store.feed import FeedNews, FeedState, subjects_of

CHANNEL = "hsdesk_journal"
"""The channel on which the journal's trigger tells of new entries."""

_NEWER = (
    'SELECT id, subject_kind, subject_id, touches, "transaction" FROM journal'
    ' WHERE "transaction" >= %s ORDER BY id'
)
_NEWEST = "SELECT id, action_id FROM journal ORDER BY id DESC LIMIT 1"
_SAME = "SELECT 1 FROM journal WHERE id = %s AND action_id = %s"


class PostgresqlFeed:
    """Listens on a connection of its own, and reconnects by itself.

    The place in the journal is kept as the oldest transaction that was still running at the last
    look (`_horizon`) and the entries seen beyond it. An entry that is committed late, with a lower
    id than one already seen, lies beyond that horizon and is therefore still found. When the newest
    entry seen has gone, the database was replaced by a backup and everything may have changed.
    """

    LISTEN_SECONDS = 0.5
    """The longest wait for a notification before `stop` is looked at again."""
    RETRY_SECONDS = 0.5
    """The pause between two attempts to reconnect."""

    def __init__(self, engine: Engine) -> None:
        address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._address = make_conninfo(address, **STAY_IN_TOUCH)
        self._connection: psycopg.Connection[Any] | None = None
        self._horizon: int | None = None
        self._seen: set[int] = set()
        self._newest: tuple[int, Any] | None = None
        self._state = FeedState.LIVE
        self._catching_up = False
        # Without an answer the first wait says so.
        with suppress(psycopg.Error):
            self._connect()

    def wait(self, stop: Event) -> FeedNews:
        """Wait until anybody has committed, or the connection was lost or found again."""
        while not stop.is_set():
            try:
                news = self._listen(stop)
            except psycopg.Error:
                self._drop()
                news = self._lose()
                if news is None:
                    stop.wait(self.RETRY_SECONDS)
            if news is not None:
                return news
        return FeedNews(frozenset(), self._state)

    def nudge(self) -> None:
        """Nothing to do: the server notifies this program of its own commits as well."""

    def close(self) -> None:
        """Give up the connection."""
        self._drop()

    def _listen(self, stop: Event) -> FeedNews | None:
        """One round of waiting; None when nothing happened. Raises `psycopg.Error` on a lost connection."""
        if self._state is FeedState.LOST or self._connection is None:
            if self._connection is None:
                self._connect()
            if self._state is FeedState.LOST:
                self._state, self._catching_up = FeedState.LIVE, True
                return FeedNews(frozenset(), FeedState.LIVE)
        connection = self._connection
        if connection is None or stop.is_set():
            return None
        if not self._catching_up:
            for _ in connection.notifies(timeout=self.LISTEN_SECONDS, stop_after=1):
                pass
        return self._look(connection)

    def _connect(self) -> None:
        connection = psycopg.connect(self._address, autocommit=True, row_factory=namedtuple_row)
        try:
            connection.execute(f"LISTEN {CHANNEL}")
            if self._horizon is None:
                self._take_in(*self._read(connection, None))
        except psycopg.Error:
            connection.close()
            raise
        self._connection = connection

    def _look(self, connection: psycopg.Connection[Any]) -> FeedNews | None:
        if self._newest is not None and not connection.execute(_SAME, self._newest).fetchone():
            self._horizon = None
            self._take_in(*self._read(connection, None))
            return self._lose()
        fresh = self._take_in(*self._read(connection, self._horizon))
        if not fresh and not self._catching_up:
            return None
        self._catching_up = False
        return FeedNews(
            subjects_of((row.subject_kind, row.subject_id, row.touches) for row in fresh), FeedState.LIVE
        )

    def _lose(self) -> FeedNews | None:
        if self._state is FeedState.LOST:
            return None
        self._state = FeedState.LOST
        return FeedNews(frozenset(), FeedState.LOST)

    def _take_in(self, horizon: int, newest: Any, rows: list[Any]) -> list[Any]:
        """Remember how far was read; returns the rows that were not seen before."""
        fresh = [row for row in rows if row.id not in self._seen]
        self._seen = {row.id for row in rows if row.transaction >= horizon}
        self._horizon = horizon
        self._newest = None if newest is None else (newest.id, newest.action_id)
        return fresh

    def _read(self, connection: psycopg.Connection[Any], horizon: int | None) -> tuple[int, Any, list[Any]]:
        """The new horizon, the newest entry, and those of transactions at or beyond the old horizon.

        All of one snapshot, so that nothing falls between them.
        """
        with connection.transaction():
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            new = connection.execute(
                "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon"
            ).fetchone()
            if new is None:
                raise psycopg.InterfaceError("The server gave no snapshot.")
            rows = connection.execute(_NEWER, (new.horizon if horizon is None else horizon,)).fetchall()
            newest = connection.execute(_NEWEST).fetchone()
        return int(new.horizon), newest, rows

    def _drop(self) -> None:
        if self._connection is not None:
            with suppress(psycopg.Error):
                self._connection.close()
        self._connection = None
