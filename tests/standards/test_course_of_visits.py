"""Visits as they may go: whatever order things are noted, corrected and undone in, the clocks stay right."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsdesk.clock import FrozenClock
from hsdesk.reception.events import VisitEvent
from hsdesk.standards.catalogue import OFFICE_AIMS
from hsdesk.standards.effective import Happening, effective
from hsdesk.standards.outcomes import Outcome
from hsdesk.store.tables import JournalEntry
from hsdesk.store.work import Read, Subject, Work
from support.promises import Promises, promises

STEPS = [
    VisitEvent.ARRIVED,
    VisitEvent.CALLED,
    VisitEvent.SEEN,
    VisitEvent.LEFT,
    VisitEvent.REDIRECTED,
    VisitEvent.STAFF_UNAVAILABLE,
    VisitEvent.FINISHED,
]
STEP = st.tuples(
    st.sampled_from(STEPS), st.integers(0, 40), st.sampled_from(["new", "new", "new", "correct", "undo"])
)
COURSES = st.tuples(st.booleans(), st.integers(-10, 20), st.lists(STEP, max_size=12))


@pytest.fixture
def desk(sqlite_url: str, clock: FrozenClock) -> Iterator[Promises]:
    with promises(sqlite_url, clock, ["longhurst-and-havelok", OFFICE_AIMS]) as opened:
        yield opened


class Course:
    """One visit, with every entry of it that has not been taken back."""

    def __init__(self, desk: Promises, number: int) -> None:
        self.desk = desk
        self.subject = Subject("visit", number)
        self.standing: list[tuple[int, VisitEvent]] = []

    def note(self, event: VisitEvent, minutes: int, corrects: int | None = None, **facts: object) -> int:
        return self.desk.record(event, minutes, subject=self.subject, corrects=corrects, **facts)

    def step(self, event: VisitEvent, minutes: int, how: str) -> None:
        facts = {"appointment": False} if event is VisitEvent.ARRIVED else {}
        if how == "new" or not self.standing:
            self.standing.append((self.note(event, minutes, **facts), event))
            return
        place = minutes % len(self.standing)
        entry, earlier = self.standing[place]
        if how == "undo":
            del self.standing[place]
            self.note(VisitEvent.UNDONE, minutes, corrects=entry)
            return
        facts = {"appointment": False} if earlier is VisitEvent.ARRIVED else {}
        self.standing[place] = (self.note(earlier, minutes, corrects=entry, **facts), earlier)

    def undo_all(self) -> None:
        while self.standing:
            self.note(VisitEvent.UNDONE, 50, corrects=self.standing.pop()[0])

    def happenings(self) -> list[Happening]:
        def entries(read: Read) -> list[Happening]:
            found = read.session.query(JournalEntry).where(
                JournalEntry.subject_kind == "visit", JournalEntry.subject_id == self.subject.id
            )
            return [
                Happening(row.id, row.event, row.at, row.facts, row.corrects)
                for row in found.order_by(JournalEntry.id)
            ]

        return effective(self.desk.office.ask(entries))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(course=COURSES, number=st.integers(1, 2**31))
def test_whatever_happens_the_clocks_stay_right(desk: Promises, course: object, number: int) -> None:
    appointment, booked, steps = course  # type: ignore[misc]
    visit = Course(desk, number)
    if visit.happenings():
        return
    facts = {"booked_at": desk.at(booked)} if appointment else {}
    arrived = visit.note(VisitEvent.ARRIVED, 0, appointment=appointment, **facts)
    before = desk.deadlines(visit.subject)
    for event, minutes, how in steps:
        visit.step(event, minutes, how)
        check_invariants(desk, visit)
    visit.undo_all()
    assert desk.deadlines(visit.subject) == before
    visit.note(VisitEvent.UNDONE, 50, corrects=arrived)
    assert desk.deadlines(visit.subject) == []


def check_invariants(desk: Promises, visit: Course) -> None:
    """What must hold of a visit's clocks at any time."""
    rows = desk.deadlines(visit.subject)
    open_clocks = Counter(row.standard for row in rows if row.outcome is Outcome.OPEN)
    assert all(count == 1 for count in open_clocks.values())
    assert not {row.standard for row in rows} & {"HD-01", "HD-02"}
    happenings = visit.happenings()
    seen = {each.at for each in happenings if each.event == VisitEvent.SEEN}
    for row in rows:
        assert (row.ended_at is None) == (row.outcome is Outcome.OPEN)
        assert row.due_at == row.original_due_at
        if row.outcome is Outcome.MET:
            assert row.ended_at in seen
    if not any(each.event == VisitEvent.STAFF_UNAVAILABLE for each in happenings):
        assert all(row.excuse is None for row in rows)

    def refold(work: Work) -> None:
        desk.engine.refold(work.session, visit.subject)

    desk.office.actor().do(refold)
    assert desk.deadlines(visit.subject) == rows
