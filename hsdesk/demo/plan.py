"""What is settled before a day of the demo begins: who works, how busy it will be, who has an appointment."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum, auto
from random import Random

from hsdesk.calendars.calendar import Span
from hsdesk.clock import LONDON
from hsdesk.demo import cast
from hsdesk.demo.almanac import how_busy, visits_a_day
from hsdesk.demo.chance import how_many
from hsdesk.demo.crowd import TEAM_FOR, Crowd, booked_purpose
from hsdesk.demo.deeds import Booking, Deed
from hsdesk.demo.premises import Premises
from hsdesk.diary.actions import book_appointment, cancel_appointment

FRONT_DESK = "Desk 1"
BOOKED_SHARE = 0.36
"""How many appointments are made for every visitor of a day; some are cancelled or missed."""
_SHORT_STAFFED = 0.07
_MINUTE = timedelta(minutes=1)


class Fate(Enum):
    """What becomes of an appointment."""

    COMES = auto()
    CANCELS = auto()
    MISSES = auto()


@dataclass(slots=True, eq=False)
class Promise:
    """An appointment as the day will bring it: `comes_at` for those who come."""

    booking: Booking
    fate: Fate
    comes_at: datetime


@dataclass(slots=True)
class DayPlan:
    """A day on which the office is open."""

    day: date
    spans: tuple[Span, ...]
    visits: float
    seeing: list[cast.Colleague]
    receptionist: cast.Colleague
    relief: cast.Colleague
    is_short_staffed: bool
    promises: list[Promise] = field(default_factory=list)

    @property
    def opens(self) -> datetime:
        """When the office opens."""
        return self.spans[0].start

    @property
    def closes(self) -> datetime:
        """When the office closes for the day."""
        return self.spans[-1].end


def dice(seed: int, *of: object) -> Random:
    """Dice of their own for one part of the demo, so that no part depends on another."""
    return Random("/".join(map(str, (seed, *of))))  # noqa: S311 - a game of chance, no secret


@dataclass(slots=True)
class Planner:
    """Plans the days of the demo, each from dice of its own."""

    premises: Premises
    crowd: Crowd
    seed: int
    homes: int
    open_days: Sequence[date]

    def plan(self, day: date) -> DayPlan:
        """Plan one day, without its appointments."""
        rng = dice(self.seed, "day", day)
        calendar = self.premises.calendar
        usual = visits_a_day(self.homes)
        is_short_staffed = rng.random() < _SHORT_STAFFED
        colleagues = [colleague for colleague in cast.STAFF if colleague.sees]
        number = max(2, round(usual / 22 + 1.1) - is_short_staffed)
        on_leave = rng.random() < 0.18
        return DayPlan(
            day=day,
            spans=calendar.openings(day),
            visits=usual * how_busy(rng, calendar, day),
            seeing=rng.sample(colleagues, min(number, len(colleagues))),
            receptionist=cast.COLIN if on_leave else cast.GRACE,
            relief=cast.GRACE if on_leave else cast.COLIN,
            is_short_staffed=is_short_staffed,
        )

    def appoint(
        self, plan: DayPlan, *, reserved: Iterable[str] = (), quiet: Span | None = None
    ) -> Iterator[Deed]:
        """Make the appointments of a planned day; yields the deeds of booking and cancelling them.

        People with `reserved` names have none, and nobody has one during `quiet`.
        """
        rng = dice(self.seed, "appointments", plan.day)
        self.crowd.new_day(reserved)
        taken: set[tuple[datetime, cast.Colleague | None]] = set()
        for _ in range(how_many(rng, plan.visits * BOOKED_SHARE)):
            starts_at = _slot(rng, plan)
            officer = rng.choice(plan.seeing) if rng.random() < 0.75 else None
            if starts_at is None or (starts_at, officer) in taken:
                continue
            if quiet is not None and quiet.start < starts_at < quiet.end:
                continue
            taken.update((starts_at + step * 15 * _MINUTE, officer) for step in (-1, 0, 1))
            booking = self._booking(rng, starts_at, officer)
            fate = rng.choices(list(Fate), (84, 9, 7))[0]
            comes_at = max(starts_at + timedelta(seconds=_offset(rng)), plan.opens + timedelta(seconds=20))
            plan.promises.append(Promise(booking, fate, comes_at))
            yield from self.book(rng, plan, booking, cancels=fate is Fate.CANCELS)

    def book(self, rng: Random, plan: DayPlan, booking: Booking, *, cancels: bool) -> Iterator[Deed]:
        """The deeds by which an appointment is booked on an earlier day, and perhaps cancelled."""
        booked_at = self._booked_at(rng, plan.day)
        hand = self.premises.hand(cast.GRACE, FRONT_DESK)
        yield Deed(booked_at, hand, book_appointment, _values(booking), booking=booking)
        if cancels:
            opened = plan.opens + rng.randrange(3, 40) * _MINUTE
            cancelled_at = min(opened, booking.starts_at - 10 * _MINUTE)
            yield Deed(max(cancelled_at, booked_at + _MINUTE), hand, cancel_appointment, booking=booking)

    def _booking(self, rng: Random, starts_at: datetime, officer: cast.Colleague | None) -> Booking:
        purpose = booked_purpose(rng)
        face = self.crowd.somebody(rng, on_record=rng.random() < 0.95)
        team = TEAM_FOR.get(purpose) if officer is None else None
        return Booking(
            face=face,
            starts_at=starts_at,
            minutes=rng.choice((15, 20, 30, 30, 45)),
            purpose=purpose,
            staff_id=self.premises.staff[officer] if officer else None,
            team_id=self.premises.teams[team] if team else None,
            note=self.crowd.note(rng, purpose),
        )

    def _booked_at(self, rng: Random, day: date) -> datetime:
        """A moment in the opening hours of some earlier day."""
        place = self.open_days.index(day) if day in self.open_days else 0
        earlier = self.open_days[max(0, place - rng.choice((1, 1, 2, 3, 3, 4, 5, 5, 6, 8, 10, 13)))]
        spans = self.premises.calendar.openings(earlier)
        length = int((spans[0].end - spans[0].start).total_seconds())
        return spans[0].start + timedelta(seconds=rng.randrange(600, max(601, length - 600)))


def _slot(rng: Random, plan: DayPlan) -> datetime | None:
    """A quarter of an hour within the opening hours; None when the day is too short for one."""
    span = rng.choice(plan.spans)
    quarters = int(span.length / (15 * _MINUTE))
    if quarters < 4:
        return None
    opens = span.start.astimezone(LONDON)
    first = span.start + timedelta(minutes=-opens.minute % 15)
    return first + rng.randrange(1, quarters - 2) * 15 * _MINUTE


def _offset(rng: Random) -> int:
    """How many seconds after the booked time somebody comes; most people are early."""
    if rng.random() < 0.13:
        return rng.randrange(60, 17 * 60)
    return int(min(0.0, rng.gauss(-5 * 60, 4 * 60)))


def _values(booking: Booking) -> dict[str, object]:
    who = (
        {"visitor_name": booking.face.name}
        if booking.face.person_id is None
        else {"person_id": booking.face.person_id}
    )
    return {
        **who,
        "starts_at": booking.starts_at,
        "minutes": booking.minutes,
        "purpose": booking.purpose,
        "staff_id": booking.staff_id,
        "team_id": booking.team_id,
        "note": booking.note,
    }
