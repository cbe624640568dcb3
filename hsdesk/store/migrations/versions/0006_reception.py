"""Reception: visits."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")

REFERS_TO = {
    "office_id": "office",
    "person_id": "person",
    "appointment_id": "appointment",
    "checked_in_by": "staff",
    "to_see_staff_id": "staff",
    "to_see_team_id": "team",
    "seen_by": "staff",
    "room_id": "room",
}


def upgrade() -> None:
    """Make the table of visits."""
    op.create_table(
        "visit",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", KEY),
        sa.Column("visitor_name", sa.String(200), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("appointment_id", KEY),
        sa.Column("booked_at", MOMENT),
        sa.Column("party_size", sa.Integer(), nullable=False),
        sa.Column("needs", JSON, nullable=False),
        sa.Column("note", sa.String(2000), nullable=False),
        sa.Column("identity_checked", sa.Boolean(), nullable=False),
        sa.Column("checked_in_by", KEY),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("reasons", JSON, nullable=False),
        sa.Column("to_see_staff_id", KEY),
        sa.Column("to_see_team_id", KEY),
        sa.Column("arrived_at", MOMENT, nullable=False),
        sa.Column("called_at", MOMENT),
        sa.Column("called_to", sa.String(60), nullable=False),
        sa.Column("times_called", sa.Integer(), nullable=False),
        sa.Column("seen_at", MOMENT),
        sa.Column("seen_by", KEY),
        sa.Column("ended_at", MOMENT),
        sa.Column("room_id", KEY),
        sa.Column("outcome", sa.String(40)),
        sa.Column("asked_satisfied", sa.Boolean()),
        sa.Column("anything_else", sa.Boolean()),
        sa.Column("staff_unavailable", sa.Boolean(), nullable=False),
        sa.Column("left_because", sa.String(200), nullable=False),
        sa.Column("corrected", JSON, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_visit"),
        sa.UniqueConstraint("office_id", "day", "number", name="uq_visit_office_id_day_number"),
        sa.UniqueConstraint("appointment_id", name="uq_visit_appointment_id"),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=f"fk_visit_{column}")
            for column, table in REFERS_TO.items()
        ),
    )
    op.create_index("ix_visit_person_id", "visit", ["person_id"])
    op.create_index("ix_visit_office_id_state", "visit", ["office_id", "state"])
    op.create_index("ix_visit_office_id_ended_at", "visit", ["office_id", "ended_at"])


def downgrade() -> None:
    """Remove the table of visits."""
    op.drop_table("visit")
