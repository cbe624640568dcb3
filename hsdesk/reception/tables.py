"""The table of visits."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.people.rules import VisitorCategory
from hsdesk.reception.rules import Outcome, VisitState
from hsdesk.store.tables import Base, Key
from hsdesk.store.types import EnumText, Json


class Visit(Base):
    """One visit to the office.

    What the steps of a visit add up to is kept here for quick lists; the journal's entries are what it
    is worked out from. `visitor_name` is the name at the time, also when the person is on record.
    `corrected` lists the moments that were put right later; their first time stays in the journal.
    The ticket's number is unique for the office and day, and an appointment is checked in once.
    """

    __tablename__ = "visit"
    __table_args__ = (
        UniqueConstraint("office_id", "day", "number"),
        UniqueConstraint("appointment_id"),
        Index("ix_visit_office_id_state", "office_id", "state"),
        Index("ix_visit_office_id_ended_at", "office_id", "ended_at"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    day: Mapped[date] = mapped_column(Date)
    number: Mapped[int] = mapped_column(Integer)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    visitor_name: Mapped[str] = mapped_column(String(200))
    category: Mapped[VisitorCategory] = mapped_column(EnumText(VisitorCategory))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"))
    booked_at: Mapped[datetime | None]
    party_size: Mapped[int] = mapped_column(Integer)
    needs: Mapped[list[Any]] = mapped_column(Json)
    note: Mapped[str] = mapped_column(String(2000))
    identity_checked: Mapped[bool]
    checked_in_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    state: Mapped[VisitState] = mapped_column(EnumText(VisitState), default=VisitState.WAITING)
    reasons: Mapped[list[Any]] = mapped_column(Json)
    to_see_staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    to_see_team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    arrived_at: Mapped[datetime]
    called_at: Mapped[datetime | None]
    called_to: Mapped[str] = mapped_column(String(60), default="")
    times_called: Mapped[int] = mapped_column(Integer, default=0)
    seen_at: Mapped[datetime | None]
    seen_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    ended_at: Mapped[datetime | None]
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))
    outcome: Mapped[Outcome | None] = mapped_column(EnumText(Outcome))
    asked_satisfied: Mapped[bool | None]
    anything_else: Mapped[bool | None]
    staff_unavailable: Mapped[bool] = mapped_column(default=False)
    left_because: Mapped[str] = mapped_column(String(200), default="")
    corrected: Mapped[list[Any]] = mapped_column(Json, default=list)
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
