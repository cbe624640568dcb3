"""The standards: deadlines, the packs that subjects began under, and the texts of those packs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Make the tables of the standards."""
    op.create_table(
        "deadline",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("pack", sa.String(60), nullable=False),
        sa.Column("pack_version", sa.String(20), nullable=False),
        sa.Column("standard", sa.String(40), nullable=False),
        sa.Column("subject_kind", sa.String(30), nullable=False),
        sa.Column("subject_id", KEY, nullable=False),
        sa.Column("opened_by", KEY, nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("original_due_at", MOMENT, nullable=False),
        sa.Column("due_date", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.Column("took", sa.Integer()),
        sa.Column("excuse", sa.String(60)),
        sa.Column("paused_at", MOMENT),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deadline"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_deadline_office_id"),
        sa.ForeignKeyConstraint(["opened_by"], ["journal.id"], name="fk_deadline_opened_by"),
        sa.UniqueConstraint(
            "subject_kind",
            "subject_id",
            "standard",
            "opened_by",
            name="uq_deadline_subject_kind_subject_id_standard_opened_by",
        ),
    )
    op.create_index("ix_deadline_opened_by", "deadline", ["opened_by"])
    counted = ["office_id", "standard", "due_at", "outcome", "ended_at", "took", "excuse", "paused_at", "corrected"]
    op.create_index("ix_deadline_results", "deadline", counted)
    still_open = sa.text("outcome = 'open'")
    op.create_index(
        "ix_deadline_open",
        "deadline",
        ["office_id", "due_at"],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_table(
        "subject_packs",
        sa.Column("subject_kind", sa.String(30), nullable=False),
        sa.Column("subject_id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("packs", JSON, nullable=False),
        sa.PrimaryKeyConstraint("subject_kind", "subject_id", name="pk_subject_packs"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_subject_packs_office_id"),
    )
    op.create_table(
        "kept_pack",
        sa.Column("pack", sa.String(60), nullable=False),
        sa.Column("version", sa.String(20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("pack", "version", name="pk_kept_pack"),
    )


def downgrade() -> None:
    """Remove the tables of the standards."""
    op.drop_table("kept_pack")
    op.drop_table("subject_packs")
    op.drop_table("deadline")
