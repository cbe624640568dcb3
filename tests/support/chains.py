"""Builders for chains of promises: what happened to one subject, and the dates that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hsdesk.calendars.calendar import Calendar, ExceptionDay
from hsdesk.calendars.steps import Step
from hsdesk.clock import LONDON
from hsdesk.office import known_events
from hsdesk.standards.catalogue import Standards, shipped_packs
from hsdesk.standards.effective import Happening, effective
from hsdesk.standards.outcomes import CalendarKind
from hsdesk.standards.pack import running
from hsdesk.standards.rules import Clock, clocks
from support.calendars import NINE_TO_FIVE, local


def shipped() -> Standards:
    """The packs that come with hsdesk."""
    return Standards(shipped_packs(), known_events())


@dataclass
class Chain:
    """What happened to one subject of an office that runs `packs`, closed on the days of `shutdown`."""

    standards: Standards
    packs: tuple[str, ...]
    shutdown: Mapping[date, ExceptionDay] = field(default_factory=dict)
    entries: list[Happening] = field(default_factory=list)

    def then(self, event: str, when: str | datetime, **facts: Any) -> None:
        """Something happens; in text, `when` is as the office sees it, and a date alone means its noon."""
        at = local(when) if isinstance(when, str) else when
        self.entries.append(Happening(len(self.entries) + 1, event, at, facts))

    def clocks(self, standard: str) -> list[Clock]:
        """The clocks of one standard, in order."""
        return self._all().get(standard, [])

    def clock(self, standard: str) -> Clock:
        """The one clock of a standard."""
        (only,) = self.clocks(standard)
        return only

    def due(self, standard: str) -> str:
        """The local date on which the newest clock of a standard is due."""
        return self.clocks(standard)[-1].due.due_date.isoformat()

    def due_at(self, standard: str) -> str:
        """The local moment at which the newest clock of a standard is due, as `2026-12-25 16:40`."""
        return self.clocks(standard)[-1].due.due.astimezone(LONDON).strftime("%Y-%m-%d %H:%M")

    def open(self) -> dict[str, str]:
        """Which standards' clocks run, and on which date each is due, the nearest first."""
        running_now = {
            standard: own[-1].due for standard, own in self._all().items() if own and own[-1].ended_at is None
        }
        nearest = sorted(running_now.items(), key=lambda each: (each[1].due, each[0]))
        return {standard: due.due_date.isoformat() for standard, due in nearest}

    def started(self) -> set[str]:
        """The standards of which a clock was ever started."""
        return {standard for standard, own in self._all().items() if own}

    def _all(self) -> dict[str, list[Clock]]:
        own = (self.standards.pack(pack) for pack in self.packs)
        office = Calendar(hours=NINE_TO_FIVE, exceptions=self.shutdown)

        def calendar_of(kind: CalendarKind, ended_at: datetime | None = None) -> Calendar:
            del ended_at
            return office if kind is CalendarKind.OFFICE else office.statutory()

        return clocks([timed for _, timed in running(own)], effective(self.entries), calendar_of)


def kept(clock: Clock) -> bool:
    """Whether what was promised was done in time."""
    return clock.ended_at is not None and clock.ended_at <= clock.due.due


def day_by_day(clock: Clock) -> list[str]:
    """The steps of a due date, a line for each: `Tue 29 Dec 1`, `Fri 25 Dec Christmas Day`."""
    return [f"{step.day:%a} {step.day.day} {step.day:%b} {_said(step)}" for step in clock.due.steps]


def _said(step: Step) -> str:
    if step.number is not None:
        return str(step.number)
    return step.name or step.kind.value
