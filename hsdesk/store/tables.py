"""The tables of the store itself: journal, accepted actions and counters."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, MetaData, String, Uuid, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from hsdesk.store.types import Json, UtcDateTime

Key = BigInteger().with_variant(Integer, "sqlite")
"""A row's number: SQLite numbers rows by itself only in a plain INTEGER column."""


class Base(DeclarativeBase):
    """The one collection of tables; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime, dict[str, Any]: Json, list[Any]: Json}  # noqa: RUF012


def index_where(where: str, name: str, *columns: str, unique: bool = False) -> Index:
    """An index over only those rows for which `where` holds, as the migrations make it on both databases.

    It is not written out for PostgreSQL here: that alone would load everything for PostgreSQL at each start.
    """
    return Index(name, *columns, unique=unique, sqlite_where=text(where))


class AcceptedAction(Base):
    """One thing that a person did, accepted once: the same id again changes nothing."""

    __tablename__ = "accepted_action"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(Key)
    result: Mapped[Any] = mapped_column(Json, nullable=True)


class JournalEntry(Base):
    """What happened, when, to what; appended and never changed (a trigger sees to it).

    `at` is when it happened and `recorded_at` when it was noted. `facts` and `touches` hold ids and
    codes only, so that a person can be erased without rewriting history. `transaction` is the number
    of the writing transaction on PostgreSQL, where commits may arrive out of order; 0 on SQLite.
    """

    __tablename__ = "journal"
    __table_args__ = (
        Index("ix_journal_subject", "subject_kind", "subject_id", "id"),
        Index("ix_journal_event", "event", "at"),
        Index("ix_journal_transaction", "transaction"),
        index_where("corrects IS NOT NULL", "ix_journal_corrects", "corrects"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    action_id: Mapped[UUID] = mapped_column(ForeignKey("accepted_action.id"), index=True)
    event: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[int] = mapped_column(Key)
    at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    office_id: Mapped[int | None] = mapped_column(Key)
    staff_id: Mapped[int | None] = mapped_column(Key)
    desk: Mapped[str] = mapped_column(String(60), default="")
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    touches: Mapped[list[Any]] = mapped_column(Json)
    corrects: Mapped[int | None] = mapped_column(ForeignKey("journal.id"))
    transaction: Mapped[int] = mapped_column(BigInteger, default=0)


class Counter(Base):
    """The last number given in a series and period, such as the tickets of an office on one day."""

    __tablename__ = "counter"

    series: Mapped[str] = mapped_column(String(60), primary_key=True)
    period: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int] = mapped_column(Integer)
