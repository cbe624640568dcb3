"""What a person does at the desk with a visit; each is one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from hsdesk.clock import LONDON, as_utc
from hsdesk.diary.actions import leave_room, take_room
from hsdesk.diary.events import AppointmentEvent
from hsdesk.diary.rules import AppointmentState, Purpose, local_day
from hsdesk.diary.tables import Appointment, Room
from hsdesk.errors import Gone, Refused
from hsdesk.people.rules import Need, VisitorCategory
from hsdesk.people.tables import Person, Staff
from hsdesk.reception.course import KIND, bring_in_line
from hsdesk.reception.events import VisitEvent
from hsdesk.reception.rules import (
    IN_THE_OFFICE,
    IN_THE_QUEUE,
    LONGEST_PARTY,
    Outcome,
    VisitState,
)
from hsdesk.reception.tables import Visit
from hsdesk.store.work import FactValue, Subject, Work
from hsdesk.wording import clean_name, clean_or_empty


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A visit that was checked in, and its ticket, such as A52."""

    visit_id: int
    ticket: str


def ticket_of(number: int) -> str:
    """The ticket for a visit's number of the day: A01, A02 … A99, A100."""
    return f"A{number:02d}"


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
    day = local_day(work.now, LONDON)
    if arrival > work.now:
        raise Refused(
            "The arrival lies in the future.", "Give the time at which they came.", field="arrived_at"
        )
    if local_day(arrival, LONDON) != day:
        raise Refused("The arrival was not today.", "Give a time of today.", field="arrived_at")
    if not reasons:
        raise Refused("No reason for the visit is chosen.", "Choose one or more reasons.", field="reasons")
    if not 1 <= party_size <= LONGEST_PARTY:
        raise Refused(
            f"A party is between 1 and {LONGEST_PARTY} people.", "Change the number.", field="party_size"
        )
    name = _name_of(work, person_id, visitor_name)
    kept_note = clean_or_empty(note, field="note", limit=2000)
    booked_at = None if appointment_id is None else _claim_appointment(work, appointment_id, day)
    visit = Visit(
        office_id=work.office_id,
        day=day,
        number=work.next_number(f"ticket-{work.office_id}", day.isoformat()),
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
        state=VisitState.WAITING,
        reasons=[reason.value for reason in reasons],
        to_see_staff_id=to_see_staff_id,
        to_see_team_id=to_see_team_id,
        arrived_at=arrival,
        called_to="",
        times_called=0,
        staff_unavailable=False,
        left_because="",
        corrected=[],
    )
    work.session.add(visit)
    work.session.flush()
    work.record(
        VisitEvent.ARRIVED,
        Subject(KIND, visit.id),
        at=arrival,
        facts={
            "appointment": appointment_id is not None,
            "appointment_id": appointment_id,
            "booked_at": booked_at,
            "category": category.value,
            "reasons": [reason.value for reason in reasons],
            "party_size": party_size,
            "person_id": person_id,
            "to_see_staff_id": to_see_staff_id,
            "to_see_team_id": to_see_team_id,
        },
    )
    if appointment_id is not None:
        work.record(
            AppointmentEvent.ARRIVED,
            Subject("appointment", appointment_id),
            at=arrival,
            facts={"visit_id": visit.id},
        )
    return CheckedIn(visit.id, ticket_of(visit.number))


def call(
    work: Work,
    *,
    visit_id: int,
    room_id: int | None = None,
    staff_id: int | None = None,
) -> None:
    """Call a waiting visitor, to a room or to this desk. Raises `Gone` when somebody else was first."""
    visit = _claim(work, visit_id, (VisitState.WAITING,))
    if room_id is not None and room_id != visit.room_id:
        _move_into(work, visit, room_id, staff_id)
    where = room_id or visit.room_id
    if where is None:
        visit.called_to = work.desk
    _step(work, visit, VisitEvent.CALLED, {"room_id": where, "staff_id": staff_id or work.staff_id})


def call_again(work: Work, *, visit_id: int) -> None:
    """Call a visitor once more who did not come. Raises `Gone` when they are not being called."""
    visit = _claim(work, visit_id, (VisitState.CALLED,))
    _step(work, visit, VisitEvent.CALLED_AGAIN, {"count": visit.times_called + 1})


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
    visit = _claim(work, visit_id, IN_THE_OFFICE)
    if visit.state is VisitState.CALLED:
        leave_room(work, visit_id=visit.id)
    _step(
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
    visit = _claim(work, visit_id, IN_THE_OFFICE)
    _move_into(work, visit, room_id, visit.seen_by or visit.to_see_staff_id)
    _step(work, visit, VisitEvent.ROOM_GIVEN, {"room_id": room_id})


def mark_seen(
    work: Work, *, visit_id: int, staff_id: int | None = None, seen_at: datetime | None = None
) -> None:
    """Note that the officer has greeted the visitor: this is what "seen" means.

    `seen_at` is given when it is noted late. Raises `Refused` for a time before the arrival or in the
    future, `Gone` when the visitor was seen or has gone meanwhile.
    """
    visit = _claim(work, visit_id, IN_THE_QUEUE)
    moment = _noted(work, seen_at, not_before=visit.arrived_at, field="seen_at")
    who = staff_id or visit.to_see_staff_id or work.staff_id
    _step(work, visit, VisitEvent.SEEN, {"staff_id": who}, at=moment)


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
    visit = _claim(work, visit_id, (VisitState.BEING_SEEN,))
    moment = _noted(work, finished_at, not_before=visit.seen_at or visit.arrived_at, field="finished_at")
    leave_room(work, visit_id=visit.id)
    _step(
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
    visit = _claim(work, visit_id, IN_THE_QUEUE)
    visit.left_because = clean_or_empty(because, field="because", limit=200)
    leave_room(work, visit_id=visit.id)
    waited = max(0, int((work.now - visit.arrived_at).total_seconds()))
    _step(work, visit, VisitEvent.LEFT, {"waited_seconds": waited})


def redirect(work: Work, *, visit_id: int) -> None:
    """Send a visitor elsewhere, because this office is not the place. Raises `Gone` when seen or ended."""
    visit = _claim(work, visit_id, IN_THE_QUEUE)
    leave_room(work, visit_id=visit.id)
    _step(work, visit, VisitEvent.REDIRECTED, {})


def note_staff_unavailable(work: Work, *, visit_id: int) -> None:
    """Record that the target could not be met because no member of staff was available (LH-25)."""
    visit = _claim(work, visit_id, tuple(VisitState))
    if visit.staff_unavailable:
        raise Gone("This reason is recorded already.")
    _step(work, visit, VisitEvent.STAFF_UNAVAILABLE, {})


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
        visit = _claim(work, visit_id, IN_THE_OFFICE)
        leave_room(work, visit_id=visit_id)
        _step(work, visit, VisitEvent.FORGOTTEN, {})
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


def _claim(work: Work, visit_id: int, states: Sequence[VisitState]) -> Visit:
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


def _step(
    work: Work,
    visit: Visit,
    event: VisitEvent,
    facts: dict[str, FactValue],
    *,
    at: datetime | None = None,
) -> None:
    touches = [Subject("room", visit.room_id)] if visit.room_id else []
    work.record(event, Subject(KIND, visit.id), at=at, facts=facts, touches=touches)
    bring_in_line(work.session, visit)


def _move_into(work: Work, visit: Visit, room_id: int, staff_id: int | None) -> None:
    if visit.room_id == room_id:
        raise Gone(f"{ticket_of(visit.number)} is in this room already.")
    leave_room(work, visit_id=visit.id)
    take_room(work, room_id=room_id, visit_id=visit.id, staff_id=staff_id)
    visit.called_to = work.session.scalars(select(Room.name).where(Room.id == room_id)).one()


def _noted(work: Work, moment: datetime | None, *, not_before: datetime, field: str) -> datetime | None:
    if moment is None:
        return None
    when = as_utc(moment)
    if when > work.now:
        raise Refused("This time lies in the future.", "Give the time at which it happened.", field=field)
    if when < not_before:
        raise Refused("This time lies before the step that came first.", "Give a later time.", field=field)
    return when
