"""Tables of surveys."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.store.tables import Base, Key
from hsdesk.store.types import EnumText
from hsdesk.surveys.rules import Channel, Measure, QuestionnaireKind


class SurveySheet(Base):
    """One sheet of answers: a tenant's, perhaps without a name, or that of one mystery-shopping visit.

    `day` is when the answers were given or the visit was made. `staff_id` and `team_id` say whom a visit
    met, `person_id` who answered; all may be left open. `entry_id` is the journal's first entry of it.
    """

    __tablename__ = "survey_sheet"
    __table_args__ = (
        Index("ix_survey_sheet_office_id_day", "office_id", "day"),
        Index("ix_survey_sheet_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    questionnaire: Mapped[str] = mapped_column(String(60))
    questionnaire_version: Mapped[str] = mapped_column(String(20))
    kind: Mapped[QuestionnaireKind] = mapped_column(EnumText(QuestionnaireKind))
    day: Mapped[date] = mapped_column(Date)
    channel: Mapped[Channel] = mapped_column(EnumText(Channel))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str] = mapped_column(String(2000), default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    corrected_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("journal.id"))
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class SurveyAnswer(Base):
    """The answer to one question: a code, whether it is a good one (None: neither), and its figure."""

    __tablename__ = "survey_answer"
    __table_args__ = (UniqueConstraint("sheet_id", "question"), Index("ix_survey_answer_measure", "measure"))

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("survey_sheet.id"))
    question: Mapped[str] = mapped_column(String(60))
    value: Mapped[str] = mapped_column(String(40))
    good: Mapped[bool | None]
    measure: Mapped[Measure | None] = mapped_column(EnumText(Measure))


class SurveyTest(Base):
    """A promise that an answer tests, as the questionnaire said when the answer was given."""

    __tablename__ = "survey_test"
    __table_args__ = (Index("ix_survey_test_standard", "standard"),)

    answer_id: Mapped[int] = mapped_column(
        ForeignKey("survey_answer.id"), primary_key=True, autoincrement=False
    )
    standard: Mapped[str] = mapped_column(String(40), primary_key=True)


class KeptQuestionnaire(Base):
    """The text of a questionnaire's version under which sheets were recorded."""

    __tablename__ = "kept_questionnaire"

    questionnaire: Mapped[str] = mapped_column(String(60), primary_key=True)
    version: Mapped[str] = mapped_column(String(20), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
