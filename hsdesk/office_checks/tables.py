"""Tables of checks at the office."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.store.tables import Base, Key, index_where


class OfficeCheck(Base):
    """One round of an office; at most one is open at a time, so that two desks fill in the same one."""

    __tablename__ = "office_check"
    __table_args__ = (
        index_where("finished_at IS NULL", "uq_office_check_office_id_open", "office_id", unique=True),
        Index("ix_office_check_office_id_finished_at", "office_id", "finished_at"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    due_date: Mapped[date] = mapped_column(Date)
    started_at: Mapped[datetime]
    started_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    finished_at: Mapped[datetime | None]
    finished_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class CheckAnswer(Base):
    """One question of a round: what the promise of a pack asks, and what was found, once it was looked at.

    `entry_id` is the journal's entry of the answer that counts; `corrected` says that it was put right after
    the round was finished.
    """

    __tablename__ = "office_check_answer"
    __table_args__ = (
        UniqueConstraint("check_id", "pack", "standard"),
        Index("ix_office_check_answer_standard", "standard", "answered_at"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    check_id: Mapped[int] = mapped_column(ForeignKey("office_check.id"))
    position: Mapped[int] = mapped_column(Integer)
    pack: Mapped[str] = mapped_column(String(60))
    pack_version: Mapped[str] = mapped_column(String(20))
    standard: Mapped[str] = mapped_column(String(40))
    yes: Mapped[bool | None]
    note: Mapped[str] = mapped_column(String(2000), default="")
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("journal.id"))
    corrected: Mapped[bool] = mapped_column(default=False)


class CheckInterval(Base):
    """How often an office looks at what its promises name no interval for."""

    __tablename__ = "office_check_interval"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True, autoincrement=False)
    count: Mapped[int] = mapped_column(Integer)
    unit: Mapped[str] = mapped_column(String(10))
