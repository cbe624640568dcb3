"""SQLite files as files: looked at before they are opened, copied whole, written under a working name."""

import errno
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from hsdesk.errors import StoreError
from hsdesk.store.faults import explained
from hsdesk.store.schema import refuse_other_program

_MAGIC = b"SQLite format 3\0"
_LOG_VERSIONS = 18
"""Where the file's header says, in two bytes, whether a write-ahead log is used (2) or not (1)."""
_BUSY_ROUNDS = 4
_BUSY_PAUSE = 0.25
COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file while it is in use."""


def refuse_wrong_file(file: Path) -> None:
    """Raise `StoreError` when a file is no SQLite database, damaged, or another program's.

    Changes nothing. An empty file passes: tables can be made in it.
    """
    with explained():
        refuse_other_file(file)


def refuse_other_file(file: Path) -> None:
    """The same as `refuse_wrong_file`, but a damaged database raises `sqlite3.DatabaseError`."""
    with file_faults():
        if not file.is_file():
            raise StoreError("This is a folder or a device, not a database file.", "Name a file inside it.")
        with file.open("rb") as stream:
            start = stream.read(len(_MAGIC))
    if not start:
        return
    if start != _MAGIC:
        raise StoreError(
            "This file is not a database.", "Choose the file that hsdesk made, or restore a backup."
        )
    # Read only, because opening it as ours would already change how the file is kept. What stands in
    # the way of a reader (a lock, a fault of the disk) is told when the file is opened for work.
    with suppress(sqlite3.OperationalError), closing(read_only(file)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        refuse_other_program({name for (name,) in rows if not name.startswith("sqlite_")})


def read_only(file: Path) -> sqlite3.Connection:
    """Open a file for reading, without leaving anything beside it where that can be avoided."""
    with file_faults(), file.open("rb") as stream:
        uses_log = stream.read(20)[_LOG_VERSIONS:] == b"\x02\x02"
    alone = uses_log and not any(companion.exists() for companion in companions(file))
    return sqlite3.connect(f"{file.as_uri()}?mode=ro{'&immutable=1' if alone else ''}", uri=True)


def working_engine(file: Path) -> Engine:
    """An engine for a copy that nobody else uses, and that is thrown away unless it is finished."""
    engine = create_engine("sqlite://", creator=lambda: _open_copy(file), poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _open_copy(file: Path) -> sqlite3.Connection:
    # No locks: on a network share they may not work, and nobody else knows the file.
    connection = sqlite3.connect(
        f"{file.as_uri()}?nolock=1", uri=True, isolation_level=None, check_same_thread=False
    )
    for setting in ("journal_mode = MEMORY", "synchronous = OFF", "foreign_keys = OFF"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def copy_into(source: sqlite3.Connection, part: Path) -> None:
    """Copy a database into a working file, which then stands alone. Raises as `copy_pages` does."""
    with closing(_open_copy(part)) as target:
        copy_pages(source, target)
    with file_faults(), part.open("r+b") as stream:
        # The copy says of itself that it is kept with a write-ahead log; without one it can also be
        # read where nothing may be written beside it.
        stream.seek(_LOG_VERSIONS)
        stream.write(b"\x01\x01")


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy a database whole, as it stands at one moment, while others may write to the source.

    Raises `sqlite3.OperationalError` when another program holds either file too long; the target is
    then as it was.
    """
    rounds = 0

    def give_up(status: int, remaining: int, total: int) -> None:
        nonlocal rounds
        del remaining, total
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            rounds += 1
            if rounds >= _BUSY_ROUNDS:
                raise sqlite3.OperationalError("database is locked")

    source.backup(target, progress=give_up, sleep=_BUSY_PAUSE)


def driver(engine: Engine) -> sqlite3.Connection:
    """The connection of a `working_engine` as the driver gives it."""
    connection: Any = engine.raw_connection().driver_connection
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError("A working copy is an SQLite file.")
    return connection


@contextmanager
def written_whole(file: Path) -> Iterator[Path]:
    """A new file that takes the name `file` once it is complete, and is removed if it never is.

    Only its owner may read it. Raises `StoreError` when the folder cannot be written or is full.
    """
    with working_file(file) as part:
        yield part
        put_in_place(part, file)


@contextmanager
def working_file(beside: Path) -> Iterator[Path]:
    """A new, empty file beside `beside`, removed at the end unless it was renamed."""
    part = beside.with_name(f".{secrets.token_hex(6)}.part")
    with file_faults():
        beside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield part
    finally:
        for leftover in (part, *companions(part)):
            leftover.unlink(missing_ok=True)


def put_in_place(part: Path, file: Path) -> None:
    """Give a finished file its name, once its bytes are safely on the disk."""
    with file_faults():
        _sync(part)
        part.replace(file)
        if os.name == "posix":
            _sync(file.parent)


def companions(file: Path) -> list[Path]:
    """The files that SQLite keeps beside `file`, whether they are there or not."""
    return [file.with_name(file.name + end) for end in COMPANIONS]


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def file_faults() -> Iterator[None]:
    """Raise a refusal in place of what the file system says."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise StoreError(
                "The disk is full.", "Nothing was saved. Make room on the disk, then try again."
            ) from error
        if isinstance(error, FileNotFoundError):
            raise StoreError("There is no file or folder of that name.", "Check the path.") from error
        raise StoreError(
            "This file or folder cannot be used.", "Check that it is there and that you may write to it."
        ) from error


def damage(connection: Connection) -> list[str]:
    """What an SQLite database finds wrong with its own pages and indexes; empty when it is sound.

    Raises SQLAlchemy's `DatabaseError` when it is too damaged to look.
    """
    said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    return [] if said == ["ok"] else said


def broken_links(connection: Connection) -> list[str]:
    """The tables of an SQLite database with rows that point to rows which are not there."""
    return sorted({str(row[0]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")})
