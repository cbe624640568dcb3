"""What can be asked about checks at the office: what is due, the open round, the history, what was amiss."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, select
from sqlalchemy.orm import aliased

from hsdesk.attachments import queries as attachments
from hsdesk.clock import LONDON
from hsdesk.errors import Gone
from hsdesk.office_checks.questions import interval_of, plan, row_of
from hsdesk.office_checks.rows import AnswerRow, CheckRow, DueRow, FoundRow, QuestionRow, RoundRow
from hsdesk.office_checks.rules import ANSWER_KIND
from hsdesk.office_checks.tables import CheckAnswer, OfficeCheck
from hsdesk.people.tables import Staff
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.intervals import Interval
from hsdesk.standards.keeping import PackKeeper
from hsdesk.standards.pack import Fixture
from hsdesk.standards.rows import ResultRow
from hsdesk.store.work import Read
from hsdesk.tasks import queries as tasks


def due_now(read: Read, standards: Standards) -> DueRow | None:
    """The round that was begun, else the one that comes next; None when no promise wants one."""
    begun = current(read, standards)
    if begun is not None:
        questions = tuple(answer.question for answer in begun.answers)
        return DueRow(begun.due_date, begun.check_id, questions, begun.to_go)
    planned = plan(read.session, read.office_id, standards, read.now)
    if planned is None:
        return None
    questions = tuple(row_of(*question) for question in planned.questions)
    return DueRow(planned.round.due_date, None, questions, len(questions))


def due_count(read: Read, standards: Standards) -> int:
    """How many questions wait for an answer today; 0 while the next round is not due."""
    due = due_now(read, standards)
    today = read.now.astimezone(LONDON).date()
    return due.to_go if due is not None and due.is_due(today) else 0


def current(read: Read, standards: Standards) -> CheckRow | None:
    """The round that was begun and not finished, if there is one."""
    found = read.session.scalar(
        select(OfficeCheck.id).where(
            OfficeCheck.office_id == read.office_id, OfficeCheck.finished_at.is_(None)
        )
    )
    return None if found is None else check(read, standards, found)


def check(read: Read, standards: Standards, check_id: int) -> CheckRow:
    """A round with its questions and answers. Raises `Gone` when there is none of this number here."""
    starter, finisher = aliased(Staff), aliased(Staff)
    found = read.session.execute(
        select(OfficeCheck, starter.name, finisher.name)
        .outerjoin(starter, starter.id == OfficeCheck.started_by)
        .outerjoin(finisher, finisher.id == OfficeCheck.finished_by)
        .where(OfficeCheck.id == check_id, OfficeCheck.office_id == read.office_id)
    ).one_or_none()
    if found is None:
        raise Gone("There is no such check at this office.", "Choose one from the list.")
    record, started_by, finished_by = found
    return CheckRow(
        check_id=record.id,
        due_date=record.due_date,
        started_at=record.started_at,
        started_by=started_by or "",
        finished_at=record.finished_at,
        finished_by=finished_by or "",
        answers=tuple(_answers(read, standards, check_id)),
    )


def history(read: Read, *, limit: int = 50, offset: int = 0) -> list[RoundRow]:
    """The finished rounds of the office, the last one first, a page at a time."""
    query = (
        select(
            OfficeCheck.id,
            OfficeCheck.due_date,
            OfficeCheck.started_at,
            OfficeCheck.finished_at,
            func.coalesce(Staff.name, ""),
            _count(CheckAnswer.yes.is_(True)),
            _count(CheckAnswer.yes.is_(False)),
            _count(CheckAnswer.corrected.is_(True)),
        )
        .join(CheckAnswer, CheckAnswer.check_id == OfficeCheck.id)
        .outerjoin(Staff, Staff.id == OfficeCheck.finished_by)
        .where(OfficeCheck.office_id == read.office_id, OfficeCheck.finished_at.is_not(None))
        .group_by(OfficeCheck.id, Staff.name)
        .order_by(OfficeCheck.finished_at.desc(), OfficeCheck.id.desc())
    )
    found: Iterable[Any] = read.session.execute(query.limit(limit).offset(offset))
    return [RoundRow(*row) for row in found]


def behind(
    read: Read,
    standard: str,
    since: datetime,
    until: datetime,
    *,
    only_broken: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> list[FoundRow]:
    """The answers behind a figure: those to one promise in a period, the last one first."""
    query = _found(read, since, until).where(CheckAnswer.standard == standard)
    if only_broken:
        query = query.where(CheckAnswer.yes.is_(False))
    return _found_rows(read.session.execute(query.limit(limit).offset(offset)))


def failures(read: Read, since: datetime, until: datetime, *, limit: int = 50) -> list[FoundRow]:
    """Everything that was not in place in a period, the last one first."""
    query = _found(read, since, until).where(CheckAnswer.yes.is_(False)).limit(limit)
    return _found_rows(read.session.execute(query))


def kept(read: Read, since: datetime, until: datetime) -> dict[str, ResultRow]:
    """How often each promise was found kept: of the answers given in the period, those of Yes.

    Only finished rounds count; an answer of an open one may still change.
    """
    query = (
        select(
            CheckAnswer.standard,
            func.count(),
            _count(CheckAnswer.yes.is_(True)),
            _count(CheckAnswer.corrected.is_(True)),
        )
        .join(OfficeCheck, OfficeCheck.id == CheckAnswer.check_id)
        .where(*_given(read, since, until))
        .group_by(CheckAnswer.standard)
    )
    return {
        standard: ResultRow(standard, counted, yes, left_out={}, excused={}, corrected=corrected)
        for standard, counted, yes, corrected in read.session.execute(query)
    }


def interval(read: Read) -> Interval:
    """How often this office looks at what its promises name no interval for."""
    return interval_of(read.session, read.office_id)


def _answers(read: Read, standards: Standards, check_id: int) -> Iterable[AnswerRow]:
    query = (
        select(CheckAnswer, Staff.name)
        .outerjoin(Staff, Staff.id == CheckAnswer.answered_by)
        .where(CheckAnswer.check_id == check_id)
        .order_by(CheckAnswer.position)
    )
    keeper, found = PackKeeper(standards), read.session.execute(query).all()
    photos = attachments.how_many(read, ANSWER_KIND, [record.id for record, _ in found])
    for record, name in found:
        yield AnswerRow(
            answer_id=record.id,
            question=_question(read, keeper, record),
            yes=record.yes,
            note=record.note,
            answered_at=record.answered_at,
            answered_by=name or "",
            corrected=record.corrected,
            photos=tuple(attachments.of_subject(read, ANSWER_KIND, record.id) if record.id in photos else ()),
            tasks=tuple(tasks.of_subject(read, ANSWER_KIND, record.id) if record.yes is False else ()),
        )


def _question(read: Read, keeper: PackKeeper, record: CheckAnswer) -> QuestionRow:
    pack = keeper.pack(read.session, record.pack, record.pack_version)
    fixtures = (each for each in pack.standards if isinstance(each, Fixture))
    return row_of(pack, next(each for each in fixtures if each.id == record.standard))


def _given(read: Read, since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        OfficeCheck.office_id == read.office_id,
        OfficeCheck.finished_at.is_not(None),
        CheckAnswer.answered_at >= since,
        CheckAnswer.answered_at < until,
    )


def _found(read: Read, since: datetime, until: datetime) -> Select[*tuple[Any, ...]]:
    return (
        select(CheckAnswer, func.coalesce(Staff.name, ""))
        .join(OfficeCheck, OfficeCheck.id == CheckAnswer.check_id)
        .outerjoin(Staff, Staff.id == CheckAnswer.answered_by)
        .where(*_given(read, since, until))
        .order_by(CheckAnswer.answered_at.desc(), CheckAnswer.id.desc())
    )


def _found_rows(found: Iterable[Row[*tuple[Any, ...]]]) -> list[FoundRow]:
    return [
        FoundRow(
            answer_id=record.id,
            check_id=record.check_id,
            pack=record.pack,
            pack_version=record.pack_version,
            standard=record.standard,
            yes=record.yes,
            note=record.note,
            answered_at=record.answered_at,
            answered_by=name,
            corrected=record.corrected,
        )
        for record, name in found
    ]


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
