"""Several periods cut into pieces that do not overlap, so that each row is counted once for all of them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from zoneinfo import ZoneInfo

from hsdesk.reporting.periods import Period
from hsdesk.standards.tallies import Span, Tally


class Pieces:
    """The pieces of some periods, in the order of time; every period is a whole number of them.

    A year, its months and the year before make twelve pieces and one; where days of a period are nobody
    else's, they make a piece of their own.
    """

    def __init__(self, periods: Iterable[Period], zone: ZoneInfo) -> None:
        self._bounds = {period: period.bounds(zone) for period in periods}
        edges = sorted({edge for bounds in self._bounds.values() for edge in bounds})
        self.spans: list[Span] = [
            piece
            for piece in pairwise(edges)
            if any(since <= piece[0] and piece[1] <= until for since, until in self._bounds.values())
        ]

    def total(self, tallies: Sequence[Tally], period: Period) -> Tally:
        """The sum for one period of what was counted in each piece."""
        since, until = self._bounds[period]
        own = (
            tally
            for piece, tally in zip(self.spans, tallies, strict=True)
            if since <= piece[0] and piece[1] <= until
        )
        return sum(own, Tally())
