"""Something that is supposed to happen, and what follows from it: the clocks behind “what if”."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from hsdesk.errors import CalendarError
from hsdesk.standards.conditions import Conditions
from hsdesk.standards.effective import Happening
from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.pack import Pack, Timed, running
from hsdesk.standards.rules import CalendarOf, Clock, clocks

_LONGEST_CHAIN = 12
"""More steps than any procedure has; a pack whose clocks start each other for ever stops here."""


@dataclass(frozen=True, slots=True)
class SupposedClock:
    """A clock that would run, and the entry that is supposed to start it."""

    pack: Pack
    standard: Timed
    clock: Clock
    opened_by: Happening

    @property
    def is_later(self) -> bool:
        """Whether it starts only with a step that is supposed to come at its last allowed moment."""
        return self.opened_by.root > 0


class Supposed:
    """An entry that is supposed to be written under some packs, and what follows from it.

    Where the calendar does not reach far enough for a promise, it is kept in `unknown` with the reason.
    """

    def __init__(
        self,
        packs: Iterable[Pack],
        event: str,
        facts: Mapping[str, Any],
        at: datetime,
        calendar_of: CalendarOf,
    ) -> None:
        self._running: dict[str, tuple[Pack, Timed]] = {each[1].id: each for each in running(packs)}
        self._happenings = [Happening(0, event, at, facts)]
        self._calendar_of = calendar_of
        self.unknown: dict[str, CalendarError] = {}
        self._clocks = self._reckoned()

    def go_on(self) -> None:
        """Let what stops a clock happen at its last moment, where that starts another one."""
        for _ in range(_LONGEST_CHAIN):
            following = next(self._following(), None)
            if following is None:
                return
            self._happenings = sorted([*self._happenings, following], key=attrgetter("at", "root"))
            self._clocks = self._reckoned()

    def clocks(self) -> Iterator[SupposedClock]:
        """Every clock as it would be."""
        for name, own in self._clocks.items():
            for clock in own:
                yield SupposedClock(*self._running[name], clock, self._opening(clock))

    def promise(self, standard: str) -> tuple[Pack, Timed]:
        """A promise with its pack, by its id."""
        return self._running[standard]

    def _reckoned(self) -> dict[str, list[Clock]]:
        try:
            return clocks(self._countable(), self._happenings, self._calendar_of)
        except CalendarError:
            for standard in self._countable():
                try:
                    clocks([standard], self._happenings, self._calendar_of)
                except CalendarError as refusal:
                    self.unknown[standard.id] = refusal
            return clocks(self._countable(), self._happenings, self._calendar_of)

    def _countable(self) -> list[Timed]:
        return [standard for _, standard in self._running.values() if standard.id not in self.unknown]

    def _following(self) -> Iterator[Happening]:
        """What would come next: what stops an open clock, with what was known when that clock began."""
        waiting = [
            (clock.due.due, name, clock)
            for name, own in self._clocks.items()
            for clock in own
            if clock.outcome is Outcome.OPEN
        ]
        for due, name, clock in sorted(waiting, key=lambda each: each[:2]):
            standard = self._running[name][1]
            facts = {**self._opening(clock).facts, **_that_hold(standard.stops_when)}
            for event in standard.stops:
                if not standard.within.looks_back and self._starts_another(event, facts):
                    yield Happening(len(self._happenings), event, due, facts)

    def _opening(self, clock: Clock) -> Happening:
        return next(each for each in self._happenings if each.root == clock.opened_by)

    def _starts_another(self, event: str, facts: Mapping[str, Any]) -> bool:
        if any(happening.event == event and happening.facts == facts for happening in self._happenings):
            return False
        return any(event in standard.starts and standard.when.hold(facts) for standard in self._countable())


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
