"""Duties: what is to be done once in every period, with evidence and moved dates."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Make the tables of duties."""
    op.create_table(
        "obligation_plan",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("pack", sa.String(80), nullable=False),
        sa.Column("standard", sa.String(60), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("every", sa.String(40), nullable=False),
        sa.Column("anchor", sa.Date(), nullable=False),
        sa.Column("owner_staff_id", KEY),
        sa.Column("remind_days", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_obligation_plan"),
        sa.UniqueConstraint("office_id", "standard", name="uq_obligation_plan_office_id_standard"),
        _refers("obligation_plan", "office_id", "office"),
        _refers("obligation_plan", "owner_staff_id", "staff"),
    )
    op.create_table(
        "obligation",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("plan_id", KEY, nullable=False),
        sa.Column("standard", sa.String(60), nullable=False),
        sa.Column("pack", sa.String(80), nullable=False),
        sa.Column("pack_version", sa.String(40), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=False),
        sa.Column("original_due_date", sa.Date(), nullable=False),
        sa.Column("owner_staff_id", KEY),
        sa.Column("remind_days", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date()),
        sa.Column("done_at", MOMENT),
        sa.Column("done_by", KEY),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_obligation"),
        sa.UniqueConstraint("office_id", "standard", "period_start", name="uq_obligation_office_id_standard_period_start"),
        _refers("obligation", "office_id", "office"),
        _refers("obligation", "plan_id", "obligation_plan"),
        _refers("obligation", "owner_staff_id", "staff"),
        _refers("obligation", "done_by", "staff"),
    )
    op.create_index("ix_obligation_plan_id", "obligation", ["plan_id"])
    op.create_index("ix_obligation_office_id_due_date", "obligation", ["office_id", "due_date"])
    op.create_table(
        "obligation_evidence",
        sa.Column("id", KEY, nullable=False),
        sa.Column("obligation_id", KEY, nullable=False),
        sa.Column("part", sa.String(120), nullable=False),
        sa.Column("note", sa.String(2000), nullable=False),
        sa.Column("attachment_id", KEY),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("added_by", KEY),
        sa.Column("removed_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_obligation_evidence"),
        _refers("obligation_evidence", "obligation_id", "obligation"),
        _refers("obligation_evidence", "attachment_id", "attachment"),
        _refers("obligation_evidence", "added_by", "staff"),
    )
    op.create_index("ix_obligation_evidence_obligation_id", "obligation_evidence", ["obligation_id"])
    op.create_table(
        "obligation_move",
        sa.Column("id", KEY, nullable=False),
        sa.Column("obligation_id", KEY, nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("to_date", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("moved_at", MOMENT, nullable=False),
        sa.Column("moved_by", KEY),
        sa.PrimaryKeyConstraint("id", name="pk_obligation_move"),
        _refers("obligation_move", "obligation_id", "obligation"),
        _refers("obligation_move", "moved_by", "staff"),
    )
    op.create_index("ix_obligation_move_obligation_id", "obligation_move", ["obligation_id"])


def downgrade() -> None:
    """Remove the tables of duties."""
    for table in ("obligation_move", "obligation_evidence", "obligation", "obligation_plan"):
        op.drop_table(table)


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")
