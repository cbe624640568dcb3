"""Whether a standard makes sense: its events and facts exist, and its figures are possible."""

from collections.abc import Iterable, Iterator, Mapping
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


def meaning_of(standard: Standard, known_events: _Known) -> Iterator[Finding]:
    """Everything about one standard that can be read but cannot be meant.

    With `known_events` None its entries and facts are taken as they are: those of an older version may
    not be written any more.
    """
    if standard.share is not None and not 0 <= standard.share <= 100:
        yield "share", f"A share of {standard.share:g} is not possible.", "Give a percentage from 0 to 100."
    if standard.in_force_from and standard.until and standard.until < standard.in_force_from:
        yield "until", "The standard ends before it begins.", "Change one of its two dates."
    if isinstance(standard, Timed):
        yield from _timed(standard, known_events)
    elif isinstance(standard, Every):
        yield from _every(standard, known_events)
    elif isinstance(standard, Level) and (standard.at_least is None) is (standard.at_most is None):
        yield "at_least", "A level is measured against one number.", "Give at_least or at_most."
    elif isinstance(standard, Recurring) and standard.times < 1:
        yield "times", "Something done less than once is not a promise.", "Give times as 1 or more."


def _timed(standard: Timed, known_events: _Known) -> Iterator[Finding]:
    roles: dict[str, Iterable[str]] = {
        "starts": standard.starts,
        "stops": standard.stops,
        "pauses": standard.pauses,
        "resumes": standard.resumes,
        "extends": standard.extends,
        "cancels": standard.cancels,
        "ends": standard.ends,
        "excuses": standard.excuses,
    }
    for key in ("starts", "stops"):
        if not roles[key]:
            yield key, f"No entry {key} the clock.", "Name at least one."
    for key, events in roles.items():
        yield from _unknown_events(key, events, known_events)
    yield from _two_roles(roles)
    yield from _unknown_facts("when", standard.when.facts, standard.starts, known_events)
    yield from _unknown_facts("stops_when", standard.stops_when.facts, standard.stops, known_events)
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
    shown_by = standard.shown_by or standard.starts
    yield from _unknown_events("starts", [standard.starts], known_events)
    if standard.shown_by:
        yield from _unknown_events("shown_by", [standard.shown_by], known_events)
    elif not standard.shows.all:
        yield "shows", "Nothing shows that the promise is kept.", "Give the facts it shows, or the entry."
    yield from _unknown_facts("when", standard.when.facts, [standard.starts], known_events)
    yield from _unknown_facts("shows", standard.shows.facts, [shown_by], known_events)


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
