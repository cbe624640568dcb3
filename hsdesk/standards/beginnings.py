"""What starts clocks under an office's packs, and what is asked about it: the questions of “what if”."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hsdesk.clock import LONDON
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.conditions import Code, Condition, Conditions
from hsdesk.standards.keeping import PackKeeper
from hsdesk.standards.pack import Timed, running
from hsdesk.standards.vocabulary import Vocabulary
from hsdesk.store.work import FactValue, Read


@dataclass(frozen=True, slots=True)
class AskedFact:
    """Something that decides which promise applies: its name, its words, and the answers there are.

    `is_moment` says that the answer is a time, such as that of an appointment; then there are no `values`.
    `asked_by` are the conditions of the promises that ask for it.
    """

    fact: str
    words: str
    values: tuple[tuple[Code, str], ...] = ()
    is_moment: bool = False
    asked_by: tuple[Conditions, ...] = ()

    def matters(self, answers: Mapping[str, FactValue]) -> bool:
        """Whether the answer can change a date, given what was answered to other questions."""
        others = [
            [each for each in conditions.all if each.fact != self.fact and answers.get(each.fact) is not None]
            for conditions in self.asked_by
        ]
        return any(all(each.holds(answers) for each in conditions) for conditions in others)


@dataclass(frozen=True, slots=True)
class Beginning:
    """Something that starts clocks: the entry, its words, what is asked, and the feature it waits for."""

    event: str
    words: str
    facts: tuple[AskedFact, ...]
    awaits: str = ""


def beginnings(read: Read, standards: Standards) -> list[Beginning]:
    """Everything that starts a clock under the packs of this office, by its words.

    Raises `PackError` when a pack cannot be read.
    """
    today = read.now.astimezone(LONDON).date()
    packs = PackKeeper(standards).of_office(read.session, read.office_id, today)
    timed = [standard for _, standard in running(packs)]
    events = dict.fromkeys(event for standard in timed for event in standard.starts)
    found = [_beginning(event, timed, standards.vocabulary) for event in events]
    return sorted(found, key=lambda each: (bool(each.awaits), each.words))


def _beginning(event: str, timed: Iterable[Timed], vocabulary: Vocabulary) -> Beginning:
    values: dict[str, dict[Code, str]] = {}
    asked_by: dict[str, list[Conditions]] = {}
    moments: dict[str, list[Conditions]] = {}
    for standard in timed:
        if event not in standard.starts:
            continue
        for condition in standard.when.all:
            values.setdefault(condition.fact, {}).update(_answers(condition, vocabulary))
            asked_by.setdefault(condition.fact, []).append(standard.when)
        for fact in standard.counts_from:
            if fact != "at":
                moments.setdefault(fact, []).append(standard.when)
    name = vocabulary.fact_name
    asked = [
        AskedFact(fact, name(fact), tuple(known.items()), asked_by=tuple(asked_by[fact]))
        for fact, known in values.items()
        if known
    ]
    asked += [
        AskedFact(fact, name(fact), is_moment=True, asked_by=tuple(conditions))
        for fact, conditions in moments.items()
    ]
    return Beginning(event, vocabulary.event_in_words(event), tuple(asked), vocabulary.feature_of(event))


def _answers(condition: Condition, vocabulary: Vocabulary) -> dict[Code, str]:
    """What can be answered: a question of yes or no has both, whichever a promise asks for."""
    fact, in_words = condition.fact, vocabulary.conditions_in_words
    if condition.is_bound:
        bound = condition.at_least if condition.at_least is not None else condition.at_most
        return {} if bound is None else {int(bound): in_words(Conditions((condition,)))}
    if condition.values is None:
        return {True: in_words(Conditions((Condition(fact),)))}
    asks_yes_or_no = any(isinstance(value, bool) for value in condition.values)
    own = (True, False) if asks_yes_or_no else condition.values
    return {value: vocabulary.fact_in_words(fact, value) for value in own}
