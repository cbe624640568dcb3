"""How a figure is judged, to the very point."""

from fractions import Fraction

import pytest

from hsdesk.reporting.rows import ScoreState
from hsdesk.reporting.rules import WHOLE, Judging, Measured, Target, judge
from hsdesk.standards.pack import Better

NINETY = Target(Fraction(90))
AT_MOST_SEVEN = Target(Fraction(7), Better.LOWER)


def state(kept: int, counted: int, target: Target = NINETY, judging: Judging | None = None) -> ScoreState:
    return judge(Measured(counted, kept), target, judging or Judging())


@pytest.mark.parametrize(
    ("kept", "counted", "expected"),
    [
        (0, 0, ScoreState.NO_DATA),
        (2, 2, ScoreState.TOO_FEW),
        (0, 2, ScoreState.TOO_FEW),
        (3, 3, ScoreState.MET),
        (90, 100, ScoreState.MET),
        (89_999, 100_000, ScoreState.CLOSE),
        (88, 100, ScoreState.CLOSE),
        (87_999, 100_000, ScoreState.MISSED),
        (0, 3, ScoreState.MISSED),
    ],
)
def test_a_share_against_its_target(kept: int, counted: int, expected: ScoreState) -> None:
    assert state(kept, counted) is expected


def test_a_promise_without_a_share_is_held_to_every_case() -> None:
    every_case = Target(WHOLE)
    assert state(1000, 1000, every_case) is ScoreState.MET
    assert state(999, 1000, every_case) is ScoreState.CLOSE
    assert state(97, 100, every_case) is ScoreState.MISSED


def test_a_figure_that_is_better_when_it_is_lower() -> None:
    found = [judge(Measured(1, figure=Fraction(figure)), AT_MOST_SEVEN, Judging()) for figure in (7, 9, 10)]
    assert found == [ScoreState.MET, ScoreState.CLOSE, ScoreState.MISSED]


def test_days_are_met_or_missed_and_never_close() -> None:
    within = Target(Fraction(20), Better.LOWER, is_points=False)
    found = [judge(Measured(1, figure=Fraction(figure)), within, Judging()) for figure in (20, 21)]
    assert found == [ScoreState.MET, ScoreState.MISSED]


def test_without_a_figure_to_reach_nothing_is_judged() -> None:
    bare = Target(None)
    assert state(1, 1000, bare) is ScoreState.NO_FIGURE
    assert state(0, 0, bare) is ScoreState.NO_DATA


def test_where_each_case_counts_none_is_too_few() -> None:
    law = Target(WHOLE, each_counts=True)
    assert state(0, 1, law) is ScoreState.MISSED
    assert state(1, 1, law) is ScoreState.MET


def test_an_office_may_be_stricter_or_milder() -> None:
    strict, mild = Judging(close_points=Fraction(0), too_few=1), Judging(close_points=Fraction(5))
    assert state(89, 100, judging=strict) is ScoreState.MISSED
    assert state(1, 1, judging=strict) is ScoreState.MET
    assert state(85, 100, judging=mild) is ScoreState.CLOSE


def test_the_excused_are_shown_beside_the_figure() -> None:
    measured = Measured(counted=4, kept=2, excused=1)
    assert (measured.result, measured.result_with_excused) == (50, 40)
    assert Measured(excused=2).result is None
    assert Measured(excused=2).result_with_excused == 0
