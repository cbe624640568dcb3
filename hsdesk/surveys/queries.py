"""What can be asked about surveys: the sheets, how each question was answered, what is behind a figure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import aliased

from hsdesk.clock import LONDON
from hsdesk.errors import Gone
from hsdesk.people.tables import Person, Staff, Team
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.keeping import PackKeeper
from hsdesk.standards.rows import ResultRow
from hsdesk.store.work import Read
from hsdesk.surveys.kept import kept_or_shipped
from hsdesk.surveys.rows import (
    AnsweredRow,
    EvidenceRow,
    MeasureRow,
    QuestionnaireRow,
    QuestionResult,
    SheetDetail,
    SheetRow,
    TallyRow,
)
from hsdesk.surveys.rules import Measure, Question, Questionnaire
from hsdesk.surveys.shipped import questionnaire as shipped
from hsdesk.surveys.shipped import questionnaires
from hsdesk.surveys.tables import SurveyAnswer, SurveySheet, SurveyTest

_SECOND = timedelta(microseconds=1)


def promises_here(read: Read, standards: Standards) -> frozenset[str]:
    """The ids of everything that this office promises."""
    today = read.now.astimezone(LONDON).date()
    packs = PackKeeper(standards).of_office(read.session, read.office_id, today)
    return frozenset(standard.id for pack in packs for standard in pack.standards)


def asked_here(read: Read, standards: Standards, questionnaire: str) -> tuple[Question, ...]:
    """The questions of a questionnaire that fit what this office promises."""
    return shipped(questionnaire)[0].for_promises(promises_here(read, standards))


def asked_then(read: Read, standards: Standards, sheet_id: int) -> tuple[Question, ...]:
    """The questions of a sheet, as they were when it was recorded: those that fit here or are answered.

    Raises `Gone` when this office has no sheet of this number.
    """
    given = {answer.question for answer in sheet(read, sheet_id).answers if answer.code}
    record = read.session.get_one(SurveySheet, sheet_id)
    asked = kept_or_shipped(read.session, record.questionnaire, record.questionnaire_version)
    fit = {question.id for question in asked.for_promises(promises_here(read, standards))}
    return tuple(question for question in asked.questions if question.id in fit | given)


def overview(read: Read, since: datetime, until: datetime) -> list[QuestionnaireRow]:
    """Every questionnaire with the number of its sheets and of good answers in a period."""
    query = (
        select(
            SurveySheet.questionnaire,
            func.count(SurveySheet.id.distinct()),
            _count(SurveyAnswer.good.is_not(None)),
            _count(SurveyAnswer.good.is_(True)),
        )
        .join(SurveyAnswer, SurveyAnswer.sheet_id == SurveySheet.id)
        .where(*_counts(read, since, until))
        .group_by(SurveySheet.questionnaire)
    )
    found = {name: rest for name, *rest in read.session.execute(query)}
    return [
        QuestionnaireRow(each.id, each.title, each.kind, *found.get(each.id, (0, 0, 0)))
        for each in questionnaires()
    ]


def sheets(
    read: Read,
    since: datetime,
    until: datetime,
    *,
    questionnaire: str = "",
    limit: int = 100,
    offset: int = 0,
) -> list[SheetRow]:
    """The sheets of a period, the last day first, withdrawn ones included."""
    query = _sheets(read).where(*_days(since, until))
    if questionnaire:
        query = query.where(SurveySheet.questionnaire == questionnaire)
    query = query.order_by(SurveySheet.day.desc(), SurveySheet.id.desc()).limit(limit).offset(offset)
    return _sheet_rows(read.session.execute(query))


def sheet(read: Read, sheet_id: int) -> SheetDetail:
    """A sheet with every question and answer. Raises `Gone` when this office has none of this number."""
    found = read.session.execute(_sheets(read).where(SurveySheet.id == sheet_id)).one_or_none()
    if found is None:
        raise Gone("There is no such sheet at this office.", "Choose one from the list.")
    (row,), record = _sheet_rows([found]), found[0]
    asked = kept_or_shipped(read.session, record.questionnaire, record.questionnaire_version)
    given = {
        answer.question: answer
        for answer in read.session.scalars(select(SurveyAnswer).where(SurveyAnswer.sheet_id == sheet_id))
    }
    return SheetDetail(
        row=row,
        staff_id=record.staff_id,
        team_id=record.team_id,
        person_id=record.person_id,
        version=record.version,
        answers=tuple(_answered(question, given.get(question.id)) for question in asked.questions),
    )


def results(read: Read, questionnaire: str, since: datetime, until: datetime) -> list[QuestionResult]:
    """How each question of a questionnaire was answered in a period, in the order in which it is asked."""
    query = (
        select(SurveyAnswer.question, SurveyAnswer.value, func.count())
        .join(SurveySheet, SurveySheet.id == SurveyAnswer.sheet_id)
        .where(*_counts(read, since, until), SurveySheet.questionnaire == questionnaire)
        .group_by(SurveyAnswer.question, SurveyAnswer.value)
    )
    counts: dict[str, Counter[str]] = {}
    for question, value, count in read.session.execute(query):
        counts.setdefault(question, Counter())[value] += count
    asked = shipped(questionnaire)[0]
    return [_result(question, counts.get(question.id, Counter())) for question in asked.questions]


def behind(
    read: Read,
    standard: str,
    since: datetime,
    until: datetime,
    *,
    only_broken: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> list[EvidenceRow]:
    """The answers behind the figure of a promise in a period, the last day first."""
    query = _answers(read, since, until, only_broken=only_broken).where(
        SurveyAnswer.id.in_(select(SurveyTest.answer_id).where(SurveyTest.standard == standard))
    )
    return _evidence_rows(read, query.limit(limit).offset(offset))


def behind_measure(
    read: Read,
    name: str,
    since: datetime,
    until: datetime,
    *,
    only_broken: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> list[EvidenceRow]:
    """The answers behind a figure that surveys give, the last day first."""
    query = _answers(read, since, until, only_broken=only_broken)
    query = query.where(SurveyAnswer.measure == Measure(name))
    return _evidence_rows(read, query.limit(limit).offset(offset))


def kept(read: Read, since: datetime, until: datetime) -> dict[str, ResultRow]:
    """How each promise about conduct was found kept: of the answers that test it, the good ones."""
    query = (
        select(
            SurveyTest.standard,
            func.count(),
            _count(SurveyAnswer.good.is_(True)),
            _count(SurveySheet.corrected_at.is_not(None)),
        )
        .join(SurveyAnswer, SurveyAnswer.id == SurveyTest.answer_id)
        .join(SurveySheet, SurveySheet.id == SurveyAnswer.sheet_id)
        .where(*_counts(read, since, until), SurveyAnswer.good.is_not(None))
        .group_by(SurveyTest.standard)
    )
    return {
        standard: ResultRow(standard, counted, good, left_out={}, excused={}, corrected=corrected)
        for standard, counted, good, corrected in read.session.execute(query)
    }


def measure(read: Read, name: str, since: datetime, until: datetime) -> MeasureRow:
    """A figure that surveys give, such as `overall-satisfaction`: the good answers of all in a period."""
    query = (
        select(_count(SurveyAnswer.good.is_(True)), func.count())
        .join(SurveySheet, SurveySheet.id == SurveyAnswer.sheet_id)
        .where(*_counts(read, since, until), SurveyAnswer.measure == Measure(name))
    )
    good, counted = read.session.execute(query).one()
    return MeasureRow(good, counted)


def _answers(read: Read, since: datetime, until: datetime, *, only_broken: bool) -> Select[*tuple[Any, ...]]:
    good = SurveyAnswer.good.is_(False) if only_broken else SurveyAnswer.good.is_not(None)
    return (
        select(SurveySheet, SurveyAnswer)
        .join(SurveyAnswer, SurveyAnswer.sheet_id == SurveySheet.id)
        .where(*_counts(read, since, until), good)
        .order_by(SurveySheet.day.desc(), SurveySheet.id.desc(), SurveyAnswer.id)
    )


def _evidence_rows(read: Read, query: Select[*tuple[Any, ...]]) -> list[EvidenceRow]:
    found = list(read.session.execute(query))
    asked = _asked(read, (record for record, _ in found))
    return [
        _evidence(record, answer, asked[record.questionnaire, record.questionnaire_version])
        for record, answer in found
    ]


def _sheets(read: Read) -> Select[*tuple[Any, ...]]:
    recorder, met = aliased(Staff), aliased(Staff)
    judged = (
        select(
            SurveyAnswer.sheet_id.label("sheet_id"),
            _count(SurveyAnswer.good.is_not(None)).label("judged"),
            _count(SurveyAnswer.good.is_(True)).label("good"),
        )
        .group_by(SurveyAnswer.sheet_id)
        .subquery()
    )
    return (
        select(SurveySheet, judged.c.judged, judged.c.good, recorder.name, met.name, Team.name, Person.name)
        .join(judged, judged.c.sheet_id == SurveySheet.id)
        .outerjoin(recorder, recorder.id == SurveySheet.recorded_by)
        .outerjoin(met, met.id == SurveySheet.staff_id)
        .outerjoin(Team, Team.id == SurveySheet.team_id)
        .outerjoin(Person, Person.id == SurveySheet.person_id)
        .where(SurveySheet.office_id == read.office_id)
    )


def _sheet_rows(found: Iterable[Any]) -> list[SheetRow]:
    titles = {each.id: each.title for each in questionnaires()}
    return [
        SheetRow(
            sheet_id=record.id,
            questionnaire=record.questionnaire,
            title=titles.get(record.questionnaire, record.questionnaire),
            kind=record.kind,
            day=record.day,
            channel=record.channel,
            about=met or team or "",
            person=person or "",
            note=record.note,
            judged=judged,
            good=good,
            recorded_at=record.recorded_at,
            recorded_by=recorder or "",
            corrected=record.corrected_at is not None,
            withdrawn=record.withdrawn_at is not None,
        )
        for record, judged, good, recorder, met, team, person in found
    ]


def _answered(question: Question, answer: SurveyAnswer | None) -> AnsweredRow:
    return AnsweredRow(
        question=question.id,
        words=question.words,
        code=answer.value if answer else "",
        answer=question.words_of(answer.value) if answer else "",
        good=answer.good if answer else None,
        tests=question.tests,
    )


def _result(question: Question, counts: Counter[str]) -> QuestionResult:
    tallies = tuple(
        TallyRow(choice.code, choice.words, counts[choice.code], question.is_good(choice.code))
        for choice in question.choices
    )
    return QuestionResult(
        question=question.id,
        words=question.words,
        type=question.type,
        tests=question.tests,
        tallies=tallies,
        counted=sum(tally.count for tally in tallies),
        good=sum(tally.count for tally in tallies if tally.good),
    )


def _asked(read: Read, records: Iterable[SurveySheet]) -> dict[tuple[str, str], Questionnaire]:
    keys = {(record.questionnaire, record.questionnaire_version) for record in records}
    return {key: kept_or_shipped(read.session, *key) for key in keys}


def _evidence(record: SurveySheet, answer: SurveyAnswer, asked: Questionnaire) -> EvidenceRow:
    question = asked.question(answer.question)
    return EvidenceRow(
        sheet_id=record.id,
        title=asked.title,
        day=record.day,
        words=question.words if question else answer.question,
        answer=question.words_of(answer.value) if question else answer.value,
        good=bool(answer.good),
    )


def _counts(read: Read, since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        SurveySheet.office_id == read.office_id,
        SurveySheet.withdrawn_at.is_(None),
        *_days(since, until),
    )


def _days(since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    """The days of a period that ends before `until`, as the calendar on the wall shows them."""
    first: date = since.astimezone(LONDON).date()
    last: date = (until - _SECOND).astimezone(LONDON).date()
    return SurveySheet.day >= first, SurveySheet.day <= last


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
