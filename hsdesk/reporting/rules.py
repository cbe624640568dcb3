"""How a figure is judged: pure decisions on whole numbers and fractions, so that nothing is rounded away."""

from dataclasses import dataclass
from fractions import Fraction

from hsdesk.reporting.rows import LeftOut, ScoreState
from hsdesk.standards.pack import Better

PER_CENT = 100
WHOLE = Fraction(PER_CENT)
"""A promise that names no share is a promise for every single case."""


@dataclass(frozen=True, slots=True)
class Judging:
    """By how many points a share may miss its target and still be close, and below which count it is too few.

    Too few are one and two by default: then a single case decides whether a figure looks perfect or dreadful,
    and a published figure could be told to be about a certain person. From three on the figure says more.
    """

    close_points: Fraction = Fraction(2)
    too_few: int = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found about one promise in one period.

    Of `counted` things `kept` kept it; `excused` more did not, and the promise itself excuses them; of
    `corrected` a time was corrected. `figure` is the result where that is no share of things counted.
    `left_out` says what was not counted and why, where the room that measured it tells.
    """

    counted: int = 0
    kept: int = 0
    excused: int = 0
    corrected: int = 0
    figure: Fraction | None = None
    left_out: tuple[tuple[LeftOut, int], ...] = ()

    @property
    def result(self) -> Fraction | None:
        """The figure, in per cent where it is a share; None when nothing was counted."""
        if self.figure is not None:
            return self.figure
        return Fraction(self.kept * PER_CENT, self.counted) if self.counted else None

    @property
    def result_with_excused(self) -> Fraction | None:
        """The share when those excused count as broken too."""
        counted = self.counted + self.excused
        return Fraction(self.kept * PER_CENT, counted) if counted and self.figure is None else None


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure is to reach; `figure` None where the source names none.

    `is_points` says that the figure is in per cent, so that missing it can be close; with `each_counts` no
    count is too few: a law holds in every single case, and a yearly duty falls due once.
    """

    figure: Fraction | None
    better: Better = Better.HIGHER
    is_points: bool = True
    each_counts: bool = False


def judge(measured: Measured, target: Target, judging: Judging) -> ScoreState:
    """How a promise stands that was measured.

    Nothing counted is never a result. A promise without a figure to reach is shown and not judged. What
    misses its target by at most the close points is close, to the very point; a figure that is no
    percentage is met or missed.
    """
    result = measured.result
    if result is None:
        return ScoreState.NO_DATA
    if target.figure is None:
        return ScoreState.NO_FIGURE
    if measured.figure is None and not target.each_counts and measured.counted < judging.too_few:
        return ScoreState.TOO_FEW
    missed_by = target.figure - result if target.better is Better.HIGHER else result - target.figure
    if missed_by <= 0:
        return ScoreState.MET
    if target.is_points and missed_by <= judging.close_points:
        return ScoreState.CLOSE
    return ScoreState.MISSED
