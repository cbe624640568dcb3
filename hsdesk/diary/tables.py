"""Tables of the diary."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.diary.rules import AppointmentState, DutyKind, OccupancyKind, Purpose
from hsdesk.store.tables import Base, Key, index_where
from hsdesk.store.types import EnumText, Json


class Room(Base):
    """An interview room of an office; `features` are codes of the needs that it serves."""

    __tablename__ = "room"
    __table_args__ = (UniqueConstraint("office_id", "name"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    name: Mapped[str] = mapped_column(String(60))
    features: Mapped[list[Any]] = mapped_column(Json)
    position: Mapped[int] = mapped_column(Integer)
    active: Mapped[bool] = mapped_column(default=True)


class Occupancy(Base):
    """A stretch of time in which a room is in use, held or closed.

    At most one occupancy of a room is open at any moment: a unique index over the open ones sees to
    it, so two people can never take one room.
    """

    __tablename__ = "occupancy"
    __table_args__ = (
        index_where("ended_at IS NULL", "uq_occupancy_room_id_open", "room_id", unique=True),
        Index("ix_occupancy_visit_id", "visit_id"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"))
    kind: Mapped[OccupancyKind] = mapped_column(EnumText(OccupancyKind))
    visit_id: Mapped[int | None] = mapped_column(Key)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reason: Mapped[str] = mapped_column(String(200), default="")
    started_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class Appointment(Base):
    """Somebody expected at a time; `visitor_name` when the person is not on record."""

    __tablename__ = "appointment"
    __table_args__ = (Index("ix_appointment_office_id_day", "office_id", "day", "starts_at"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    day: Mapped[date] = mapped_column(Date)
    starts_at: Mapped[datetime]
    minutes: Mapped[int] = mapped_column(Integer)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    visitor_name: Mapped[str] = mapped_column(String(200), default="")
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    purpose: Mapped[Purpose] = mapped_column(EnumText(Purpose))
    note: Mapped[str] = mapped_column(String(2000), default="")
    state: Mapped[AppointmentState] = mapped_column(EnumText(AppointmentState))
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Duty(Base):
    """A stretch of time in which somebody was on duty; open at most once for each person."""

    __tablename__ = "duty"
    __table_args__ = (
        index_where("ended_at IS NULL", "uq_duty_staff_id_kind_open", "staff_id", "kind", unique=True),
        Index("ix_duty_office_id_started_at", "office_id", "started_at"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[DutyKind] = mapped_column(EnumText(DutyKind))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
