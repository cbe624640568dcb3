"""The store: accepted actions, the append-only journal, counters."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Make the store's tables and the triggers that keep the journal append-only."""
    op.create_table(
        "accepted_action",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("staff_id", KEY),
        sa.Column("result", JSON),
        sa.PrimaryKeyConstraint("id", name="pk_accepted_action"),
    )
    op.create_table(
        "journal",
        sa.Column("id", KEY, nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("event", sa.String(60), nullable=False),
        sa.Column("subject_kind", sa.String(30), nullable=False),
        sa.Column("subject_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("office_id", KEY),
        sa.Column("staff_id", KEY),
        sa.Column("desk", sa.String(60), nullable=False),
        sa.Column("facts", JSON, nullable=False),
        sa.Column("touches", JSON, nullable=False),
        sa.Column("corrects", KEY),
        sa.Column("transaction", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_journal"),
        sa.ForeignKeyConstraint(["action_id"], ["accepted_action.id"], name="fk_journal_action_id"),
        sa.ForeignKeyConstraint(["corrects"], ["journal.id"], name="fk_journal_corrects"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_journal_action_id", "journal", ["action_id"])
    op.create_index("ix_journal_subject", "journal", ["subject_kind", "subject_id", "id"])
    op.create_index("ix_journal_event", "journal", ["event", "at"])
    op.create_index("ix_journal_transaction", "journal", ["transaction"])
    op.create_table(
        "counter",
        sa.Column("series", sa.String(60), nullable=False),
        sa.Column("period", sa.String(40), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", "period", name="pk_counter"),
    )
    if op.get_bind().dialect.name == "postgresql":
        _guard_on_postgresql()
    else:
        _guard_on_sqlite()


def downgrade() -> None:
    """Remove the store's tables."""
    op.drop_table("counter")
    op.drop_table("journal")
    op.drop_table("accepted_action")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION IF EXISTS journal_refuse_change()")
        op.execute("DROP FUNCTION IF EXISTS journal_tell()")


def _guard_on_sqlite() -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER journal_no_{change.lower()} BEFORE {change} ON journal "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )
    # REPLACE takes a row away without asking the trigger on deletes.
    op.execute(
        "CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal "
        "WHEN EXISTS (SELECT 1 FROM journal WHERE id = new.id) "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )


def _guard_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION journal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal "
        "FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change()"
    )
    op.execute(
        "CREATE FUNCTION journal_tell() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM pg_notify('hsdesk_journal', ''); RETURN NULL; END $$"
    )
    op.execute(
        "CREATE TRIGGER journal_told AFTER INSERT ON journal "
        "FOR EACH STATEMENT EXECUTE FUNCTION journal_tell()"
    )
