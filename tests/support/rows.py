"""A row in every table that a database has, whatever its tables are, and a look at all rows."""

import json
from datetime import UTC, date, datetime, time
from importlib import import_module
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, insert, select
from sqlalchemy import types as sql

from hsdesk.store.tables import Base
from support.source import ROOT

TEXT = 'Ŵyn "Bob" O\'Neil\\ \t<b>🏠</b> ١٢٣'
MOMENT = datetime(2026, 3, 29, 1, 0, 0, 123456, tzinfo=UTC)
SKIPPED = ("search_", "sqlite_", "alembic_version")


def all_tables() -> MetaData:
    """The tables of every room, as the program knows them."""
    for path in sorted((ROOT / "hsdesk").rglob("tables.py")):
        import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return Base.metadata


def tables(connection: Connection) -> list[Table]:
    """The tables that are not derived, parents first, as the database itself describes them."""
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: not name.startswith(SKIPPED))
    return list(metadata.sorted_tables)


def fill(connection: Connection, *, already: frozenset[str] = frozenset()) -> frozenset[str]:
    """Put one row into every table that is not in `already`; returns the names of all tables."""
    every = tables(connection)
    for table in every:
        if table.name not in already:
            naive = connection.dialect.name == "sqlite"
            row = {column.name: value_for(column, naive=naive) for column in table.columns}
            connection.execute(insert(table).values(row))
    return frozenset(table.name for table in every)


def value_for(column: Column[Any], *, naive: bool) -> Any:
    """A value that fits a column and its references; every other optional column stays empty."""
    if column.name == "transaction":
        return 0
    if column.name == "corrects" or (column.nullable and len(column.name) % 2):
        return None
    examples: list[tuple[type[sql.TypeEngine[Any]], Any]] = [
        (sql.CHAR, "0" * 31 + "1"),
        (sql.Uuid, "0" * 31 + "1"),
        (sql.String, TEXT[: getattr(column.type, "length", None) or 100]),
        (sql.JSON, {"codes": ["é", 1, True, None], "text": TEXT}),
        (sql.Boolean, True),
        (sql.Integer, 1),
        (sql.DateTime, MOMENT.replace(tzinfo=None) if naive else MOMENT),
        (sql.Date, date(2024, 2, 29)),
        (sql.Time, time(9, 30)),
        (sql.Numeric, 1.5),
        (sql.LargeBinary, b"\x00\xff\x89PNG"),
    ]
    return next(value for kind, value in examples if isinstance(column.type, kind))


def contents(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables that are not derived, in a form that is the same on both databases."""
    found = {}
    for table in tables(connection):
        columns = sorted(table.columns, key=lambda column: column.name)
        rows = connection.execute(select(*columns))
        found[table.name] = sorted(
            (tuple(plain(value) for value in row) for row in rows), key=lambda row: [str(x) for x in row]
        )
    return found


def columns(connection: Connection) -> dict[str, dict[str, list[Any]]]:
    """The values in each column of each table, for databases whose tables have not all the same columns."""
    return {
        table.name: {
            column.name: sorted(map(str, map(plain, connection.scalars(select(column)))))
            for column in table.columns
        }
        for table in tables(connection)
    }


def plain(value: Any) -> Any:
    """A value without what only one kind of database knows of it."""
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).replace(tzinfo=None).isoformat()
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True)
    return value.hex if hasattr(value, "hex") and not isinstance(value, float | bytes) else value
