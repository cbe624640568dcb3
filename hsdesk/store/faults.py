"""What databases say when they cannot go on, turned into sentences."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm.exc import StaleDataError

from hsdesk.errors import ChangedByOther, StoreError, StoreUnreachable

_SQLITE_SAYINGS: tuple[tuple[str, str, str], ...] = (
    (
        "database is locked",
        "Another program is holding the database.",
        "Nothing was saved. Close the other program, or try again in a moment.",
    ),
    (
        "readonly database",
        "The database file may be read but not changed.",
        "Nothing was saved. Ask for permission to write to the file and its folder.",
    ),
    (
        "disk is full",
        "The disk is full.",
        "Nothing was saved. Make room on the disk, then try again.",
    ),
    (
        "malformed",
        "The database file is damaged.",
        "Nothing was saved. Restore the newest backup with hsdesk db restore.",
    ),
    (
        "file is not a database",
        "This file is not a database.",
        "Choose the file that hsdesk made, or restore a backup.",
    ),
    (
        "unable to open database file",
        "The database file cannot be opened.",
        "Check that its folder exists and that you may write there.",
    ),
    (
        "disk i/o error",
        "The disk reported a fault while the database was in use.",
        "Nothing was saved. Check the disk before you go on.",
    ),
)
_POSTGRES_SAYINGS: tuple[tuple[str, str, str], ...] = (
    (
        "password authentication failed",
        "The database server does not accept this name and password.",
        "Check the address with your IT team.",
    ),
    (
        "no password supplied",
        "The database server asks for a password.",
        "Put it into the address: postgresql://name:password@server/database.",
    ),
    (
        "lock timeout",
        "Somebody else's work is holding the shared database.",
        "Nothing was saved. Try again in a moment.",
    ),
    (
        "permission denied",
        "The database account may not do this.",
        "Ask your IT team to give the account its rights.",
    ),
    (
        "read-only transaction",
        "The shared database can be read but not changed for now.",
        "Nothing was saved. Ask your IT team whether the server is being looked after.",
    ),
    (
        "no space left",
        "The database server's disk is full.",
        "Nothing was saved. Tell your IT team.",
    ),
)
_NO_SUCH_DATABASE = (
    "The database server has no database or account of that name.",
    "Check the address with your IT team.",
)
UNREACHABLE = (
    "The shared database does not answer.",
    "What you typed is kept. Check the network, or try again in a moment.",
)


def explain(error: Exception) -> StoreError | ChangedByOther | None:
    """The refusal that fits a database's error, or None when the error is a bug of ours."""
    if isinstance(error, StaleDataError):
        return ChangedByOther(
            "Somebody else has just changed this.", "Look at the new version, then make your change again."
        )
    if isinstance(error, PoolTimeoutError):
        return StoreUnreachable(*UNREACHABLE)
    said = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(said, sqlite3.Error):
        return _first(str(said).lower(), _SQLITE_SAYINGS)
    if isinstance(error, IntegrityError) or not isinstance(error, DBAPIError):
        return None
    return _explain_postgresql(error, str(said).lower())


def _explain_postgresql(error: DBAPIError, said: str) -> StoreError | None:
    known = _first(said, _POSTGRES_SAYINGS) if isinstance(error, DatabaseError) else None
    if known is not None:
        return known
    # Only while connecting: a table that does not exist is a bug of ours.
    if isinstance(error, OperationalError) and "does not exist" in said:
        return StoreError(*_NO_SUCH_DATABASE)
    lost = error.connection_invalidated or isinstance(error, (OperationalError, InterfaceError))
    return StoreUnreachable(*UNREACHABLE) if lost else None


def _first(said: str, sayings: tuple[tuple[str, str, str], ...]) -> StoreError | None:
    for words, sentence, advice in sayings:
        if words in said:
            return StoreError(sentence, advice)
    return None


@contextmanager
def explained() -> Iterator[None]:
    """Raise a refusal in place of a database error that a person can understand and mend."""
    try:
        yield
    except (DBAPIError, StaleDataError, PoolTimeoutError, sqlite3.Error) as error:
        refusal = explain(error)
        if refusal is None:
            raise
        raise refusal from error
