"""What a person does with a sheet of answers: record it, put it right, withdraw it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, delete, select, update

from hsdesk.clock import LONDON
from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.people.tables import Person, Staff, Team
from hsdesk.store.tables import Base
from hsdesk.store.upsert import insert_or
from hsdesk.store.work import Subject, Work
from hsdesk.surveys.events import SurveyEvent
from hsdesk.surveys.kept import keep, kept_or_shipped
from hsdesk.surveys.rules import Channel, Question, Questionnaire
from hsdesk.surveys.shipped import questionnaire as shipped
from hsdesk.surveys.tables import SurveyAnswer, SurveySheet, SurveyTest
from hsdesk.wording import clean_or_empty

KIND = "survey_sheet"
_SHEETS = cast("Table", SurveySheet.__table__)


class _Head(NamedTuple):
    """What stands at the head of a sheet, above its answers."""

    day: date
    channel: Channel
    note: str
    staff_id: int | None
    team_id: int | None
    person_id: int | None


def record_sheet(
    work: Work,
    *,
    questionnaire: str,
    day: date,
    channel: Channel,
    answers: Mapping[str, str],
    note: str = "",
    staff_id: int | None = None,
    team_id: int | None = None,
    person_id: int | None = None,
) -> int:
    """Record a sheet of answers, or what a mystery-shopping visit found; returns its number.

    `answers` maps ids of questions to codes; what was not answered is left out. Without `person_id` the
    sheet names nobody. Raises `Refused` when nothing was answered, for an answer that the question does not
    offer, and for a day to come.
    """
    asked, text = shipped(questionnaire)
    sheet = SurveySheet(
        office_id=work.office_id,
        questionnaire=asked.id,
        questionnaire_version=asked.version,
        kind=asked.kind,
        recorded_at=work.now,
        recorded_by=work.staff_id,
    )
    _fill(work, sheet, asked, _Head(day, channel, note, staff_id, team_id, person_id))
    given = _checked(asked, answers)
    work.session.add(sheet)
    work.session.flush()
    keep(work.session, asked, text)
    _put_answers(work, sheet.id, given)
    _record(work, sheet)
    return sheet.id


def correct_sheet(
    work: Work,
    *,
    sheet_id: int,
    version: int,
    day: date,
    channel: Channel,
    answers: Mapping[str, str],
    note: str = "",
    staff_id: int | None = None,
    team_id: int | None = None,
    person_id: int | None = None,
) -> None:
    """Put a sheet right, under the questions under which it was recorded.

    Raises `ChangedByOther` when it was changed since `version`, `Gone` when it was withdrawn, and `Refused`
    as recording does.
    """
    sheet = _sheet(work, sheet_id, version)
    asked = kept_or_shipped(work.session, sheet.questionnaire, sheet.questionnaire_version)
    given = _checked(asked, answers)
    _fill(work, sheet, asked, _Head(day, channel, note, staff_id, team_id, person_id))
    sheet.corrected_at = work.now
    work.session.flush()
    old = select(SurveyAnswer.id).where(SurveyAnswer.sheet_id == sheet_id)
    work.session.execute(delete(SurveyTest).where(SurveyTest.answer_id.in_(old)))
    work.session.execute(delete(SurveyAnswer).where(SurveyAnswer.sheet_id == sheet_id))
    _put_answers(work, sheet_id, given)
    _record(work, sheet, corrects=sheet.entry_id)


def withdraw_sheet(work: Work, *, sheet_id: int, version: int) -> None:
    """Take a sheet out of all figures, as one that was recorded twice. It stays to be seen.

    Raises `ChangedByOther` when it was changed since `version`, and `Gone` when it was withdrawn already.
    """
    sheet = _sheet(work, sheet_id, version)
    sheet.withdrawn_at = work.now
    work.session.flush()
    work.record(
        SurveyEvent.UNDONE,
        Subject(KIND, sheet_id),
        facts={"questionnaire": sheet.questionnaire, "kind": sheet.kind.value},
        corrects=sheet.entry_id,
    )


def _fill(work: Work, sheet: SurveySheet, asked: Questionnaire, head: _Head) -> None:
    if head.day > work.now.astimezone(LONDON).date():
        raise Refused(
            "This day is still to come.", "Give the day on which it was answered or tried out.", field="day"
        )
    if asked.is_visit and head.person_id is not None:
        raise Refused("A mystery-shopping visit names no tenant.", "Leave the person out.", field="person_id")
    for table, number, field in (
        (Staff, head.staff_id, "staff_id"),
        (Team, head.team_id, "team_id"),
        (Person, head.person_id, "person_id"),
    ):
        _refuse_unknown(work, table, number, field)
    sheet.day, sheet.channel = head.day, Channel(head.channel)
    sheet.note = clean_or_empty(head.note, field="note", limit=2000)
    sheet.staff_id, sheet.team_id, sheet.person_id = head.staff_id, head.team_id, head.person_id


def _refuse_unknown(work: Work, table: type[Base], number: int | None, field: str) -> None:
    if number is not None and work.session.get(table, number) is None:
        raise Refused("Nobody of this number is on record.", "Choose from the list.", field=field)


def _checked(asked: Questionnaire, answers: Mapping[str, str]) -> list[tuple[Question, str]]:
    given = []
    for question_id, code in answers.items():
        question = asked.question(question_id)
        if question is None:
            raise Refused(
                "This questionnaire does not ask that.", "Look at its questions again.", field=question_id
            )
        if code not in [choice.code for choice in question.choices]:
            raise Refused(
                f"This is no answer to “{question.words}”", "Choose one of those offered.", field=question_id
            )
        given.append((question, code))
    if not given:
        raise Refused("Nothing is answered yet.", "Answer at least one question.", field="answers")
    return given


def _put_answers(work: Work, sheet_id: int, given: list[tuple[Question, str]]) -> None:
    for question, code in given:
        answer = SurveyAnswer(
            sheet_id=sheet_id,
            question=question.id,
            value=code,
            good=question.is_good(code),
            measure=question.measure,
        )
        work.session.add(answer)
        work.session.flush()
        for standard in question.tests:
            values = {"answer_id": answer.id, "standard": standard}
            work.session.execute(insert_or(work.session, SurveyTest).values(values))


def _sheet(work: Work, sheet_id: int, version: int) -> SurveySheet:
    sheet = work.session.scalar(
        select(SurveySheet).where(SurveySheet.id == sheet_id, SurveySheet.office_id == work.office_id)
    )
    if sheet is None:
        raise Refused("There is no such sheet at this office.", "Choose one from the list.")
    if sheet.withdrawn_at is not None:
        raise Gone("This sheet was withdrawn.", "Record it anew if that was a slip.")
    if sheet.version != version:
        raise ChangedByOther(
            "Somebody else has just put this sheet right.",
            "Look at the new version, then make your change again.",
        )
    return sheet


def _record(work: Work, sheet: SurveySheet, *, corrects: int | None = None) -> None:
    """Write the entry of a sheet; that the sheet names it is no change for which it gets a new version."""
    facts: dict[str, Any] = {
        "questionnaire": sheet.questionnaire,
        "kind": sheet.kind.value,
        "channel": sheet.channel.value,
        "day": sheet.day.isoformat(),
        "staff_id": sheet.staff_id,
        "team_id": sheet.team_id,
    }
    entry_id = work.record(SurveyEvent.RECORDED, Subject(KIND, sheet.id), facts=facts, corrects=corrects)
    work.session.execute(update(_SHEETS).where(_SHEETS.c.id == sheet.id).values(entry_id=entry_id))
