"""How promises were kept, counted."""

from collections.abc import Iterator

import pytest

from hsdesk.clock import FrozenClock
from hsdesk.reception.events import VisitEvent
from hsdesk.standards.occasions import each_time
from hsdesk.standards.pack import Every
from hsdesk.standards.queries import behind
from hsdesk.standards.results import results
from hsdesk.standards.rows import LeftOutReason, ResultRow
from hsdesk.store.work import Subject
from support.promises import CaseEvent, Promises, changed, known_events, pack_text, promises

HOUR = 60


@pytest.fixture
def counted(held: Promises) -> Promises:
    """Walk-ins: two in time, one late, one late without staff, and others that do not count."""
    for visit, seen in enumerate((4, 10, 25, 30), start=1):
        held.record(VisitEvent.ARRIVED, subject=Subject("visit", visit), appointment=False)
        held.record(VisitEvent.SEEN, seen, subject=Subject("visit", visit))
    held.record(VisitEvent.STAFF_UNAVAILABLE, 31, subject=Subject("visit", 4))
    for visit, (event, minutes) in enumerate(
        ((VisitEvent.LEFT, 5), (VisitEvent.LEFT, 15), (VisitEvent.REDIRECTED, 2)), start=5
    ):
        held.record(VisitEvent.ARRIVED, subject=Subject("visit", visit), appointment=False)
        held.record(event, minutes, subject=Subject("visit", visit))
    held.record(VisitEvent.ARRIVED, subject=Subject("visit", 8), appointment=False)
    return held


def result(held: Promises, standard: str, until: int = 24 * HOUR) -> ResultRow:
    (row,) = held.office.ask(results, [standard], held.at(0), held.at(until))
    return row


def test_what_counts_and_what_is_left_out(counted: Promises) -> None:
    row = result(counted, "LH-25")
    # Seen in 4 and 10 minutes; late after 25 and 30; left after 15 of 10 minutes.
    assert (row.counted, row.in_time, row.share) == (5, 2, 40)
    assert row.left_out == {
        LeftOutReason.LEFT_BEFORE_DUE: 1,
        LeftOutReason.CANCELLED: 1,
        LeftOutReason.STILL_RUNNING: 1,
    }
    assert (row.median, row.longest) == ((10 + 25) * 30, 30 * 60)


def test_the_figures_show_both_with_and_without_what_is_excused(counted: Promises) -> None:
    row = result(counted, "LH-25")
    assert row.excused == {"no-staff-available": 1}
    assert (row.counted_without_excused, row.share_without_excused) == (4, 50)


def test_an_open_one_counts_as_missed_once_its_time_is_up(counted: Promises) -> None:
    from datetime import timedelta

    counted.clock.advance(timedelta(minutes=11))
    row = result(counted, "LH-25")
    assert (row.counted, row.in_time) == (6, 2)
    assert LeftOutReason.STILL_RUNNING not in row.left_out


def test_a_promise_counts_in_the_period_in_which_it_fell_due(counted: Promises) -> None:
    assert result(counted, "LH-25", until=10).counted == 0
    row = result(counted, "LH-24")
    assert (row.counted, row.share, row.share_without_excused, row.median, row.longest) == (
        0,
        None,
        None,
        None,
        None,
    )


def test_results_come_in_the_order_asked_for(counted: Promises) -> None:
    rows = counted.office.ask(results, ["HD-01", "LH-25", "LH-24"], counted.at(0), counted.at(HOUR))
    assert [row.standard for row in rows] == ["HD-01", "LH-25", "LH-24"]


def test_behind_a_figure_are_its_deadlines(counted: Promises) -> None:
    period = (counted.at(0), counted.at(HOUR))
    assert {row.subject_id for row in counted.office.ask(behind, "LH-25", *period)} == set(range(1, 9))
    broken = counted.office.ask(behind, "LH-25", *period, only_broken=True)
    assert {row.subject_id for row in broken} == {3, 4, 6}


def test_corrected_times_are_counted(counted: Promises) -> None:
    late = counted.record(VisitEvent.ARRIVED, subject=Subject("visit", 9), appointment=False)
    seen = counted.record(VisitEvent.SEEN, 40, subject=Subject("visit", 9))
    counted.record(VisitEvent.SEEN, 8, corrects=seen, subject=Subject("visit", 9))
    row = result(counted, "LH-25")
    assert (row.corrected, row.in_time, row.counted) == (1, 3, 6)
    assert late


def test_closed_while_paused_and_paused_are_left_out(database_url: str, clock: FrozenClock) -> None:
    pausable = changed(
        pauses='"case.paused"', resumes='"case.resumed"', ends='"case.closed"', within='"9 minutes"'
    )
    with promises(database_url, clock, ["test"], {"test": pack_text(pausable)}) as held:
        for case in (1, 2):
            held.record(CaseEvent.RECEIVED, subject=Subject("case", case))
            held.record(CaseEvent.PAUSED, 2, subject=Subject("case", case))
        held.record(CaseEvent.CLOSED, 3, subject=Subject("case", 2))
        row = result(held, "TT-01")
        assert (row.counted, row.left_out) == (
            0,
            {LeftOutReason.PAUSED: 1, LeftOutReason.CLOSED_WHILE_PAUSED: 1},
        )


@pytest.fixture
def asked(database_url: str, clock: FrozenClock) -> Iterator[Promises]:
    with promises(database_url, clock, ["together-housing"]) as opened:
        yield opened


def every(held: Promises, standard: str = "TC-07", pack: str = "together-housing") -> Every:
    found = held.engine.standards.standard(standard, [pack])
    assert isinstance(found, Every)
    return found


def kept(held: Promises, standard: Every) -> tuple[int, int]:
    row = held.office.ask(each_time, standard, held.at(0), held.at(HOUR))
    return row.in_time, row.counted


def test_a_promise_for_every_visit_is_measured_from_the_journal(asked: Promises) -> None:
    tc_07 = every(asked)
    assert kept(asked, tc_07) == (0, 0)
    answers = [(True, True), (True, False), (False, True), (None, None), (True, None)]
    for visit, (satisfied, more) in enumerate(answers, start=1):
        subject = Subject("visit", visit)
        asked.record(VisitEvent.FINISHED, 5, subject=subject, asked_satisfied=satisfied, anything_else=more)
    asked.record(
        VisitEvent.FINISHED, HOUR, subject=Subject("visit", 9), asked_satisfied=True, anything_else=True
    )
    assert kept(asked, tc_07) == (2, 5)


def test_taken_back_and_corrected_entries_count_as_they_stand(asked: Promises) -> None:
    tc_07 = every(asked)
    finished = asked.record(VisitEvent.FINISHED, 5, asked_satisfied=False, anything_else=False)
    asked.record(VisitEvent.FINISHED, 5, corrects=finished, asked_satisfied=True, anything_else=False)
    other = asked.record(VisitEvent.FINISHED, 5, subject=Subject("visit", 2), asked_satisfied=False)
    asked.record(VisitEvent.UNDONE, 6, subject=Subject("visit", 2), corrects=other)
    assert kept(asked, tc_07) == (1, 1)


def test_evidence_may_come_with_a_later_entry(asked: Promises) -> None:
    text = pack_text(
        """
[[standard]]
id = "TT-07"
kind = "every"
area = "learning"
title = "Answer by letter"
sentence = "Each case about rent is answered by letter."
source = "leaflet"
starts = "case.received"
when = { topics = ["rent", "arrears"] }
shown_by = "case.answered"
shows = { channel = ["letter", "email"] }
"""
    )
    from hsdesk.standards.reading import read_pack

    (standard,) = read_pack(text, "test.toml", known_events()).standards
    assert isinstance(standard, Every)
    for case, (topics, channel) in enumerate(
        ((["repair", "rent"], "letter"), (["rent"], "phone"), (["repair"], "letter"), (["arrears"], None)),
        start=1,
    ):
        asked.record(CaseEvent.RECEIVED, subject=Subject("case", case), topics=topics)
        if channel:
            asked.record(CaseEvent.ANSWERED, 5, subject=Subject("case", case), channel=channel)
    assert kept(asked, standard) == (1, 3)
    asked.record(CaseEvent.ANSWERED, 9, subject=Subject("case", 2), channel="email")
    assert kept(asked, standard) == (2, 3)


def answered_by_letter(**changes: str) -> Every:
    """A promise that each case is answered by letter, changed."""
    from hsdesk.standards.reading import read_pack

    text = changed(
        kind='"every"',
        stops=None,
        within=None,
        shown_by='"case.answered"',
        shows='{ channel = "letter" }',
        **changes,
    )
    (standard,) = read_pack(pack_text(text), "test.toml", known_events()).standards
    assert isinstance(standard, Every)
    return standard


def test_what_was_withdrawn_before_it_was_shown_does_not_count(asked: Promises) -> None:
    standard = answered_by_letter(cancels='"case.withdrawn"')
    for case in (1, 2, 3):
        asked.record(CaseEvent.RECEIVED, subject=Subject("case", case))
    asked.record(CaseEvent.ANSWERED, 5, subject=Subject("case", 1), channel="letter")
    asked.record(CaseEvent.WITHDRAWN, 6, subject=Subject("case", 1))
    taken_back = asked.record(CaseEvent.WITHDRAWN, 7, subject=Subject("case", 2))
    assert kept(asked, standard) == (1, 2)
    asked.record(CaseEvent.UNDONE, 8, subject=Subject("case", 2), corrects=taken_back)
    assert kept(asked, standard) == (1, 3)


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({"in_force_from": "2026-04-14"}, 1),
        ({"in_force_from": "2026-04-15"}, 0),
        ({"until": "2026-04-14"}, 1),
        ({"until": "2026-04-13"}, 0),
    ],
)
def test_only_the_days_on_which_it_was_in_force_count(
    asked: Promises, changes: dict[str, str], counted: int
) -> None:
    asked.record(CaseEvent.RECEIVED, subject=Subject("case", 1))
    assert kept(asked, answered_by_letter(**changes)) == (0, counted)
