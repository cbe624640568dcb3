"""What the scoreboard says of promises of every kind."""

from datetime import date, timedelta

import pytest

from hsdesk.clock import FrozenClock
from hsdesk.errors import Gone
from hsdesk.reporting.actions import enter_figure
from hsdesk.reporting.periods import PeriodKind, containing
from hsdesk.reporting.rows import LeftOut, ScoreState
from hsdesk.standards.pack import Better
from support.scores import APRIL, CODE, MARCH, Scores, scores

HOUR = 60
MONTH = 31 * 24 * HOUR


def passes(scored: Scores, hours: int = 24) -> None:
    scored.held.clock.advance(timedelta(hours=hours))


def test_a_fresh_office_has_no_figure_at_all(scored: Scores) -> None:
    board = scored.board()
    assert {row.standard: row.state for row in board.rows} == {
        "ST-01": ScoreState.NO_DATA,
        "ST-02": ScoreState.NO_DATA,
        "SE-01": ScoreState.NO_DATA,
        "SL-01": ScoreState.NO_DATA,
        "SL-02": ScoreState.NO_DATA,
        "SL-03": ScoreState.AWAITED,
        "SL-04": ScoreState.NO_DATA,
        "ST-03": ScoreState.AWAITED,
        "ST-04": ScoreState.NO_DATA,
        "ST-05": ScoreState.NOT_IN_FORCE,
        "SR-01": ScoreState.NO_DATA,
        "SF-01": ScoreState.NO_DATA,
        "SC-01": ScoreState.NO_DATA,
    }
    assert all(row.result is None and set(row.points) == {None} for row in board.rows)
    assert (board.met, board.judged, board.met_before, board.more_met) == (0, 0, None, None)


def test_what_is_awaited_names_the_feature(scored: Scores) -> None:
    assert scored.row("SL-03").awaits == ("Contacts",)
    assert scored.row("ST-03").awaits == ("Contacts",)
    assert scored.row("ST-01").awaits == ()


def test_a_timed_promise_against_its_share(scored: Scores) -> None:
    for minutes in (10, 60, 59, 61):
        scored.case(minutes)
    row = scored.row("ST-01")
    assert (row.kept, row.counted, row.result, row.counted_words) == (3, 4, 75.0, "4 cases")
    assert (row.target, row.share_target, row.state) == ("75% or more", 75, ScoreState.MET)
    # The same clocks, where every single case is promised.
    strict = scored.row("ST-02")
    assert (strict.target, strict.result, strict.state) == ("100%", 75.0, ScoreState.MISSED)


def test_one_or_two_are_too_few_to_say(scored: Scores) -> None:
    scored.case(10)
    scored.case(61)
    row = scored.row("ST-01")
    assert (row.state, row.result, row.counted) == (ScoreState.TOO_FEW, 50.0, 2)


def test_what_is_excused_by_the_promise_is_left_out_and_shown(scored: Scores) -> None:
    for minutes in (10, 20, 30):
        scored.case(minutes)
    scored.case(90, then="case.delayed")
    scored.case(20, then="case.delayed")
    row = scored.row("ST-01")
    assert (row.kept, row.counted, row.result, row.state) == (4, 4, 100.0, ScoreState.MET)
    assert (row.excused, row.result_with_excused) == ((("no-staff-available", 1),), 80.0)
    # The other promise makes no such excuse.
    assert (scored.row("ST-02").result, scored.row("ST-02").result_with_excused) == (80.0, None)


def test_what_is_not_counted_is_told_with_its_reason(scored: Scores) -> None:
    scored.case(10)
    scored.case(None)
    scored.case(None, then="case.paused")
    scored.case(None, then="case.withdrawn")
    scored.case(None, then="case.closed")
    row = scored.row("ST-01")
    assert row.counted == 1
    assert dict(row.left_out) == {
        LeftOut.STILL_RUNNING: 1,
        LeftOut.PAUSED: 1,
        LeftOut.CANCELLED: 1,
        LeftOut.LEFT_BEFORE_DUE: 1,
    }
    passes(scored)
    later = scored.row("ST-01")
    assert (later.counted, later.kept) == (2, 1)
    assert LeftOut.STILL_RUNNING not in dict(later.left_out)


def test_each_time_is_counted_from_the_journal(scored: Scores) -> None:
    for full in (True, True, False):
        scored.case(5, full=full)
    scored.case(None)
    row = scored.row("SE-01")
    assert (row.kept, row.counted, row.result, row.state) == (2, 4, 50.0, ScoreState.MISSED)


def test_an_entered_level_is_met_close_or_missed(scored: Scores) -> None:
    actor = scored.held.office.actor()
    for month, figure in ((1, 97_50), (2, 96_00), (3, 90_00)):
        values = {"month": date(2026, month, 1), "hundredths": figure, "source": "Rent ledger"}
        actor.do(enter_figure, measure="rent-collected", **values)
    rows = [scored.row("SL-01", containing(PeriodKind.MONTH, date(2026, month, 1))) for month in (1, 2, 3)]
    assert [row.state for row in rows] == [ScoreState.MET, ScoreState.CLOSE, ScoreState.MISSED]
    assert (rows[2].target, rows[2].counted_words) == ("97.5% or more", "1 figure")
    assert (rows[2].result, rows[2].previous, rows[2].change, rows[2].is_better) == (90, 96, -6, False)
    assert rows[2].points[-3:] == (97.5, 96.0, 90.0)


def test_a_level_without_a_number_is_shown_and_not_judged(scored: Scores) -> None:
    values = {"month": date(2026, 3, 1), "hundredths": 3_10, "source": "Rent ledger"}
    scored.held.office.actor().do(enter_figure, measure="rent-arrears", **values)
    row = scored.row("SL-02", MARCH)
    assert (row.state, row.result, row.target) == (ScoreState.NO_FIGURE, 3.1, "No figure named")
    assert (row.better, row.share_target) == (Better.LOWER, None)


def test_against_the_period_before(scored: Scores) -> None:
    for minutes in (10, 20, 90, 100):
        scored.case(minutes, started=-MONTH)
    for minutes in (10, 20, 30):
        scored.case(minutes)
    board = scored.board()
    row = next(row for row in board.rows if row.standard == "ST-01")
    assert (row.result, row.previous, row.is_better) == (100, 50, True)
    assert row.points[-2:] == (50.0, 100.0)
    assert row.points[:-2] == (None,) * 10
    assert (board.met, board.met_before, board.more_met) == (4, 1, 3)
    assert scored.row("ST-01", MARCH).result == 50


def test_the_law_takes_the_place_of_a_promise_only_where_the_office_runs_it(
    database_url: str, clock: FrozenClock
) -> None:
    with scores(database_url, clock, CODE) as scored:
        scored.case(10)
        row = scored.row("ST-04")
        assert (row.state, row.result, row.counted) == (ScoreState.OVERRULED, None, 0)
        assert row.contradiction.endswith("5.2: It says otherwise.")
        assert scored.behind("ST-04") == []
        titles = [pack.title for pack in scored.board().packs]
        assert titles == ["Promises of scores", scored.held.office.standards.pack(CODE).title]


def test_a_promise_applies_from_the_first_day_of_its_force(scored: Scores) -> None:
    january = containing(PeriodKind.MONTH, date(2027, 1, 1))
    assert scored.row("ST-05", january).state is ScoreState.NO_DATA
    assert scored.row("ST-05", january.previous()).state is ScoreState.NOT_IN_FORCE
    assert scored.row("ST-05", containing(PeriodKind.FINANCIAL_YEAR, APRIL.first)).state is ScoreState.NO_DATA


def test_no_single_case_of_a_law_is_too_few(database_url: str, clock: FrozenClock) -> None:
    from support.promises import changed, pack_text, promises
    from support.scores import FOR_ALL

    law = pack_text(changed(FOR_ALL, id='"SX-01"'), pack="law", kind="statute")
    with promises(database_url, clock, ["law"], {"law": law}) as held:
        scored = Scores(held)
        scored.case(90)
        assert scored.row("SX-01").state is ScoreState.MISSED


def test_in_detail(scored: Scores) -> None:
    for minutes in (10, 20, 40):
        scored.case(minutes)
    scored.case(90, then="case.delayed")
    scored.case(None)
    found = scored.detail("ST-01")
    assert found.row == scored.row("ST-01")
    assert (found.median, found.longest) == (30 * 60, 90 * 60)
    assert (found.source, found.source_dated) == ("A leaflet", "May 2026")
    assert found.measured == (
        "3 cases counted; 3 kept the promise.",
        "1 case not counted: still running.",
        "1 case excused by the promise itself: no member of staff was available.",
        "With these the figure is 75%.",
    )
    assert (found.behind, found.broken) == (5, 0)
    assert scored.detail("SL-01").measured == ("Nothing was counted in this period.",)
    with pytest.raises(Gone):
        scored.detail("LH-24")
