"""What the tab reads: the sheets of a period, the results of one questionnaire, one sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hsdesk.clock import LONDON
from hsdesk.office import Office
from hsdesk.people import queries as people
from hsdesk.people.rows import StaffRow, TeamRow
from hsdesk.reporting.periods import Period, PeriodKind, containing
from hsdesk.surveys import queries
from hsdesk.surveys.rows import QuestionnaireRow, QuestionResult, SheetDetail, SheetRow
from hsdesk.surveys.rules import Question, Questionnaire
from hsdesk.surveys.shipped import questionnaires

ALL = ""
"""The key of all questionnaires together."""
MOST_SHEETS = 500


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything the tab shows of one period; `results` are those of the chosen questionnaire."""

    period: Period
    chosen: str
    overview: tuple[QuestionnaireRow, ...]
    sheets: tuple[SheetRow, ...]
    results: tuple[QuestionResult, ...]
    promises: frozenset[str]


@dataclass(frozen=True, slots=True)
class FormSource:
    """What a form is made of: the questionnaires, their questions here, and whom a visit may have met."""

    questionnaires: tuple[Questionnaire, ...]
    questions: dict[str, tuple[Question, ...]]
    staff: tuple[StaffRow, ...]
    teams: tuple[TeamRow, ...]
    sheet: SheetDetail | None = None


def periods(today: date) -> list[Period]:
    """The periods offered, the one shown first at the top."""
    year = containing(PeriodKind.FINANCIAL_YEAR, today)
    quarter, month = containing(PeriodKind.QUARTER, today), containing(PeriodKind.MONTH, today)
    return [year, year.previous(), quarter, quarter.previous(), month, month.previous()]


def take_snapshot(office: Office, period: Period, chosen: str) -> Snapshot:
    """Read everything the tab shows."""
    since, until = period.bounds(LONDON)
    with office.read() as read:
        promises = queries.promises_here(read, office.standards)
        results = queries.results(read, chosen, since, until) if chosen else []
        return Snapshot(
            period=period,
            chosen=chosen,
            overview=tuple(queries.overview(read, since, until)),
            sheets=tuple(queries.sheets(read, since, until, questionnaire=chosen, limit=MOST_SHEETS)),
            results=tuple(row for row in results if _fits(row, promises)),
            promises=promises,
        )


def take_form(office: Office, *, visits: bool) -> FormSource:
    """Read what a new form needs."""
    wanted = tuple(each for each in questionnaires() if each.is_visit is visits)
    with office.read() as read:
        asked = {each.id: queries.asked_here(read, office.standards, each.id) for each in wanted}
        staff, teams = tuple(people.staff_list(read)), tuple(people.teams(read))
    return FormSource(wanted, asked, staff, teams)


def take_correction(office: Office, sheet_id: int) -> FormSource:
    """Read what the form of a sheet needs that is put right. Raises `Gone` when it is not there."""
    with office.read() as read:
        sheet = queries.sheet(read, sheet_id)
        asked = queries.asked_then(read, office.standards, sheet_id)
        staff, teams = tuple(people.staff_list(read)), tuple(people.teams(read))
    wanted = tuple(each for each in questionnaires() if each.id == sheet.row.questionnaire)
    return FormSource(wanted, {sheet.row.questionnaire: asked}, staff, teams, sheet)


def _fits(row: QuestionResult, promises: frozenset[str]) -> bool:
    return bool(row.counted or not row.tests or set(row.tests) & promises)
