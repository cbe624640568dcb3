"""The visitors of one day of the demo: when each comes, and what is in store for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from hsdesk.clock import LONDON
from hsdesk.demo.chance import around, how_many, pick
from hsdesk.demo.crowd import TEAM_FOR, Crowd, conversation, needs_today, walk_in_purpose
from hsdesk.demo.deeds import Booking, Face, Guest
from hsdesk.demo.plan import BOOKED_SHARE, DayPlan, Fate
from hsdesk.demo.premises import Premises
from hsdesk.diary.rules import Purpose
from hsdesk.people.rules import Need, VisitorCategory
from hsdesk.reception.rules import Outcome

_WALK_IN_TARGET = timedelta(minutes=10)
_BOOKED_TARGET = timedelta(minutes=5)
_PATIENCE = 31 * 60.0
_BUSIEST = 2.0

_OUTCOMES: dict[Purpose, tuple[tuple[Outcome, float], ...]] = {
    Purpose.REPAIR: ((Outcome.ANSWERED, 50), (Outcome.APPOINTMENT_MADE, 35), (Outcome.PASSED_ON, 15)),
    Purpose.DOCUMENTS: ((Outcome.HANDED_IN, 80), (Outcome.ANSWERED, 20)),
    Purpose.KEYS: ((Outcome.HANDED_IN, 60), (Outcome.ANSWERED, 40)),
}
_USUAL_OUTCOMES: tuple[tuple[Outcome, float], ...] = (
    (Outcome.ANSWERED, 60),
    (Outcome.PASSED_ON, 14),
    (Outcome.APPOINTMENT_MADE, 12),
    (Outcome.TO_COME_BACK, 7),
    (Outcome.REFERRED, 7),
)


@dataclass(slots=True, eq=False)
class Caller:
    """Somebody who comes: what they want, and how long they take and wait.

    `counts_from` and `due_at` only decide who is called first; the promise itself is reckoned elsewhere.
    """

    guest: Guest
    comes_at: datetime
    counts_from: datetime
    due_at: datetime
    purpose: Purpose
    length: timedelta
    leaves_at: datetime
    outcome: Outcome
    booking: Booking | None = None
    officer_id: int | None = None
    to_see_staff_id: int | None = None
    to_see_team_id: int | None = None
    needs: tuple[Need, ...] = ()
    wants_room: bool = False
    party_size: int = 1
    note: str = ""
    is_waiting: bool = False


def booked_callers(rng: Random, plan: DayPlan) -> Iterator[Caller]:
    """Those who come with an appointment."""
    for promise in plan.promises:
        if promise.fate is not Fate.COMES:
            continue
        booking = promise.booking
        caller = _caller(rng, booking.face, promise.comes_at, booking.purpose)
        caller.booking = booking
        caller.counts_from = max(promise.comes_at, booking.starts_at)
        caller.due_at = caller.counts_from + _BOOKED_TARGET
        caller.leaves_at += caller.counts_from - caller.comes_at
        caller.officer_id = caller.to_see_staff_id = booking.staff_id
        caller.to_see_team_id = booking.team_id
        caller.note = booking.note
        caller.wants_room = caller.wants_room or rng.random() < 0.45
        yield caller


def walk_in_callers(rng: Random, plan: DayPlan, crowd: Crowd, premises: Premises) -> Iterator[Caller]:
    """Those who come without an appointment, in order of time."""
    mean = plan.visits * (1 - BOOKED_SHARE * 0.84)
    for moment in sorted(_arrivals(rng, plan, how_many(rng, mean))):
        face = crowd.somebody(rng)
        purpose = walk_in_purpose(rng, face)
        caller = _caller(rng, face, moment, purpose)
        team = TEAM_FOR.get(purpose)
        if rng.random() < 0.08:
            caller.to_see_staff_id = premises.staff[rng.choice(plan.seeing)]
        elif team is not None and rng.random() < 0.6:
            caller.to_see_team_id = premises.teams[team]
        caller.note = crowd.note(rng, purpose)
        yield caller


def _caller(rng: Random, face: Face, comes_at: datetime, purpose: Purpose) -> Caller:
    """A caller without an appointment."""
    needs = needs_today(rng, face)
    alone = 0.8 if face.category is VisitorCategory.TENANT else 0.93
    return Caller(
        guest=Guest(face),
        comes_at=comes_at,
        counts_from=comes_at,
        due_at=comes_at + _WALK_IN_TARGET,
        purpose=purpose,
        length=conversation(rng, purpose),
        leaves_at=comes_at + timedelta(seconds=max(700, int(around(rng, _PATIENCE, 0.4)))),
        outcome=pick(rng, _OUTCOMES.get(purpose, _USUAL_OUTCOMES)),
        needs=needs,
        wants_room=Need.PRIVATE_ROOM in needs or purpose is Purpose.COMPLAINT or rng.random() < 0.16,
        party_size=1 if rng.random() < alone else rng.choice((2, 2, 2, 3, 4)),
    )


def _arrivals(rng: Random, plan: DayPlan, number: int) -> Iterator[datetime]:
    """So many moments of the day, more of them in the busy hours."""
    lengths = [int(span.length.total_seconds()) for span in plan.spans]
    for _ in range(number):
        while True:
            second = rng.randrange(sum(lengths))
            moment = _moment(plan, lengths, second)
            if rng.random() * _BUSIEST < _rush(plan, moment):
                yield moment
                break


def _moment(plan: DayPlan, lengths: list[int], second: int) -> datetime:
    for span, length in zip(plan.spans, lengths, strict=True):
        if second < length:
            return span.start + timedelta(seconds=second)
        second -= length
    raise ValueError("The moment lies after closing time.")


def _rush(plan: DayPlan, moment: datetime) -> float:
    """How many people come at a moment of the day, against the average."""
    since, left = moment - plan.opens, plan.closes - moment
    if since < timedelta(minutes=40):
        return 2.0 - since / timedelta(minutes=40) * 0.8
    if left < timedelta(minutes=25):
        return 0.3
    local = moment.astimezone(LONDON)
    hour = local.hour + local.minute / 60
    if 12.25 <= hour < 13.25:
        return 0.6
    if hour < 12.25:
        return 1.15
    return 1.05 if hour < 15.5 else 0.75
