"""What starts, stops and holds a promise, said in sentences from its pack and the words of its entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hsdesk.standards.conditions import Conditions
from hsdesk.standards.pack import Conduct, Every, Fixture, Level, Recurring, Standard, Timed
from hsdesk.standards.vocabulary import Vocabulary

_OR = " or "


@dataclass(frozen=True, slots=True)
class Moves:
    """Sentences about the clock or the proof of a promise, in the order in which they are read."""

    sentences: tuple[str, ...]


def moves_of(standard: Standard, vocabulary: Vocabulary) -> Moves:
    """What a promise waits for and what shows that it is kept."""
    return Moves(tuple(_sentences(standard, vocabulary)))


def _sentences(standard: Standard, vocabulary: Vocabulary) -> Iterable[str]:
    match standard:
        case Timed():
            yield from _timed(standard, vocabulary)
        case Every():
            yield from _every(standard, vocabulary)
        case Level():
            yield f"Measured: {vocabulary.measure_in_words(standard.measure)}."
        case Recurring():
            yield from _recurring(standard, vocabulary)
        case Fixture(question=question) if question:
            yield f"Asked at the office check: {question}"
        case Conduct():
            ways = _OR.join(way.value.replace("-", " ") for way in standard.tested_by)
            yield f"Tested by {ways}."


def _every(standard: Every, vocabulary: Vocabulary) -> Iterable[str]:
    yield f"Looked at each time {_events(standard.starts, standard.when, vocabulary)}."
    shown = _events(standard.shown_by, standard.shows, vocabulary)
    told = shown or vocabulary.conditions_in_words(standard.shows)
    if told:
        yield f"Kept when {told}."
    if standard.within is not None:
        yield f"That has to come within {standard.within}."


def _recurring(standard: Recurring, vocabulary: Vocabulary) -> Iterable[str]:
    if standard.starts:
        yield f"Due after {_events(standard.starts, standard.when, vocabulary)}."
    if standard.shown_by:
        yield f"Done when {_events(standard.shown_by, Conditions(), vocabulary)}."
    if standard.shows_it:
        yield standard.shows_it
    if standard.parts:
        yield f"Each round covers {', '.join(standard.parts)}."


def _timed(standard: Timed, vocabulary: Vocabulary) -> Iterable[str]:
    yield f"The clock starts when {_events(standard.starts, standard.when, vocabulary)}."
    yield f"It stops when {_events(standard.stops, standard.stops_when, vocabulary)}."
    plain = Conditions()
    for events, told in (
        (standard.pauses, "It is paused when {}."),
        (standard.resumes, "It goes on when {}."),
        (standard.extends, "It is extended when {}."),
        (standard.cancels, "It falls away when {}."),
        (standard.ends, "It ends without being kept when {}."),
        (tuple(standard.excuses), "It is excused when {}."),
    ):
        if events:
            yield told.format(_events(events, plain, vocabulary))


def _events(events: Iterable[str], when: Conditions, vocabulary: Vocabulary) -> str:
    said = _OR.join(vocabulary.event_in_words(event) for event in events)
    condition = vocabulary.conditions_in_words(when)
    return f"{said} ({condition})" if said and condition else said
