"""The packs that an office copies and changes."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Make the table of own packs."""
    op.create_table(
        "own_pack",
        sa.Column("id", KEY, nullable=False),
        sa.Column("pack", sa.String(60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.Column("saved_by", KEY),
        sa.PrimaryKeyConstraint("id", name="pk_own_pack"),
        sa.UniqueConstraint("pack", "number", name="uq_own_pack_pack_number"),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("own_pack")
