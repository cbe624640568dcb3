"""Tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")

REFERS_TO = {
    "office_id": "office",
    "owner_staff_id": "staff",
    "team_id": "team",
    "added_by": "staff",
    "done_by": "staff",
}


def upgrade() -> None:
    """Make the table of tasks."""
    op.create_table(
        "task",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("subject_kind", sa.String(30), nullable=False),
        sa.Column("subject_id", KEY, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("note", sa.String(2000), nullable=False),
        sa.Column("owner_staff_id", KEY),
        sa.Column("team_id", KEY),
        sa.Column("due_date", sa.Date()),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("added_by", KEY),
        sa.Column("done_at", MOMENT),
        sa.Column("done_by", KEY),
        sa.Column("dropped_at", MOMENT),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_task"),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=f"fk_task_{column}")
            for column, table in REFERS_TO.items()
        ),
    )
    op.create_index("ix_task_subject", "task", ["subject_kind", "subject_id"])
    op.create_index("ix_task_office_id_due_date", "task", ["office_id", "due_date"])


def downgrade() -> None:
    """Remove the table of tasks."""
    op.drop_table("task")
