"""Everything about one promise in words: what the panel shows, and what is copied as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.standards.compensation import compensation_due
from hsdesk.standards.conditions import Conditions
from hsdesk.standards.conventions import conventions_in_words
from hsdesk.standards.pack import (
    Compensation,
    Conduct,
    Every,
    Fixture,
    Level,
    Pack,
    Recurring,
    Standard,
    Timed,
)
from hsdesk.standards.vocabulary import Vocabulary
from ui.promises.library import Library
from ui.promises.rows import Mark, PromiseRow
from ui.standards.results.words import KIND_WORDS, number
from ui.tokens import Family
from ui.words import full_date, listed

_NONE = Conditions()
_OR = ", or "


@dataclass(frozen=True, slots=True)
class Fact:
    """A few words with what they say: "Starts when", "a visitor arrives"; without a label a sentence."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under a heading."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """A strip above the rest: what to be careful of."""

    family: Family
    title: str
    text: str


def cautions_of(row: PromiseRow, library: Library) -> list[Caution]:
    """What to be careful of with a promise, the weightiest first."""
    return [_caution(mark, row, library) for mark in row.marks]


def _caution(mark: Mark, row: PromiseRow, library: Library) -> Caution:
    standard, against = row.standard, row.standard.contradicts
    match mark:
        case Mark.AWAITED:
            text = f"What shows it comes with {listed(row.awaits)}. Until then it counts neither way."
        case Mark.UNVERIFIED:
            return Caution(
                mark.family,
                "Check before relying on this",
                "The figure was not found in a second source. Read the source itself first.",
            )
        case Mark.NOT_YET:
            day = full_date(standard.in_force_from) if standard.in_force_from else ""
            text = f"It counts for what begins on {day} or later."
        case Mark.OVER:
            day = full_date(standard.until) if standard.until else ""
            text = f"It counted for what began up to {day}."
        case Mark.REPLACED | Mark.CONTRADICTED if against is not None:
            law = library.entry(against.of)
            name = law.current.title if law else against.of
            follows = (
                "The law is followed here: this promise starts no clock." if mark is Mark.REPLACED else ""
            )
            return Caution(
                mark.family,
                f"{mark.in_words}: {name}, {against.clause}",
                f"{against.why} {follows}".strip(),
            )
        case _:
            text = ""
    return Caution(mark.family, mark.in_words, text)


def sections_of(row: PromiseRow, library: Library) -> tuple[Section, ...]:
    """All there is to read of a promise, section by section."""
    standard, pack = row.standard, row.pack
    found = (
        ("Target", _target(row)),
        ("What it goes by", moves_of(standard, library.vocabulary)),
        ("How it is counted", _counted(standard, library.office.nation)),
        ("Where it is promised", _source(pack, standard)),
        ("Note", (Fact("", standard.note),) if standard.note else ()),
        ("Compensation", _compensation(pack.compensation) if pack.compensation else ()),
        ("About this pack", _about_pack(pack)),
    )
    return tuple(Section(title, facts) for title, each in found if (facts := tuple(each)))


def as_text(row: PromiseRow, library: Library) -> str:
    """A promise as plain text, to be pasted into a letter or a message."""
    standard = row.standard
    lines = [f"{standard.id}: {standard.title}", f"“{standard.sentence}”"]
    lines += [f"{each.title}. {each.text}".strip() for each in cautions_of(row, library)]
    for section in sections_of(row, library):
        lines += ["", section.title]
        lines += [f"{fact.label}: {fact.text}" if fact.label else fact.text for fact in section.facts]
    return "\n".join(lines) + "\n"


def _target(row: PromiseRow) -> Iterator[Fact]:
    standard = row.standard
    yield Fact("", row.target)
    if standard.share is not None:
        yield Fact("Share to be kept", f"{number(standard.share)} %")
    if isinstance(standard, Level) and standard.every is not None:
        yield Fact("Reported", f"every {standard.every}")
    yield Fact("Kind", KIND_WORDS[standard.KIND])
    days = []
    if standard.in_force_from:
        days.append(f"from {full_date(standard.in_force_from)}")
    if standard.until:
        days.append(f"until {full_date(standard.until)}")
    if days:
        yield Fact("In force", " ".join(days))


def moves_of(standard: Standard, vocabulary: Vocabulary) -> Iterator[Fact]:
    """What begins a promise, what shows it kept, and what else moves its clock."""
    match standard:
        case Timed():
            yield from _timed(standard, vocabulary)
        case Every():
            yield from _every(standard, vocabulary)
        case Level():
            yield Fact("Measured", vocabulary.measure_in_words(standard.measure))
        case Recurring():
            yield from _recurring(standard, vocabulary)
        case Fixture():
            if standard.question:
                yield Fact("Asked at the office check", standard.question)
            if standard.look_for:
                yield Fact("Look at", standard.look_for)
        case Conduct():
            yield Fact("Tested by", listed([way.value.replace("-", " ") for way in standard.tested_by]))


def _timed(standard: Timed, vocabulary: Vocabulary) -> Iterator[Fact]:
    yield Fact("Starts when", events_in_words(standard.starts, standard.when, vocabulary))
    yield from _counts_from(standard.counts_from, vocabulary)
    yield Fact("Stops when", events_in_words(standard.stops, standard.stops_when, vocabulary))
    for events, label in (
        (standard.pauses, "Paused when"),
        (standard.resumes, "Goes on when"),
        (standard.extends, "Extended when"),
        (standard.cancels, "Falls away when"),
        (standard.ends, "Ends without being kept when"),
        (tuple(standard.excuses), "Excused when"),
    ):
        if events:
            yield Fact(label, events_in_words(events, _NONE, vocabulary))
    if standard.yields:
        yield Fact("", "It stands back where another promise is made about the same.")


def _every(standard: Every, vocabulary: Vocabulary) -> Iterator[Fact]:
    yield Fact("Each time", events_in_words(standard.starts, standard.when, vocabulary))
    if standard.within is not None:
        yield from _counts_from(standard.counts_from, vocabulary)
    shown = events_in_words(standard.shown_by, standard.shows, vocabulary)
    kept = shown or vocabulary.conditions_in_words(standard.shows)
    if kept:
        yield Fact("Kept when", kept)
    for events, label in ((standard.cancels, "Falls away when"), (standard.ends, "Ends unkept when")):
        if events:
            yield Fact(label, events_in_words(events, _NONE, vocabulary))


def _recurring(standard: Recurring, vocabulary: Vocabulary) -> Iterator[Fact]:
    if standard.starts:
        yield Fact("Due after", events_in_words(standard.starts, standard.when, vocabulary))
    if standard.shown_by:
        yield Fact("Done when", events_in_words(standard.shown_by, _NONE, vocabulary))
    if standard.shows_it:
        yield Fact("Shown by", standard.shows_it)
    if standard.parts:
        yield Fact("Each round covers", listed(standard.parts))


def _counts_from(facts: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[Fact]:
    if facts != ("at",):
        yield Fact("Counts from", counts_from_in_words(facts, vocabulary))


def counts_from_in_words(facts: Iterable[str], vocabulary: Vocabulary) -> str:
    """The moment from which a time counts: the latest of these."""
    said = ["the entry itself" if fact == "at" else vocabulary.fact_name(fact) for fact in facts]
    if len(said) == 1:
        return said[0]
    return f"the {'later' if len(said) == 2 else 'latest'} of {listed(said)}"


def events_in_words(events: Iterable[str], when: Conditions, vocabulary: Vocabulary) -> str:
    """Entries with what must be true of them; those not written yet say which feature brings them."""
    said = _OR.join(event_with_feature(event, vocabulary) for event in events)
    condition = vocabulary.conditions_in_words(when)
    return f"{said} – only {condition}" if said and condition else said


def event_with_feature(event: str, vocabulary: Vocabulary) -> str:
    """An entry in words, with the feature that it awaits."""
    feature = vocabulary.feature_of(event)
    words = vocabulary.event_in_words(event)
    return f"{words} (awaits {feature})" if feature else words


def _counted(standard: Standard, nation: Nation) -> Iterator[Fact]:
    timed = standard.as_timed if isinstance(standard, Every) else standard
    if isinstance(timed, Timed):
        yield from (Fact("", sentence) for sentence in conventions_in_words(timed, nation))


def _source(pack: Pack, standard: Standard) -> Iterator[Fact]:
    source = pack.source_of(standard)
    yield Fact("Document", source.title)
    yield Fact("Published by", f"{source.publisher}, {source.dated}")
    if standard.place:
        yield Fact("Under", standard.place)
    if source.address:
        yield Fact("Address", source.address)


def _about_pack(pack: Pack) -> Iterator[Fact]:
    yield Fact("Pack", f"{pack.title}, version {pack.version} of {full_date(pack.dated)}")
    if pack.in_force_from is not None:
        yield Fact("Applies from", full_date(pack.in_force_from))
    if pack.based_on:
        original, _, version = pack.based_on.rpartition(" ")
        yield Fact("Copied from", f"{original.replace('-', ' ')}, version {version}")
    if pack.note:
        yield Fact("", pack.note)


def _compensation(formula: Compensation) -> Iterator[Fact]:
    base, more, most = (
        pounds(pence) for pence in (formula.base_pence, formula.per_day_pence, formula.at_most_pence)
    )
    yield Fact("Formula", f"{base}, and {more} for each day after the second period, {most} at most")
    for days in (1, 5, 30):
        late = "1 day" if days == 1 else f"{days} days"
        yield Fact(f"{late} late", pounds(compensation_due(formula, days).pence))
    if formula.note:
        yield Fact("", formula.note)


def pounds(pence: int) -> str:
    """An amount of money: £10.00."""
    return f"£{pence // 100:,}.{pence % 100:02}"
