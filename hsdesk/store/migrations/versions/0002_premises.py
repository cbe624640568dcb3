"""The premises: offices and the days on which they keep other hours."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Make the tables of the office."""
    op.create_table(
        "office",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("landlord", sa.String(200), nullable=False),
        sa.Column("nation", sa.String(30), nullable=False),
        sa.Column("hours", JSON, nullable=False),
        sa.Column("packs", JSON, nullable=False),
        sa.Column("emergency_phone", sa.String(40), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_office"),
        sa.UniqueConstraint("name", name="uq_office_name"),
    )
    op.create_table(
        "office_day",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hours", JSON, nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_office_day"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_office_day_office_id"),
        sa.UniqueConstraint("office_id", "day", name="uq_office_day_office_id_day"),
    )


def downgrade() -> None:
    """Remove the tables of the office."""
    op.drop_table("office_day")
    op.drop_table("office")
