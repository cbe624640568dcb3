"""The diary: rooms and their use, appointments, duty."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")
STILL_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """Make the tables of the diary."""
    op.create_table(
        "room",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("features", JSON, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_room"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_room_office_id"),
        sa.UniqueConstraint("office_id", "name", name="uq_room_office_id_name"),
    )
    op.create_table(
        "occupancy",
        sa.Column("id", KEY, nullable=False),
        sa.Column("room_id", KEY, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("visit_id", KEY),
        sa.Column("staff_id", KEY),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("until_at", MOMENT),
        sa.Column("ended_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_occupancy"),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name="fk_occupancy_room_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_occupancy_staff_id"),
    )
    op.create_index(
        "uq_occupancy_room_id_open",
        "occupancy",
        ["room_id"],
        unique=True,
        sqlite_where=STILL_OPEN,
        postgresql_where=STILL_OPEN,
    )
    op.create_index("ix_occupancy_visit_id", "occupancy", ["visit_id"])
    op.create_table(
        "appointment",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("person_id", KEY),
        sa.Column("visitor_name", sa.String(200), nullable=False),
        sa.Column("staff_id", KEY),
        sa.Column("team_id", KEY),
        sa.Column("purpose", sa.String(40), nullable=False),
        sa.Column("note", sa.String(2000), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_appointment"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_appointment_office_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_appointment_person_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_appointment_staff_id"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_appointment_team_id"),
    )
    op.create_index("ix_appointment_office_id_day", "appointment", ["office_id", "day", "starts_at"])
    op.create_index("ix_appointment_person_id", "appointment", ["person_id"])
    op.create_table(
        "duty",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_duty"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_duty_office_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_duty_staff_id"),
    )
    op.create_index(
        "uq_duty_staff_id_kind_open",
        "duty",
        ["staff_id", "kind"],
        unique=True,
        sqlite_where=STILL_OPEN,
        postgresql_where=STILL_OPEN,
    )
    op.create_index("ix_duty_office_id_started_at", "duty", ["office_id", "started_at"])


def downgrade() -> None:
    """Remove the tables of the diary."""
    for table in ("duty", "appointment", "occupancy", "room"):
        op.drop_table(table)
