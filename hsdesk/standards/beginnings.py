"""What starts clocks under an office's packs, and what is asked about it: the questions of “what if”."""

from collections.abc import Iterable
from dataclasses import dataclass

from hsdesk.clock import LONDON
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.conditions import Code
from hsdesk.standards.keeping import PackKeeper
from hsdesk.standards.pack import Timed, running
from hsdesk.store.work import Read


@dataclass(frozen=True, slots=True)
class AskedFact:
    """Something that decides which promise applies: its name, its words, and the answers there are.

    `is_moment` says that the answer is a time, such as that of an appointment; then there are no `values`.
    """

    fact: str
    words: str
    values: tuple[tuple[Code, str], ...] = ()
    is_moment: bool = False


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
    found = [_beginning(event, timed, standards) for event in events]
    return sorted(found, key=lambda each: (bool(each.awaits), each.words))


def _beginning(event: str, timed: Iterable[Timed], standards: Standards) -> Beginning:
    vocabulary = standards.vocabulary
    values: dict[str, dict[Code, str]] = {}
    moments: dict[str, None] = {}
    for standard in timed:
        if event not in standard.starts:
            continue
        for condition in standard.when.all:
            known = values.setdefault(condition.fact, {})
            for value in _answers(condition.values or ()):
                known[value] = vocabulary.fact_in_words(condition.fact, value)
        moments |= dict.fromkeys(fact for fact in standard.counts_from if fact != "at")
    asked = [
        AskedFact(fact, vocabulary.fact_name(fact), tuple(known.items()))
        for fact, known in values.items()
        if known
    ]
    asked += [AskedFact(fact, vocabulary.fact_name(fact), is_moment=True) for fact in moments]
    return Beginning(event, vocabulary.event_in_words(event), tuple(asked), vocabulary.feature_of(event))


def _answers(values: Iterable[Code]) -> Iterable[Code]:
    """What can be answered: a question of yes or no has both, whichever a promise asks for."""
    own = tuple(values)
    return (True, False) if any(isinstance(value, bool) for value in own) else own
