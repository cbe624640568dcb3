"""Bringing a backup back: only when it is sound, and so that whatever goes wrong changes nothing."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from hsdesk.clock import Clock
from hsdesk.errors import StoreError
from hsdesk.settings import Folders
from hsdesk.store import migrate
from hsdesk.store.backup import backup_into, dated_file, stated_revision
from hsdesk.store.engine import make_engine, reading
from hsdesk.store.faults import explained
from hsdesk.store.schema import revision_of, revisions
from hsdesk.store.sqlite_files import (
    broken_links,
    companions,
    copy_into,
    copy_pages,
    damage,
    driver,
    file_faults,
    put_in_place,
    read_only,
    refuse_other_file,
    working_engine,
    working_file,
)
from hsdesk.store.work import Rebuild

_OCCASION = "before-restore"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did.

    `backup_revision` is that of the backup's tables, which are brought up to `revision`; `safety_copy`
    holds what was there before; `moved_aside` is the damaged file that was there before.
    """

    backup_revision: str
    revision: str
    safety_copy: str | None = None
    moved_aside: str | None = None


class _There(Enum):
    """What is at the place of an SQLite database."""

    NOTHING = auto()
    EMPTY = auto()
    OFFICE = auto()
    DAMAGED = auto()


def restore(
    url: URL,
    file: Path,
    clock: Clock,
    *,
    backups: Path | None = None,
    rebuilds: Sequence[Rebuild] = (),
) -> Restored:
    """Replace a database by a backup, after a copy of what is there was put into `backups`.

    The backup is checked and brought up to date in a working copy first, and `rebuilds` make derived
    tables anew, which a backup of a PostgreSQL database leaves empty. A live SQLite file is then
    rewritten in place, in one transaction, so that windows of other desks go on with the restored
    office; a damaged one is moved aside. A PostgreSQL database is emptied and filled in one
    transaction. Raises `StoreError` when anything stands in the way; then nothing has been changed.
    """
    file = file.absolute()
    _refuse_strange_backup(url, file)
    sqlite = url.get_backend_name() == "sqlite"
    beside = Path(str(url.database)) if sqlite else (backups or Folders().backups) / "restore"
    with explained(), working_file(beside) as part:
        _load(file, part)
        copy = working_engine(part)
        try:
            revision = _made_ready(copy, rebuilds if sqlite else ())
            if not sqlite:
                safety = _into_server(url, copy, clock, backups, rebuilds)
                return Restored(revision, revisions()[-1], safety_copy=safety)
            there = _what_is_there(url)
            if there in {_There.OFFICE, _There.EMPTY}:
                safety = _into_live_file(url, copy, clock, backups, keep=there is _There.OFFICE)
                return Restored(revision, revisions()[-1], safety_copy=safety)
        finally:
            copy.dispose()
        aside = _into_place(beside, part, clock)
        return Restored(revision, revisions()[-1], moved_aside=aside)


def _refuse_strange_backup(url: URL, file: Path) -> None:
    with file_faults():
        if not file.exists():
            raise StoreError("There is no backup file of that name.", "Check the path.")
        live = Path(str(url.database)) if url.get_backend_name() == "sqlite" else None
        if live is not None and live.exists() and live.samefile(file):
            raise StoreError("This file is the database itself.", "Name the backup to bring back.")
    try:
        refuse_other_file(file)
    except sqlite3.DatabaseError as error:
        raise _unsound() from error


def _load(file: Path, part: Path) -> None:
    try:
        with closing(read_only(file)) as source:
            copy_into(source, part)
    except sqlite3.DatabaseError as error:
        if _tells_of_damage(error):
            raise _unsound() from error
        raise


def _tells_of_damage(error: Exception) -> bool:
    said = str(error)
    return "malformed" in said or "not a database" in said


def _made_ready(copy: Engine, rebuilds: Sequence[Rebuild]) -> str:
    """Check the working copy and bring it up to date; returns the revision that it had."""
    try:
        with copy.begin() as connection:
            if damage(connection) or broken_links(connection):
                raise _unsound()
            revision = revision_of(connection)
            if revision is None:
                raise StoreError("This file holds no office.", "Choose a backup that hsdesk made.")
            migrate.upgrade_within(connection)
            _rebuild(Session(connection), rebuilds)
            if broken_links(connection):
                raise _unsound()
    except DBAPIError as error:
        if _tells_of_damage(error):
            raise _unsound() from error
        raise
    return revision


def _unsound() -> StoreError:
    return StoreError("This backup is damaged.", "Nothing was changed. Choose another backup.")


def _rebuild(session: Session, rebuilds: Sequence[Rebuild]) -> None:
    with session:
        for rebuild in rebuilds:
            rebuild(session)
        session.flush()


def _what_is_there(url: URL) -> _There:
    """Look at the place of a live file. Raises `StoreError` when it is another program's database."""
    file = Path(str(url.database))
    with file_faults():
        if not file.exists():
            return _There.NOTHING
        if not file.is_file():
            raise StoreError("This is a folder or a device, not a database file.", "Name a file inside it.")
    with suppress(sqlite3.DatabaseError), closing(read_only(file)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        refuse_other_file(file)
    engine = make_engine(url)
    try:
        with reading(engine).connect() as live:
            if damage(live):
                return _There.DAMAGED
            return _There.OFFICE if stated_revision(live) else _There.EMPTY
    except DBAPIError as error:
        if _tells_of_damage(error):
            return _There.DAMAGED
        raise
    finally:
        engine.dispose()


def _into_live_file(url: URL, copy: Engine, clock: Clock, backups: Path | None, *, keep: bool) -> str | None:
    engine = make_engine(url)
    try:
        safety = (
            backup_into(engine, backups, clock, occasion=_OCCASION, even_if_broken=True) if keep else None
        )
        with closing(engine.raw_connection()) as connection:
            live = connection.driver_connection
            if isinstance(live, sqlite3.Connection):
                _same_page_size(driver(copy), live)
                copy_pages(driver(copy), live)
    finally:
        engine.dispose()
    return safety.file if safety else None


def _same_page_size(copy: sqlite3.Connection, live: sqlite3.Connection) -> None:
    """Bring the copy to the page size of the live file, which cannot change while it is in use."""
    (size,) = live.execute("PRAGMA page_size").fetchone()
    if copy.execute("PRAGMA page_size").fetchone() != (size,):
        copy.execute(f"PRAGMA page_size = {int(size)}")
        copy.execute("VACUUM")


def _into_place(live: Path, part: Path, clock: Clock) -> str | None:
    """Give the copy the live file's name; what was there, and what SQLite kept beside it, moves aside."""
    aside = dated_file(live.parent, f"{live.stem}-damaged-", clock, "")
    moved: list[tuple[Path, Path]] = []
    try:
        with file_faults():
            if live.exists():
                shutil.copymode(live, part)
            pairs = zip([live, *companions(live)], [aside, *companions(aside)], strict=True)
            for old, new in pairs:
                if old.exists():
                    old.rename(new)
                    moved.append((old, new))
        put_in_place(part, live)
    except BaseException:
        for old, new in reversed(moved):
            with suppress(OSError):
                new.rename(old)
        raise
    return str(aside) if aside.exists() else None


def _into_server(
    url: URL, copy: Engine, clock: Clock, backups: Path | None, rebuilds: Sequence[Rebuild]
) -> str | None:
    from hsdesk.store.transfer import refill_server

    engine = make_engine(url)
    try:
        with reading(engine).connect() as connection:
            found = revision_of(connection)
        safety = backup_into(engine, backups, clock, occasion=_OCCASION) if found else None
        with engine.begin() as server, copy.connect() as file:
            migrate.take_turn(server)
            migrate.upgrade_within(server)
            refill_server(file, server)
            _rebuild(Session(server), rebuilds)
    finally:
        engine.dispose()
    return safety.file if safety else None
