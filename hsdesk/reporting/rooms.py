"""The rooms that keep the evidence for promises of their kind, as reporting asks them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import select

from hsdesk.calendars.local_time import start_of_day
from hsdesk.clock import LONDON
from hsdesk.duties import queries as duties
from hsdesk.duties.rows import DutyRow, KeptRow
from hsdesk.office_checks import queries as checks
from hsdesk.reception.steps import ticket_of
from hsdesk.reception.tables import Visit
from hsdesk.reporting.measures import Measure, Page
from hsdesk.reporting.promises import Room
from hsdesk.reporting.rows import EvidenceOutcome, EvidenceRow, LeftOut
from hsdesk.reporting.rules import Measured
from hsdesk.reporting.words import day_in_short
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.pack import StandardKind
from hsdesk.standards.rows import ResultRow
from hsdesk.standards.tallies import Span
from hsdesk.store.work import Read
from hsdesk.surveys import queries as surveys
from hsdesk.surveys.rows import EvidenceRow as AnswerRow
from hsdesk.surveys.rules import Measure as SurveyMeasure

_A_MOMENT = timedelta(microseconds=1)


def rooms(standards: Standards) -> Mapping[StandardKind, Room]:
    """Which room shows what kind of promise."""
    return {
        StandardKind.RECURRING: _duties(standards),
        StandardKind.FIXTURE: Room(_checks_kept, _checks_behind),
        StandardKind.CONDUCT: Room(_answers_kept, _answers_behind),
    }


def survey_measures() -> Mapping[str, Measure]:
    """The measures that surveys bring, by name."""
    return {each.value: _survey_measure(each.value) for each in SurveyMeasure}


def visit_titles(read: Read, ids: Iterable[int]) -> Mapping[int, str]:
    """What visits are called, by id: "A12, 14 Apr 2026"."""
    query = select(Visit.id, Visit.number, Visit.day).where(Visit.id.in_(list(ids)))
    return {
        visit: f"{ticket_of(number)}, {day_in_short(day)}"
        for visit, number, day in read.session.execute(query)
    }


# duties: days, both ends included


def _duties(standards: Standards) -> Room:
    def kept(read: Read, since: datetime, until: datetime) -> Mapping[str, Measured]:
        found = duties.kept(read, *_days(since, until))
        return {standard: _of_duties(row) for standard, row in found.items()}

    def behind(read: Read, standard: str, span: Span, page: Page) -> list[EvidenceRow]:
        rows = [_duty(each) for each in duties.behind(read, standards, standard, *_days(*span))]
        wanted = [row for row in reversed(rows) if row.kept is False or not page.only_broken]
        return wanted[page.offset : page.offset + page.limit]

    return Room(kept, behind)


def _of_duties(row: KeptRow) -> Measured:
    left_out = ((LeftOut.NOT_DUE_YET, row.open),) if row.open else ()
    return Measured(row.counted, row.in_time, left_out=left_out)


def _duty(row: DutyRow) -> EvidenceRow:
    due = start_of_day(row.due_date + timedelta(days=1), LONDON) - _A_MOMENT
    outcome, kept = EvidenceOutcome.NOT_DONE, False
    if row.done_on is not None:
        kept = row.done_on <= row.due_date
        outcome = EvidenceOutcome.IN_TIME if kept else EvidenceOutcome.LATE
    is_open = row.done_on is None and row.days_over <= 0
    return EvidenceRow(
        subject_kind="duty",
        subject_id=row.duty_id,
        title=f"{row.title}, due {day_in_short(row.due_date)}",
        when=start_of_day(row.done_on or row.due_date, LONDON),
        outcome=EvidenceOutcome.LEFT_OUT if is_open else outcome,
        due=due,
        kept=None if is_open else kept,
        reason=LeftOut.NOT_DUE_YET if is_open else None,
    )


def _days(since: datetime, until: datetime) -> tuple[date, date]:
    """The first and the last local day of a span."""
    return since.astimezone(LONDON).date(), (until - _A_MOMENT).astimezone(LONDON).date()


# checks at the office


def _checks_kept(read: Read, since: datetime, until: datetime) -> Mapping[str, Measured]:
    return {standard: _measured(row) for standard, row in checks.kept(read, since, until).items()}


def _checks_behind(read: Read, standard: str, span: Span, page: Page) -> list[EvidenceRow]:
    found = checks.behind(
        read, standard, *span, only_broken=page.only_broken, limit=page.limit, offset=page.offset
    )
    return [
        EvidenceRow(
            subject_kind="office_check",
            subject_id=row.check_id,
            title=f"Check of {day_in_short(row.answered_at.astimezone(LONDON).date())}",
            when=row.answered_at,
            outcome=EvidenceOutcome.PASSED if row.yes else EvidenceOutcome.NOT_PASSED,
            kept=row.yes,
            corrected=row.corrected,
        )
        for row in found
    ]


# surveys


def _answers_kept(read: Read, since: datetime, until: datetime) -> Mapping[str, Measured]:
    return {standard: _measured(row) for standard, row in surveys.kept(read, since, until).items()}


def _answers_behind(read: Read, standard: str, span: Span, page: Page) -> list[EvidenceRow]:
    found = surveys.behind(
        read, standard, *span, only_broken=page.only_broken, limit=page.limit, offset=page.offset
    )
    return [_answer(row) for row in found]


def _survey_measure(name: str) -> Measure:
    def take(read: Read, since: datetime, until: datetime) -> Measured:
        row = surveys.measure(read, name, since, until)
        return Measured(row.counted, row.good)

    def behind(read: Read, span: Span, page: Page) -> list[EvidenceRow]:
        found = surveys.behind_measure(
            read, name, *span, only_broken=page.only_broken, limit=page.limit, offset=page.offset
        )
        return [_answer(row) for row in found]

    return Measure(take, behind)


def _answer(row: AnswerRow) -> EvidenceRow:
    return EvidenceRow(
        subject_kind="survey_sheet",
        subject_id=row.sheet_id,
        title=f"{row.title}, {day_in_short(row.day)}: {row.words} {row.answer}",
        when=start_of_day(row.day, LONDON),
        outcome=EvidenceOutcome.PASSED if row.good else EvidenceOutcome.NOT_PASSED,
        kept=row.good,
    )


def _measured(row: ResultRow) -> Measured:
    excused = sum(row.excused.values())
    return Measured(row.counted - excused, row.in_time, excused, row.corrected)
