"""Surveys: sheets of answers, the promises that answers test, and the questionnaires they were given to."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")

REFERS_TO = {
    "office_id": "office",
    "staff_id": "staff",
    "team_id": "team",
    "person_id": "person",
    "recorded_by": "staff",
    "entry_id": "journal",
}


def upgrade() -> None:
    """Make the tables of sheets, answers, what they test, and questionnaires."""
    op.create_table(
        "survey_sheet",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("questionnaire", sa.String(60), nullable=False),
        sa.Column("questionnaire_version", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("staff_id", KEY),
        sa.Column("team_id", KEY),
        sa.Column("person_id", KEY),
        sa.Column("note", sa.String(2000), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("recorded_by", KEY),
        sa.Column("corrected_at", MOMENT),
        sa.Column("withdrawn_at", MOMENT),
        sa.Column("entry_id", KEY),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_survey_sheet"),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=f"fk_survey_sheet_{column}")
            for column, table in REFERS_TO.items()
        ),
    )
    op.create_index("ix_survey_sheet_office_id_day", "survey_sheet", ["office_id", "day"])
    op.create_index("ix_survey_sheet_person_id", "survey_sheet", ["person_id"])
    _answers()
    op.create_table(
        "kept_questionnaire",
        sa.Column("questionnaire", sa.String(60), nullable=False),
        sa.Column("version", sa.String(20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("questionnaire", "version", name="pk_kept_questionnaire"),
    )


def _answers() -> None:
    op.create_table(
        "survey_answer",
        sa.Column("id", KEY, nullable=False),
        sa.Column("sheet_id", KEY, nullable=False),
        sa.Column("question", sa.String(60), nullable=False),
        sa.Column("value", sa.String(40), nullable=False),
        sa.Column("good", sa.Boolean()),
        sa.Column("measure", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_survey_answer"),
        sa.UniqueConstraint("sheet_id", "question", name="uq_survey_answer_sheet_id_question"),
        sa.ForeignKeyConstraint(["sheet_id"], ["survey_sheet.id"], name="fk_survey_answer_sheet_id"),
    )
    op.create_index("ix_survey_answer_measure", "survey_answer", ["measure"])
    op.create_table(
        "survey_test",
        sa.Column("answer_id", KEY, nullable=False),
        sa.Column("standard", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("answer_id", "standard", name="pk_survey_test"),
        sa.ForeignKeyConstraint(["answer_id"], ["survey_answer.id"], name="fk_survey_test_answer_id"),
    )
    op.create_index("ix_survey_test_standard", "survey_test", ["standard"])


def downgrade() -> None:
    """Remove them again."""
    for table in ("kept_questionnaire", "survey_test", "survey_answer", "survey_sheet"):
        op.drop_table(table)
