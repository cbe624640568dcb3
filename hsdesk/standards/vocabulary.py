"""The words of the packs: what each journal entry means, and which of them a later feature brings."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib.resources import files
from typing import Any

import msgspec

from hsdesk.standards.checks import KnownEvents
from hsdesk.standards.conditions import Code, Condition, Conditions
from hsdesk.standards.pack import Every, Level, Recurring, Standard, Timed


class _Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    facts: frozenset[str] = frozenset()


class _Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str


class Chapter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The entries, measures and facts of one feature.

    Those of an `awaited` one are not written yet, so that its facts stand here; `entered` marks measures
    whose figures a person enters by the month.
    """

    feature: str
    awaited: bool
    entered: bool = False
    events: dict[str, _Event]
    measures: dict[str, _Measure]
    facts: dict[str, dict[str, str]]


class Vocabulary:
    """What the names in packs mean, read when it is first asked for."""

    def __init__(self, texts: Iterable[str] | None = None) -> None:
        self._texts = texts

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The features in the order of their files."""
        texts = _shipped() if self._texts is None else self._texts
        return tuple(msgspec.convert(tomllib.loads(text), Chapter) for text in texts)

    @cached_property
    def awaited_events(self) -> KnownEvents:
        """The entries that later features bring, with the facts they will carry."""
        return {
            name: event.facts
            for chapter in self.chapters
            if chapter.awaited
            for name, event in chapter.events.items()
        }

    @cached_property
    def measures(self) -> Mapping[str, Chapter]:
        """Every measure with the feature that it belongs to."""
        return {name: chapter for chapter in self.chapters for name in chapter.measures}

    @cached_property
    def entered_measures(self) -> frozenset[str]:
        """The measures whose figures are entered by the month."""
        return frozenset(name for name, chapter in self.measures.items() if chapter.entered)

    def has_event(self, event: str) -> bool:
        """Whether the entry has words here."""
        return event in self._events

    def event_in_words(self, event: str) -> str:
        """What an entry means: `visit.arrived` is “a visitor arrives”."""
        found = self._events.get(event)
        return found.words if found else _plain(event)

    def measure_in_words(self, measure: str) -> str:
        """What a measure counts."""
        chapter = self.measures.get(measure)
        return chapter.measures[measure].words if chapter else _plain(measure)

    def conditions_in_words(self, conditions: Conditions) -> str:
        """What must be true of an entry, such as “with an appointment”; empty for no condition."""
        return ", ".join(self._condition(condition) for condition in conditions.all)

    def feature_of(self, event: str) -> str:
        """The later feature that brings an entry; empty for one that is written already."""
        return self._awaited_features.get(event, "")

    def fact_name(self, fact: str) -> str:
        """What a fact is called: `booked_at` is “the booked time”."""
        return self._facts.get(fact, {}).get("words", _plain(fact))

    def fact_in_words(self, fact: str, value: Code) -> str:
        """What a fact with this value says: urgent = false is “not urgent”."""
        words = self._facts.get(fact, {})
        said = str(value).lower() if isinstance(value, bool) else str(value)
        if said in words:
            return words[said]
        name = self.fact_name(fact)
        if isinstance(value, bool):
            return name if value else f"not {name}"
        return f"{name} {_plain(said)}"

    @cached_property
    def _events(self) -> Mapping[str, _Event]:
        return {name: event for chapter in self.chapters for name, event in chapter.events.items()}

    @cached_property
    def _awaited_features(self) -> Mapping[str, str]:
        return {name: each.feature for each in self.chapters if each.awaited for name in each.events}

    @cached_property
    def _facts(self) -> Mapping[str, Mapping[str, str]]:
        return {name: words for chapter in self.chapters for name, words in chapter.facts.items()}

    def _condition(self, condition: Condition) -> str:
        name = self.fact_name(condition.fact)
        if condition.is_bound:
            bounds = (("at least", condition.at_least), ("at most", condition.at_most))
            told = [
                f"{side} {number:g} {condition.unit}".rstrip()
                for side, number in bounds
                if number is not None
            ]
            return f"{name}: {' and '.join(told)}"
        if condition.values is None:
            return f"with {name}" if condition.present else f"without {name}"
        return " or ".join(self.fact_in_words(condition.fact, value) for value in condition.values)


def awaits(standard: Standard, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The later features without which a standard cannot be measured; empty for one that is measured now.

    It waits when none of the entries that begin it is written yet, or none of those that show it kept, or
    when its measure is brought later.
    """
    match standard:
        case Timed():
            groups: tuple[tuple[str, ...], ...] = (standard.starts, standard.stops)
        case Every() | Recurring():
            groups = (standard.starts, standard.shown_by)
        case Level():
            chapter = vocabulary.measures.get(standard.measure)
            return (chapter.feature,) if chapter is not None and chapter.awaited else ()
        case _:
            return ()
    found: dict[str, None] = {}
    for events in groups:
        features = [vocabulary.feature_of(event) for event in events]
        if features and all(features):
            found |= dict.fromkeys(features)
    return tuple(found)


def _plain(name: str) -> str:
    return name.rpartition(".")[2].replace("_", " ").replace("-", " ")


def _shipped() -> Iterator[str]:
    folder = files("resources") / "vocabulary"
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".toml"):
            yield entry.read_text(encoding="utf-8")


def known_with_awaited(written: KnownEvents, vocabulary: Vocabulary) -> dict[str, Any]:
    """Every entry that a pack may name: those the program writes, and those that later features bring."""
    return {**vocabulary.awaited_events, **{str(event): facts for event, facts in written.items()}}
