"""What the figures of clocks leave out, and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hsdesk.clock import LONDON
from hsdesk.reporting.periods import Period
from hsdesk.reporting.promises import Promise
from hsdesk.reporting.rows import LeftOut
from hsdesk.standards.results import others
from hsdesk.standards.rows import ResultRow
from hsdesk.store.work import Read


@dataclass(frozen=True, slots=True)
class Omission:
    """How many were not counted for each reason, and how many the promise itself excuses, by code."""

    left_out: tuple[tuple[LeftOut, int], ...] = ()
    excused: tuple[tuple[str, int], ...] = ()


def omitted(read: Read, promises: Iterable[Promise], period: Period) -> Mapping[str, Omission]:
    """What the figures of these clocks leave out in a period, by promise."""
    standards = [each.standard.id for each in promises]
    if not standards:
        return {}
    return {row.standard: omission_of(row) for row in others(read, standards, *period.bounds(LONDON))}


def omission_of(row: ResultRow) -> Omission:
    """What a result leaves out, most frequent first."""
    reasons = Counter({LeftOut(reason.value): count for reason, count in row.left_out.items()})
    return Omission(tuple(reasons.most_common()), tuple(Counter(row.excused).most_common()))
