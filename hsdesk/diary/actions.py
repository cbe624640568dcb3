"""What a person does with the diary: book, cancel, hold a room, go on duty."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from hsdesk.clock import LONDON, as_utc
from hsdesk.diary.events import AppointmentEvent, DutyEvent, RoomEvent
from hsdesk.diary.rules import AppointmentState, DutyKind, OccupancyKind, Purpose, local_day
from hsdesk.diary.tables import Appointment, Duty, Occupancy, Room
from hsdesk.errors import Gone, Refused
from hsdesk.store.work import Subject, Work
from hsdesk.wording import clean, clean_name, clean_or_empty


def book_appointment(
    work: Work,
    *,
    starts_at: datetime,
    minutes: int = 30,
    person_id: int | None = None,
    visitor_name: str = "",
    staff_id: int | None = None,
    team_id: int | None = None,
    purpose: Purpose = Purpose.OTHER,
    note: str = "",
) -> int:
    """Book an appointment at the office; returns its id.

    `minutes` is the length, 5 to 480. Raises `Refused` when nobody is named, when it lies in the past
    by more than the day, or when the length is out of bounds.
    """
    start = as_utc(starts_at)
    day = local_day(start, LONDON)
    if day < local_day(work.now, LONDON):
        raise Refused("This appointment lies in the past.", "Choose today or a later day.", field="starts_at")
    if not 5 <= minutes <= 480:
        raise Refused(
            "An appointment lasts between 5 minutes and 8 hours.", "Change its length.", field="minutes"
        )
    name = "" if person_id is not None else clean_name(visitor_name, field="visitor_name", called="The name")
    appointment = Appointment(
        office_id=work.office_id,
        day=day,
        starts_at=start,
        minutes=minutes,
        person_id=person_id,
        visitor_name=name,
        staff_id=staff_id,
        team_id=team_id,
        purpose=purpose,
        note=clean_or_empty(note, field="note", limit=2000),
        state=AppointmentState.BOOKED,
    )
    work.session.add(appointment)
    work.session.flush()
    work.record(
        AppointmentEvent.BOOKED,
        Subject("appointment", appointment.id),
        facts={
            "starts_at": start,
            "purpose": purpose.value,
            "person_id": person_id,
            "staff_id": staff_id,
            "team_id": team_id,
        },
    )
    return appointment.id


def cancel_appointment(work: Work, *, appointment_id: int) -> None:
    """Cancel a booked appointment. Raises `Gone` when it is no longer booked."""
    _move_on(work, appointment_id, AppointmentState.CANCELLED, AppointmentEvent.CANCELLED)


def mark_missed(work: Work, *, appointment_id: int) -> None:
    """Note that the visitor did not come. Raises `Gone` when they did, `Refused` before the time."""
    starts_at = work.session.scalar(select(Appointment.starts_at).where(Appointment.id == appointment_id))
    if starts_at is not None and work.now < starts_at:
        raise Refused(
            "This appointment has not begun yet.", "Cancel it instead when the visitor will not come."
        )
    _move_on(work, appointment_id, AppointmentState.MISSED, AppointmentEvent.MISSED)


def undo_missed(work: Work, *, appointment_id: int) -> None:
    """Take back a cancellation or a missed appointment: the visitor is expected again."""
    changed = work.session.execute(
        update(Appointment)
        .where(
            Appointment.id == appointment_id,
            Appointment.state.in_([AppointmentState.MISSED, AppointmentState.CANCELLED]),
        )
        .values(state=AppointmentState.BOOKED, version=Appointment.version + 1)
        .returning(Appointment.id)
    ).scalar_one_or_none()
    if changed is None:
        raise Gone("There is nothing to take back on this appointment.")
    work.record(AppointmentEvent.UNDONE, Subject("appointment", appointment_id))


def _move_on(work: Work, appointment_id: int, state: AppointmentState, event: AppointmentEvent) -> None:
    starts_at = work.session.execute(
        update(Appointment)
        .where(Appointment.id == appointment_id, Appointment.state == AppointmentState.BOOKED)
        .values(state=state, version=Appointment.version + 1)
        .returning(Appointment.starts_at)
    ).scalar_one_or_none()
    if starts_at is None:
        raise Gone("This appointment has been dealt with meanwhile.", "Look at Expected today.")
    work.record(event, Subject("appointment", appointment_id), facts={"starts_at": starts_at})


def add_room(work: Work, *, name: str, features: Sequence[str] = ()) -> int:
    """Add an interview room at the end of the list; returns its id. Raises `Refused` for a name in use."""
    plain = clean(name, field="name", limit=60)
    last = work.session.scalar(select(func.max(Room.position)).where(Room.office_id == work.office_id))
    room = Room(
        office_id=work.office_id, name=plain, features=list(features), position=(last or 0) + 1, active=True
    )
    work.session.add(room)
    _flush_named(work)
    work.record(RoomEvent.ADDED, Subject("room", room.id))
    return room.id


def change_room(
    work: Work, *, room_id: int, name: str, features: Sequence[str] = (), active: bool = True
) -> None:
    """Rename a room, say what it offers, or take it out of use. Raises `Gone` while it is occupied."""
    room = _room(work, room_id)
    if not active and _open_occupancy(work, room_id) is not None:
        raise Gone(f"{room.name} is not free.", "Free the room first.")
    room.name = clean(name, field="name", limit=60)
    room.features = list(features)
    room.active = active
    _flush_named(work)
    work.record(RoomEvent.CHANGED, Subject("room", room_id), facts={"active": active})


def take_room(work: Work, *, room_id: int, visit_id: int, staff_id: int | None = None) -> None:
    """Take a room for a visitor, or use one held for them. Raises `Gone` when somebody else has it."""
    open_one = _open_occupancy(work, room_id)
    if open_one is not None and open_one.kind is OccupancyKind.HOLD:
        open_one.ended_at = work.now
        work.session.flush()
    _occupy(work, room_id, OccupancyKind.USE, visit_id=visit_id, staff_id=staff_id)
    work.record(
        RoomEvent.TAKEN,
        Subject("room", room_id),
        facts={"visit_id": visit_id, "staff_id": staff_id},
        touches=[Subject("visit", visit_id)],
    )


def hold_room(
    work: Work,
    *,
    room_id: int,
    until: datetime | None = None,
    reason: str = "",
    staff_id: int | None = None,
) -> None:
    """Keep a free room for somebody, up to a moment when given. Raises `Gone` when it is not free."""
    _occupy(work, room_id, OccupancyKind.HOLD, until=until, reason=reason, staff_id=staff_id)
    work.record(RoomEvent.HELD, Subject("room", room_id), facts={"until": until, "staff_id": staff_id})


def close_room(work: Work, *, room_id: int, until: datetime | None = None, reason: str = "") -> None:
    """Close a free room, for cleaning for instance. Raises `Gone` when it is not free."""
    _occupy(work, room_id, OccupancyKind.CLOSED, until=until, reason=reason)
    work.record(RoomEvent.CLOSED, Subject("room", room_id), facts={"until": until})


def free_room(work: Work, *, room_id: int) -> None:
    """Make a held or closed room, or one left after a visit, free again. Raises `Gone` when it is free."""
    ended = work.session.execute(
        update(Occupancy)
        .where(Occupancy.room_id == room_id, Occupancy.ended_at.is_(None))
        .values(ended_at=work.now)
        .returning(Occupancy.visit_id)
    ).all()
    if not ended:
        raise Gone("This room is free already.")
    visit_id = ended[0].visit_id
    work.record(
        RoomEvent.FREED,
        Subject("room", room_id),
        facts={"visit_id": visit_id},
        touches=[Subject("visit", visit_id)] if visit_id else [],
    )


def leave_room(work: Work, *, visit_id: int) -> None:
    """Free whatever room a visitor has, if any: when they are done, or change rooms."""
    rooms = work.session.scalars(
        update(Occupancy)
        .where(Occupancy.visit_id == visit_id, Occupancy.ended_at.is_(None))
        .values(ended_at=work.now)
        .returning(Occupancy.room_id)
    ).all()
    for room_id in rooms:
        work.record(RoomEvent.FREED, Subject("room", room_id), facts={"visit_id": visit_id})


def start_duty(work: Work, *, staff_id: int, kind: DutyKind) -> None:
    """Put somebody on duty; their name is on display when they are at the desk. Twice is once."""
    work.session.add(Duty(office_id=work.office_id, staff_id=staff_id, kind=kind, started_at=work.now))
    try:
        work.session.flush()
    except IntegrityError as error:
        raise Gone("They are on duty already.") from error
    work.record(DutyEvent.STARTED, Subject("staff", staff_id), facts={"kind": kind.value})


def end_duty(work: Work, *, staff_id: int, kind: DutyKind) -> None:
    """Take somebody off duty. Raises `Gone` when they are not on duty."""
    ended = work.session.scalars(
        update(Duty)
        .where(Duty.staff_id == staff_id, Duty.kind == kind, Duty.ended_at.is_(None))
        .values(ended_at=work.now)
        .returning(Duty.id)
    ).all()
    if not ended:
        raise Gone("They are off duty already.")
    work.record(DutyEvent.ENDED, Subject("staff", staff_id), facts={"kind": kind.value})


def _room(work: Work, room_id: int) -> Room:
    room = work.session.get(Room, room_id)
    if room is None or room.office_id != work.office_id:
        raise Refused("There is no such room in this office.", "Choose one from the list.", field="room_id")
    return room


def _open_occupancy(work: Work, room_id: int) -> Occupancy | None:
    return work.session.scalar(
        select(Occupancy).where(Occupancy.room_id == room_id, Occupancy.ended_at.is_(None)).with_for_update()
    )


def _occupy(
    work: Work,
    room_id: int,
    kind: OccupancyKind,
    *,
    visit_id: int | None = None,
    staff_id: int | None = None,
    until: datetime | None = None,
    reason: str = "",
) -> None:
    room = _room(work, room_id)
    name = room.name
    if not room.active:
        raise Gone(f"{name} is no longer in use.", "Choose another room.")
    if until is not None and until <= work.now:
        raise Refused("This time has passed already.", "Choose a later time.", field="until")
    work.session.add(
        Occupancy(
            room_id=room_id,
            kind=kind,
            visit_id=visit_id,
            staff_id=staff_id,
            reason=clean_or_empty(reason, field="reason", limit=200),
            started_at=work.now,
            until_at=until,
        )
    )
    try:
        work.session.flush()
    except IntegrityError as error:
        raise Gone(f"{name} was taken a moment ago.", "Choose another room.") from error


def _flush_named(work: Work) -> None:
    try:
        work.session.flush()
    except IntegrityError as error:
        raise Refused("A room of this name exists already.", "Give it another name.", field="name") from error
