"""Decisions of reception that need no database: clocks, order, and what a visit's steps add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class VisitState(StrEnum):
    """How far a visit has come."""

    WAITING = "waiting"
    CALLED = "called"
    BEING_SEEN = "being-seen"
    FINISHED = "finished"
    LEFT = "left"
    REDIRECTED = "redirected"
    WITHDRAWN = "withdrawn"
    FORGOTTEN = "forgotten"


IN_THE_QUEUE = (VisitState.WAITING, VisitState.CALLED)
"""Not met yet by whoever is to see them."""
IN_THE_OFFICE = (*IN_THE_QUEUE, VisitState.BEING_SEEN)
"""Still here. A withdrawn visit was entered by mistake and taken back; its ticket is not given again.
A forgotten one was ended on a later day, without knowing when the visitor went."""


class Outcome(StrEnum):
    """How a visit ended."""

    ANSWERED = "answered"
    PASSED_ON = "passed-on"
    APPOINTMENT_MADE = "appointment-made"
    TO_COME_BACK = "to-come-back"
    REFERRED = "referred"
    HANDED_IN = "handed-in"

    @property
    def in_words(self) -> str:
        """The outcome as a form shows it."""
        return _OUTCOME_WORDS[self]


_OUTCOME_WORDS = {
    Outcome.ANSWERED: "Answered",
    Outcome.PASSED_ON: "Passed to a colleague",
    Outcome.APPOINTMENT_MADE: "Appointment made",
    Outcome.TO_COME_BACK: "Will come back",
    Outcome.REFERRED: "Referred elsewhere",
    Outcome.HANDED_IN: "Papers or keys handed in",
}


class WaitState(StrEnum):
    """A wait against its target."""

    EARLY = "early"
    ON_TIME = "on-time"
    DUE_SOON = "due-soon"
    OVER = "over"
    NO_TARGET = "no-target"


SOON = timedelta(minutes=2)
"""A wait is due soon with this much or less left."""
LONGEST_PARTY = 50
"""More people than this in one party is taken for a slip of the finger."""


@dataclass(frozen=True, slots=True)
class WaitClock:
    """A wait at one moment: how long, and how far it is from its target (negative when over)."""

    state: WaitState
    waited: timedelta
    left: timedelta | None


def read_clock(
    now: datetime, *, counts_from: datetime, due_at: datetime | None, stopped_at: datetime | None = None
) -> WaitClock:
    """Read a wait against its target at `now`, or at the moment it stopped.

    The wait counts from `counts_from`, which for an early arrival is the booked time.
    """
    moment = now if stopped_at is None else stopped_at
    waited = max(timedelta(0), moment - counts_from)
    if due_at is None:
        state = WaitState.EARLY if moment < counts_from else WaitState.NO_TARGET
        return WaitClock(state, waited, None)
    left = due_at - moment
    if moment < counts_from:
        return WaitClock(WaitState.EARLY, waited, left)
    if left < timedelta(0):
        return WaitClock(WaitState.OVER, waited, left)
    return WaitClock(WaitState.DUE_SOON if left <= SOON else WaitState.ON_TIME, waited, left)


def queue_order(
    now: datetime, *, counts_from: datetime, due_at: datetime | None, arrived_at: datetime, number: int
) -> tuple[int, datetime, datetime, int]:
    """Sort key of the waiting board.

    First those whose target falls first, an appointment's as much as a walk-in's; then those without a
    target by arrival; last those who are early, by booked time. Equal ones go by arrival, then ticket.
    """
    if now < counts_from:
        return (2, counts_from, arrived_at, number)
    if due_at is None:
        return (1, arrived_at, arrived_at, number)
    return (0, due_at, arrived_at, number)


ORDER_IN_WORDS = (
    "Whoever's target time comes first is first, with or without an appointment. "
    "Equal times go by arrival. People who are early for an appointment come last, until their booked time."
)
"""The explanation of the order, for staff and for visitors who ask."""


class Ended(StrEnum):
    """How a clock ended, as far as counting goes."""

    NOT_YET = "not-yet"
    SEEN = "seen"
    LEFT = "left"
    FELL_AWAY = "fell-away"


@dataclass(frozen=True, slots=True)
class Wait:
    """A visit's nearest clock, for counting."""

    due_at: datetime
    ended: Ended
    ended_at: datetime | None
    excused: bool


@dataclass(frozen=True, slots=True)
class Count:
    """Waits counted: in time and in all; those too late that are excused; and those left out."""

    in_time: int
    counted: int
    excused: int
    left_before_target: int


def count(waits: Sequence[Wait], now: datetime) -> Count:
    """Count who was seen in time.

    Counted are those who were seen, those who left after their target had passed, and those who still
    wait beyond it. Left out are people who left earlier, whom we may still see in time, and who were
    sent elsewhere. Excused, and not counted, are those too late for whom no member of staff was available;
    somebody seen in time all the same was seen in time. The scoreboard counts in the same way.
    """
    in_time = counted = excused = left_before = 0
    for wait in waits:
        if wait.ended is Ended.FELL_AWAY:
            continue
        moment = wait.ended_at if wait.ended_at is not None else now
        late = moment > wait.due_at
        if wait.ended is not Ended.SEEN and not late:
            left_before += wait.ended is Ended.LEFT
            continue
        if wait.excused and late:
            excused += 1
        else:
            counted += 1
            in_time += not late
    return Count(in_time, counted, excused, left_before)


class Moment(StrEnum):
    """A moment of a visit that can be noted late and then corrected."""

    ARRIVED = "arrived"
    CALLED = "called"
    SEEN = "seen"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a visit as its journal tells it, with corrections already in their place.

    `first_at` is the moment noted at first, when a correction gave another one.
    """

    entry_id: int
    event: str
    at: datetime
    facts: dict[str, object]
    first_at: datetime | None = None


@dataclass(slots=True)
class Course:
    """What the steps of a visit add up to."""

    state: VisitState = VisitState.WAITING
    arrived_at: datetime | None = None
    called_at: datetime | None = None
    times_called: int = 0
    seen_at: datetime | None = None
    seen_by: int | None = None
    ended_at: datetime | None = None
    room_id: int | None = None
    to_see_staff_id: int | None = None
    to_see_team_id: int | None = None
    reasons: tuple[str, ...] = ()
    outcome: str | None = None
    asked_satisfied: bool | None = None
    anything_else: bool | None = None
    staff_unavailable: bool = False
    corrected: tuple[str, ...] = ()


def add_up(steps: Sequence[Step]) -> Course:
    """Work out where a visit stands from its steps in the order in which they were taken."""
    course = Course() if steps else Course(state=VisitState.WITHDRAWN)
    for step in steps:
        _take(course, step)
        if step.first_at is not None and step.event != "visit.called_again":
            course.corrected = (*course.corrected, step.event.removeprefix("visit."))
    return course


def _take(course: Course, step: Step) -> None:
    match step.event:
        case "visit.arrived":
            course.arrived_at = step.at
            _to_see(course, step)
        case "visit.called":
            course.state, course.called_at = VisitState.CALLED, step.at
            course.times_called += 1
            course.room_id = _number(step, "room_id") or course.room_id
        case "visit.called_again":
            course.called_at = step.at
            course.times_called += 1
        case "visit.transferred":
            _to_see(course, step)
            if course.state is VisitState.CALLED:
                course.state, course.room_id = VisitState.WAITING, None
        case "visit.room_given":
            course.room_id = _number(step, "room_id")
        case "visit.seen":
            course.state, course.seen_at = VisitState.BEING_SEEN, step.at
            course.seen_by = _number(step, "staff_id")
        case "visit.staff_unavailable":
            course.staff_unavailable = True
        case _:
            _end(course, step)


_ENDS = {
    "visit.finished": VisitState.FINISHED,
    "visit.left": VisitState.LEFT,
    "visit.redirected": VisitState.REDIRECTED,
    "visit.forgotten": VisitState.FORGOTTEN,
}


def _end(course: Course, step: Step) -> None:
    if step.event not in _ENDS:
        return
    course.state, course.ended_at, course.room_id = _ENDS[step.event], step.at, None
    outcome = step.facts.get("outcome")
    course.outcome = str(outcome) if outcome is not None else None
    course.asked_satisfied = _answer(step, "asked_satisfied")
    course.anything_else = _answer(step, "anything_else")


def _to_see(course: Course, step: Step) -> None:
    course.to_see_staff_id = _number(step, "to_see_staff_id")
    course.to_see_team_id = _number(step, "to_see_team_id")
    reasons = step.facts.get("reasons")
    if isinstance(reasons, list | tuple):
        course.reasons = tuple(str(reason) for reason in reasons)


def _number(step: Step, fact: str) -> int | None:
    value = step.facts.get(fact)
    return value if isinstance(value, int) else None


def _answer(step: Step, fact: str) -> bool | None:
    value = step.facts.get(fact)
    return value if isinstance(value, bool) else None
