"""What the fields of a promise know of the rest: entries with their words, facts, documents and areas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hsdesk.standards.pack import Pack, Timed
from hsdesk.standards.vocabulary import Vocabulary
from ui.promises.library import Library
from ui.standards.results.words import area_title
from ui.widgets.option import Option


@dataclass(frozen=True, slots=True)
class EntryChoice:
    """A journal entry to pick: its name, its words, and the feature that brings it, if it is awaited."""

    event: str
    words: str
    feature: str

    @property
    def subject(self) -> str:
        """What the entry is about, such as "visit"."""
        return self.event.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Context:
    """Everything there is to pick from while a pack is changed."""

    vocabulary: Vocabulary
    today: date
    entries: tuple[EntryChoice, ...]
    facts: Mapping[str, frozenset[str]]
    areas: tuple[Option, ...]
    sources: tuple[Option, ...]
    measures: tuple[Option, ...]
    excuses: Mapping[str, str] = field(default_factory=dict)

    def facts_of(self, events: Iterable[str]) -> tuple[str, ...]:
        """The facts that every one of these entries holds."""
        held = [self.facts.get(event, frozenset()) for event in events]
        return tuple(sorted(frozenset.intersection(*held), key=self.vocabulary.fact_name)) if held else ()

    def with_sources(self, sources: Iterable[Mapping[str, str]]) -> Context:
        """The same with further documents to choose from."""
        known = {option.value for option in self.sources}
        more = [Option(each["id"], each["title"]) for each in sources if each["id"] not in known]
        return replace(self, sources=(*self.sources, *more))

    def find(self, typed: str, near: Sequence[str], taken: Iterable[str]) -> list[EntryChoice]:
        """Entries whose words hold what was typed; those about the same matter as `near` come first.

        An entry of another matter can neither stop nor move a clock, but it is found when looked for.
        """
        words, gone = typed.casefold().split(), set(taken)
        subjects = {event.partition(".")[0] for event in near}
        found = [
            each
            for each in self.entries
            if each.event not in gone
            and all(word in f"{each.words} {each.event} {each.feature}".casefold() for word in words)
        ]
        return sorted(found, key=lambda each: (each.subject not in subjects, bool(each.feature)))


def context_of(library: Library, pack: Pack) -> Context:
    """What can be picked while `pack` is changed."""
    vocabulary, known = library.vocabulary, library.standards.known_events
    entries = tuple(
        EntryChoice(event, vocabulary.event_in_words(event), vocabulary.feature_of(event))
        for event in known
        if vocabulary.has_event(event)
    )
    packs = [entry.current for entry in library.entries]
    areas = dict.fromkeys(standard.area for each in (pack, *packs) for standard in each.standards)
    excuses = {
        event: code
        for each in packs
        for standard in each.standards
        if isinstance(standard, Timed)
        for event, code in standard.excuses.items()
    }
    measures = sorted(vocabulary.measures, key=vocabulary.measure_in_words)
    return Context(
        vocabulary,
        library.today,
        entries,
        known,
        tuple(Option(area, area_title(area)) for area in sorted(areas, key=area_title)),
        tuple(Option(source.id, f"{source.title}, {source.dated}") for source in pack.sources),
        tuple(Option(measure, vocabulary.measure_in_words(measure)) for measure in measures),
        excuses,
    )
