"""Writes a survey sheet as `record_sheet` does, with few statements; a test compares every row of both."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from sqlalchemy import Table, insert, update

from hsdesk.store.work import Subject, Work
from hsdesk.surveys.actions import KIND
from hsdesk.surveys.events import SurveyEvent
from hsdesk.surveys.kept import keep
from hsdesk.surveys.rules import Channel, Question, Questionnaire
from hsdesk.surveys.shipped import questionnaire as shipped
from hsdesk.surveys.tables import SurveyAnswer, SurveySheet, SurveyTest

_SHEETS = cast("Table", SurveySheet.__table__)
_ANSWERS = cast("Table", SurveyAnswer.__table__)
_TESTS = cast("Table", SurveyTest.__table__)


@dataclass(slots=True)
class SheetWriter:
    """Knows the questionnaires, and which of their texts are kept already."""

    _known: dict[str, tuple[Questionnaire, str]] = field(default_factory=dict)

    def record(
        self,
        work: Work,
        *,
        questionnaire: str,
        day: date,
        channel: Channel,
        answers: Mapping[str, str],
        note: str = "",
        staff_id: int | None = None,
    ) -> int:
        """As `record_sheet`, for sheets of the demo, which are right and name no tenant and no team."""
        asked = self._questionnaire(work, questionnaire)
        values: dict[str, Any] = {
            "office_id": work.office_id,
            "questionnaire": asked.id,
            "questionnaire_version": asked.version,
            "kind": asked.kind,
            "day": day,
            "channel": channel,
            "staff_id": staff_id,
            "note": note,
            "recorded_at": work.now,
            "recorded_by": work.staff_id,
            "version": 1,
        }
        statement = insert(_SHEETS).values(values).returning(_SHEETS.c.id)
        sheet_id = int(work.session.execute(statement).scalar_one())
        self._put_answers(work, sheet_id, asked, answers)
        facts = {
            "questionnaire": asked.id,
            "kind": asked.kind.value,
            "channel": channel.value,
            "day": day.isoformat(),
            "staff_id": staff_id,
        }
        entry = work.record(SurveyEvent.RECORDED, Subject(KIND, sheet_id), facts=facts)
        work.session.execute(update(_SHEETS).where(_SHEETS.c.id == sheet_id).values(entry_id=entry))
        return sheet_id

    def _questionnaire(self, work: Work, questionnaire_id: str) -> Questionnaire:
        if questionnaire_id not in self._known:
            self._known[questionnaire_id] = asked, text = shipped(questionnaire_id)
            keep(work.session, asked, text)
        return self._known[questionnaire_id][0]

    def _put_answers(
        self, work: Work, sheet_id: int, asked: Questionnaire, answers: Mapping[str, str]
    ) -> None:
        given = [(question, answers[question.id]) for question in _in_order(asked, answers)]
        rows = [
            {
                "sheet_id": sheet_id,
                "question": question.id,
                "value": code,
                "good": question.is_good(code),
                "measure": question.measure,
            }
            for question, code in given
        ]
        statement = insert(_ANSWERS).returning(_ANSWERS.c.id, sort_by_parameter_order=True)
        numbers = work.session.execute(statement, rows).scalars()
        tests = [
            {"answer_id": number, "standard": standard}
            for number, (question, _) in zip(numbers, given, strict=True)
            for standard in question.tests
        ]
        if tests:
            work.session.execute(insert(_TESTS), tests)


def _in_order(asked: Questionnaire, answers: Mapping[str, str]) -> list[Question]:
    """The questions that were answered, in the order of the answers."""
    found = (asked.question(question_id) for question_id in answers)
    return [question for question in found if question is not None]
