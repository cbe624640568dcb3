"""What is asked of “what if”, and what comes back: one or several sets of dates, each under its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from hsdesk.office import Office
from hsdesk.standards.conditions import Code
from hsdesk.standards.what_if import Outlook, WouldBeClock, compare, would_be
from hsdesk.store.work import FactValue, Read
from ui.explanation.text import moment_in_words
from ui.words import listed, local


class Beside(Enum):
    """How a date stands to those of the other sets that are compared."""

    ALONE = ""
    SAME = "the same in each case"
    DIFFERS = "not the same in each case"
    ONLY_HERE = "only here"

    @property
    def stands_out(self) -> bool:
        """Whether it is worth a look."""
        return self in {Beside.DIFFERS, Beside.ONLY_HERE}


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is supposed to happen, `at` None meaning now.

    With a `fact` the dates stand side by side for each of its `values`; with `beside_now` those of now
    stand beside those of the chosen time. `words` say what happens, `said` what is known of it,
    `unsaid` what is not.
    """

    event: str
    words: str = ""
    said: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    at: datetime | None = None
    fact: str = ""
    values: tuple[tuple[Code, str], ...] = ()
    beside_now: bool = False

    def in_words(self) -> str:
        """The supposition as the beginning of a sentence, such as “If a complaint is received now”."""
        happens = f"If {self.words}" if self.words else "If this happens"
        if self.at is None:
            return f"{happens} now"
        return f"{happens} {'now, or ' if self.beside_now else ''}on {moment_in_words(self.at)}"


@dataclass(frozen=True, slots=True)
class Told:
    """The dates of one supposition: at which moment, and, among several, under which words."""

    label: str
    at: datetime
    is_now: bool
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question brought, asked at `now`."""

    question: Question
    now: datetime
    told: tuple[Told, ...]

    @property
    def today(self) -> date:
        """The day on which it was asked, in the office."""
        return local(self.now).date()

    @property
    def compares(self) -> bool:
        """Whether several sets of dates stand side by side."""
        return len(self.told) > 1

    def beside(self, clock: WouldBeClock) -> Beside:
        """How a clock stands to those of the other sets."""
        if not self.compares:
            return Beside.ALONE
        sets = [{other.standard: other.due_at for other in told.outlook.clocks} for told in self.told]
        if all(dates.get(clock.standard) == clock.due_at for dates in sets):
            return Beside.SAME
        return Beside.DIFFERS if sum(clock.standard in dates for dates in sets) > 1 else Beside.ONLY_HERE


def ask(office: Office, question: Question, now: datetime) -> Answer:
    """Work the dates out. Raises what `would_be` raises. Sets that are alike become one."""
    with office.read() as read:
        return Answer(question, now, tuple(_joined(list(_told(read, office, question, now)))))


def _told(read: Read, office: Office, question: Question, now: datetime) -> Iterator[Told]:
    standards, at, is_now = office.standards, question.at or now, question.at is None
    event, facts = question.event, question.facts
    if question.fact:
        values = dict(question.values)
        found = compare(read, standards, event, facts, at, fact=question.fact, values=list(values))
        for value, outlook in found:
            yield Told(values[value], at, is_now, outlook)
        return
    if question.beside_now and not is_now:
        yield Told("Now", now, is_now=True, outlook=would_be(read, standards, event, facts, now))
    label = moment_in_words(at) if question.beside_now else ""
    yield Told(label, at, is_now, would_be(read, standards, event, facts, at))


def _joined(sets: list[Told]) -> Iterator[Told]:
    """Those of one moment with the same dates under all their words."""
    alike = [each for each in sets if (each.at, each.outlook) == (sets[0].at, sets[0].outlook)]
    if len(alike) == len(sets) > 1:
        yield Told("The same in each case", sets[0].at, sets[0].is_now, sets[0].outlook)
        return
    while sets:
        first, *rest = sets
        same = [each for each in rest if (each.at, each.outlook) == (first.at, first.outlook)]
        label = listed([first.label, *(each.label for each in same)])
        yield Told(label[:1].upper() + label[1:], first.at, first.is_now, first.outlook)
        sets = [each for each in rest if each not in same]
