"""Rows between a shared PostgreSQL database and an SQLite file with the same tables.

What is copied is decided by the databases themselves, since a backup before an update is of older
tables than this program's: every table and column that both have. A table whose name begins with
`search_` is derived from the others; it is left empty, and made anew by whoever owns it.

SQLite keeps values as plain text and numbers, in the way of SQLAlchemy's own column types; PostgreSQL
reads and writes the same through casts.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    MetaData,
    Table,
    cast,
    func,
    inspect,
    literal,
    select,
)
from sqlalchemy import types as sql

from hsdesk.errors import StoreError
from hsdesk.store.schema import DERIVED

BATCH = 1000
"""Rows held in memory at a time."""
BATCH_OF_FILES = 2
"""Rows held in memory at a time where each may hold a whole file, such as a photo of ten megabytes."""


def copy_to_file(server: Connection, file: Connection) -> None:
    """Copy every row of one moment into an SQLite file with the same, empty tables.

    `server` is in a repeatable-read transaction. The number of a writing transaction, by which the
    feed finds late commits, means nothing elsewhere and becomes 0.
    """
    for table, columns in _common_tables(server, file):
        chosen = [_as_file_keeps_it(table, name).label(name) for name in columns]
        places = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {_quoted(table.name)} ({_listed(columns)}) VALUES ({places})"  # noqa: S608
        size = _batch_of(table, columns)
        rows = server.execution_options(stream_results=True, max_row_buffer=size).execute(select(*chosen))
        for batch in rows.partitions(size):
            file.exec_driver_sql(statement, [tuple(row) for row in batch])


def refill_server(file: Connection, server: Connection) -> None:
    """Empty the tables of a PostgreSQL database and fill them from a file, in `server`'s transaction.

    Raises `StoreError` when the server does not take the rows; the caller then rolls back.
    """
    import psycopg

    pairs = _common_tables(server, file)
    server.exec_driver_sql("ALTER TABLE journal DISABLE TRIGGER journal_no_change")
    derived = [name for name in inspect(server).get_table_names() if name.startswith(DERIVED)]
    emptied = _listed([*(table.name for table, _ in pairs), *derived])
    server.exec_driver_sql(f"TRUNCATE {emptied} RESTART IDENTITY CASCADE")
    cursor: Any = server.connection.cursor()
    try:
        for table, columns in pairs:
            with cursor.copy(f"COPY {_quoted(table.name)} ({_listed(columns)}) FROM STDIN") as target:
                for row in _rows_of(file, table, columns):
                    target.write_row(row)
    except (psycopg.DataError, psycopg.IntegrityError) as error:
        raise StoreError(
            "The shared database does not take everything that this backup holds.",
            "Nothing was changed. Run hsdesk db check on the backup.",
        ) from error
    finally:
        cursor.close()
    for table, columns in pairs:
        _set_sequences(server, table, columns)
    server.exec_driver_sql("ALTER TABLE journal ENABLE TRIGGER journal_no_change")


def _common_tables(server: Connection, file: Connection) -> list[tuple[Table, list[str]]]:
    """The tables of both databases and their common columns; a table follows those it points to."""
    kept = {
        str(name)
        for (name,) in file.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
    }
    both = kept & set(inspect(server).get_table_names())
    names = {name for name in both if name != "alembic_version" and not name.startswith(DERIVED)}
    metadata = MetaData()
    metadata.reflect(server, only=sorted(names))
    pairs = []
    for table in metadata.sorted_tables:
        if table.name in names:
            in_file = {row[1] for row in file.exec_driver_sql(f"PRAGMA table_info({_quoted(table.name)})")}
            columns = [column.name for column in table.columns if column.computed is None]
            pairs.append((table, [name for name in columns if name in in_file]))
    return pairs


_TO_FILE: tuple[tuple[type[sql.TypeEngine[Any]], Callable[[Column[Any]], ColumnElement[Any]]], ...] = (
    (sql.JSON, lambda column: cast(column, sql.Text)),
    (sql.Uuid, lambda column: func.replace(cast(column, sql.Text), "-", "")),
    (sql.DateTime, lambda column: func.to_char(_in_utc(column), "YYYY-MM-DD HH24:MI:SS.US")),
    (sql.Date, lambda column: func.to_char(column, "YYYY-MM-DD")),
    (sql.Time, lambda column: func.to_char(column, "HH24:MI:SS.US")),
    (sql.Boolean, lambda column: cast(column, sql.Integer)),
    (sql.Float, lambda column: column),
    (sql.Numeric, lambda column: cast(column, sql.Double)),
)
"""How a file keeps the kinds of value that it has no kind of its own for; the first that fits counts."""


def _as_file_keeps_it(table: Table, name: str) -> ColumnElement[Any]:
    if (table.name, name) == ("journal", "transaction"):
        return literal(0)
    column = table.columns[name]
    for kind, convert in _TO_FILE:
        if isinstance(column.type, kind):
            return convert(column)
    return column


def _in_utc(column: Column[Any]) -> ColumnElement[Any]:
    return func.timezone("UTC", column) if getattr(column.type, "timezone", False) else column


def _rows_of(file: Connection, table: Table, columns: Sequence[str]) -> Iterator[Sequence[Any]]:
    statement = f"SELECT {_listed(columns)} FROM {_quoted(table.name)}"  # noqa: S608
    for batch in file.exec_driver_sql(statement).partitions(_batch_of(table, columns)):
        yield from batch


def _batch_of(table: Table, columns: Sequence[str]) -> int:
    """How many rows of a table to hold at a time: few where files are kept in it."""
    keeps_files = any(isinstance(table.columns[name].type, sql.LargeBinary) for name in columns)
    return BATCH_OF_FILES if keeps_files else BATCH


def _set_sequences(server: Connection, table: Table, columns: Sequence[str]) -> None:
    """Let the server go on numbering where the copied rows end."""
    for name in columns:
        if isinstance(table.columns[name].type, sql.Integer):
            sequence = server.execute(
                select(func.pg_get_serial_sequence(_quoted(table.name), name))
            ).scalar_one()
            last = server.execute(select(func.max(table.columns[name]))).scalar_one() if sequence else None
            if last is not None:
                server.execute(select(func.setval(sequence, last)))


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(_quoted(name) for name in columns)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
