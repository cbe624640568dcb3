"""The feed of a shared PostgreSQL database: LISTEN and NOTIFY, with catching up from the journal."""

from contextlib import suppress
from threading import Event
from typing import Any

import psycopg
from psycopg.rows import namedtuple_row
from sqlalchemy import Engine

from hsdesk.store.feed import FeedNews, FeedState, subjects_of

CHANNEL = "hsdesk_journal"
"""The channel on which the journal's trigger tells of new entries."""


class PostgresqlFeed:
    """Listens on a connection of its own, and reconnects by itself.

    The place in the journal is kept as the oldest transaction that was still running at the last
    look (`_horizon`) and the entries seen beyond it. An entry that is committed late, with a lower
    id than one already seen, lies beyond that horizon and is therefore still found.
    """

    LISTEN_SECONDS = 0.5
    """The longest wait for a notification before `stop` is looked at again."""
    RETRY_SECONDS = 0.5
    """The pause between two attempts to reconnect."""

    def __init__(self, engine: Engine) -> None:
        self._address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._connection: psycopg.Connection[Any] | None = None
        self._horizon: int | None = None
        self._seen: set[int] = set()
        self._told_lost = False
        self._connect()

    def wait(self, stop: Event) -> FeedNews:
        """Wait until anybody has committed, or the connection was lost or found again."""
        while not stop.is_set():
            if self._connection is None:
                try:
                    self._connect()
                except psycopg.Error:
                    self._connection = None
                    if not self._told_lost:
                        self._told_lost = True
                        return FeedNews(frozenset(), FeedState.LOST)
                    stop.wait(self.RETRY_SECONDS)
                    continue
                news = self._look()
                if news is None:
                    continue
                self._told_lost = False
                return news
            try:
                for _ in self._connection.notifies(timeout=self.LISTEN_SECONDS, stop_after=1):
                    pass
            except psycopg.Error:
                self._drop()
                continue
            news = self._look()
            if news is not None and news.subjects:
                return news
        return FeedNews(frozenset(), FeedState.LOST if self._told_lost else FeedState.LIVE)

    def nudge(self) -> None:
        """Nothing to do: the server notifies this program of its own commits as well."""

    def close(self) -> None:
        """Give up the connection."""
        self._drop()

    def _connect(self) -> None:
        connection = psycopg.connect(
            self._address, autocommit=True, connect_timeout=5, row_factory=namedtuple_row
        )
        try:
            connection.execute(f"LISTEN {CHANNEL}")
            if self._horizon is None:
                self._horizon, rows = self._read(connection, None)
                self._seen = {row.id for row in rows}
        except psycopg.Error:
            connection.close()
            raise
        self._connection = connection

    def _look(self) -> FeedNews | None:
        """Read what is new; None when the connection was lost while reading."""
        if self._connection is None:
            return None
        try:
            horizon, rows = self._read(self._connection, self._horizon)
        except psycopg.Error:
            self._drop()
            return None
        fresh = [row for row in rows if row.id not in self._seen]
        self._seen = {row.id for row in rows if row.transaction >= horizon}
        self._horizon = horizon
        return FeedNews(
            subjects_of((row.subject_kind, row.subject_id, row.touches) for row in fresh), FeedState.LIVE
        )

    def _read(self, connection: psycopg.Connection[Any], horizon: int | None) -> tuple[int, list[Any]]:
        """The new horizon, and the entries of transactions at or beyond the old one, in one snapshot."""
        with connection.transaction():
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            new = connection.execute(
                "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon"
            ).fetchone()
            if new is None:
                raise psycopg.InterfaceError("The server gave no snapshot.")
            rows = connection.execute(
                'SELECT id, subject_kind, subject_id, touches, "transaction" FROM journal'
                ' WHERE "transaction" >= %s ORDER BY id',
                (new.horizon if horizon is None else horizon,),
            ).fetchall()
        return int(new.horizon), rows

    def _drop(self) -> None:
        if self._connection is not None:
            with suppress(psycopg.Error):
                self._connection.close()
        self._connection = None
