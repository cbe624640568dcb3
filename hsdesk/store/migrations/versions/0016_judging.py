"""How each office judges its results: when a missed target is close, and how few are too few to say."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table; an office without a row in it judges as hsdesk proposes."""
    op.create_table(
        "judging",
        sa.Column("office_id", KEY, nullable=False, autoincrement=False),
        sa.Column("close_hundredths", sa.Integer(), nullable=False),
        sa.Column("too_few", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("office_id", name="pk_judging"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_judging_office_id"),
    )


def downgrade() -> None:
    """Remove it; every office judges as hsdesk proposes again."""
    op.drop_table("judging")
