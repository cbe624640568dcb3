"""The questionnaires that come with hsdesk."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from hsdesk.calendars.words import list_in_words, shown
from hsdesk.errors import Refused
from hsdesk.surveys.reading import read_questionnaire
from hsdesk.surveys.rules import Questionnaire

_ENDING = ".toml"


def questionnaires() -> list[Questionnaire]:
    """Every questionnaire, surveys before visits, by title. Raises `BrokenQuestionnaire`."""
    read = [questionnaire(entry.name.removesuffix(_ENDING))[0] for entry in _files()]
    return sorted(read, key=lambda each: (each.is_visit, each.title))


def questionnaire(questionnaire_id: str) -> tuple[Questionnaire, str]:
    """A questionnaire and its text. Raises `Refused` when there is none of this id."""
    for entry in _files():
        if entry.name == questionnaire_id + _ENDING:
            text = entry.read_text(encoding="utf-8")
            return read_questionnaire(text, entry.name), text
    known = list_in_words(sorted(entry.name.removesuffix(_ENDING) for entry in _files()))
    raise Refused(
        f"There is no questionnaire {shown(questionnaire_id)}.",
        f"Choose one of {known}.",
        field="questionnaire",
    )


def _files() -> list[Traversable]:
    folder = files("resources") / "questionnaires"
    return [entry for entry in folder.iterdir() if entry.name.endswith(_ENDING)]
