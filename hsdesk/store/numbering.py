"""Numbers that are given once: tickets, cases, letters."""

from sqlalchemy import text
from sqlalchemy.orm import Session

_NEXT = text(
    "INSERT INTO counter (series, period, value) VALUES (:series, :period, 1) "
    "ON CONFLICT (series, period) DO UPDATE SET value = counter.value + 1 RETURNING value"
)


def next_number(session: Session, *, series: str, period: str) -> int:
    """Give the next number, from 1, of a series in a period, in one atomic statement.

    A number taken by an action that is rolled back is given again; a number of an action that was
    accepted never is.
    """
    return int(session.execute(_NEXT, {"series": series, "period": period}).scalar_one())
