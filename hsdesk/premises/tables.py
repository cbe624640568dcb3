"""Tables of the office and its closures."""

from datetime import date
from typing import Any

from sqlalchemy import Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.store.tables import Base, Key
from hsdesk.store.types import Json


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


class OfficeDay(Base):
    """A date on which the office is closed, or open at other hours than usual.

    `hours` is a list of spans, empty for a day closed throughout.
    """

    __tablename__ = "office_day"
    __table_args__ = (UniqueConstraint("office_id", "day"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    day: Mapped[date] = mapped_column(Date)
    hours: Mapped[list[Any]] = mapped_column(Json)
    reason: Mapped[str] = mapped_column(String(200))
