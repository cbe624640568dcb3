"""Reporting: figures entered by the month, and quick ways to what was corrected or not met."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")
UNUSUAL = sa.text("outcome <> 'met' OR ended_at > due_at OR corrected")
CORRECTS = sa.text("corrects IS NOT NULL")


def upgrade() -> None:
    """Make the table of monthly figures, and the indexes of corrected entries and unusual deadlines."""
    op.create_table(
        "monthly_figure",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("measure", sa.String(60), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("hundredths", sa.Integer()),
        sa.Column("numerator", sa.BigInteger()),
        sa.Column("denominator", sa.BigInteger()),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("entered_by", KEY),
        sa.Column("entered_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_monthly_figure"),
        sa.UniqueConstraint("office_id", "measure", "month", name="uq_monthly_figure_office_id_measure_month"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_monthly_figure_office_id"),
        sa.ForeignKeyConstraint(["entered_by"], ["staff.id"], name="fk_monthly_figure_entered_by"),
    )
    op.create_index(
        "ix_deadline_unusual",
        "deadline",
        [
            *("office_id", "standard", "due_at", "outcome", "ended_at", "took", "excuse"),
            *("paused_at", "corrected"),
        ],
        sqlite_where=UNUSUAL,
        postgresql_where=UNUSUAL,
    )
    op.create_index(
        "ix_journal_corrects", "journal", ["corrects"], sqlite_where=CORRECTS, postgresql_where=CORRECTS
    )


def downgrade() -> None:
    """Remove all three."""
    op.drop_index("ix_journal_corrects", "journal")
    op.drop_index("ix_deadline_unusual", "deadline")
    op.drop_table("monthly_figure")
