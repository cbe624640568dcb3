"""The table of tasks."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.store.tables import Base, Key


class Task(Base):
    """Something to be done about a subject, by a person or a team.

    `dropped_at` says that it was added by mistake.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_subject", "subject_kind", "subject_id"),
        Index("ix_task_office_id_due_date", "office_id", "due_date"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    subject_kind: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[int] = mapped_column(Key)
    title: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(String(2000), default="")
    owner_staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    due_date: Mapped[date | None] = mapped_column(Date)
    added_at: Mapped[datetime]
    added_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    done_at: Mapped[datetime | None]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    dropped_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
