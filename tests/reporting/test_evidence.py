"""From a figure down to what is behind it."""

from datetime import date, timedelta

from hsdesk.reporting.actions import enter_figure
from hsdesk.reporting.rows import EvidenceOutcome, LeftOut
from hsdesk.store.work import Subject
from support.promises import CaseEvent
from support.scores import MARCH, Scores


def test_clocks_behind_a_figure_say_what_became_of_them(scored: Scores) -> None:
    scored.case(10)
    scored.case(61)
    scored.case(90, then="case.delayed")
    scored.case(None, then="case.withdrawn")
    scored.case(None, then="case.paused")
    running = scored.case(None)
    rows = {row.subject_id: row for row in scored.behind("ST-01")}
    assert {number: (row.outcome, row.kept) for number, row in rows.items()} == {
        1: (EvidenceOutcome.IN_TIME, True),
        2: (EvidenceOutcome.LATE, False),
        3: (EvidenceOutcome.LATE, None),
        4: (EvidenceOutcome.LEFT_OUT, None),
        5: (EvidenceOutcome.LEFT_OUT, None),
        6: (EvidenceOutcome.LEFT_OUT, None),
    }
    assert [rows[number].reason for number in (3, 4, 5, 6)] == [
        None,
        LeftOut.CANCELLED,
        LeftOut.PAUSED,
        LeftOut.STILL_RUNNING,
    ]
    assert (rows[1].title, rows[1].took_seconds, rows[3].excuse) == ("Case 1", 600, "no-staff-available")
    assert [row.subject_id for row in scored.behind("ST-01", broken=True)] == [2]
    scored.held.clock.advance(timedelta(hours=2))
    broken = scored.behind("ST-01", broken=True)
    assert {row.subject_id: row.outcome for row in broken} == {
        2: EvidenceOutcome.LATE,
        running.id: EvidenceOutcome.NOT_DONE,
    }


def test_the_broken_ones_are_those_that_the_figure_lacks(scored: Scores) -> None:
    for minutes in (10, 20, 61, 70, 80):
        scored.case(minutes)
    row = scored.row("ST-01")
    assert len(scored.behind("ST-01", broken=True)) == row.counted - row.kept == 3


def test_occasions_behind_a_figure(scored: Scores) -> None:
    scored.case(5)
    scored.case(5, full=False)
    scored.case(None)
    rows = scored.behind("SE-01")
    assert [(row.subject_id, row.outcome) for row in rows] == [
        (3, EvidenceOutcome.NOT_SHOWN),
        (2, EvidenceOutcome.NOT_SHOWN),
        (1, EvidenceOutcome.SHOWN),
    ]
    assert [row.subject_id for row in scored.behind("SE-01", broken=True)] == [3, 2]
    assert scored.behind("SE-01", MARCH) == []


def test_an_occasion_that_was_taken_back_is_not_behind_a_figure(scored: Scores) -> None:
    received = scored.held.record(CaseEvent.RECEIVED, subject=Subject("case", 1))
    scored.held.record(CaseEvent.UNDONE, 1, subject=Subject("case", 1), corrects=received)
    assert scored.behind("SE-01") == []


def test_pages_follow_each_other(scored: Scores) -> None:
    from hsdesk.reporting.evidence import behind
    from support.scores import APRIL

    for place in range(7):
        scored.case(5, started=place)
    office = scored.held.office
    for standard in ("ST-01", "SE-01"):
        pages = [
            office.ask(behind, office.reporting, standard, APRIL, limit=3, offset=skip) for skip in (0, 3, 6)
        ]
        assert [row.subject_id for page in pages for row in page] == [7, 6, 5, 4, 3, 2, 1]


def test_months_behind_a_level(scored: Scores) -> None:
    values = {"month": date(2026, 3, 1), "hundredths": 97_25, "source": "Rent ledger"}
    number = scored.held.office.actor().do(enter_figure, measure="rent-collected", **values)
    (row,) = scored.behind("SL-01", MARCH)
    assert (row.subject_kind, row.subject_id, row.title) == ("figure", number, "March 2026: 97.25%")
    assert row.outcome is EvidenceOutcome.FIGURE
    assert scored.behind("SL-01", MARCH, broken=True) == []


def test_nothing_is_behind_what_is_awaited(scored: Scores) -> None:
    assert scored.behind("SL-03") == []
    assert scored.behind("ST-03") == []
