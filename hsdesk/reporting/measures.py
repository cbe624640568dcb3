"""The measures that levels name: who takes each, and what was measured.

A feature that measures something gives a function for it to `Measures`, which the composition root makes.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from typing import NamedTuple

from hsdesk.clock import LONDON
from hsdesk.reporting.queries import FigureRow, figures
from hsdesk.reporting.rows import EvidenceRow
from hsdesk.reporting.rules import Measured
from hsdesk.standards.tallies import Span
from hsdesk.standards.vocabulary import Vocabulary
from hsdesk.store.work import Read


class Page(NamedTuple):
    """Which part of a list is wanted: only what was not kept, at most `limit` rows after `offset`."""

    only_broken: bool = False
    limit: int = 50
    offset: int = 0


class Measure(NamedTuple):
    """How a feature measures something from a moment up to before another one, and what is behind it."""

    take: Callable[[Read, datetime, datetime], Measured]
    behind: Callable[[Read, Span, Page], list[EvidenceRow]]


class Measures:
    """Every measure that is taken now: those entered by the month, and those that features bring."""

    def __init__(self, vocabulary: Vocabulary, brought: Mapping[str, Measure] | None = None) -> None:
        self._vocabulary = vocabulary
        self._brought = dict(brought or {})

    def is_taken(self, name: str) -> bool:
        """Whether anybody takes the measure of this name."""
        return name in self._brought or self.is_entered(name)

    def is_entered(self, name: str) -> bool:
        """Whether its figures are entered by the month."""
        return name in self._vocabulary.entered_measures

    def feature_of(self, name: str) -> str:
        """The feature to which a measure belongs; empty for one that is in no vocabulary."""
        chapter = self._vocabulary.measures.get(name)
        return chapter.feature if chapter is not None else ""

    def take(self, read: Read, name: str, since: datetime, until: datetime) -> Measured:
        """What a measure was in a period. Raises `KeyError` for one that nobody takes."""
        if self.is_entered(name):
            return entered(read, name, since, until)
        return self._brought[name].take(read, since, until)

    def behind(self, read: Read, name: str, span: Span, page: Page) -> list[EvidenceRow]:
        """What is behind a measure that a feature brings. Raises `KeyError` for one that nobody takes."""
        return self._brought[name].behind(read, span, page)


def entered(read: Read, name: str, since: datetime, until: datetime) -> Measured:
    """A measure of which the figures are entered by the month, over the whole months of a period.

    Shares of which both numbers are known are added up. Other figures do not add up to anything, so of
    several months the newest stands; a week has none. `counted` says how many months have a figure.
    """
    rows = entered_in(read, name, since, until)
    if not rows:
        return Measured()
    shares = [row.value for row in rows if row.value.denominator is not None]
    if len(shares) < len(rows):
        return Measured(counted=len(rows), figure=rows[0].value.figure)
    above, below = sum(each.numerator or 0 for each in shares), sum(each.denominator or 0 for each in shares)
    return Measured(counted=len(rows), figure=Fraction(100 * above, below))


def entered_in(read: Read, name: str, since: datetime, until: datetime) -> list[FigureRow]:
    """The figures of the months that lie wholly in a period, newest first."""
    first, after = since.astimezone(LONDON).date(), until.astimezone(LONDON).date()
    start = first if first.day == 1 else (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (after.replace(day=1) - timedelta(days=1)).replace(day=1)
    return figures(read, name, first=start, last=last)
