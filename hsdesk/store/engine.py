"""Database engines: the same for SQLite and PostgreSQL but for how they are opened."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from hsdesk.store.address import refuse_network_share

BUSY_SECONDS: float = 5
"""How long a writer waits for another one."""

STAY_IN_TOUCH = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""How a connection to a server notices within seconds, not hours, that the network has gone."""

_READ_ONLY = "hsdesk_read_only"


def make_engine(url: URL) -> Engine:
    """Make the engine for a parsed address; nothing is connected yet.

    Raises `StoreError` for an SQLite file on a network share.
    """
    if url.get_backend_name() == "sqlite":
        refuse_network_share(Path(str(url.database)))
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_size=4,
        connect_args={
            **STAY_IN_TOUCH,
            "options": f"-c timezone=UTC -c lock_timeout={int(BUSY_SECONDS * 1000)}",
        },
    )


def reading(engine: Engine) -> Engine:
    """The same engine, whose transactions only read."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{_READ_ONLY: True})
    return engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")


def _prepare_sqlite(connection: Any, record: object) -> None:
    del record
    # The driver would begin transactions late and only before writes; ours begin where we say.
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in (
        f"busy_timeout = {int(BUSY_SECONDS * 1000)}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "temp_store = MEMORY",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the write lock at once, so that it never has to give up half-way.
    only_reads = connection.get_execution_options().get(_READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")
