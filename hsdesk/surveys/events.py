"""The journal entries of surveys and of mystery-shopping visits."""

from enum import StrEnum


class SurveyEvent(StrEnum):
    """What is done with one sheet of answers; a correction is written as the same entry again."""

    RECORDED = "survey.recorded"
    UNDONE = "survey.undone"


FACTS: dict[StrEnum, frozenset[str]] = {
    SurveyEvent.RECORDED: frozenset({"questionnaire", "kind", "channel", "day", "staff_id", "team_id"}),
    SurveyEvent.UNDONE: frozenset({"questionnaire", "kind"}),
}
"""The facts that each entry may carry; standards may only ask for these."""
