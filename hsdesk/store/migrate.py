"""Brings a database up to this program's tables: a backup before, a check after."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, event
from sqlalchemy.engine import URL

from hsdesk.errors import StoreError
from hsdesk.store.engine import make_engine
from hsdesk.store.faults import explained
from hsdesk.store.schema import DERIVED, migrations_folder, revision_of, revisions

_ADVISORY_LOCK = 7_361_947
"""Any number of our own: two desks that start at once must not both migrate a shared database."""

_TURN_SECONDS = 300
"""How long a desk waits for another one that is already migrating a shared database."""
_FILE_TURN_SECONDS = 30
"""The same for a file, where whoever holds it may also be another program."""


def upgrade(engine: Engine, *, to: str = "head") -> str | None:
    """Migrate the database to revision `to`; returns the revision it had, None for an empty one.

    The caller makes the backup first. Everything happens in one transaction, so a migration that
    cannot finish leaves the database as it was. Raises `StoreError` when the check afterwards finds
    a fault; then too nothing is kept.
    """
    with explained(), _connection_for_migrating(engine.url) as connection:
        before = revision_of(connection)
        if before == (revisions()[-1] if to == "head" else to):
            return before
        upgrade_within(connection, to=to)
        if faults(connection):
            raise StoreError(
                "The database did not pass its check after the update, so the update was taken back.",
                "Nothing was changed. Run hsdesk db check to see what is wrong.",
            )
        connection.commit()
        return before


def downgrade(engine: Engine, *, to: str) -> None:
    """Take the tables back to revision `to` (`base` for none); for tests and for support."""
    with explained(), _connection_for_migrating(engine.url) as connection:
        _run(connection, "downgrade", to)
        connection.commit()


def differences(connection: Connection, metadata: MetaData) -> list[Any]:
    """What Alembic would still change to bring the database's tables, but derived ones, to `metadata`."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def is_kept(name: str | None, kind: str, parents: object) -> bool:
        del parents
        return kind != "table" or not str(name).startswith(DERIVED)

    context = MigrationContext.configure(connection, opts={"include_name": is_kept, "compare_type": True})
    return list(compare_metadata(context, metadata))


def upgrade_within(connection: Connection, *, to: str = "head") -> None:
    """Migrate up to revision `to` in the connection's own transaction, which the caller ends."""
    _run(connection, "upgrade", to)


def _run(connection: Connection, direction: str, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    (command.upgrade if direction == "upgrade" else command.downgrade)(config, to)


@contextmanager
def _connection_for_migrating(url: URL) -> Iterator[Connection]:
    engine = make_engine(url)
    if engine.dialect.name == "sqlite":
        # A batch migration rebuilds tables; with foreign keys on, that would empty their children,
        # and the setting is ignored once a transaction has begun.
        event.listen(engine, "connect", _foreign_keys_off)
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "postgresql":
                take_turn(connection)
            yield connection
    finally:
        engine.dispose()


def take_turn(connection: Connection) -> None:
    """Wait until no other desk is changing the tables of a shared database, until the transaction ends."""
    usual = connection.exec_driver_sql("SHOW lock_timeout").scalar_one()
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_TURN_SECONDS}s'")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{usual}'")


def _foreign_keys_off(connection: Any, record: object) -> None:
    del record
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(f"PRAGMA busy_timeout = {_FILE_TURN_SECONDS * 1000}")


def faults(connection: Connection) -> list[Any]:
    """What an SQLite database's own checks find wrong; PostgreSQL keeps its constraints itself."""
    if connection.dialect.name != "sqlite":
        return []
    broken = list(connection.exec_driver_sql("PRAGMA foreign_key_check"))
    said = [row[0] for row in connection.exec_driver_sql("PRAGMA quick_check")]
    return broken if said == ["ok"] else [*broken, *said]
