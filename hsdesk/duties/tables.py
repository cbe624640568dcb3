"""The tables of duties. In the database a duty is an obligation: being on duty has its own table."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.store.tables import Base, Key


class ObligationPlan(Base):
    """How something recurs at an office: one for each recurring promise, and for each duty of its own.

    `every` is the interval that the office chose, empty where the promise says it; periods are counted
    from `anchor`. `title` is that of the office's own duty; a promise's stands in its `pack`.
    """

    __tablename__ = "obligation_plan"
    __table_args__ = (UniqueConstraint("office_id", "standard"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    pack: Mapped[str] = mapped_column(String(80), default="")
    standard: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(200), default="")
    every: Mapped[str] = mapped_column(String(40), default="")
    anchor: Mapped[date] = mapped_column(Date)
    owner_staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    remind_days: Mapped[int] = mapped_column(Integer)
    is_active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Obligation(Base):
    """One period of a plan: the duty to do it once from `period_start` to `period_end`.

    `done_on` is the day on which it was done, `done_at` the moment at which that was noted.
    """

    __tablename__ = "obligation"
    __table_args__ = (
        UniqueConstraint("office_id", "standard", "period_start"),
        Index("ix_obligation_plan_id", "plan_id"),
        Index("ix_obligation_office_id_due_date", "office_id", "due_date"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    plan_id: Mapped[int] = mapped_column(ForeignKey("obligation_plan.id"))
    standard: Mapped[str] = mapped_column(String(60))
    pack: Mapped[str] = mapped_column(String(80), default="")
    pack_version: Mapped[str] = mapped_column(String(40), default="")
    period_start: Mapped[date] = mapped_column(Date)
    period_end: Mapped[date] = mapped_column(Date)
    due_date: Mapped[date] = mapped_column(Date)
    original_due_date: Mapped[date] = mapped_column(Date)
    owner_staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    remind_days: Mapped[int] = mapped_column(Integer)
    done_on: Mapped[date | None] = mapped_column(Date)
    done_at: Mapped[datetime | None]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Evidence(Base):
    """A note, a file or both that show that a duty, or one `part` of it, was done."""

    __tablename__ = "obligation_evidence"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    obligation_id: Mapped[int] = mapped_column(ForeignKey("obligation.id"), index=True)
    part: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(String(2000), default="")
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
    added_at: Mapped[datetime]
    added_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    removed_at: Mapped[datetime | None]


class Move(Base):
    """A change of the date by which a duty is to be done, and why."""

    __tablename__ = "obligation_move"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    obligation_id: Mapped[int] = mapped_column(ForeignKey("obligation.id"), index=True)
    from_date: Mapped[date] = mapped_column(Date)
    to_date: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(String(500))
    moved_at: Mapped[datetime]
    moved_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
