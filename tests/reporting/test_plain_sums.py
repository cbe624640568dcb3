"""The scoreboard's figures are those that one gets by counting visit after visit."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from hsdesk.clock import LONDON, FrozenClock
from hsdesk.reception.events import VisitEvent
from hsdesk.reporting.periods import Period, PeriodKind, containing
from hsdesk.reporting.rows import LeftOut, ScoreRow
from hsdesk.reporting.scoreboard import scoreboard
from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.rows import DeadlineRow
from hsdesk.store.work import Subject
from support.promises import Promises, promises
from support.recount import recount, tell

CLAUSES = ("LH-24", "LH-25")
VISITS = 60
EDGES = (
    datetime(2025, 3, 31, 22, 55, tzinfo=UTC),
    datetime(2026, 2, 28, 23, 55, tzinfo=UTC),
    datetime(2026, 3, 31, 22, 50, tzinfo=UTC),
    datetime(2026, 3, 31, 22, 55, tzinfo=UTC),
    datetime(2026, 4, 12, 22, 55, tzinfo=UTC),
)
"""Minutes before a local midnight at which a month, a year or a week ends."""


@pytest.fixture
def visited(database_url: str, clock: FrozenClock) -> Iterator[Promises]:
    """A year and a bit of visits, some at the very edges of periods, the last ones still waiting."""
    rng = Random(8)
    with promises(database_url, clock, ["longhurst-and-havelok"]) as held:
        now = clock.now()
        arrivals = [now - timedelta(seconds=rng.random() ** 3 * 420 * 86_400) for _ in range(VISITS)]
        for visit, arrived in enumerate([*EDGES, *arrivals, now - timedelta(minutes=3), now], start=1):
            _visit(held, rng, Subject("visit", visit), arrived)
        yield held


def _visit(held: Promises, rng: Random, subject: Subject, arrived: datetime) -> None:
    appointment = {"appointment": rng.random() < 0.4}
    held.record(VisitEvent.ARRIVED, at=arrived, subject=subject, **appointment)
    end = arrived + timedelta(minutes=rng.choice([1, 4, 5, 6, 10, 11, 30]))
    if rng.random() < 0.15:
        held.record(VisitEvent.STAFF_UNAVAILABLE, at=arrived, subject=subject)
    how = rng.choice([VisitEvent.SEEN] * 6 + [VisitEvent.LEFT, VisitEvent.REDIRECTED, None])
    if how is None or end > held.clock.now():
        return
    entry = held.record(how, at=end, subject=subject)
    if how is VisitEvent.SEEN and rng.random() < 0.2:
        held.record(how, at=end - timedelta(minutes=2), subject=subject, corrects=entry)


def plainly(rows: list[DeadlineRow], period: Period, now: datetime) -> tuple[object, ...]:
    """Kept, counted, excused, left out and corrected, one clock after the other."""
    kept = counted = excused = corrected = 0
    left_out: dict[LeftOut, int] = {}
    for row in rows:
        if not period.first <= row.due_at.astimezone(LONDON).date() <= period.last:
            continue
        corrected += row.corrected
        late = (row.ended_at or now) > row.due_at
        reason = None
        if row.outcome is Outcome.CANCELLED:
            reason = LeftOut.CANCELLED
        elif row.outcome is Outcome.LEFT and not late:
            reason = LeftOut.LEFT_BEFORE_DUE
        elif row.outcome is Outcome.OPEN and not late:
            reason = LeftOut.STILL_RUNNING
        if reason is not None:
            left_out[reason] = left_out.get(reason, 0) + 1
        elif late and row.excuse:
            excused += 1
        else:
            counted += 1
            kept += not late
    return kept, counted, excused, left_out, corrected


def clocks(held: Promises, standard: str) -> list[DeadlineRow]:
    """All deadlines of a promise."""
    subjects = (Subject("visit", number) for number in range(1, VISITS + len(EDGES) + 3))
    return [row for each in subjects for row in held.deadlines(each) if row.standard == standard]


def told(row: ScoreRow) -> tuple[object, ...]:
    return row.kept, row.counted, sum(n for _, n in row.excused), dict(row.left_out), row.corrected


def share(counts: tuple[object, ...]) -> float | None:
    kept, counted = counts[:2]
    assert isinstance(kept, int)
    assert isinstance(counted, int)
    return 100 * kept / counted if counted else None


def test_every_figure_of_every_period_is_the_plain_sum(visited: Promises) -> None:
    now = visited.clock.now()
    rows = {standard: clocks(visited, standard) for standard in CLAUSES}
    for kind in PeriodKind:
        for day in (date(2026, 4, 14), date(2026, 3, 31), date(2025, 6, 2)):
            period = containing(kind, day)
            board = visited.office.ask(scoreboard, visited.office.reporting, period)
            for row in (each for each in board.rows if each.standard in CLAUSES):
                own = rows[row.standard]
                assert told(row) == plainly(own, period, now), period
                assert row.result == pytest.approx(share(plainly(own, period, now)))
                assert row.previous == pytest.approx(share(plainly(own, period.previous(), now)))
                points = [share(plainly(own, each, now)) for each in period.sparkline()]
                assert list(row.points) == pytest.approx(points)


def test_the_desk_and_the_scoreboard_count_the_same_day_alike(visited: Promises) -> None:
    from hsdesk.diary.rules import day_bounds
    from hsdesk.reception.figures import count_between
    from hsdesk.standards.results import results

    for day in {edge.astimezone(LONDON).date() for edge in EDGES} | {date(2026, 4, 1), date(2026, 4, 14)}:
        since, until = day_bounds(day, LONDON)
        desk = visited.office.ask(count_between, since, until)
        found = visited.office.ask(results, CLAUSES, since, until)
        assert desk.in_time == sum(row.in_time for row in found)
        assert desk.counted == sum(row.counted_without_excused for row in found)
        assert desk.excused == sum(sum(row.excused.values()) for row in found)


def test_today_is_also_what_the_bare_journal_says(visited: Promises) -> None:
    from hsdesk.diary.rules import day_bounds
    from hsdesk.reception.figures import count_between

    plain = recount(tell(visited.office).values(), visited.clock.now())
    desk = visited.office.ask(count_between, *day_bounds(date(2026, 4, 14), LONDON))
    assert (desk.in_time, desk.counted) == (plain.in_time, plain.counted)
