"""The clocks behind a figure."""

from typing import cast

from sqlalchemy import ColumnElement, Table, and_, func, or_, select

from hsdesk.reporting.measures import Page
from hsdesk.reporting.rows import EvidenceOutcome, EvidenceRow, LeftOut
from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.tables import Deadline
from hsdesk.standards.tallies import IS_UNUSUAL, Span
from hsdesk.store.work import Read

_TABLE = cast("Table", Deadline.__table__)


def clocks_behind(read: Read, standard: str, span: Span, page: Page) -> list[EvidenceRow]:
    """The clocks of a promise that fell due in a span, latest first; `title` is left empty."""
    query = (
        select(Deadline)
        .where(*_fell_due(read, standard, span, only_broken=page.only_broken))
        .order_by(_TABLE.c.due_at.desc(), _TABLE.c.id.desc())
        .limit(page.limit)
        .offset(page.offset)
    )
    return [_row(read, record) for record in read.session.scalars(query)]


def count_clocks(read: Read, standard: str, span: Span, *, only_broken: bool = False) -> int:
    """How many rows `clocks_behind` has in all."""
    query = select(func.count()).where(*_fell_due(read, standard, span, only_broken=only_broken))
    return read.session.execute(query.select_from(_TABLE)).scalar_one()


def _fell_due(read: Read, standard: str, span: Span, *, only_broken: bool) -> tuple[ColumnElement[bool], ...]:
    since, until = span
    own = (
        _TABLE.c.office_id == read.office_id,
        _TABLE.c.standard == standard,
        _TABLE.c.due_at >= since,
        _TABLE.c.due_at < until,
    )
    if not only_broken:
        return own
    late = and_(_TABLE.c.outcome.in_([Outcome.MET, Outcome.LEFT]), _TABLE.c.ended_at > _TABLE.c.due_at)
    over = and_(_TABLE.c.outcome == Outcome.OPEN, _TABLE.c.paused_at.is_(None), _TABLE.c.due_at < read.now)
    return (*own, IS_UNUSUAL, or_(late, over), _TABLE.c.excuse.is_(None))


_LEFT_OUT = {
    Outcome.CANCELLED: LeftOut.CANCELLED,
    Outcome.CLOSED_WHILE_PAUSED: LeftOut.CLOSED_WHILE_PAUSED,
}
_TOO_LATE = {Outcome.MET: EvidenceOutcome.LATE, Outcome.LEFT: EvidenceOutcome.LEFT_AFTER_DUE}


def _row(read: Read, record: Deadline) -> EvidenceRow:
    outcome, kept, reason = _judged(read, record)
    excuse = record.excuse if record.excuse is not None and kept is False else ""
    return EvidenceRow(
        subject_kind=record.subject_kind,
        subject_id=record.subject_id,
        title="",
        when=record.started_at,
        outcome=outcome,
        due=record.due_at,
        took_seconds=record.took,
        kept=None if excuse else kept,
        deadline_id=record.id,
        reason=reason,
        excuse=excuse,
        corrected=record.corrected,
    )


def _judged(read: Read, record: Deadline) -> tuple[EvidenceOutcome, bool | None, LeftOut | None]:
    """What became of a clock, whether it kept the promise, and why it does not count if it does not."""
    if record.outcome in _LEFT_OUT:
        return EvidenceOutcome.LEFT_OUT, None, _LEFT_OUT[record.outcome]
    if record.outcome is Outcome.OPEN:
        if record.paused_at is None and record.due_at < read.now:
            return EvidenceOutcome.NOT_DONE, False, None
        running = LeftOut.STILL_RUNNING if record.paused_at is None else LeftOut.PAUSED
        return EvidenceOutcome.LEFT_OUT, None, running
    if record.ended_at is not None and record.ended_at > record.due_at:
        return _TOO_LATE[record.outcome], False, None
    if record.outcome is Outcome.LEFT:
        return EvidenceOutcome.LEFT_OUT, None, LeftOut.LEFT_BEFORE_DUE
    return EvidenceOutcome.IN_TIME, True, None
