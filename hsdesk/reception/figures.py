"""The figures above the board and on the waiting-room display."""

from datetime import datetime, timedelta

from sqlalchemy import select

from hsdesk.clock import LONDON
from hsdesk.diary.queries import on_duty, rooms
from hsdesk.diary.rules import DutyKind, day_bounds, local_day
from hsdesk.people.rules import Need
from hsdesk.premises.queries import hours_in_words, office
from hsdesk.reception.course import KIND
from hsdesk.reception.forecast import Forecast, forecast
from hsdesk.reception.queries import waiting
from hsdesk.reception.rows import CalledTicket, DisplayRow, Figures, Share, VisitRow
from hsdesk.reception.rules import Count, Ended, VisitState, Wait, count, queue_order
from hsdesk.reception.steps import ticket_of
from hsdesk.reception.tables import Visit
from hsdesk.standards.outcomes import Outcome as ClockOutcome
from hsdesk.standards.tables import Deadline
from hsdesk.store.work import Read

RECENT_DAYS = 28
"""How far back conversations count for the likely wait."""
RECENT_VISITS = 60
"""How many of the newest conversations count for the likely wait."""
STAYS_ON_DISPLAY = timedelta(minutes=2)
"""How long a call stays in the large field of the display after it was made."""
CALLED_BEFORE = 3
"""How many earlier calls the display shows."""

_ENDED = {
    ClockOutcome.OPEN: Ended.NOT_YET,
    ClockOutcome.MET: Ended.SEEN,
    ClockOutcome.LEFT: Ended.LEFT,
    ClockOutcome.CANCELLED: Ended.FELL_AWAY,
    ClockOutcome.CLOSED_WHILE_PAUSED: Ended.FELL_AWAY,
}


def figures(read: Read, aim: int | None = None, queue: list[VisitRow] | None = None) -> Figures:
    """The figures of this moment; `aim` is the share in per cent that the office's promise names.

    `queue` is who waits, where that was read already in the same moment.
    """
    queue = waiting(read) if queue is None else queue
    counted = count_between(read, *day_bounds(local_day(read.now, LONDON), LONDON))
    walk_in, appointment = forecasts(read, queue)
    return Figures(
        waiting=len(queue),
        with_appointment=sum(row.with_appointment for row in queue),
        seen_in_time=Share(counted.in_time, counted.counted),
        seen_in_time_all=Share(counted.in_time, counted.counted + counted.excused),
        aim=aim,
        left_before_target=counted.left_before_target,
        corrected=_corrected_today(read),
        seeing=sum(person.kind is DutyKind.SEEING for person in on_duty(read)),
        walk_in=walk_in,
        appointment=appointment,
    )


def count_between(read: Read, since: datetime, until: datetime) -> Count:
    """Count who was seen in time among the waits that fell due from `since` and before `until`.

    That is the period in which the scoreboard counts them too: a wait that begins shortly before midnight
    belongs to the day on which it was to end.
    """
    nearest: dict[int, Wait] = {}
    for deadline in read.session.scalars(
        select(Deadline)
        .where(
            Deadline.office_id == read.office_id,
            Deadline.subject_kind == KIND,
            Deadline.due_at >= since,
            Deadline.due_at < until,
        )
        .order_by(Deadline.due_at.desc())
    ):
        nearest[deadline.subject_id] = Wait(
            deadline.due_at, _ENDED[deadline.outcome], deadline.ended_at, deadline.excuse is not None
        )
    return count(list(nearest.values()), read.now)


def forecasts(read: Read, queue: list[VisitRow]) -> tuple[Forecast, Forecast]:
    """The likely waits of a walk-in and of an appointment that would arrive now.

    Who would be called first is told by the same order that the board uses.
    """
    seeing = sum(person.kind is DutyKind.SEEING for person in on_duty(read))
    now_with_staff = [
        max(timedelta(0), read.now - seen_at)
        for seen_at in read.session.scalars(
            select(Visit.seen_at).where(
                Visit.office_id == read.office_id,
                Visit.state == VisitState.BEING_SEEN,
                Visit.seen_at.is_not(None),
                Visit.day == local_day(read.now, LONDON),
            )
        )
        if seen_at is not None
    ]
    recent = _recent_conversations(read)
    walk_in, appointment = (
        forecast(
            ahead=_ahead(read.now, queue, target),
            being_seen=now_with_staff,
            staff=seeing,
            recent=recent,
        )
        for target in _usual_targets(queue)
    )
    return walk_in, appointment


def _usual_targets(queue: list[VisitRow]) -> tuple[timedelta, timedelta]:
    """The targets of somebody without and with an appointment, as those who wait now have them."""
    found = {row.with_appointment: row.due_at - row.counts_from for row in queue if row.due_at is not None}
    return found.get(False, timedelta(minutes=10)), found.get(True, timedelta(minutes=5))


def _ahead(now: datetime, queue: list[VisitRow], target: timedelta) -> int:
    newcomer = queue_order(now, counts_from=now, due_at=now + target, arrived_at=now, number=1_000_000)
    return sum(
        queue_order(
            now,
            counts_from=row.counts_from,
            due_at=row.due_at,
            arrived_at=row.arrived_at,
            number=row.number,
        )
        < newcomer
        for row in queue
    )


def _recent_conversations(read: Read) -> list[timedelta]:
    rows = read.session.execute(
        select(Visit.seen_at, Visit.ended_at)
        .where(
            Visit.office_id == read.office_id,
            Visit.state == VisitState.FINISHED,
            Visit.ended_at >= read.now - timedelta(days=RECENT_DAYS),
            Visit.ended_at <= read.now,
            Visit.seen_at.is_not(None),
        )
        .order_by(Visit.ended_at.desc())
        .limit(RECENT_VISITS)
    )
    return [ended - seen for seen, ended in rows if seen is not None and ended is not None]


def _corrected_today(read: Read) -> int:
    today = local_day(read.now, LONDON)
    found = read.session.scalars(
        select(Visit.corrected).where(Visit.office_id == read.office_id, Visit.day == today)
    )
    return sum(bool(corrected) for corrected in found)


def display(read: Read, aim: int | None = None) -> DisplayRow:
    """What the waiting-room display shows now."""
    place = office(read)
    queue = waiting(read)
    walk_in, appointment = forecasts(read, queue)
    now_calling, before = _called(read)
    today = local_day(read.now, LONDON)
    counted = count_between(read, *day_bounds(today, LONDON))
    features = {feature for room in rooms(read) for feature in room.features}
    return DisplayRow(
        landlord=place.landlord,
        office=place.name,
        now_calling=now_calling,
        called_before=before,
        walk_in=walk_in,
        appointment=appointment,
        at_desk=tuple(person.public_name for person in on_duty(read) if person.kind is DutyKind.DESK),
        opening_hours=tuple(hours_in_words(place)),
        seen_in_time=Share(counted.in_time, counted.counted),
        aim=aim,
        emergency_phone=place.emergency_phone,
        hearing_loop=Need.HEARING_LOOP.value in features,
        private_room=bool(rooms(read)),
        day=today,
    )


def _called(read: Read) -> tuple[CalledTicket | None, tuple[CalledTicket, ...]]:
    """The call that is still new, and the ones before it, newest first."""
    rows = read.session.execute(
        select(Visit.number, Visit.called_to, Visit.called_at, Visit.state)
        .where(
            Visit.office_id == read.office_id,
            Visit.day == local_day(read.now, LONDON),
            Visit.called_at.is_not(None),
        )
        .order_by(Visit.called_at.desc(), Visit.id.desc())
        .limit(CALLED_BEFORE + 1)
    ).all()
    calls = [
        (CalledTicket(ticket_of(number), called_to, called_at), state)
        for number, called_to, called_at, state in rows
        if called_at is not None
    ]
    if calls:
        newest, state = calls[0]
        if state is VisitState.CALLED or read.now - newest.called_at <= STAYS_ON_DISPLAY:
            return newest, tuple(call for call, _ in calls[1:])
    return None, tuple(call for call, _ in calls[:CALLED_BEFORE])
