"""What every step of a visit has in common: taking hold of the visit, and writing the step down."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from hsdesk.clock import as_utc
from hsdesk.diary.actions import leave_room, take_room
from hsdesk.diary.tables import Room
from hsdesk.errors import Gone, Refused
from hsdesk.people.tables import Staff
from hsdesk.reception.course import KIND, bring_in_line
from hsdesk.reception.events import VisitEvent
from hsdesk.reception.rules import VisitState
from hsdesk.reception.tables import Visit
from hsdesk.store.work import FactValue, Subject, Work


def ticket_of(number: int) -> str:
    """The ticket for a visit's number of the day: A01, A02 … A99, A100."""
    return f"A{number:02d}"


_SINCE = {
    VisitState.CALLED: "was called",
    VisitState.BEING_SEEN: "is being seen",
    VisitState.WAITING: "is waiting again",
    VisitState.FINISHED: "has finished",
    VisitState.LEFT: "has left",
    VisitState.REDIRECTED: "was sent elsewhere",
    VisitState.WITHDRAWN: "was taken back",
    VisitState.FORGOTTEN: "was closed the day after",
}


def claim(work: Work, visit_id: int, states: Sequence[VisitState]) -> Visit:
    """Take hold of a visit for one step, in one statement: of two people, exactly one gets it."""
    claimed = work.session.scalar(
        update(Visit)
        .where(Visit.id == visit_id, Visit.office_id == work.office_id, Visit.state.in_(states))
        .values(version=Visit.version + 1)
        .returning(Visit.id)
    )
    visit = work.session.get(Visit, visit_id, populate_existing=True)
    if visit is None or visit.office_id != work.office_id:
        raise Refused("There is no such visit in this office.", "Choose one from the board.")
    if claimed is None:
        who = work.session.scalar(select(Staff.name).where(Staff.id == visit.seen_by))
        by = f" by {who}" if who and visit.state is VisitState.BEING_SEEN else ""
        raise Gone(
            f"{ticket_of(visit.number)} {_SINCE[visit.state]}{by}.", "The board shows how it stands now."
        )
    return visit


def take_step(
    work: Work,
    visit: Visit,
    event: VisitEvent,
    facts: dict[str, FactValue],
    *,
    at: datetime | None = None,
) -> None:
    """Write a step into the journal and bring the visit's row in line with it."""
    touches = [Subject("room", visit.room_id)] if visit.room_id else []
    work.record(event, Subject(KIND, visit.id), at=at, facts=facts, touches=touches)
    bring_in_line(work.session, visit)


def move_into(work: Work, visit: Visit, room_id: int, staff_id: int | None) -> None:
    """Take a room for a visitor, leaving the one they had. Raises `Gone` when it is not free."""
    if visit.room_id == room_id:
        raise Gone(f"{ticket_of(visit.number)} is in this room already.")
    leave_room(work, visit_id=visit.id)
    take_room(work, room_id=room_id, visit_id=visit.id, staff_id=staff_id)
    visit.called_to = work.session.scalars(select(Room.name).where(Room.id == room_id)).one()


def noted(work: Work, moment: datetime | None, *, not_before: datetime, field: str) -> datetime | None:
    """A moment that is noted late, in UTC. Raises `Refused` when it is out of order or in the future."""
    if moment is None:
        return None
    when = as_utc(moment)
    if when > work.now:
        raise Refused("This time lies in the future.", "Give the time at which it happened.", field=field)
    if when < not_before:
        raise Refused("This time lies before the step that came first.", "Give a later time.", field=field)
    return when
