"""The survey sheets and mystery-shopping visits of the demo office."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from hsdesk.demo import cast
from hsdesk.demo.back_office.agenda import Agenda, Morning
from hsdesk.demo.back_office.words import OfficeWords
from hsdesk.demo.chance import how_many
from hsdesk.demo.plan import dice
from hsdesk.demo.premises import Premises
from hsdesk.standards.catalogue import Standards
from hsdesk.surveys.actions import record_sheet
from hsdesk.surveys.rules import Channel, Question, Questionnaire, QuestionType
from hsdesk.surveys.shipped import questionnaires

_A_DAY = {
    "tenant-satisfaction": 3.2,
    "new-tenant": 0.12,
    "complaint-handling": 0.07,
    "mystery-shopping-desk": 0.08,
    "mystery-shopping-phone": 0.06,
}
"""How many sheets of each kind are recorded on an average day."""
_GOOD = {
    "name": 0.93,
    "own-name": 0.86,
    "noticed": 0.99,
    "manner": 0.985,
    "polite": 0.98,
    "fair": 0.97,
    "friendly": 0.993,
    "respect": 0.995,
    "knowledge": 0.985,
    "plain-words": 1.0,
    "in-confidence": 0.99,
    "own-needs": 0.97,
    "honest": 0.88,
    "realistic": 0.95,
    "same-for-all": 1.0,
    "overall": 0.84,
    "letting": 0.7,
    "handling": 0.66,
    "reach-us": 1.0,
}
"""How often the answer to a question is a good one."""
_USUALLY_GOOD = 0.94
_RECORDED_ON = (0, 3)
"""What came in is recorded on Mondays and Thursdays."""
_SELDOM_ANSWERED = {"own-needs": 0.07}
"""What most people pass over, as it does not concern them: there the figures rest on few answers."""
_ANSWERED, _NOTED, _POOR = 0.93, 0.7, 2
_CHANNELS = (Channel.PHONE, Channel.PHONE, Channel.PAPER, Channel.DESK, Channel.ONLINE)


@dataclass(slots=True)
class SheetErrands:
    """Records the few sheets of a week, and what mystery shoppers found."""

    premises: Premises
    agenda: Agenda
    standards: Standards
    words: OfficeWords
    seed: int
    _asked: tuple[tuple[Questionnaire, tuple[Question, ...]], ...] = field(init=False)

    def __post_init__(self) -> None:
        promises = {each.id for pack in cast.PACKS for each in self.standards.pack(pack).standards}
        self._asked = tuple((each, each.for_promises(promises)) for each in questionnaires())

    def plan(self) -> None:
        """Plan the mornings on which sheets have come in."""
        for day in self.agenda.days[:-1]:
            rng = dice(self.seed, "sheets", day)
            recorded = day + timedelta(days=1)
            while recorded.weekday() not in _RECORDED_ON:
                recorded += timedelta(days=1)
            for asked, questions in self._asked:
                for _ in range(how_many(rng, _A_DAY.get(asked.id, 0.0))):
                    self.agenda.on(recorded, self._record, asked, questions, day)

    def _record(
        self, morning: Morning, asked: Questionnaire, questions: tuple[Question, ...], day: date
    ) -> None:
        rng = morning.rng
        given = {question.id: code for question, code in _answers(rng, questions)}
        channel = asked.channel if asked.is_visit else rng.choice(_CHANNELS)
        values: dict[str, Any] = {"channel": channel, "answers": given}
        if asked.is_visit:
            poor = sum(question.is_good(given.get(question.id, "")) is False for question in questions)
            notes = self.words.visit_notes.poor if poor >= _POOR else self.words.visit_notes.good
            values |= {"note": rng.choice(notes) if rng.random() < _NOTED else ""}
            values |= {"staff_id": self.premises.staff[rng.choice((cast.GRACE, cast.COLIN))]}
        elif channel is not Channel.DESK:
            day -= timedelta(days=rng.choice((0, 0, 1, 2, 4)))
        hand = self.premises.hand(rng.choice((cast.PRIYA, cast.GRACE)), "Back office")
        morning.do(hand, record_sheet, questionnaire=asked.id, day=day, **values, least=20)


def _answers(rng: Random, questions: tuple[Question, ...]) -> Iterator[tuple[Question, str]]:
    for place, question in enumerate(questions):
        if place == 0 or rng.random() < _SELDOM_ANSWERED.get(question.id, _ANSWERED):
            yield question, _answer(rng, question)


def _answer(rng: Random, question: Question) -> str:
    codes = [choice.code for choice in question.choices]
    if question.type is QuestionType.CHOICE and not question.good:
        return rng.choice(codes)
    is_good = rng.random() < _GOOD.get(question.id, _USUALLY_GOOD)
    fitting = [code for code in codes if (code in question.good) is is_good]
    return rng.choice(fitting or codes)
