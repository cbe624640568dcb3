"""Whether a standard makes sense: its events and facts exist, and its figures are possible."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from hsdesk.calendars.words import list_in_words, shown
from hsdesk.standards.pack import Every, Level, Recurring, Standard, Timed

KnownEvents = Mapping[str, frozenset[str]]
"""The journal events that the rooms write, each with the facts that its entries carry."""

_Known = KnownEvents | None

Finding = tuple[str, str, str]
"""The key at fault, what is wrong, and what to mend."""

EXTENDS_BY = frozenset({"by", "until"})
"""The facts of an extending entry: a time such as `10 working days`, or the new date."""


def meaning_of(
    standard: Standard, known_events: _Known, measures: Collection[str] | None = None
) -> Iterator[Finding]:
    """Everything about one standard that can be read but cannot be meant.

    With `known_events` None its entries and facts are taken as they are: those of an older version may
    not be written any more. So are its measures with `measures` None.
    """
    if standard.share is not None and not 0 <= standard.share <= 100:
        yield "share", f"A share of {standard.share:g} is not possible.", "Give a percentage from 0 to 100."
    if standard.in_force_from and standard.until and standard.until < standard.in_force_from:
        yield "until", "The standard ends before it begins.", "Change one of its two dates."
    if isinstance(standard, Timed):
        yield from _timed(standard, known_events)
    elif isinstance(standard, Every):
        yield from _every(standard, known_events)
    elif isinstance(standard, Level):
        yield from _level(standard, measures)
    elif isinstance(standard, Recurring):
        yield from _recurring(standard, known_events)
    if standard.contradicts is not None and not all(
        (
            standard.contradicts.of.strip(),
            standard.contradicts.clause.strip(),
            standard.contradicts.why.strip(),
        )
    ):
        yield "contradicts", "It is not said what the promise contradicts.", "Give of, clause and why."


def _level(standard: Level, measures: Collection[str] | None) -> Iterator[Finding]:
    if measures is not None and standard.measure not in measures:
        near = get_close_matches(standard.measure, measures, n=1)
        advice = f"Did you mean {near[0]}?" if near else "No part of the program measures it."
        yield "measure", f"There is no measure {shown(standard.measure)}.", advice
    given = [each for each in (standard.at_least, standard.at_most, standard.better) if each is not None]
    if len(given) != 1:
        yield (
            "at_least",
            "A level is measured against one number.",
            "Give at_least or at_most, or say which way is better where no number was promised.",
        )


def _recurring(standard: Recurring, known_events: _Known) -> Iterator[Finding]:
    if standard.times < 1 or (standard.per_year is not None and standard.per_year < 1):
        yield "times", "Something done less than once is not a promise.", "Give times as 1 or more."
    if not standard.each:
        if standard.events:
            yield "starts", "Entries show what is done after each of something.", "Say with `each` of what."
        return
    for key, events in (("starts", standard.starts), ("shown_by", standard.shown_by)):
        if not events:
            yield key, f"What is done after each {standard.each} must be seen.", "Name its entries."
        yield from _unknown_events(key, events, known_events)
    yield from _unknown_facts("when", standard.when.facts, standard.starts, known_events)


def _timed(
    standard: Timed, known_events: _Known, stops: str = "stops", stops_when: str = "stops_when"
) -> Iterator[Finding]:
    """What is wrong with a clock; an `every` standard calls its stops by other keys."""
    roles: dict[str, Iterable[str]] = {
        "starts": standard.starts,
        stops: standard.stops,
        "pauses": standard.pauses,
        "resumes": standard.resumes,
        "extends": standard.extends,
        "cancels": standard.cancels,
        "ends": standard.ends,
        "excuses": standard.excuses,
    }
    for key in ("starts", stops):
        if not roles[key]:
            yield key, f"No entry {key} the clock.", "Name at least one."
    for key, events in roles.items():
        yield from _unknown_events(key, events, known_events)
    yield from _two_roles(roles)
    yield from _unknown_facts("when", standard.when.facts, standard.starts, known_events)
    yield from _unknown_facts(stops_when, standard.stops_when.facts, standard.stops, known_events)
    from_facts = [fact for fact in standard.counts_from if fact != "at"]
    yield from _unknown_facts("from", from_facts, standard.starts, known_events)
    if not standard.counts_from:
        yield "from", "The time counts from nothing.", "Leave `from` out, or name a fact such as at."
    if bool(standard.pauses) is not bool(standard.resumes):
        yield (
            "pauses",
            "A clock that is paused must be resumed too.",
            "Name entries for pauses and for resumes.",
        )
    for event in standard.extends:
        if known_events and event in known_events and not EXTENDS_BY & known_events[event]:
            yield "extends", f"{event} does not say for how long.", "Its facts must hold `by` or `until`."
    if standard.counted_as is not None and standard.counted_as.looks_back:
        yield (
            "counted_as",
            "A promise is not measured by a time counted back.",
            "Give a time after its start.",
        )
    if standard.within.looks_back and (standard.pauses or standard.extends):
        yield "within", "A time that is counted back cannot be paused or extended.", "Take those entries out."


def _two_roles(roles: Mapping[str, Iterable[str]]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for key, events in roles.items():
        for event in events:
            if event in seen and key != "excuses":
                yield (
                    key,
                    f"{event} stands under {seen[event]} as well.",
                    "Let an entry do one thing to a clock.",
                )
            seen.setdefault(event, key)


def _every(standard: Every, known_events: _Known) -> Iterator[Finding]:
    timed = standard.as_timed
    if timed is not None and standard.shown_by:
        yield from _timed(timed, known_events, stops="shown_by", stops_when="shows")
        return
    if timed is not None:
        yield "within", "Nothing comes later that could be in time.", "Name it under shown_by."
    if not standard.starts:
        yield "starts", "It is not said each time of what.", "Name at least one entry."
    shown_by = standard.shown_by or standard.starts
    yield from _unknown_events("starts", standard.starts, known_events)
    if standard.shown_by:
        yield from _unknown_events("shown_by", standard.shown_by, known_events)
    elif not standard.shows.all:
        yield "shows", "Nothing shows that the promise is kept.", "Give the facts it shows, or the entry."
    yield from _unknown_facts("when", standard.when.facts, standard.starts, known_events)
    yield from _unknown_facts("shows", standard.shows.facts, shown_by, known_events)


def _unknown_events(key: str, events: Iterable[str], known_events: _Known) -> Iterator[Finding]:
    for event in events:
        if known_events is not None and event not in known_events:
            near = get_close_matches(event, known_events, n=1)
            advice = f"Did you mean {near[0]}?" if near else "No part of the program writes such an entry."
            yield key, f"There is no entry {shown(event)}.", advice


def _unknown_facts(
    key: str, facts: Iterable[str], events: Iterable[str], known_events: _Known
) -> Iterator[Finding]:
    for event in events:
        carried = known_events.get(event) if known_events is not None else None
        for fact in facts:
            if carried is not None and fact not in carried:
                known = f"It holds {list_in_words(sorted(carried))}." if carried else "It holds none."
                yield key, f"The entry {event} holds no fact {shown(fact)}.", known
