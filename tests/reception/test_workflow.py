"""A desk at which anything may happen in any order, and what must hold after every step of it.

Hypothesis makes up the days: who comes, who is called where, what is undone and corrected, how much time
passes. A step is either taken or refused; a refused one leaves every table as it was.
"""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from hsdesk.clock import FrozenClock
from hsdesk.diary import actions as diary
from hsdesk.diary.rules import Purpose
from hsdesk.errors import Gone, Refused
from hsdesk.office import known_events, open_office
from hsdesk.reception import actions, corrections, figures, queries, rooms
from hsdesk.reception.checks import check_visits
from hsdesk.reception.course import bring_in_line
from hsdesk.reception.rules import IN_THE_OFFICE, Moment, Outcome, VisitState
from hsdesk.reception.tables import Visit
from hsdesk.store.work import Subject
from support.databases import Databases
from support.facts import unfit_facts
from support.notes import raw
from support.offices import add_office
from support.recount import Recount, recount, tell
from support.visits import Desk

TUESDAY_MORNING = datetime(2026, 4, 14, 8, 0, tzinfo=UTC)
TABLES = ("visit", "occupancy", "appointment", "journal", "deadline", "counter", "accepted_action", "duty")

HERE = tuple(state.value for state in IN_THE_OFFICE)

visits = Bundle("visits")
appointments = Bundle("appointments")
people = st.sampled_from(["grace", "priya", "sam"])
nobody_or = st.one_of(st.none(), people)
places = st.integers(0, 1)
a_while_ago = st.integers(-1, 12)
reasons = st.lists(st.sampled_from(list(Purpose)), max_size=2, unique=True)
details = st.fixed_dictionaries(
    {
        "place": st.one_of(st.none(), places),
        "who": nobody_or,
        "why": reasons,
        "late": st.one_of(st.none(), a_while_ago),
        "outcome": st.sampled_from(Outcome),
    }
)
QUEUE_STEPS = [
    actions.transfer,
    actions.give_room,
    actions.mark_seen,
    actions.mark_left,
    actions.redirect,
    actions.note_staff_unavailable,
]
FITTING = {
    VisitState.WAITING: [actions.call, *QUEUE_STEPS],
    VisitState.CALLED: [actions.call_again, *QUEUE_STEPS],
    VisitState.BEING_SEEN: [actions.finish, actions.transfer, actions.give_room],
}
STEPS = [actions.call, actions.call_again, actions.finish, *QUEUE_STEPS]


class AnyDay(RuleBasedStateMachine):
    """The real actions of a desk, on a database of its own and under a frozen clock."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.clock = FrozenClock(TUESDAY_MORNING)
        self.office = open_office(url, clock=self.clock)
        self.office.actor().do(add_office, packs=("longhurst-and-havelok",))
        self.desk = Desk(self.office)
        self.refusal = ""

    def teardown(self) -> None:
        try:
            self.working_everything_out_anew_changes_nothing()
        finally:
            self.office.close()

    # steps

    def takes(self, action: Callable[..., Any], *, by: str = "grace", **values: Any) -> Any:
        """Take a step, or find it refused and nothing changed; returns what the step gave, or None."""
        with self.office.engine.connect() as connection:
            before = contents(connection)
        try:
            return self.desk.does(action, by=self.person(by), **values)
        except (Gone, Refused) as refusal:
            self.refusal = refusal.sentence
            assert self.refusal.endswith(".")
            with self.office.engine.connect() as connection:
                assert contents(connection) == before, f"{action.__name__} was refused but changed something"
            return None

    def person(self, name: str | None) -> int | None:
        return None if name is None else getattr(self.desk, name)

    def room(self, place: int | None) -> int | None:
        return None if place is None else self.desk.rooms[place]

    def ago(self, minutes: int | None) -> datetime | None:
        return None if minutes is None else self.clock.now() - timedelta(minutes=minutes)

    @initialize(target=visits)
    def the_morning_so_far(self) -> Any:
        """Somebody waits, somebody was called, somebody is with Priya, one was sent on and one came back."""
        came = []
        ways = (
            [],
            [actions.call],
            [actions.mark_seen],
            [actions.redirect],
            [actions.mark_left, corrections.undo],
        )
        for way in ways:
            self.time_passes(3)
            at = self.clock.now() + timedelta(minutes=2)
            booked = None if len(came) % 2 else self.desk.books(at)
            came.append(self.desk.walks_in(appointment_id=booked).visit_id)
            for step in way:
                self.time_passes(2)
                self.desk.does(step, visit_id=came[-1])
        self.desk.does(actions.give_room, visit_id=came[1], room_id=self.desk.rooms[0])
        return multiple(*came)

    @rule(minutes=st.integers(0, 12))
    def time_passes(self, minutes: int) -> None:
        self.clock.advance(timedelta(minutes=minutes, seconds=17))

    @rule(chance=st.integers(0, 7))
    def night_falls(self, chance: int) -> None:
        if chance == 7:
            self.clock.advance(timedelta(hours=21))

    @rule(target=appointments, ahead=st.integers(-40, 40), who=people)
    def somebody_books(self, ahead: int, who: str) -> int:
        at = self.clock.now() + timedelta(minutes=ahead)
        booked = self.takes(
            diary.book_appointment, starts_at=at, visitor_name="Amina Yusuf", staff_id=self.person(who)
        )
        return booked or multiple()

    @rule(
        target=visits,
        appointment=st.one_of(st.none(), appointments),
        late=st.one_of(st.none(), a_while_ago),
        why=reasons,
        party=st.integers(0, 3),
        who=nobody_or,
    )
    def somebody_comes(
        self, appointment: int | None, late: int | None, why: list[Purpose], party: int, who: str | None
    ) -> int:
        found = self.takes(
            actions.check_in,
            visitor_name="Derek Holroyd",
            reasons=why,
            appointment_id=appointment,
            arrived_at=self.ago(late),
            party_size=party,
            note="Asks for Priya Nair",
            to_see_staff_id=self.person(who),
        )
        return found.visit_id if found else multiple()

    @rule(visit=visits, choice=st.integers(0, 50), how=details, thinks_again=st.booleans())
    def goes_on(self, visit: int, choice: int, how: dict[str, Any], thinks_again: bool) -> None:
        """Take a step that fits where the visit stands, and maybe undo it."""
        state = self.office.ask(queries.visit, visit).state
        fitting = FITTING.get(state, [actions.note_staff_unavailable])
        self.step(visit, fitting[choice % len(fitting)], how)
        if thinks_again:
            self.undo(visit, as_shown=True)

    @rule(visit=visits, step=st.sampled_from(STEPS), how=details)
    def anything_is_tried(self, visit: int, step: Callable[..., Any], how: dict[str, Any]) -> None:
        """Take a step whether it fits or not."""
        self.step(visit, step, how)

    def step(self, visit: int, step: Callable[..., Any], how: dict[str, Any]) -> None:
        room, who, late = self.room(how["place"]), self.person(how["who"]), self.ago(how["late"])
        more = {
            actions.call: {"room_id": room, "staff_id": who},
            actions.transfer: {"to_see_staff_id": who, "reasons": how["why"]},
            actions.give_room: {"room_id": room or self.desk.rooms[0]},
            actions.mark_seen: {"staff_id": who, "seen_at": late},
            actions.finish: {
                "outcome": how["outcome"],
                "asked_satisfied": True,
                "anything_else": False,
                "finished_at": late,
            },
            actions.mark_left: {"because": "A bus to catch"},
        }
        self.takes(step, visit_id=visit, **more.get(step, {}))

    @rule(visit=visits, as_shown=st.booleans())
    def undo(self, visit: int, as_shown: bool) -> None:
        row = self.office.ask(queries.visit, visit)
        before = tell(self.office).get(visit)
        entry = row.last_entry if row and as_shown else None
        undone = self.takes(corrections.undo, visit_id=visit, entry_id=entry)
        if undone is not None:
            assert before is not None
            kept = list(before.steps.items())
            assert undone.event == kept[-1][1][0], "undo takes back the step that was taken last"
            assert list(tell(self.office)[visit].steps.items()) == kept[:-1]
        elif as_shown:
            assert "moved on" not in self.refusal, "the board shows the step that would be taken back"

    @rule(visit=visits, choice=st.integers(0, 50), late=a_while_ago, thinks_again=st.booleans())
    def correct_time(self, visit: int, choice: int, late: int, thinks_again: bool) -> None:
        """Put a time right that was noted, and maybe undo something then."""
        noted = {event.removeprefix("visit.") for event, _, _ in tell(self.office)[visit].steps.values()}
        moments = [moment for moment in Moment if moment in noted] or list(Moment)
        moment = moments[choice % len(moments)]
        self.takes(corrections.correct_time, visit_id=visit, moment=moment, at=self.ago(late))
        if thinks_again:
            self.undo(visit, as_shown=True)

    @rule(place=places, until=st.one_of(st.none(), st.integers(-5, 20)), closed=st.booleans())
    def keep_room(self, place: int, until: int | None, closed: bool) -> None:
        keep = diary.close_room if closed else diary.hold_room
        at = None if until is None else self.clock.now() + timedelta(minutes=until)
        self.takes(keep, room_id=self.room(place), until=at, reason="Being cleaned")

    @rule(place=places)
    def free_room(self, place: int) -> None:
        self.takes(rooms.free_room, room_id=self.room(place))

    @rule(appointment=appointments, missed=st.booleans())
    def appointment_falls_away(self, appointment: int, missed: bool) -> None:
        self.takes(diary.mark_missed if missed else diary.cancel_appointment, appointment_id=appointment)

    @rule(appointment=appointments)
    def appointment_holds_after_all(self, appointment: int) -> None:
        self.takes(diary.undo_missed, appointment_id=appointment)

    @rule()
    def close_forgotten(self) -> None:
        self.takes(actions.close_forgotten)
        assert self.office.ask(queries.forgotten) == []

    # what must hold

    @invariant()
    def every_row_equals_its_journal(self) -> None:
        assert self.office.ask(check_visits) == []

    @invariant()
    def rooms_hold_one_visitor_each_who_is_still_here(self) -> None:
        here = raw(self.office, f"SELECT id, room_id, state, called_to FROM visit WHERE state IN {HERE}")
        by_row = {(room, visit) for visit, room, _, _ in here if room is not None}
        by_room = raw(
            self.office,
            "SELECT room_id, visit_id FROM occupancy WHERE ended_at IS NULL AND visit_id IS NOT NULL",
        )
        assert by_row == set(by_room)
        assert len({room for room, _ in by_row}) == len(by_row)
        for _, room, state, called_to in here:
            where = "Desk 1" if room is None else f"Room {self.desk.rooms.index(room) + 1}"
            assert state != "called" or called_to == where, "the waiting room is told another place"

    @invariant()
    def tickets_are_given_once(self) -> None:
        tickets = raw(self.office, "SELECT day, number FROM visit ORDER BY day, number")
        assert len(set(tickets)) == len(tickets)

    @invariant()
    def appointments_have_come_with_one_visit_each(self) -> None:
        come = raw(self.office, "SELECT id FROM appointment WHERE state = 'arrived' ORDER BY id")
        here = raw(
            self.office,
            "SELECT appointment_id FROM visit WHERE appointment_id IS NOT NULL AND state <> 'withdrawn'"
            " ORDER BY appointment_id",
        )
        assert come == here

    @invariant()
    def times_are_in_order_and_not_in_the_future(self) -> None:
        with Session(self.office.engine) as session:
            for visit in session.query(Visit):
                times = [visit.arrived_at, visit.seen_at, visit.ended_at, self.clock.now()]
                known = [at for at in times if at is not None]
                assert known == sorted(known)

    @invariant()
    def figures_agree_with_a_plain_count(self) -> None:
        found = self.office.ask(figures.figures)
        assert Recount(
            waiting=found.waiting,
            with_appointment=found.with_appointment,
            in_time=found.seen_in_time.in_time,
            counted=found.seen_in_time.counted,
            in_time_all=found.seen_in_time_all.in_time,
            counted_all=found.seen_in_time_all.counted,
            left_before_target=found.left_before_target,
        ) == recount(tell(self.office).values(), self.clock.now())

    @invariant()
    def the_journal_holds_codes_and_numbers_only(self) -> None:
        assert unfit_facts(self.office, known_events()) == []

    def working_everything_out_anew_changes_nothing(self) -> None:
        with self.office.engine.connect() as connection, Session(connection) as session:
            before = contents(connection)
            for visit in session.query(Visit):
                bring_in_line(session, visit)
                self.office.standards_engine.refold(session, Subject("visit", visit.id))
            session.flush()
            assert contents(connection) == before
            session.rollback()


def contents(connection: Connection) -> dict[str, list[Any]]:
    """Every row of the tables that a day at the desk writes."""
    return {
        table: sorted(tuple(map(str, row)) for row in connection.execute(text(f"SELECT * FROM {table}")))
        for table in TABLES
    }


def check_days(a_desk: Callable[[], AnyDay], *, days: int, steps: int) -> None:
    """Play so many days of so many steps each.

    A day that goes wrong is told as it was: to find the shortest one like it takes minutes. Add the phase
    `shrink` for that.
    """
    run_state_machine_as_test(
        a_desk,
        settings=settings(
            max_examples=days,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
        ),
    )


@pytest.mark.parametrize(
    ("kind", "days", "steps"), [("sqlite", 25, 30), ("postgresql", 4, 25)], ids=["sqlite", "postgresql"]
)
def test_whatever_happens_the_books_are_in_order(
    kind: str, days: int, steps: int, databases: Databases
) -> None:
    with ExitStack() as stack:

        def a_desk() -> AnyDay:
            if kind == "postgresql":
                return AnyDay(stack.enter_context(databases.postgresql()))
            folder = stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True))
            return AnyDay(stack.enter_context(databases.sqlite(Path(folder))))

        check_days(a_desk, days=days, steps=steps)
