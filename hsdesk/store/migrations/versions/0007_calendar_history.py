"""The calendar's history: how days and weeks were arranged before, and which deadlines were adjusted."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")
ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)
"""What was arranged before there was a history counts as arranged always."""

OWN = "until IS NULL AND kind <> 'bank-holiday'"
BANK_HOLIDAY = "until IS NULL AND kind = 'bank-holiday'"
NOW = sa.text("until IS NULL")


def upgrade() -> None:
    """Give special days a beginning and an end, keep replaced weeks, and mark deadlines."""
    since = ALWAYS.replace(tzinfo=None) if op.get_bind().dialect.name == "sqlite" else ALWAYS
    kept = [{**row, "kind": "other-hours" if row["hours"] else "closed", "since": since} for row in _days()]
    op.drop_table("office_day")
    _make_days(
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT),
    )
    for name, where in (("uq_office_day_own", OWN), ("uq_office_day_bank_holiday", BANK_HOLIDAY)):
        op.create_index(
            name,
            "office_day",
            ["office_id", "day"],
            unique=True,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )
    _put_back(kept, sa.column("kind", sa.String), sa.column("since", MOMENT))
    op.create_table(
        "office_week",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("nation", sa.String(30), nullable=False),
        sa.Column("hours", JSON, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_office_week"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_office_week_office_id"),
    )
    op.create_index("ix_office_week_office_id_until", "office_week", ["office_id", "until"])
    # Whether an older deadline was paused or extended is not known, so all are reckoned the exact way.
    op.add_column("deadline", sa.Column("adjusted", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    """Keep what holds now of the special days, one for each date, and nothing of the history."""
    op.drop_column("deadline", "adjusted")
    op.drop_table("office_week")
    kept = {(row["office_id"], row["day"]): row for row in _days(NOW)}
    op.drop_table("office_day")
    _make_days(one_a_day=True)
    _put_back(list(kept.values()))


def _days(*where: sa.TextClause) -> list[dict[str, Any]]:
    """The special days, without their numbers, which nothing refers to."""
    table = _table()
    query = sa.select(*table.c).where(*where).order_by(sa.text("id"))
    return [dict(row) for row in op.get_bind().execute(query).mappings()]


def _make_days(*more: sa.Column[Any], one_a_day: bool = False) -> None:
    parts: list[sa.schema.SchemaItem] = [
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hours", JSON, nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_office_day"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_office_day_office_id"),
        *more,
    ]
    if one_a_day:
        parts.append(sa.UniqueConstraint("office_id", "day", name="uq_office_day_office_id_day"))
    op.create_table("office_day", *parts)


def _put_back(rows: Sequence[dict[str, Any]], *more: sa.ColumnClause[Any]) -> None:
    if rows:
        op.bulk_insert(_table(*more), list(rows))


def _table(*more: sa.ColumnClause[Any]) -> sa.TableClause:
    return sa.table(
        "office_day",
        sa.column("office_id", KEY),
        sa.column("day", sa.Date),
        sa.column("hours", JSON),
        sa.column("reason", sa.String),
        *more,
    )
