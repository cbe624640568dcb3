"""How an office judges its results: what it set itself, else what hsdesk proposes."""

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from hsdesk.errors import Refused
from hsdesk.reporting.promises import Reporting
from hsdesk.reporting.rules import Judging
from hsdesk.reporting.tables import JudgingRecord
from hsdesk.store.work import Read

MOST_POINTS = 20
"""A share that misses its target by more is never close."""
MOST_TOO_FEW = 50
"""An office that wants more before it says anything would hardly ever say anything."""
_TYPICAL = "Give a number such as 2 or 2.5."


@dataclass(frozen=True, slots=True)
class JudgingRow:
    """How an office judges; `judging` is None, and `version` 0, where it never set it."""

    judging: Judging | None = None
    version: int = 0


def judging(read: Read) -> JudgingRow:
    """How the office judges its results, if it set that."""
    record = read.session.get(JudgingRecord, read.office_id)
    return JudgingRow() if record is None else JudgingRow(judging_of(record), record.version)


def judging_of(record: JudgingRecord) -> Judging:
    """What is kept, as results are judged by it."""
    return Judging(Fraction(record.close_hundredths, 100), record.too_few)


def as_the_office_judges(read: Read, reporting: Reporting) -> Reporting:
    """The same reporting, judging as the office set it; unchanged where it set nothing."""
    own = judging(read).judging
    return reporting if own is None else replace(reporting, judging=own)


def checked_judging(close_points: Decimal | str, too_few: int) -> Judging:
    """A way of judging as an office may set it.

    Raises `Refused` for points that are no number from 0 to 20 with at most two decimals, and for a count
    that is not from 1 to 50.
    """
    points = _points(close_points)
    if not 1 <= too_few <= MOST_TOO_FEW:
        raise Refused(
            f"This is not a number from 1 to {MOST_TOO_FEW}.",
            "Give 1 to judge every single one.",
            field="too_few",
        )
    return Judging(points, too_few)


def _points(given: Decimal | str) -> Fraction:
    try:
        points = Decimal(given.strip() if isinstance(given, str) else given)
    except InvalidOperation:
        points = Decimal("NaN")
    if not points.is_finite():
        raise Refused("This is not a number of points.", _TYPICAL, field="close_points")
    if not 0 <= points <= MOST_POINTS:
        raise Refused(
            f"Close can be from 0 to {MOST_POINTS} points below the target.",
            "Give 0 so that whatever misses its target is missed.",
            field="close_points",
        )
    exact = points.quantize(Decimal("0.01"))
    if exact != points:
        raise Refused("Points have at most two decimals.", _TYPICAL, field="close_points")
    return Fraction(exact)
