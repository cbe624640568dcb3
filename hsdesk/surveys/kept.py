"""The texts of questionnaires under which sheets were recorded, so that old answers keep their words."""

from typing import cast

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from hsdesk.store.upsert import insert_or
from hsdesk.surveys.reading import read_questionnaire
from hsdesk.surveys.rules import Questionnaire
from hsdesk.surveys.shipped import questionnaire as shipped
from hsdesk.surveys.tables import KeptQuestionnaire

_KEPT = cast("Table", KeptQuestionnaire.__table__)


def keep(session: Session, asked: Questionnaire, text: str) -> None:
    """Keep the text of a questionnaire under which a sheet is being recorded."""
    values = {"questionnaire": asked.id, "version": asked.version, "text": text}
    statement = insert_or(session, KeptQuestionnaire).values(values)
    session.execute(statement.on_conflict_do_nothing(index_elements=["questionnaire", "version"]))


def kept_or_shipped(session: Session, questionnaire_id: str, version: str) -> Questionnaire:
    """A questionnaire in the version of a sheet; what ships now where no text was kept."""
    query = select(_KEPT.c.text).where(_KEPT.c.questionnaire == questionnaire_id, _KEPT.c.version == version)
    text = session.execute(query).scalar_one_or_none()
    if text is None:
        return shipped(questionnaire_id)[0]
    return read_questionnaire(text, f"{questionnaire_id}, version {version}")
