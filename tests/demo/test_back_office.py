"""What is done beside the visitors looks like an office too: duties, rounds, surveys and their figures."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from sqlalchemy import select

from hsdesk.clock import LONDON
from hsdesk.duties.queries import are_missing, duties, duty
from hsdesk.duties.rules import DutyState
from hsdesk.duties.tables import Move
from hsdesk.office import Office
from hsdesk.office_checks import queries as checks
from hsdesk.office_checks.events import OfficeCheckEvent
from hsdesk.reporting.periods import PeriodKind, containing
from hsdesk.reporting.rows import ScoreState
from hsdesk.reporting.scoreboard import scoreboard
from hsdesk.store.tables import JournalEntry
from hsdesk.surveys.rules import QuestionnaireKind
from hsdesk.surveys.tables import SurveyAnswer, SurveySheet
from hsdesk.tasks.tables import Task

TODAY = date(2026, 4, 14)
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)


def test_duties_have_owners_and_are_in_every_state(demo: Office) -> None:
    rows = [row for year in (2025, 2026) for row in demo.ask(duties, demo.standards, year=year).rows]
    states = Counter(row.state for row in rows)
    assert {DutyState.LATE, DutyState.ON_TIME, DutyState.DONE, DutyState.DONE_LATE} <= set(states)
    assert states[DutyState.DONE] > states[DutyState.DONE_LATE]
    assert len({row.owner for row in rows}) >= 5
    assert all(row.owner for row in rows)
    assert any(not row.standard for row in rows), "a duty of the office’s own"
    assert not demo.ask(are_missing, demo.standards)


def test_what_is_done_has_evidence_and_some_is_half_done(demo: Office) -> None:
    rows = demo.ask(duties, demo.standards, year=2026).rows + demo.ask(duties, demo.standards, year=2025).rows
    assert all(row.notes for row in rows if row.is_done)
    assert all(row.parts_in == row.parts for row in rows if row.is_done)
    with demo.read() as read:
        moved = set(read.session.scalars(select(Move.obligation_id)))
    assert moved
    found = demo.ask(duty, demo.standards, moved.pop())
    assert found.moves[0].reason
    assert found.moves[0].moved_by == "Helen Marsh"


def test_rounds_are_made_every_month_and_the_next_is_due(demo: Office) -> None:
    rounds = demo.ask(checks.history)
    assert len(rounds) >= 2
    assert all(0 < (later.finished_at - earlier.finished_at).days < 40 for later, earlier in pairwise(rounds))
    due = demo.ask(checks.due_now, demo.standards)
    assert due is not None
    assert due.is_due(TODAY)
    assert len(due.questions) >= 7


def test_what_was_amiss_has_a_note_and_a_task(demo: Office) -> None:
    found = demo.ask(checks.failures, LONG_AGO, demo.clock.now())
    assert found
    assert all(row.note for row in found)
    with demo.read() as read:
        tasks = list(read.session.scalars(select(Task)))
    assert len(tasks) == len(found)
    assert all(task.owner_staff_id and task.due_date for task in tasks)


def test_tenants_answer_and_shoppers_come(demo: Office) -> None:
    with demo.read() as read:
        kinds = Counter(read.session.scalars(select(SurveySheet.kind)))
        good = Counter(read.session.scalars(select(SurveyAnswer.good).where(SurveyAnswer.good.is_not(None))))
        days = list(read.session.execute(select(SurveySheet.day, SurveySheet.recorded_at)))
    assert kinds[QuestionnaireKind.SURVEY] > kinds[QuestionnaireKind.MYSTERY_SHOPPING] > 3
    assert 0.85 < good[True] / good.total() < 0.99
    assert all(day < recorded.astimezone(LONDON).date() for day, recorded in days)


def test_the_results_are_alive(demo: Office) -> None:
    seen: Counter[ScoreState] = Counter()
    with demo.read() as read:
        for day in (date(2026, 2, 20), date(2026, 3, 20)):
            for kind in (PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER):
                board = scoreboard(read, demo.reporting, containing(kind, day))
                seen.update(row.state for row in board.rows)
    judged = {ScoreState.MET, ScoreState.CLOSE, ScoreState.MISSED, ScoreState.TOO_FEW}
    assert {*judged, ScoreState.NO_DATA, ScoreState.AWAITED} <= set(seen)
    assert seen[ScoreState.MET] > 20


def test_waiting_times_differ_from_month_to_month(demo: Office) -> None:
    with demo.read() as read:
        board = scoreboard(read, demo.reporting, containing(PeriodKind.MONTH, date(2026, 3, 1)))
    for standard in ("LH-24", "LH-25"):
        (row,) = (each for each in board.rows if each.standard == standard)
        results = [point for point in row.points if point is not None]
        assert len(set(results)) == len(results) >= 2
        assert all(75 < result <= 100 for result in results)


def test_errands_are_done_before_the_doors_open(demo: Office) -> None:
    with demo.read() as read:
        moments = read.session.scalars(
            select(JournalEntry.recorded_at).where(JournalEntry.event.in_(list(OfficeCheckEvent)))
        )
        local = [moment.astimezone(LONDON) for moment in moments]
    assert all(time(7, 40) <= moment.time() < time(9) for moment in local)
    assert max(moment.date() for moment in local) < TODAY
    assert min(moment.date() for moment in local) > TODAY - timedelta(days=88)
