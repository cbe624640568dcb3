"""Backups: made while the office works, checked before they count.

A backup is always one SQLite file of hsdesk's own tables, whatever database the office runs on, so
that any backup can be brought back into either.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from hsdesk.clock import Clock
from hsdesk.errors import StoreError
from hsdesk.settings import Folders
from hsdesk.store import migrate
from hsdesk.store.engine import reading
from hsdesk.store.faults import explained
from hsdesk.store.schema import revision_of
from hsdesk.store.sqlite_files import (
    broken_links,
    copy_into,
    damage,
    file_faults,
    working_engine,
    written_whole,
)

KEPT = 10
"""How many of the backups that hsdesk makes by itself are kept, of each kind and database."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup: the file, the revision of its tables, and its size in bytes."""

    file: str
    revision: str
    size: int


def backup(engine: Engine, file: Path, *, even_if_broken: bool = False) -> Backup:
    """Copy the database as it stands at one moment into a new file, while windows go on writing.

    `even_if_broken` keeps a copy with rows that point nowhere, for the copy made before a repair.
    Raises `StoreError` when there is already such a file, when the database holds no office tables, or
    when the copy does not pass its check; then no file is left.
    """
    file = file.absolute()
    with file_faults():
        if file.exists():
            raise StoreError(
                "There is already a file of that name.",
                "Choose another name; a backup never takes the place of a file.",
            )
    with explained(), written_whole(file) as part:
        _fill(engine, part)
        copy = working_engine(part)
        try:
            with copy.connect() as connection:
                revision = _checked_revision(connection, links_matter=not even_if_broken)
        finally:
            copy.dispose()
    with file_faults():
        return Backup(str(file), revision, file.stat().st_size)


def backup_before_update(engine: Engine, folder: Path | None, clock: Clock) -> Path:
    """Back up before a migration, into `folder` or a folder beside the file; returns the file.

    The newest ten are kept. Raises `StoreError` as `backup` does.
    """
    return Path(backup_into(engine, folder, clock, occasion="before-update").file)


def backup_into(
    engine: Engine, folder: Path | None, clock: Clock, *, occasion: str = "", even_if_broken: bool = False
) -> Backup:
    """Back up into a folder, under a name that tells database, occasion, moment (UTC) and revision.

    With an `occasion` the backup is one that hsdesk makes by itself, and the newest ten are kept.
    """
    folder = folder or _usual_folder(engine)
    with explained(), reading(engine).connect() as connection:
        revision = stated_revision(connection)
    series = f"{_name_of(engine)}-{occasion}-" if occasion else f"{_name_of(engine)}-"
    file = dated_file(folder, series, clock, f"-r{revision or '0'}")
    made = backup(engine, file, even_if_broken=even_if_broken)
    if occasion:
        _keep_newest(folder, series)
    return made


def dated_file(folder: Path, start: str, clock: Clock, end: str) -> Path:
    """A file name that is not taken: `start`, the moment in UTC, `end`, and a count if needed."""
    name = f"{start}{clock.now():%Y-%m-%d-%H%M%SZ}{end}"
    with file_faults():
        file, count = folder / f"{name}.db", 1
        while file.exists():
            count += 1
            # An underscore sorts behind the dot, so names are in the order in which they were given.
            file = folder / f"{name}_{count:02}.db"
    return file


def stated_revision(connection: Connection) -> str:
    """The revision that a database says it has, known to this program or not; empty for none."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    return str(found or "")


def _fill(engine: Engine, part: Path) -> None:
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            source = connection.driver_connection
            if isinstance(source, sqlite3.Connection):
                copy_into(source, part)
        return
    from hsdesk.store.transfer import copy_to_file

    copy = working_engine(part)
    try:
        with reading(engine).connect() as server, copy.begin() as file:
            revision = revision_of(server)
            if revision is None:
                raise _no_office()
            migrate.upgrade_within(file, to=revision)
            copy_to_file(server, file)
    finally:
        copy.dispose()


def _checked_revision(connection: Connection, *, links_matter: bool) -> str:
    if damage(connection) or (links_matter and broken_links(connection)):
        raise StoreError(
            "The copy did not pass its check, so no backup was made.",
            "Run hsdesk db check to see what is wrong with the database.",
        )
    revision = stated_revision(connection)
    if not revision:
        raise _no_office()
    return revision


def _no_office() -> StoreError:
    return StoreError("This database holds no office yet.", "There is nothing to copy.")


def _usual_folder(engine: Engine) -> Path:
    if engine.dialect.name == "sqlite":
        return Path(str(engine.url.database)).parent / "backups"
    return Folders().backups


def _name_of(engine: Engine) -> str:
    """The database's own name, made fit for a file name."""
    name = str(engine.url.database or "office")
    plain = Path(name).stem if engine.dialect.name == "sqlite" else name
    return "".join(letter if letter.isalnum() else "-" for letter in plain)[:40] or "office"


def _keep_newest(folder: Path, series: str) -> None:
    with file_faults():
        for old in sorted(folder.glob(f"{series}*-r*.db"))[:-KEPT]:
            old.unlink(missing_ok=True)
