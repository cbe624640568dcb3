"""What a questionnaire is: its questions, what may be answered, and which answers are good."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

LONGEST_SCALE = 5


class QuestionnaireKind(StrEnum):
    """Who answers: a tenant about the service, or somebody sent to try it out."""

    SURVEY = "survey"
    MYSTERY_SHOPPING = "mystery-shopping"


class QuestionType(StrEnum):
    """How a question is answered."""

    YES_NO = "yes-no"
    SCALE = "scale-5"
    CHOICE = "choice"


class Channel(StrEnum):
    """How the answers came, or how the service was tried out."""

    PAPER = "paper"
    PHONE = "phone"
    DESK = "desk"
    HOME_VISIT = "home-visit"
    EMAIL = "email"
    ONLINE = "online"

    @property
    def in_words(self) -> str:
        """The channel as it stands on a form."""
        return _CHANNELS[self]


_CHANNELS = {
    Channel.PAPER: "On paper",
    Channel.PHONE: "By phone",
    Channel.DESK: "At the desk",
    Channel.HOME_VISIT: "At a home visit",
    Channel.EMAIL: "By email",
    Channel.ONLINE: "Online",
}


class Measure(StrEnum):
    """The figures that surveys give."""

    OVERALL = "overall-satisfaction"
    COMPLAINT_HANDLING = "complaint-handling-satisfaction"
    NEW_TENANT = "new-tenant-satisfaction"


class Choice(NamedTuple):
    """One thing that may be answered: the code that is kept, and its words on the form."""

    code: str
    words: str


YES_OR_NO = (Choice("yes", "Yes"), Choice("no", "No"))


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `tests` are the promises that it tests; `good` the codes that speak for them.

    A question with neither `tests` nor a `measure` is asked for the answer's own sake and has no good ones.
    """

    id: str
    words: str
    type: QuestionType
    choices: tuple[Choice, ...]
    good: frozenset[str] = frozenset()
    tests: tuple[str, ...] = ()
    measure: Measure | None = None
    hint: str = ""

    def words_of(self, code: str) -> str:
        """An answer in words; the code itself where it is none of the choices."""
        return next((choice.words for choice in self.choices if choice.code == code), code)

    def is_good(self, code: str) -> bool | None:
        """Whether an answer speaks for what is asked; None where there is no good or bad."""
        return code in self.good if self.good else None


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One questionnaire in one version; `channel` is the usual way in which it is answered."""

    id: str
    title: str
    version: str
    kind: QuestionnaireKind
    channel: Channel
    intro: str
    questions: tuple[Question, ...]

    @property
    def is_visit(self) -> bool:
        """Whether it is about a mystery-shopping visit and not about a tenant's own view."""
        return self.kind is QuestionnaireKind.MYSTERY_SHOPPING

    def for_promises(self, promises: Collection[str]) -> tuple[Question, ...]:
        """The questions to ask where these promises are made: those that test only others are left out."""
        return tuple(
            question
            for question in self.questions
            if not question.tests or question.measure or set(question.tests) & set(promises)
        )

    def question(self, question_id: str) -> Question | None:
        """The question of this id, if there is one."""
        return next((question for question in self.questions if question.id == question_id), None)
