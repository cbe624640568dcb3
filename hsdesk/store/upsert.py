"""Rows that may be there already: one insert for both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from hsdesk.store.tables import Base

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def insert_or(session: Session, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An insert into `table` that goes on with `on_conflict_do_nothing` or `on_conflict_do_update`.

    Only the parts of the database in use are loaded: those of the other one would delay the first window.
    """
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)
