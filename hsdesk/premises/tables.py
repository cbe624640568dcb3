"""Tables of the office, its closures, and how its calendar stood earlier."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.premises.rules import OfficeDayKind
from hsdesk.store.tables import Base, Key, index_where
from hsdesk.store.types import EnumText, Json


class Office(Base):
    """One area office of a landlord.

    `hours` maps `mon` to `sun` to lists of `["09:00", "17:00"]` spans; `packs` lists the ids of the
    standards packs it runs, the landlord's first.
    """

    __tablename__ = "office"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    landlord: Mapped[str] = mapped_column(String(200))
    nation: Mapped[str] = mapped_column(String(30))
    hours: Mapped[dict[str, Any]] = mapped_column(Json)
    packs: Mapped[list[Any]] = mapped_column(Json)
    emergency_phone: Mapped[str] = mapped_column(String(40), default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class OfficeWeek(Base):
    """The ordinary week and the nation that an office had `until` they were changed.

    How they are now stands with the office itself.
    """

    __tablename__ = "office_week"
    __table_args__ = (Index("ix_office_week_office_id_until", "office_id", "until"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    nation: Mapped[str] = mapped_column(String(30))
    hours: Mapped[dict[str, Any]] = mapped_column(Json)
    until: Mapped[datetime]


class OfficeDay(Base):
    """A date on which the office is closed, open at other hours than usual, or has an extra bank holiday.

    `hours` is a list of spans, empty for a day closed throughout; `reason` is the name of a bank holiday.
    `since` is when it was arranged, `until` when it was replaced or removed, empty while it holds. A date
    may have a bank holiday and an arrangement of the office's own at the same time, and only one of each.
    """

    __tablename__ = "office_day"
    __table_args__ = (
        index_where(
            "until IS NULL AND kind <> 'bank-holiday'", "uq_office_day_own", "office_id", "day", unique=True
        ),
        index_where(
            "until IS NULL AND kind = 'bank-holiday'",
            "uq_office_day_bank_holiday",
            "office_id",
            "day",
            unique=True,
        ),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    day: Mapped[date] = mapped_column(Date)
    kind: Mapped[OfficeDayKind] = mapped_column(EnumText(OfficeDayKind))
    hours: Mapped[list[Any]] = mapped_column(Json)
    reason: Mapped[str] = mapped_column(String(200))
    since: Mapped[datetime]
    until: Mapped[datetime | None]
