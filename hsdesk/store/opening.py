"""The way to a database: its address read, its file looked at, its tables brought up to date."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from hsdesk.clock import Clock
from hsdesk.errors import StoreError
from hsdesk.store.address import parse_address
from hsdesk.store.engine import make_engine, reading
from hsdesk.store.faults import explained
from hsdesk.store.feed import Feed
from hsdesk.store.schema import revision_of, revisions
from hsdesk.store.sqlite_files import file_faults, refuse_wrong_file


@dataclass(frozen=True, slots=True)
class Update:
    """What bringing a database up to date did.

    `before` is None for a database that was empty; `backup` None when none was needed.
    """

    before: str | None
    after: str
    backup: str | None


def engine_for(address: str | Path, *, create: bool = False) -> Engine:
    """Make the engine for what was entered; `create` allows an SQLite file that is not there yet.

    Nothing in the database is touched. Raises `StoreError` when it cannot be one of ours.
    """
    url = parse_address(str(address))
    if url.get_backend_name() == "sqlite":
        _look_at_file(Path(str(url.database)), create=create)
    return make_engine(url)


def bring_up_to_date(engine: Engine, backups: Path | None, clock: Clock) -> Update:
    """Make or migrate the tables, with a backup before and a check after.

    `backups` is the folder for the backup (beside an SQLite file when not given). Raises `StoreError`
    when the database is newer than this program, is not hsdesk's, or cannot be used.
    """
    newest = revisions()[-1]
    with explained(), reading(engine).connect() as connection:
        found = revision_of(connection)
    if found == newest:
        return Update(found, newest, None)
    from hsdesk.store import migrate

    made: Path | None = None
    if found is not None:
        from hsdesk.store.backup import backup_before_update

        made = backup_before_update(engine, backups, clock)
    before = migrate.upgrade(engine)
    return Update(before, newest, str(made) if made else None)


def _look_at_file(file: Path, *, create: bool) -> None:
    with file_faults():
        there = file.exists()
    if there:
        refuse_wrong_file(file)
        return
    if not create:
        raise StoreError("There is no database file of that name.", "Check the path, or set up a new office.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            "The folder for the database cannot be made.", "Choose a folder in which you may write."
        ) from error


def open_feed(engine: Engine) -> Feed:
    """The feed that fits the database."""
    if engine.dialect.name == "sqlite":
        from hsdesk.store.feed_sqlite import SqliteFeed

        return SqliteFeed(engine)
    from hsdesk.store.feed_postgresql import PostgresqlFeed

    return PostgresqlFeed(engine)
