"""What can be asked about figures entered by the month."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from hsdesk.people.tables import Staff
from hsdesk.reporting.figures import Value
from hsdesk.reporting.tables import MonthlyFigure
from hsdesk.store.work import Read


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A month's figure: its value, its source, and who entered or last corrected it when."""

    id: int
    measure: str
    month: date
    value: Value
    source: str
    entered_by: str
    entered_at: datetime
    version: int

    @property
    def is_corrected(self) -> bool:
        """Whether it was put right after it was entered."""
        return self.version > 1


def figures(
    read: Read,
    measure: str | None = None,
    *,
    first: date | None = None,
    last: date | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[FigureRow]:
    """The figures of a measure, or of all, newest month first.

    `first` and `last` are the first days of the earliest and the latest month that are wanted.
    """
    query = (
        select(MonthlyFigure, Staff.name)
        .outerjoin(Staff, Staff.id == MonthlyFigure.entered_by)
        .where(MonthlyFigure.office_id == read.office_id)
        .order_by(MonthlyFigure.month.desc(), MonthlyFigure.measure)
        .limit(limit)
        .offset(offset)
    )
    if measure is not None:
        query = query.where(MonthlyFigure.measure == measure)
    if first is not None:
        query = query.where(MonthlyFigure.month >= first)
    if last is not None:
        query = query.where(MonthlyFigure.month <= last)
    return [_row(record, name) for record, name in read.session.execute(query)]


def _row(record: MonthlyFigure, name: str | None) -> FigureRow:
    return FigureRow(
        record.id,
        record.measure,
        record.month,
        Value(record.hundredths, record.numerator, record.denominator),
        record.source,
        name or "",
        record.entered_at,
        record.version,
    )
