"""Which version of the tables this program knows, told without loading Alembic."""

from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from hsdesk.errors import NewerDatabase, StoreError

MIGRATIONS = files("hsdesk.store") / "migrations"

DERIVED = "search_"
"""How the names begin of tables that are derived from others and can be filled again from them."""


def revisions() -> list[str]:
    """All revisions in order; a migration's file name begins with its four-figure revision."""
    names = (entry.name for entry in (MIGRATIONS / "versions").iterdir())
    return sorted(name[:4] for name in names if name[:4].isdigit() and name.endswith(".py"))


def migrations_folder() -> Path:
    """Where Alembic finds the migrations."""
    return Path(str(MIGRATIONS))


def refuse_other_program(tables: Collection[str]) -> None:
    """Raise `StoreError` when a database with these tables is neither empty nor made by hsdesk.

    Other programs keep an `alembic_version` too, so the journal must be there beside it.
    """
    ours = "alembic_version" in tables and (len(tables) == 1 or {"journal", "accepted_action"} <= {*tables})
    if tables and not ours:
        raise StoreError(
            "This database belongs to another program.",
            "Choose an empty database, or the one that hsdesk made.",
        )


def revision_of(connection: Connection) -> str | None:
    """The revision of a database, or None for an empty one.

    Raises `NewerDatabase` when this program does not know it, and `StoreError` when the database holds
    tables of something else.
    """
    tables = set(inspect(connection).get_table_names())
    refuse_other_program(tables)
    if "alembic_version" not in tables:
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if revision is not None and revision not in revisions():
        raise NewerDatabase(
            "This database was made by a newer hsdesk than this one.",
            "Update hsdesk on this computer; nothing was changed.",
        )
    return revision
