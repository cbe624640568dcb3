"""What a person does at the desk with a visit; each is one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from hsdesk.clock import LONDON, as_utc
from hsdesk.diary.actions import leave_room
from hsdesk.diary.events import AppointmentEvent
from hsdesk.diary.rules import AppointmentState, Purpose, local_day
from hsdesk.diary.tables import Appointment
from hsdesk.errors import Gone, Refused
from hsdesk.people.rules import Need, VisitorCategory
from hsdesk.people.tables import Person
from hsdesk.reception.course import KIND
from hsdesk.reception.events import VisitEvent
from hsdesk.reception.rules import (
    IN_THE_OFFICE,
    IN_THE_QUEUE,
    LONGEST_PARTY,
    Outcome,
    VisitState,
)
from hsdesk.reception.steps import claim, move_into, noted, take_step, ticket_of
from hsdesk.reception.tables import Visit
from hsdesk.store.work import Subject, Work
from hsdesk.wording import clean_name, clean_or_empty


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A visit that was checked in, and its ticket, such as A52."""

    visit_id: int
    ticket: str


def check_in(
    work: Work,
    *,
    person_id: int | None = None,
    visitor_name: str = "",
    category: VisitorCategory = VisitorCategory.TENANT,
    reasons: Sequence[Purpose],
    to_see_staff_id: int | None = None,
    to_see_team_id: int | None = None,
    appointment_id: int | None = None,
    party_size: int = 1,
    needs: Sequence[Need] = (),
    note: str = "",
    identity_checked: bool = False,
    arrived_at: datetime | None = None,
) -> CheckedIn:
    """Check a visitor in, with an appointment or without, and give them a ticket.

    `arrived_at` is given when the arrival is noted late, within the same day. Raises `Refused` for what
    was left out or cannot be, and `Gone` when the appointment was checked in or cancelled meanwhile.
    """
    arrival = work.now if arrived_at is None else as_utc(arrived_at)
    _check_arrival(work, arrival, reasons, party_size)
    name = _name_of(work, person_id, visitor_name)
    kept_note = clean_or_empty(note, field="note", limit=2000)
    day = local_day(work.now, LONDON)
    booked_at = None if appointment_id is None else _claim_appointment(work, appointment_id, day)
    number = work.next_number(f"ticket-{work.office_id}", day.isoformat())
    visit = Visit(
        office_id=work.office_id,
        day=day,
        number=number,
        person_id=person_id,
        visitor_name=name,
        category=category,
        appointment_id=appointment_id,
        booked_at=booked_at,
        party_size=party_size,
        needs=[need.value for need in needs],
        note=kept_note,
        identity_checked=identity_checked,
        checked_in_by=work.staff_id,
        reasons=[reason.value for reason in reasons],
        to_see_staff_id=to_see_staff_id,
        to_see_team_id=to_see_team_id,
        arrived_at=arrival,
    )
    work.session.add(visit)
    work.session.flush()
    _record_arrival(work, visit)
    return CheckedIn(visit.id, ticket_of(number))


def _check_arrival(work: Work, arrival: datetime, reasons: Sequence[Purpose], party_size: int) -> None:
    if arrival > work.now:
        raise Refused(
            "The arrival lies in the future.", "Give the time at which they came.", field="arrived_at"
        )
    if local_day(arrival, LONDON) != local_day(work.now, LONDON):
        raise Refused("The arrival was not today.", "Give a time of today.", field="arrived_at")
    if not reasons:
        raise Refused("No reason for the visit is chosen.", "Choose one or more reasons.", field="reasons")
    if not 1 <= party_size <= LONGEST_PARTY:
        raise Refused(
            f"A party is between 1 and {LONGEST_PARTY} people.", "Change the number.", field="party_size"
        )


def _record_arrival(work: Work, visit: Visit) -> None:
    work.record(
        VisitEvent.ARRIVED,
        Subject(KIND, visit.id),
        at=visit.arrived_at,
        facts={
            "appointment": visit.appointment_id is not None,
            "appointment_id": visit.appointment_id,
            "booked_at": visit.booked_at,
            "category": visit.category.value,
            "reasons": visit.reasons,
            "party_size": visit.party_size,
            "person_id": visit.person_id,
            "to_see_staff_id": visit.to_see_staff_id,
            "to_see_team_id": visit.to_see_team_id,
        },
    )
    if visit.appointment_id is not None:
        work.record(
            AppointmentEvent.ARRIVED,
            Subject("appointment", visit.appointment_id),
            at=visit.arrived_at,
            facts={"visit_id": visit.id},
        )


def call(
    work: Work,
    *,
    visit_id: int,
    room_id: int | None = None,
    staff_id: int | None = None,
) -> None:
    """Call a waiting visitor, to a room or to this desk. Raises `Gone` when somebody else was first."""
    visit = claim(work, visit_id, (VisitState.WAITING,))
    if room_id is not None and room_id != visit.room_id:
        move_into(work, visit, room_id, staff_id)
    where = room_id or visit.room_id
    if where is None:
        visit.called_to = work.desk
    take_step(work, visit, VisitEvent.CALLED, {"room_id": where, "staff_id": staff_id or work.staff_id})


def call_again(work: Work, *, visit_id: int) -> None:
    """Call a visitor once more who did not come. Raises `Gone` when they are not being called."""
    visit = claim(work, visit_id, (VisitState.CALLED,))
    take_step(work, visit, VisitEvent.CALLED_AGAIN, {"count": visit.times_called + 1})


def transfer(
    work: Work,
    *,
    visit_id: int,
    to_see_staff_id: int | None = None,
    to_see_team_id: int | None = None,
    reasons: Sequence[Purpose],
) -> None:
    """Change whom a visitor is to see, or why they came; their wait goes on.

    Somebody who was called goes back to waiting. Raises `Gone` when the visit has ended.
    """
    if not reasons:
        raise Refused("No reason for the visit is chosen.", "Choose one or more reasons.", field="reasons")
    visit = claim(work, visit_id, IN_THE_OFFICE)
    if visit.state is VisitState.CALLED:
        leave_room(work, visit_id=visit.id)
    take_step(
        work,
        visit,
        VisitEvent.TRANSFERRED,
        {
            "to_see_staff_id": to_see_staff_id,
            "to_see_team_id": to_see_team_id,
            "reasons": [reason.value for reason in reasons],
        },
    )


def give_room(work: Work, *, visit_id: int, room_id: int) -> None:
    """Put a visitor in an interview room, or into another one. Raises `Gone` when it is taken."""
    visit = claim(work, visit_id, IN_THE_OFFICE)
    move_into(work, visit, room_id, visit.seen_by or visit.to_see_staff_id)
    take_step(work, visit, VisitEvent.ROOM_GIVEN, {"room_id": room_id})


def mark_seen(
    work: Work, *, visit_id: int, staff_id: int | None = None, seen_at: datetime | None = None
) -> None:
    """Note that the officer has greeted the visitor: this is what "seen" means.

    `seen_at` is given when it is noted late. Raises `Refused` for a time before the arrival or in the
    future, `Gone` when the visitor was seen or has gone meanwhile.
    """
    visit = claim(work, visit_id, IN_THE_QUEUE)
    moment = noted(work, seen_at, not_before=visit.arrived_at, field="seen_at")
    who = staff_id or visit.to_see_staff_id or work.staff_id
    take_step(work, visit, VisitEvent.SEEN, {"staff_id": who}, at=moment)


def finish(
    work: Work,
    *,
    visit_id: int,
    outcome: Outcome,
    asked_satisfied: bool,
    anything_else: bool,
    finished_at: datetime | None = None,
) -> None:
    """End a visit: how it ended, and whether the visitor was asked the two closing questions.

    `asked_satisfied` and `anything_else` say whether the visitor was asked if satisfied, and whether
    anything else was needed (clause TC-07). Raises `Gone` when they are not being seen.
    """
    visit = claim(work, visit_id, (VisitState.BEING_SEEN,))
    moment = noted(work, finished_at, not_before=visit.seen_at or visit.arrived_at, field="finished_at")
    leave_room(work, visit_id=visit.id)
    take_step(
        work,
        visit,
        VisitEvent.FINISHED,
        {
            "outcome": outcome.value,
            "asked_satisfied": asked_satisfied,
            "anything_else": anything_else,
        },
        at=moment,
    )


def mark_left(work: Work, *, visit_id: int, because: str = "") -> None:
    """Note that a visitor left without being seen. Raises `Gone` when they were seen or have ended."""
    visit = claim(work, visit_id, IN_THE_QUEUE)
    visit.left_because = clean_or_empty(because, field="because", limit=200)
    leave_room(work, visit_id=visit.id)
    waited = max(0, int((work.now - visit.arrived_at).total_seconds()))
    take_step(work, visit, VisitEvent.LEFT, {"waited_seconds": waited})


def redirect(work: Work, *, visit_id: int) -> None:
    """Send a visitor elsewhere, because this office is not the place. Raises `Gone` when seen or ended."""
    visit = claim(work, visit_id, IN_THE_QUEUE)
    leave_room(work, visit_id=visit.id)
    take_step(work, visit, VisitEvent.REDIRECTED, {})


def note_staff_unavailable(work: Work, *, visit_id: int) -> None:
    """Record that the target could not be met because no member of staff was available (LH-25).

    Raises `Gone` when it is recorded already, or the check-in was taken back.
    """
    visit = claim(work, visit_id, [state for state in VisitState if state is not VisitState.WITHDRAWN])
    if visit.staff_unavailable:
        raise Gone("This reason is recorded already.")
    take_step(work, visit, VisitEvent.STAFF_UNAVAILABLE, {})


def close_forgotten(work: Work) -> int:
    """End the visits of earlier days that nobody ended; returns how many.

    When they were seen or left is not known, so they are left out of every count.
    """
    today = local_day(work.now, LONDON)
    forgotten = work.session.scalars(
        select(Visit.id).where(
            Visit.office_id == work.office_id, Visit.day < today, Visit.state.in_(IN_THE_OFFICE)
        )
    ).all()
    for visit_id in forgotten:
        visit = claim(work, visit_id, IN_THE_OFFICE)
        leave_room(work, visit_id=visit_id)
        take_step(work, visit, VisitEvent.FORGOTTEN, {})
    return len(forgotten)


def _name_of(work: Work, person_id: int | None, visitor_name: str) -> str:
    if person_id is None:
        return clean_name(visitor_name, field="visitor_name", called="The name")
    name = work.session.scalar(select(Person.name).where(Person.id == person_id))
    if name is None:
        raise Refused("This person is no longer on record.", "Search again.", field="person_id")
    return name


def _claim_appointment(work: Work, appointment_id: int, day: object) -> datetime:
    found = work.session.execute(
        update(Appointment)
        .where(
            Appointment.id == appointment_id,
            Appointment.office_id == work.office_id,
            Appointment.state == AppointmentState.BOOKED,
            Appointment.day == day,
        )
        .values(state=AppointmentState.ARRIVED, version=Appointment.version + 1)
        .returning(Appointment.starts_at)
    ).scalar_one_or_none()
    if found is None:
        raise Gone(
            "This appointment is checked in already, or is no longer booked for today.",
            "Look at Expected today.",
        )
    return found
