"""Offices, deadlines and changes of the calendar as they may come: the journal always bears what is kept."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.clock import LONDON, FrozenClock
from hsdesk.errors import Gone, Refused
from hsdesk.office import Office
from hsdesk.premises import changes
from hsdesk.standards.calendar_change import change_calendar, every_move, preview
from hsdesk.standards.engine import StandardsEngine
from hsdesk.standards.tables import Deadline
from hsdesk.store.opening import engine_for
from hsdesk.store.work import Read, Subject, Work
from support.offices import add_office
from support.promises import CASE, CaseEvent, changed, pack_text, standards_of

STEPS = {
    "pauses": '"case.paused"',
    "resumes": '"case.resumed"',
    "extends": '"case.extended"',
    "extends_at_most": '"15 working days"',
    "ends": '"case.closed"',
}
NEXT_DAY = '{ closed_day_receipt = "rolls-to-day-zero", after_hours = "next-working-day" }'
KINDS = [
    changed(**STEPS),
    changed(id='"TT-02"', within='"3 working hours"', rules='{ at_closing_time = "next-opening" }', **STEPS),
    changed(id='"TT-03"', within='"5 working days"', calendar='"statutory"', **STEPS),
    changed(id='"TT-04"', within='"1 month"', **STEPS),
    changed(id='"TT-05"', within='"8 days"', rules='{ due_on_closed_day = "next-working-day" }'),
    changed(id='"TT-06"', within='"-5 working days"', from_='["promised_at"]'),
    changed(id='"TT-07"', within='"30 hours"', **STEPS),
    changed(id='"TT-08"', within='"1 working day"', rules=NEXT_DAY),
    changed(id='"TT-09"', within='"same day"', rules=NEXT_DAY),
    changed(id='"TT-10"', within='"2 months"', calendar='"statutory"'),
]
TEXTS = {"test": pack_text(*KINDS)}

NINE_TO_FIVE = [["09:00", "17:00"]]
WITH_A_BREAK = [["08:30", "12:00"], ["13:00", "16:00"]]
WEEKS: list[dict[str, object]] = [
    dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), NINE_TO_FIVE),
    dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat"), WITH_A_BREAK),
    {"tue": NINE_TO_FIVE, "thu": [["10:00", "19:00"]]},
]
NATIONS = [Nation.ENGLAND_AND_WALES, Nation.SCOTLAND, Nation.NONE]
START = datetime(2026, 3, 30, 9, 30, tzinfo=LONDON)
"""Monday 30 March 2026, in the week before Easter."""

DAY = st.integers(-5, 40).map(lambda days: (START + timedelta(days=days)).date())
CHANGE = st.one_of(
    st.builds(changes.DayClosed, DAY, st.just("Training")),
    st.builds(changes.DayOpened, DAY, st.just([["10:00", "12:00"]]), st.just("Open day")),
    st.builds(changes.DayUsual, DAY),
    st.builds(changes.BankHolidayAdded, DAY, st.just("Jubilee")),
    st.builds(changes.BankHolidayRemoved, DAY),
    st.builds(changes.HoursChanged, st.sampled_from(WEEKS)),
    st.builds(changes.NationChanged, st.sampled_from(NATIONS)),
)
HOURS_ON = st.integers(0, 60)
STEP = st.tuples(
    st.sampled_from([*CaseEvent, CaseEvent.RECEIVED, CaseEvent.ANSWERED, CaseEvent.EXTENDED]),
    st.integers(1, 4),
    st.integers(0, 20),
)
DEED = st.tuples(HOURS_ON, st.one_of(CHANGE, STEP))
DEEDS = st.lists(DEED, min_size=3, max_size=14)


@pytest.fixture
def engine() -> StandardsEngine:
    return StandardsEngine(standards_of(TEXTS))


@pytest.fixture
def database(database_url: str) -> Iterator[Any]:
    engine = engine_for(database_url, create=True)
    yield engine
    engine.dispose()


class Course:
    """One office of its own, and what happens at it."""

    def __init__(self, database: Any, engine: StandardsEngine, number: int) -> None:
        self.clock = FrozenClock(START)
        self.engine, self.first = engine, number * 10
        with_none = Office(database, self.clock, engine)
        office_id = with_none.actor().do(add_office, name=f"Office {number}", packs=("test",))
        self.office = Office(database, self.clock, engine, office_id=office_id)
        self.subjects: set[Subject] = set()

    def does(self, what: Any) -> None:
        """Change the calendar, or let something happen to a case; what is refused changes nothing."""
        before = self.deadlines()
        try:
            self.steps(*what) if isinstance(what, tuple) else self.changes(what)
        except (Refused, Gone):
            assert self.deadlines() == before

    def steps(self, event: CaseEvent, number: int, amount: int) -> None:
        now = self.clock.now()
        subject = Subject(CASE, self.first + number)
        facts: dict[str, Any] = {"reason": "needed"}
        if event is CaseEvent.RECEIVED:
            facts = {"promised_at": now + timedelta(days=amount)}
        elif event is CaseEvent.EXTENDED:
            agreed = amount % 2
            facts |= (
                {"until": now + timedelta(days=amount)} if agreed else {"by": f"{amount + 1} working days"}
            )
        elif event is CaseEvent.PAUSED and amount % 2:
            facts |= {"review_at": now + timedelta(days=amount)}
        if event is CaseEvent.UNDONE:
            return

        def note(work: Work) -> None:
            work.record(event, subject, facts=facts)

        self.office.actor().do(note)
        self.subjects.add(subject)

    def changes(self, change: changes.CalendarChange) -> None:
        """What is told beforehand is what is done, and nothing that has ended moves."""
        before = self.deadlines()
        told = self.office.ask(preview, self.engine, change)
        moves = {move.deadline_id: move for move in self.office.ask(every_move, self.engine, change)}
        assert told.looked_at == sum(row["ended_at"] is None for row in before.values())
        actor, seen = self.office.actor(), told.previewed
        assert actor.do(change_calendar, engine=self.engine, change=change, previewed=seen) == len(moves)
        after = self.deadlines()
        assert set(after) == set(before)
        for number, row in before.items():
            move = moves.get(number)
            assert after[number]["due_at"] == (row["due_at"] if move is None else move.to_due)
            if move is None:
                # A date agreed with somebody stays; what it was before that may be reckoned otherwise.
                overtaken = row["ended_at"] is None and row["adjusted"]
                may_differ = {"original_due_at": row["original_due_at"]} if overtaken else {}
                assert {**after[number], **may_differ} == row
            else:
                assert (row["ended_at"], row["due_at"]) == (None, move.from_due)

    def worked_out_anew(self) -> dict[int, dict[str, Any]]:
        """All deadlines, after each was worked out anew from the journal."""

        def refold(work: Work) -> None:
            for subject in self.subjects:
                self.engine.refold(work.session, subject)

        self.office.actor().do(refold)
        return self.deadlines()

    def deadlines(self) -> dict[int, dict[str, Any]]:
        def rows(read: Read) -> dict[int, dict[str, Any]]:
            query = select(*Deadline.__table__.c).where(Deadline.office_id == read.office_id)
            return {row["id"]: dict(row) for row in read.session.execute(query).mappings()}

        return self.office.ask(rows)


COUNT = iter(range(1, 1_000_000))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(received=st.integers(1, 4), deeds=DEEDS)
def test_the_journal_bears_every_date_after_every_change(
    database: Any, engine: StandardsEngine, received: int, deeds: list[tuple[int, Any]]
) -> None:
    course = Course(database, engine, next(COUNT))
    for number in range(1, received + 1):
        course.does((CaseEvent.RECEIVED, number, 9))
        course.clock.advance(timedelta(hours=5))
    for hours, what in deeds:
        course.clock.advance(timedelta(hours=hours, minutes=1))
        course.does(what)
        kept = course.deadlines()
        assert course.worked_out_anew() == kept
