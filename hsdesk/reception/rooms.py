"""Interview rooms and the visitors in them."""

from sqlalchemy import select

from hsdesk.diary import actions as diary
from hsdesk.diary.tables import Occupancy
from hsdesk.errors import Gone
from hsdesk.reception.rules import IN_THE_OFFICE
from hsdesk.reception.steps import ticket_of
from hsdesk.reception.tables import Visit
from hsdesk.store.work import Work


def free_room(work: Work, *, room_id: int) -> None:
    """Make a held or closed room, or one left after a visit, free again.

    Raises `Gone` when it is free, and when a visitor is in it or on the way there, whom somebody at
    another desk may have sent a moment ago.
    """
    taken = work.session.execute(
        select(Occupancy.visit_id)
        .where(Occupancy.room_id == room_id, Occupancy.ended_at.is_(None))
        .with_for_update()
    ).one_or_none()
    if taken is None:
        raise Gone("This room is free already.")
    number = work.session.scalar(
        select(Visit.number).where(Visit.id == taken.visit_id, Visit.state.in_(IN_THE_OFFICE))
    )
    if number is not None:
        raise Gone(
            f"{ticket_of(number)} has this room.", "Finish the visit, or give the visitor another room."
        )
    diary.free_room(work, room_id=room_id)
