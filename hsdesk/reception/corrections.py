"""Putting right what was noted: taking back the last step, and correcting a time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from hsdesk.clock import LONDON, as_utc
from hsdesk.diary.actions import leave_room, take_room
from hsdesk.diary.events import AppointmentEvent
from hsdesk.diary.rules import AppointmentState, local_day
from hsdesk.diary.tables import Appointment, Occupancy, Room
from hsdesk.errors import Gone, Refused
from hsdesk.reception.course import KIND, bring_in_line, entries_of, latest, steps_of
from hsdesk.reception.events import VisitEvent
from hsdesk.reception.rules import Moment, Step
from hsdesk.reception.steps import ticket_of
from hsdesk.reception.tables import Visit
from hsdesk.store.work import Subject, Work

_EVENTS = {
    Moment.ARRIVED: VisitEvent.ARRIVED,
    Moment.CALLED: VisitEvent.CALLED,
    Moment.SEEN: VisitEvent.SEEN,
    Moment.FINISHED: VisitEvent.FINISHED,
}


@dataclass(frozen=True, slots=True)
class Undone:
    """Which step of which ticket was taken back; `event` is its name in the journal."""

    ticket: str
    event: str


def undo(work: Work, *, visit_id: int, entry_id: int | None = None) -> Undone:
    """Take back the last step of a visit of today.

    `entry_id` names the step that the person saw as the last one; when another has been taken since,
    `Gone` is raised, so that nobody takes back somebody else's step unseen. A check-in that is taken
    back withdraws the visit and its ticket, and the appointment is expected again. Raises `Gone` when
    there is nothing to take back or the visitor's room was taken meanwhile.
    """
    visit = _hold(work, visit_id)
    if visit.day != local_day(work.now, LONDON):
        raise Refused(
            "A step of another day cannot be taken back.", "Correct its time instead, which is marked."
        )
    step = latest(steps_of(entries_of(work.session, visit_id)))
    if step is None:
        raise Gone("There is nothing to take back.")
    if entry_id is not None and step.entry_id != entry_id:
        raise Gone(
            f"{ticket_of(visit.number)} has moved on since.", "Look at where it stands now, then undo again."
        )
    if step.event == VisitEvent.ARRIVED:
        _expect_again(work, visit)
    work.record(
        VisitEvent.UNDONE,
        Subject(KIND, visit_id),
        facts={"step": step.event},
        touches=[Subject("room", visit.room_id)] if visit.room_id else [],
        corrects=step.entry_id,
    )
    course = bring_in_line(work.session, visit)
    _settle_room(work, visit, course.room_id)
    visit.called_to = _called_to(work, visit)
    if step.event == VisitEvent.LEFT:
        visit.left_because = ""
    return Undone(ticket_of(visit.number), step.event)


def correct_time(work: Work, *, visit_id: int, moment: Moment, at: datetime) -> None:
    """Put right a time that was noted late. The first time is kept and the visit is marked as corrected.

    Raises `Refused` when the visit has no such step, or when the new time would lie in the future, on
    another day, or out of order with the steps before and after it.
    """
    visit = _hold(work, visit_id)
    when = as_utc(at)
    if when > work.now:
        raise Refused("This time lies in the future.", "Give the time at which it happened.", field="at")
    if local_day(when, LONDON) != visit.day:
        raise Refused("This time is not on the day of the visit.", "Give a time of that day.", field="at")
    steps = steps_of(entries_of(work.session, visit_id))
    place = max((n for n, step in enumerate(steps) if step.event == _EVENTS[moment]), default=None)
    if place is None:
        raise Refused("This step has not been noted for the visit.", "Choose another one.", field="moment")
    _check_order(steps, place, when)
    old = steps[place]
    if old.at == when:
        raise Refused("This is the time already noted.", "Give another time, or go back.", field="at")
    facts = {key: value for key, value in old.facts.items() if isinstance(value, str | int | bool | list)}
    work.record(_EVENTS[moment], Subject(KIND, visit_id), at=when, facts=facts, corrects=old.entry_id)
    bring_in_line(work.session, visit)


_AT_ANY_TIME = {VisitEvent.TRANSFERRED, VisitEvent.ROOM_GIVEN, VisitEvent.STAFF_UNAVAILABLE}


def _check_order(steps: list[Step], place: int, when: datetime) -> None:
    before = [step.at for step in steps[:place] if step.event in _EVENTS.values()]
    # Whatever was done with a visitor was done after they came; whom they were to see, or which room
    # they had, may have been noted before or after they were called and seen.
    came = steps[place].event == VisitEvent.ARRIVED
    after = [step.at for step in steps[place + 1 :] if came or step.event not in _AT_ANY_TIME]
    if before and when < max(before):
        raise Refused("This time lies before the step that came first.", "Give a later time.", field="at")
    if after and when > min(after):
        raise Refused("This time lies after the step that followed.", "Give an earlier time.", field="at")


def _hold(work: Work, visit_id: int) -> Visit:
    held = work.session.scalar(
        update(Visit)
        .where(Visit.id == visit_id, Visit.office_id == work.office_id)
        .values(version=Visit.version + 1)
        .returning(Visit.id)
    )
    visit = work.session.get(Visit, visit_id, populate_existing=True)
    if held is None or visit is None:
        raise Refused("There is no such visit in this office.", "Choose one from the board.")
    return visit


def _expect_again(work: Work, visit: Visit) -> None:
    if visit.appointment_id is None:
        return
    work.session.execute(
        update(Appointment)
        .where(Appointment.id == visit.appointment_id)
        .values(state=AppointmentState.BOOKED, version=Appointment.version + 1)
    )
    work.record(AppointmentEvent.UNDONE, Subject("appointment", visit.appointment_id))
    visit.appointment_id = None


def _settle_room(work: Work, visit: Visit, room_id: int | None) -> None:
    """Give the visitor the room that they had before the step, or free the one that they had after it."""
    has = work.session.scalar(
        select(Occupancy.room_id).where(Occupancy.visit_id == visit.id, Occupancy.ended_at.is_(None))
    )
    if has == room_id:
        return
    if has is not None:
        leave_room(work, visit_id=visit.id)
    if room_id is not None:
        take_room(work, room_id=room_id, visit_id=visit.id, staff_id=visit.seen_by)


def _called_to(work: Work, visit: Visit) -> str:
    """Where the waiting room is told to go: the visitor's room, or the desk that called."""
    if visit.room_id is not None:
        return work.session.scalars(select(Room.name).where(Room.id == visit.room_id)).one()
    entries = {entry.id: entry for entry in entries_of(work.session, visit.id)}
    calls = [step.entry_id for step in steps_of(entries.values()) if step.event == VisitEvent.CALLED]
    call = entries[calls[-1]] if calls else None
    while call is not None and call.corrects is not None:
        call = entries[call.corrects]
    return "" if call is None else call.desk
