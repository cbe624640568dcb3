"""Reads questionnaires from TOML and reports everything that is wrong with one at a time."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from hsdesk.calendars.words import list_in_words, shown
from hsdesk.errors import HsdeskError
from hsdesk.standards.faults import BrokenPack, PackFault
from hsdesk.standards.pack_text import PackText
from hsdesk.surveys.rules import (
    LONGEST_SCALE,
    YES_OR_NO,
    Channel,
    Choice,
    Measure,
    Question,
    Questionnaire,
    QuestionnaireKind,
    QuestionType,
)

Member = TypeVar("Member", bound=StrEnum)
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HEAD = ("id", "title", "version", "kind", "channel", "intro")
_OF_A_QUESTION = (
    *("id", "words", "type", "hint", "tests", "measure", "good", "good_from", "choices"),
    *("lowest", "highest"),
)
_LONGEST_TEXT = 500
_MOST_CHOICES = 9


class BrokenQuestionnaire(HsdeskError):
    """A questionnaire is refused; `faults` holds everything that is wrong, in the order of its lines."""

    def __init__(self, faults: Iterable[PackFault]) -> None:
        self.faults = tuple(sorted(faults))
        more = len(self.faults) - 1
        tail = f" There are {more} more faults." if more > 1 else " There is one more fault." if more else ""
        super().__init__(str(self.faults[0]) + tail, "Mend the questionnaire, then try again.")


def read_questionnaire(text: str, file: str) -> Questionnaire:
    """Read one questionnaire. Raises `BrokenQuestionnaire` with every fault found."""
    try:
        return _Reader(PackText(text, file)).questionnaire()
    except BrokenPack as broken:
        raise BrokenQuestionnaire(broken.faults) from None


class _Reader:
    """One questionnaire while it is being read; gathers faults instead of stopping at the first."""

    def __init__(self, text: PackText) -> None:
        self._text = text
        self._faults: list[PackFault] = []
        self._number, self._question = -1, ""

    def questionnaire(self) -> Questionnaire:
        """The questionnaire, if there is no fault in it."""
        values = dict(self._text.values)
        tables = values.pop("question", [])
        self._refuse_unknown(values, _HEAD)
        head = {key: self._words(values, key) for key in ("id", "title", "version")}
        kind = self._member(values, "kind", QuestionnaireKind)
        channel = self._member(values, "channel", Channel)
        intro = self._words(values, "intro", needed=False)
        if head["id"] and not _CODE.fullmatch(head["id"]):
            self._fault("id", "The id is not made of small letters, digits and hyphens.", "Rename it.")
        if not isinstance(tables, list) or not tables:
            self._fault("", "The questionnaire asks nothing.", "Add a [[question]].")
            tables = []
        questions = [self._read(number, table) for number, table in enumerate(tables)]
        self._refuse_twins(questions)
        if self._faults or kind is None or channel is None:
            raise BrokenQuestionnaire(self._faults)
        return Questionnaire(
            head["id"], head["title"], head["version"], kind, channel, intro, tuple(questions)
        )

    def _read(self, number: int, table: Mapping[str, Any]) -> Question:
        self._number, self._question = number, str(table.get("id", ""))
        self._refuse_unknown(table, _OF_A_QUESTION)
        question_id = self._words(table, "id")
        if question_id and not _CODE.fullmatch(question_id):
            self._fault("id", "The id is not made of small letters, digits and hyphens.", "Rename it.")
        kind = self._member(table, "type", QuestionType) or QuestionType.YES_NO
        choices = self._choices(table, kind)
        measure = self._member(table, "measure", Measure) if "measure" in table else None
        question = Question(
            id=question_id,
            words=self._words(table, "words"),
            type=kind,
            choices=choices,
            good=self._good(table, kind, choices),
            tests=self._list(table, "tests"),
            measure=measure,
            hint=self._words(table, "hint", needed=False),
        )
        if (question.tests or measure) and not question.good:
            self._fault(
                "tests" if question.tests else "measure",
                "It does not say which answers are good.",
                "Add good_from = 4 for a scale, or good with the answers.",
            )
        return question

    def _choices(self, table: Mapping[str, Any], kind: QuestionType) -> tuple[Choice, ...]:
        if kind is QuestionType.YES_NO:
            return YES_OR_NO
        if kind is QuestionType.SCALE:
            ends = {1: self._words(table, "lowest"), LONGEST_SCALE: self._words(table, "highest")}
            steps = range(1, LONGEST_SCALE + 1)
            return tuple(
                Choice(str(step), f"{step} {ends[step]}" if step in ends else str(step)) for step in steps
            )
        given = table.get("choices", {})
        fits = isinstance(given, dict) and 2 <= len(given) <= _MOST_CHOICES
        if not fits or not all(isinstance(words, str) and words.strip() for words in given.values()):
            self._fault(
                "choices", "It does not say what may be chosen.", 'Write choices = { once = "At once" }.'
            )
            return ()
        return tuple(Choice(code, words) for code, words in given.items())

    def _good(
        self, table: Mapping[str, Any], kind: QuestionType, choices: tuple[Choice, ...]
    ) -> frozenset[str]:
        if kind is QuestionType.SCALE:
            start = table.get("good_from")
            if start is None:
                return frozenset()
            if type(start) is not int or not 1 < start <= LONGEST_SCALE:
                self._fault("good_from", "This is no step of the scale.", "Write a number from 2 to 5.")
                return frozenset()
            return frozenset(str(step) for step in range(start, LONGEST_SCALE + 1))
        good = self._list(table, "good")
        known = [choice.code for choice in choices]
        for code in good:
            if known and code not in known:
                self._fault(
                    "good", f"{shown(code)} is none of the answers.", f"Choose from {list_in_words(known)}."
                )
        return frozenset(good)

    def _member(self, table: Mapping[str, Any], key: str, members: type[Member]) -> Member | None:
        value = table.get(key)
        found = next((member for member in members if member.value == value), None)
        if found is None:
            known = list_in_words([member.value for member in members])
            said = f"{shown(str(value))} is not known here." if key in table else f"It names no {key}."
            self._fault(key, said, f"Choose from {known}.")
        return found

    def _words(self, table: Mapping[str, Any], key: str, *, needed: bool = True) -> str:
        value = table.get(key, "")
        if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
            self._fault(key, f"The {key} is no text, or too long for one.", "Write a sentence in quotes.")
            return ""
        if needed and not value.strip():
            self._fault(key, f"It has no {key}.", f'Add {key} = "…".')
        return value.strip()

    def _list(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self._fault(key, f"The {key} are no list of texts.", f'Write {key} = ["…"].')
            return ()
        return tuple(value)

    def _refuse_unknown(self, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                self._fault(key, f"{shown(key)} is not known here.", f"Known are {list_in_words(known)}.")

    def _refuse_twins(self, questions: list[Question]) -> None:
        seen: set[str] = set()
        for number, question in enumerate(questions):
            self._number, self._question = number, question.id
            if question.id in seen:
                self._fault("id", "Another question has this id.", "Give each an id of its own.")
            seen.add(question.id)

    def _fault(self, key: str, sentence: str, advice: str) -> None:
        table = "question" if self._question or self._number >= 0 else ""
        line = self._text.line_of(table, max(self._number, 0), key)
        self._faults.append(PackFault(self._text.file, line, self._question, sentence, advice))
