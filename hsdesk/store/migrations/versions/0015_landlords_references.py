"""The landlord's own references of people and homes, by which imports know them again."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLES = ("home", "person")


def upgrade() -> None:
    """Add the column, empty for everybody who is there, and see that no reference is given twice."""
    for table in TABLES:
        op.add_column(table, sa.Column("reference", sa.String(40)))
        op.create_index(f"uq_{table}_reference", table, ["reference"], unique=True)


def downgrade() -> None:
    """Remove the column."""
    for table in TABLES:
        op.drop_index(f"uq_{table}_reference", table)
        op.drop_column(table, "reference")
