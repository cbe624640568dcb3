"""What would be promised if something happened: the clocks that an entry would start, without writing it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from hsdesk.calendars.explain import sentences, summary
from hsdesk.clock import LONDON, as_utc
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.conditions import Code, Conditions
from hsdesk.standards.counting import Calendars
from hsdesk.standards.effective import Happening
from hsdesk.standards.keeping import PackKeeper
from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.pack import Pack, PackKind, Timed, running
from hsdesk.standards.rules import Clock, clocks
from hsdesk.store.work import FactValue, Read

_LONGEST_CHAIN = 12
"""More steps than any procedure has; a pack whose clocks start each other for ever stops here."""


@dataclass(frozen=True, slots=True)
class WouldBeClock:
    """A clock that an entry would start: from when it would count, and when it would be due.

    `within` is the time promised in words, such as "10 minutes". `after` tells the step that is assumed to
    happen at its last moment before this clock starts; it is empty for a clock that starts at once. `is_law`
    says that a statute asks for it, `is_aim` that nobody was promised it.
    """

    standard: str
    title: str
    sentence: str
    within: str
    started_at: datetime
    due_at: datetime
    due_date: date
    pack: str
    pack_version: str
    pack_title: str
    source: str
    summary: str
    reckoning: tuple[str, ...]
    after: str = ""
    is_law: bool = False
    is_aim: bool = False
    unverified: bool = False


def nearest_clock(
    read: Read, standards: Standards, event: str, facts: Mapping[str, FactValue], at: datetime
) -> WouldBeClock | None:
    """The clock that would be due first if `event` happened `at` a moment with these facts.

    It is worked out exactly as for a real entry, under the packs that the office runs. None when nothing
    would be promised. Raises `PackError` when a pack cannot be read, `CalendarError` beyond the calendar.
    """
    first = _Supposed(read, standards, event, facts, at)
    return min(first.told(), key=_by_due, default=None)


def would_be(
    read: Read, standards: Standards, event: str, facts: Mapping[str, FactValue], at: datetime
) -> list[WouldBeClock]:
    """Every clock that would start if `event` happened `at` a moment with these facts, nearest first.

    What follows is told too: where an entry that stops one clock starts others, they are counted from its
    last allowed moment. Raises as `nearest_clock` does.
    """
    supposed = _Supposed(read, standards, event, facts, at)
    supposed.go_on()
    return sorted(supposed.told(), key=_by_due)


def compare(
    read: Read,
    standards: Standards,
    event: str,
    facts: Mapping[str, FactValue],
    at: datetime,
    *,
    fact: str,
    values: Sequence[Code],
) -> list[tuple[Code, list[WouldBeClock]]]:
    """The clocks for each value that one fact may have, such as each priority."""
    return [(value, would_be(read, standards, event, {**facts, fact: value}, at)) for value in values]


class _Supposed:
    """Something that is supposed to have happened, and what follows from it."""

    def __init__(
        self, read: Read, standards: Standards, event: str, facts: Mapping[str, FactValue], at: datetime
    ) -> None:
        moment = as_utc(at)
        day = moment.astimezone(LONDON).date()
        packs = PackKeeper(standards).of_office(read.session, read.office_id, day)
        known = {name: value for name, value in facts.items() if value is not None}
        self._standards = standards
        self._running: dict[str, tuple[Pack, Timed]] = {each[1].id: each for each in running(packs)}
        self._happenings = [Happening(0, str(event), moment, known)]
        self._after = {0: ""}
        self._calendar_of = Calendars(read.session, read.office_id)
        self._clocks = self._reckoned()

    def go_on(self) -> None:
        """Let what stops a clock happen at its last moment, where that starts another one."""
        for _ in range(_LONGEST_CHAIN):
            following = next(self._following(), None)
            if following is None:
                return
            self._happenings = sorted([*self._happenings, following], key=attrgetter("at", "root"))
            self._clocks = self._reckoned()

    def told(self) -> list[WouldBeClock]:
        """The clocks as they would be."""
        return [self._told(name, clock) for name, own in self._clocks.items() for clock in own]

    def _reckoned(self) -> dict[str, list[Clock]]:
        timed = [standard for _, standard in self._running.values()]
        return clocks(timed, self._happenings, self._calendar_of)

    def _following(self) -> Iterator[Happening]:
        waiting = [
            (clock.due.due, name)
            for name, own in self._clocks.items()
            for clock in own
            if clock.outcome is Outcome.OPEN
        ]
        for due, name in sorted(waiting):
            standard = self._running[name][1]
            for event in standard.stops:
                facts = _that_hold(standard.stops_when)
                if not standard.within.looks_back and self._starts_another(event, facts):
                    root = len(self._happenings)
                    self._after[root] = self._standards.vocabulary.event_in_words(event)
                    yield Happening(root, event, due, facts)

    def _starts_another(self, event: str, facts: Mapping[str, Any]) -> bool:
        if any(happening.event == event and happening.facts == facts for happening in self._happenings):
            return False
        return any(
            event in standard.starts and standard.when.hold(facts) for _, standard in self._running.values()
        )

    def _told(self, name: str, clock: Clock) -> WouldBeClock:
        pack, standard = self._running[name]
        return WouldBeClock(
            standard=standard.id,
            title=standard.title,
            sentence=standard.sentence,
            within=str(standard.within),
            started_at=clock.started_at,
            due_at=clock.due.due,
            due_date=clock.due.due_date,
            pack=pack.id,
            pack_version=pack.version,
            pack_title=pack.title,
            source=pack.source_of(standard).title,
            summary=summary(clock.due, standard.counted),
            reckoning=sentences(clock.due, standard.counted),
            after=self._after[clock.opened_by],
            is_law=pack.kind is PackKind.STATUTE,
            is_aim=pack.kind is PackKind.OFFICE,
            unverified=standard.unverified,
        )


def _that_hold(conditions: Conditions) -> dict[str, Any]:
    """Facts that satisfy conditions, for an entry that has not been written."""
    facts: dict[str, Any] = {}
    for condition in conditions.all:
        bound = condition.at_least if condition.at_least is not None else condition.at_most
        if condition.values:
            facts[condition.fact] = condition.values[0]
        elif bound is not None:
            facts[condition.fact] = bound
        elif condition.present:
            facts[condition.fact] = True
    return facts


def _by_due(clock: WouldBeClock) -> tuple[datetime, str]:
    return clock.due_at, clock.standard
