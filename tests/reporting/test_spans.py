"""Periods that overlap are cut into pieces, each counted once."""

from datetime import date

import pytest

from hsdesk.clock import LONDON
from hsdesk.reporting.periods import PeriodKind, containing
from hsdesk.reporting.spans import Pieces
from hsdesk.standards.tallies import Tally


@pytest.mark.parametrize("kind", list(PeriodKind))
def test_every_period_is_a_whole_number_of_pieces(kind: PeriodKind) -> None:
    period = containing(kind, date(2026, 4, 14))
    periods = [period, period.previous(), *period.sparkline()]
    pieces = Pieces(periods, LONDON)
    assert all(first[1] <= second[0] for first, second in zip(pieces.spans, pieces.spans[1:], strict=False))
    lengths = [Tally(counted=int((until - since).total_seconds())) for since, until in pieces.spans]
    for each in periods:
        since, until = each.bounds(LONDON)
        assert pieces.total(lengths, each).counted == (until - since).total_seconds()


def test_days_that_no_period_has_are_in_no_piece() -> None:
    period = containing(PeriodKind.YEAR_TO_DATE, date(2026, 4, 14))
    pieces = Pieces([period, period.previous(), *period.sparkline()], LONDON)
    # The days of last year; this year's until today; the rest of April, which its point shows whole.
    assert len(pieces.spans) == 3
