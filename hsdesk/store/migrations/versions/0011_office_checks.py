"""Office checks: rounds of the office, their answers, and how often the office looks."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")
OPEN = sa.text("finished_at IS NULL")


def upgrade() -> None:
    """Make the tables of rounds, answers and intervals."""
    op.create_table(
        "office_check",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("due_date", sa.Date(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("started_by", KEY),
        sa.Column("finished_at", MOMENT),
        sa.Column("finished_by", KEY),
        sa.PrimaryKeyConstraint("id", name="pk_office_check"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_office_check_office_id"),
        sa.ForeignKeyConstraint(["started_by"], ["staff.id"], name="fk_office_check_started_by"),
        sa.ForeignKeyConstraint(["finished_by"], ["staff.id"], name="fk_office_check_finished_by"),
    )
    op.create_index(
        "uq_office_check_office_id_open",
        "office_check",
        ["office_id"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_index("ix_office_check_office_id_finished_at", "office_check", ["office_id", "finished_at"])
    _answers()
    op.create_table(
        "office_check_interval",
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("office_id", name="pk_office_check_interval"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_office_check_interval_office_id"),
    )


def _answers() -> None:
    name = "office_check_answer"
    op.create_table(
        name,
        sa.Column("id", KEY, nullable=False),
        sa.Column("check_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("pack", sa.String(60), nullable=False),
        sa.Column("pack_version", sa.String(20), nullable=False),
        sa.Column("standard", sa.String(40), nullable=False),
        sa.Column("yes", sa.Boolean()),
        sa.Column("note", sa.String(2000), nullable=False),
        sa.Column("answered_at", MOMENT),
        sa.Column("answered_by", KEY),
        sa.Column("entry_id", KEY),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_office_check_answer"),
        sa.UniqueConstraint(
            "check_id", "pack", "standard", name="uq_office_check_answer_check_id_pack_standard"
        ),
        sa.ForeignKeyConstraint(["check_id"], ["office_check.id"], name="fk_office_check_answer_check_id"),
        sa.ForeignKeyConstraint(["answered_by"], ["staff.id"], name="fk_office_check_answer_answered_by"),
        sa.ForeignKeyConstraint(["entry_id"], ["journal.id"], name="fk_office_check_answer_entry_id"),
    )
    op.create_index("ix_office_check_answer_standard", name, ["standard", "answered_at"])


def downgrade() -> None:
    """Remove them again."""
    op.drop_table("office_check_interval")
    op.drop_table("office_check_answer")
    op.drop_table("office_check")
