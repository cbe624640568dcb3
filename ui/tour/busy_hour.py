"""Replays one busy hour under a landlord's promises, through the same actions as the windows use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.clock import LONDON, Clock, FrozenClock
from hsdesk.diary.actions import book_appointment, start_duty
from hsdesk.diary.rules import DutyKind, Purpose
from hsdesk.office import Actor, Office, open_office
from hsdesk.people.rules import StaffRole
from hsdesk.people.staff import add_staff
from hsdesk.premises.actions import set_up
from hsdesk.reception.actions import (
    CheckedIn,
    call,
    check_in,
    finish,
    mark_left,
    mark_seen,
    note_staff_unavailable,
    redirect,
)
from hsdesk.reception.figures import figures
from hsdesk.reception.forecast import Forecast
from hsdesk.reception.rows import Figures
from hsdesk.reception.rules import Outcome
from ui.tour.busy_plan import PROMISES, End, Planned, Tally, plan, tally

TEN_O_CLOCK = datetime(2026, 4, 14, 10, 0, tzinfo=LONDON)
_HOURS = {day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
_ALL_OVER = timedelta(hours=3)
"""After this long everybody of the hour has gone, so nothing is left open when it is counted."""


@dataclass(frozen=True, slots=True)
class HourResult:
    """An hour under the promises of `packs`: how it was counted, and what was expected by plain sums."""

    packs: tuple[str, ...]
    title: str
    visitors: int
    in_time: int
    counted: int
    in_time_all: int
    counted_all: int
    left_before_target: int
    longest_wait_seconds: int
    likely_wait: str
    milliseconds: int
    complaint: str

    @property
    def in_words(self) -> str:
        """The figures in one line."""
        if not self.counted_all:
            return f"{self.visitors} visitors, no promise about the wait"
        left = f", {self.left_before_target} left within their target" if self.left_before_target else ""
        return (
            f"{self.visitors} visitors, {self.in_time} of {self.counted} seen in time, "
            f"{self.in_time_all} of {self.counted_all} with those for whom nobody was available{left}"
        )

    @property
    def row(self) -> str:
        """The figures as a row of a table."""
        minutes, seconds = divmod(self.longest_wait_seconds, 60)
        if not self.counted_all:
            return f"| {self.title} | {self.visitors} | no promise | | | {minutes}:{seconds:02} |"
        return (
            f"| {self.title} | {self.visitors} | {self.in_time} of {self.counted} | "
            f"{self.in_time_all} of {self.counted_all} | {self.left_before_target} | {minutes}:{seconds:02} |"
        )


def replay(folder: Path, packs: tuple[str, ...], watch: Clock) -> HourResult:
    """Play the hour in a fresh office with these packs. Raises `StoreError` when it cannot be written."""
    began = watch.monotonic()
    clock = FrozenClock(TEN_O_CLOCK - timedelta(minutes=30))
    visits = plan()
    with open_office(folder / f"hour-{packs[0]}.db", clock=clock, create=True) as office:
        title = office.standards.pack(packs[0]).title
        seeing = _open_the_doors(office, packs)
        likely: list[Forecast] = []
        for moment, do in _course(office, visits, seeing, likely):
            clock.set(moment)
            do()
        clock.set(TEN_O_CLOCK + _ALL_OVER)
        found = office.ask(figures)
    return HourResult(
        packs=packs,
        title=title if len(packs) == 1 else f"{title}, with the office's aims",
        visitors=len(visits),
        in_time=found.seen_in_time.in_time,
        counted=found.seen_in_time.counted,
        in_time_all=found.seen_in_time_all.in_time,
        counted_all=found.seen_in_time_all.counted,
        left_before_target=found.left_before_target,
        longest_wait_seconds=round(max(visit.waited for visit in visits).total_seconds()),
        likely_wait=_in_words(likely),
        milliseconds=round((watch.monotonic() - began) * 1000),
        complaint=_difference(found, tally(visits, PROMISES[packs])),
    )


def _open_the_doors(office: Office, packs: tuple[str, ...]) -> list[int]:
    """Set the office up with one receptionist and three who see visitors; returns the three."""
    office.actor().do(
        set_up,
        name="Busy Street office",
        landlord="Calder Homes",
        nation=Nation.ENGLAND_AND_WALES,
        hours=_HOURS,
        packs=packs,
    )
    nobody = office.actor()
    grace = nobody.do(add_staff, name="Grace Holloway", role=StaffRole.RECEPTIONIST)
    seeing = [
        nobody.do(add_staff, name=name, role=StaffRole.CASEWORKER)
        for name in ("Priya Nair", "Sam Okoro", "Tom Reed")
    ]
    nobody.do(start_duty, staff_id=grace, kind=DutyKind.DESK)
    for staff_id in seeing:
        nobody.do(start_duty, staff_id=staff_id, kind=DutyKind.SEEING)
    return seeing


def _course(
    office: Office, visits: list[Planned], seeing: list[int], likely: list[Forecast]
) -> list[tuple[datetime, Callable[[], None]]]:
    """Everything that happens in the hour, in order."""
    desk = office.actor(None, "Desk 1")
    course: list[tuple[datetime, Callable[[], None]]] = []
    for planned in visits:
        visit = _Visit(desk, planned, seeing[planned.number % len(seeing)])
        course.append((TEN_O_CLOCK - timedelta(minutes=20), visit.book))
        course.append((TEN_O_CLOCK + planned.arrives, visit.arrive))
        course.append((TEN_O_CLOCK + planned.ends - timedelta(seconds=20), visit.be_called))
        course.append((TEN_O_CLOCK + planned.ends, visit.end))
        course.append((TEN_O_CLOCK + planned.ends + planned.talk, visit.go))
    course.append((TEN_O_CLOCK + timedelta(hours=1), partial(_foretell, office, likely)))
    return sorted(course, key=lambda happening: happening[0])


class _Visit:
    """One visit as it is played."""

    def __init__(self, desk: Actor, planned: Planned, staff_id: int) -> None:
        self._desk, self._planned, self._staff_id = desk, planned, staff_id
        self._appointment: int | None = None
        self._visit: CheckedIn | None = None

    @property
    def _id(self) -> int:
        return self._visit.visit_id if self._visit is not None else 0

    def book(self) -> None:
        """Book the appointment, where there is one."""
        booked = self._planned.booked
        if booked is not None:
            self._appointment = self._desk.do(
                book_appointment,
                starts_at=TEN_O_CLOCK + booked,
                visitor_name=f"Visitor {self._planned.number}",
                staff_id=self._staff_id,
                purpose=Purpose.RENT,
            )

    def arrive(self) -> None:
        """Come in and get a ticket."""
        self._visit = self._desk.do(
            check_in,
            visitor_name=f"Visitor {self._planned.number}",
            reasons=[Purpose.RENT],
            appointment_id=self._appointment,
        )

    def be_called(self) -> None:
        """Be called, shortly before being greeted."""
        if self._planned.end is End.SEEN:
            self._desk.do(call, visit_id=self._id, staff_id=self._staff_id)

    def end(self) -> None:
        """The wait ends."""
        if self._planned.nobody:
            self._desk.do(note_staff_unavailable, visit_id=self._id)
        if self._planned.end is End.LEFT:
            self._desk.do(mark_left, visit_id=self._id)
        elif self._planned.end is End.SENT_ELSEWHERE:
            self._desk.do(redirect, visit_id=self._id)
        else:
            self._desk.do(mark_seen, visit_id=self._id, staff_id=self._staff_id)

    def go(self) -> None:
        """The conversation is over."""
        if self._planned.end is End.SEEN:
            self._desk.do(
                finish,
                visit_id=self._id,
                outcome=Outcome.ANSWERED,
                asked_satisfied=True,
                anything_else=True,
            )


def _foretell(office: Office, likely: list[Forecast]) -> None:
    likely.append(office.ask(figures).walk_in)


def _in_words(likely: list[Forecast]) -> str:
    if not likely or likely[0].shortest is None:
        return "unknown"
    return f"{likely[0].shortest} to {likely[0].longest} minutes"


def _difference(found: Figures, wanted: Tally) -> str:
    counted = Tally(
        found.seen_in_time.in_time,
        found.seen_in_time.counted,
        found.seen_in_time_all.in_time,
        found.seen_in_time_all.counted,
        found.left_before_target,
    )
    return "" if counted == wanted else f"Counted was {counted}, by plain sums it is {wanted}."
