"""Pauses, extensions, conditions, several packs and versions, tried on cases."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from hsdesk.clock import LONDON, FrozenClock
from hsdesk.errors import Refused
from hsdesk.premises.actions import close_on
from hsdesk.standards.explaining import explanation
from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.queries import behind, leading, open_by_due
from hsdesk.standards.rows import AdjustmentKind, DeadlineRow
from hsdesk.store.work import Subject
from support.promises import CASE, CaseEvent, Promises, changed, pack_text, promises

SUBJECT = Subject(CASE, 1)
PAUSABLE = {"pauses": '"case.paused"', "resumes": '"case.resumed"'}
EXTENDABLE = {"extends": '"case.extended"', "extends_at_most": '"10 working days"'}
ENDING = {"ends": '"case.closed"', "cancels": '"case.withdrawn"'}


@pytest.fixture
def database(database_url: str) -> str:
    return database_url


def held_to(url: str, clock: FrozenClock, *standards: str, **more: Any) -> AbstractContextManager[Promises]:
    """An office held to one pack of these standards, writing about one case."""
    return promises(url, clock, ["test"], {"test": pack_text(*standards, **more)})


def due_on(row: DeadlineRow) -> str:
    return row.due_date.isoformat()


def local(day: int, hour: int = 12, month: int = 4) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=LONDON)


@pytest.fixture
def case(database: str, clock: FrozenClock) -> Iterator[Promises]:
    """A case that may be paused, extended, closed and withdrawn; received on Tuesday 14 April 2026."""
    with held_to(database, clock, changed(**PAUSABLE, **EXTENDABLE, **ENDING)) as opened:
        opened.subject = SUBJECT
        opened.record(CaseEvent.RECEIVED)
        yield opened


def test_a_day_target_runs_to_the_end_of_the_local_day(case: Promises) -> None:
    # Ten working days after Tuesday 14 April: 15, 16, 17, 20, 21, 22, 23, 24, 27, 28 April.
    row = case.only()
    assert due_on(row) == "2026-04-28"
    assert row.due_at.astimezone(LONDON).isoformat() == "2026-04-28T23:59:59+01:00"


def test_a_pause_moves_the_due_date_once_it_is_over(case: Promises) -> None:
    case.record(CaseEvent.PAUSED, at=local(16), reason="waiting-for-tenant")
    row = case.only()
    assert row.paused_at == local(16)
    assert not row.is_running
    assert not row.is_over(local(28, month=6))
    case.record(CaseEvent.RESUMED, at=local(20))
    row = case.only()
    # Paused at the end of Thursday 16 and Friday 17; both are not counted.
    assert (due_on(row), row.paused_at) == ("2026-04-30", None)


def test_a_pause_with_a_review_date_is_reckoned_up_to_it(case: Promises) -> None:
    case.record(CaseEvent.PAUSED, at=local(16), reason="waiting-for-tenant", review_at=local(20))
    assert due_on(case.only()) == "2026-04-30"


def test_closed_while_paused_is_an_outcome_of_its_own(case: Promises) -> None:
    case.record(CaseEvent.PAUSED, at=local(16))
    case.record(CaseEvent.CLOSED, at=local(20))
    row = case.only()
    assert (row.outcome, row.ended_at, row.paused_at) == (Outcome.CLOSED_WHILE_PAUSED, local(20), None)
    assert not row.is_over(local(28))


def test_an_answer_during_a_pause_keeps_the_promise(case: Promises) -> None:
    case.record(CaseEvent.PAUSED, at=local(16))
    case.record(CaseEvent.ANSWERED, at=local(20))
    row = case.only()
    assert (row.outcome, row.paused_at) == (Outcome.MET, None)
    assert row.took == int((local(16) - case.start).total_seconds())


def test_closing_without_an_answer_and_withdrawing(case: Promises) -> None:
    closed = case.record(CaseEvent.CLOSED, at=local(20))
    assert case.only().outcome is Outcome.LEFT
    case.record(CaseEvent.UNDONE, at=local(21), corrects=closed)
    case.record(CaseEvent.WITHDRAWN, at=local(21))
    assert case.only().outcome is Outcome.CANCELLED


def test_an_extension_keeps_the_original_date(case: Promises) -> None:
    extended = case.record(CaseEvent.EXTENDED, at=local(20), by="5 working days", reason="expert-away")
    row = case.only()
    # Five more from 28 April: 29, 30 April, 1, 5, 6 May; Monday 4 May is a bank holiday.
    assert (due_on(row), row.original_due_at.astimezone(LONDON).date()) == ("2026-05-06", date(2026, 4, 28))
    case.record(CaseEvent.UNDONE, at=local(21), corrects=extended)
    assert due_on(case.only()) == "2026-04-28"


def test_an_extension_may_name_the_new_date(case: Promises) -> None:
    case.record(CaseEvent.EXTENDED, at=local(20), until=local(5, month=5), reason="agreed")
    assert due_on(case.only()) == "2026-05-05"


def test_an_extension_beyond_the_limit_is_refused_and_changes_nothing(case: Promises) -> None:
    before = case.only()
    # Ten more working days after 28 April end on Wednesday 13 May.
    with pytest.raises(Refused, match="Wednesday 13 May 2026 at the latest"):
        case.record(CaseEvent.EXTENDED, at=local(20), by="11 working days")
    assert case.only() == before
    case.record(CaseEvent.EXTENDED, at=local(20), by="10 working days")
    assert due_on(case.only()) == "2026-05-13"


def test_a_second_receipt_while_the_clock_runs_starts_no_other(case: Promises) -> None:
    case.record(CaseEvent.RECEIVED, at=local(15))
    assert case.only().started_at == case.start


def test_a_receipt_after_the_answer_starts_anew(case: Promises) -> None:
    case.record(CaseEvent.ANSWERED, at=local(15))
    case.record(CaseEvent.RECEIVED, at=local(16))
    assert [row.outcome for row in case.deadlines()] == [Outcome.OPEN, Outcome.MET]
    assert case.office.ask(leading, CASE, [1])[1].started_at == local(16)


def test_the_date_is_explained_with_the_promise_and_every_step(case: Promises) -> None:
    case.record(CaseEvent.EXTENDED, at=local(20), by="5 working days", reason="expert-away")
    told = case.office.ask(explanation, case.engine, case.only().id)
    assert (told.sentence, told.source, told.dated) == ("We answer.", "A leaflet", "May 2026")
    assert not told.is_aim
    assert told.summary.startswith("Due by the end of Wednesday 6 May 2026")
    assert any("Early May bank holiday" in sentence for sentence in told.reckoning)
    assert told.steps[0].day == date(2026, 4, 14)
    assert told.deadline == case.only()
    assert (told.starts_with, told.stops_with) == ("received", "answered")


def test_pauses_and_extensions_are_told_with_who_and_why(case: Promises) -> None:
    case.record(CaseEvent.PAUSED, at=local(15), reason="waiting-for-tenant", review_at=local(22))
    case.record(CaseEvent.RESUMED, at=local(17))
    case.record(CaseEvent.EXTENDED, at=local(20), by="5 working days", reason="expert-away")
    paused, resumed, extended = case.office.ask(explanation, case.engine, case.only().id).adjustments
    assert (paused.kind, paused.at, paused.reason) == (AdjustmentKind.PAUSED, local(15), "waiting-for-tenant")
    assert (paused.until, paused.recorded_at, paused.staff_id) == (local(22), case.clock.now(), None)
    assert (resumed.kind, resumed.reason) == (AdjustmentKind.RESUMED, "")
    assert (extended.kind, extended.by) == (AdjustmentKind.EXTENDED, "5 working days")


def test_open_deadlines_come_nearest_first_a_page_at_a_time(case: Promises) -> None:
    for number in range(2, 5):
        case.record(CaseEvent.RECEIVED, at=local(24 - number), subject=Subject(CASE, number))
    first = case.office.ask(open_by_due, limit=3)
    rest = case.office.ask(open_by_due, limit=3, offset=3)
    assert [row.subject_id for row in [*first, *rest]] == [1, 4, 3, 2]
    found = case.office.ask(behind, "TT-01", local(1), local(31, month=5))
    assert [row.subject_id for row in found] == [2, 3, 4, 1]
    assert case.office.ask(behind, "TT-01", local(1), local(31, month=5), only_broken=True) == []


def test_conditions_choose_between_two_promises(database: str, clock: FrozenClock) -> None:
    urgent = changed(id='"TT-02"', when="{ urgent = true }", within='"1 working day"')
    other = changed(when="{ urgent = { present = false } }")
    with held_to(database, clock, other, urgent) as held:
        held.record(CaseEvent.RECEIVED, subject=SUBJECT, urgent=True)
        held.record(CaseEvent.RECEIVED, subject=Subject(CASE, 2))
        assert held.only(SUBJECT).standard == "TT-02"
        assert held.only(Subject(CASE, 2)).standard == "TT-01"


def test_an_answer_counts_only_if_it_is_the_one_promised(database: str, clock: FrozenClock) -> None:
    with held_to(database, clock, changed(stops_when="{ full = true }")) as held:
        held.subject = SUBJECT
        held.record(CaseEvent.RECEIVED)
        held.record(CaseEvent.ANSWERED, 5, full=False)
        assert held.only().outcome is Outcome.OPEN
        held.record(CaseEvent.ANSWERED, 9, full=True)
        assert held.only().ended_at == held.at(9)


def test_of_several_packs_the_nearest_leads_and_all_are_shown(database: str, clock: FrozenClock) -> None:
    law = pack_text(changed(id='"LW-01"', within='"5 working days"'), pack="law", kind="statute")
    texts = {"test": pack_text(), "law": law}
    with promises(database, clock, ["test", "law"], texts) as held:
        held.subject = SUBJECT
        held.record(CaseEvent.RECEIVED)
        assert [row.standard for row in held.deadlines()] == ["LW-01", "TT-01"]
        assert held.office.ask(leading, CASE, [1])[1].standard == "LW-01"
        held.record(CaseEvent.ANSWERED, 5)
        assert {row.outcome for row in held.deadlines()} == {Outcome.MET}


def test_the_law_counts_days_on_which_the_office_is_closed(database: str, clock: FrozenClock) -> None:
    own = changed(within='"1 working day"')
    law = changed(id='"LW-01"', within='"1 working day"', calendar='"statutory"')
    with held_to(database, clock, own, law) as held:
        held.office.actor().do(close_on, day=date(2026, 4, 15), reason="Move")
        held.subject = SUBJECT
        held.record(CaseEvent.RECEIVED)
        assert {row.standard: due_on(row) for row in held.deadlines()} == {
            "LW-01": "2026-04-15",
            "TT-01": "2026-04-16",
        }


def test_a_promise_applies_to_what_begins_while_it_is_in_force(database: str, clock: FrozenClock) -> None:
    early = changed(until="2026-04-14")
    late = changed(id='"TT-02"', in_force_from="2026-04-15")
    with held_to(database, clock, early, late) as held:
        held.record(CaseEvent.RECEIVED, at=local(14, 23), subject=SUBJECT)
        held.record(CaseEvent.RECEIVED, at=local(15, 0), subject=Subject(CASE, 2))
        assert held.only(SUBJECT).standard == "TT-01"
        assert held.only(Subject(CASE, 2)).standard == "TT-02"


def test_what_yields_gives_way_only_for_the_same_start_and_stop(database: str, clock: FrozenClock) -> None:
    aim = changed(id='"TT-02"', within='"1 working day"', yields="true")
    other = changed(id='"TT-03"', stops='"case.closed"', yields="true")
    with held_to(database, clock, changed(when="{ urgent = false }"), aim, other) as held:
        held.record(CaseEvent.RECEIVED, subject=SUBJECT, urgent=False)
        held.record(CaseEvent.RECEIVED, subject=Subject(CASE, 2), urgent=True)
        assert {row.standard for row in held.deadlines(SUBJECT)} == {"TT-01", "TT-03"}
        assert {row.standard for row in held.deadlines(Subject(CASE, 2))} == {"TT-02", "TT-03"}


def test_time_counted_back_from_a_date_to_come(database: str, clock: FrozenClock) -> None:
    hearing = changed(from_='["promised_at"]', within='"-10 days"')
    with held_to(database, clock, hearing) as held:
        held.subject = SUBJECT
        held.record(CaseEvent.RECEIVED, promised_at=local(30))
        assert due_on(held.only()) == "2026-04-20"
        held.record(CaseEvent.ANSWERED, at=local(18))
        assert held.only().took == 0


def test_adding_a_promise_is_only_data(database: str, clock: FrozenClock) -> None:
    """A new pack with one promise about an entry that is written anyway: its clocks run."""
    called = pack_text(
        changed(
            id='"NEW-01"',
            area='"reception"',
            starts='"visit.arrived"',
            stops='"visit.called"',
            within='"3 minutes"',
            cancels='["visit.left", "visit.redirected"]',
        ),
        pack="called-soon",
        kind="office",
    )
    from hsdesk.reception.events import VisitEvent

    packs = ["longhurst-and-havelok", "called-soon"]
    with promises(database, clock, packs, {"called-soon": called}) as held:
        held.record(VisitEvent.ARRIVED, appointment=False)
        assert [row.standard for row in held.deadlines()] == ["NEW-01", "LH-25"]
        held.record(VisitEvent.CALLED, 2)
        outcomes = {row.standard: row.outcome for row in held.deadlines()}
        assert outcomes == {"NEW-01": Outcome.MET, "LH-25": Outcome.OPEN}
        assert held.at(2) - held.start == timedelta(minutes=2)


def test_open_deadlines_are_found_by_their_own_index(sqlite_url: str, clock: FrozenClock) -> None:
    from sqlalchemy import event

    with held_to(sqlite_url, clock, changed()) as held:
        asked: list[tuple[str, object]] = []
        event.listen(
            held.office.engine,
            "before_cursor_execute",
            lambda connection, cursor, statement, parameters, context, many: asked.append(
                (statement, parameters)
            ),
        )
        held.office.ask(open_by_due)
        statement, parameters = asked[-1]
        with held.office.engine.connect() as connection:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    assert any("ix_deadline_open" in str(row) for row in plan)
