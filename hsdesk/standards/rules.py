"""What a subject's journal means for the clocks of its standards: pure, to be worked out by hand."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.calendar import Calendar
from hsdesk.calendars.due import due_date
from hsdesk.calendars.steps import Due, Extension, Pause
from hsdesk.calendars.within import Within
from hsdesk.calendars.words import day_in_words
from hsdesk.errors import Refused
from hsdesk.standards.effective import Happening
from hsdesk.standards.outcomes import CalendarKind, Outcome
from hsdesk.standards.pack import Timed

CalendarOf = Callable[[CalendarKind, datetime | None], Calendar]
"""Gives the calendar of the subject's office when a standard needs one.

For a clock that has ended it is the calendar as it stood at that moment, for an open one (None) that of now:
what is changed in the calendar afterwards never changes how a promise of the past was kept.
"""

_EVERY_SECOND = Calendar(nation=Nation.NONE)
"""Elapsed time runs day and night, so the office's calendar need not be read for it."""

_NO_TIME = timedelta(0)


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock as it stands after all that happened; see `Deadline` for what the parts mean."""

    opened_by: int
    started_at: datetime
    original_due_at: datetime
    due: Due
    outcome: Outcome
    ended_at: datetime | None
    took: int | None
    excuse: str | None
    paused_at: datetime | None
    corrected: bool
    adjusted: bool


def is_counted_in_calendar(standard: Timed) -> bool:
    """Whether its time, as long as nobody extends it, depends on a calendar at all."""
    return not standard.counted.unit.is_elapsed


def due_of(
    standard: Timed,
    started_at: datetime,
    calendar: Calendar,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Extension] = (),
) -> Due:
    """When a promise is due that counts from a moment. Raises what `due_date` raises."""
    return due_date(started_at, standard.counted, calendar, standard.rules, pauses, extensions)


def clocks(
    standards: Iterable[Timed], happenings: Sequence[Happening], calendar_of: CalendarOf
) -> dict[str, list[Clock]]:
    """The clocks of each standard, by its id.

    `happenings` are what counts of the subject's journal, in order of time. A standard that yields starts
    no clock where another one took up the same entry and waits for the same. Raises `Refused` for an
    extension beyond what the standard allows, and what the calendar raises.
    """
    found: dict[str, list[Clock]] = {}
    served: list[tuple[frozenset[str], set[int]]] = []
    happened = {happening.event for happening in happenings}
    for standard in sorted(standards, key=lambda each: each.yields):
        if happened.isdisjoint(standard.starts):
            found[standard.id] = []
            continue
        stops = frozenset(standard.stops)
        taken = (
            {root for others, roots in served if others & stops for root in roots}
            if standard.yields
            else set()
        )
        walk = _Walk(standard, calendar_of, taken)
        for happening in happenings:
            walk.meet(happening)
        found[standard.id] = walk.clocks()
        if not standard.yields:
            served.append((stops, walk.taken_up))
    return found


class _Extended(NamedTuple):
    """An extension, and when it was given."""

    at: datetime
    extension: Extension


@dataclass(slots=True)
class _Running:
    """A clock while its subject's journal is read."""

    opened_by: int
    started_at: datetime
    corrected: bool
    pauses: list[Pause] = field(default_factory=list)
    extensions: list[_Extended] = field(default_factory=list)
    paused_by: Happening | None = None
    outcome: Outcome = Outcome.OPEN
    ended_at: datetime | None = None
    excuse: str | None = None

    def all_pauses(self) -> list[Pause]:
        """The pauses, the one that still lasts up to its review date, if it has one, or to the end."""
        if self.paused_by is None:
            return self.pauses
        begun = self.paused_by.at
        until = self.ended_at or _moment(self.paused_by.facts.get("review_at")) or begun
        return [*self.pauses, Pause(begun, max(begun, until), _reason(self.paused_by))]


class _Walk:
    """One standard's way through a subject's journal."""

    def __init__(self, standard: Timed, calendar_of: CalendarOf, taken: set[int]) -> None:
        self._standard = standard
        self._calendar_of = calendar_of
        self._taken = taken
        self._running: list[_Running] = []
        self._open: _Running | None = None
        self.taken_up: set[int] = set()

    def meet(self, happening: Happening) -> None:
        """Let one thing that happened act on the clock."""
        standard = self._standard
        if happening.event not in standard.events:
            return
        if happening.event in standard.excuses and self._running:
            self._running[-1].excuse = standard.excuses[happening.event]
        if happening.event in standard.starts:
            self._start(happening)
        elif (running := self._open) is not None:
            self._act(running, happening)

    def clocks(self) -> list[Clock]:
        """The clocks as they stand."""
        return [self._clock(running) for running in self._running]

    def _start(self, happening: Happening) -> None:
        standard = self._standard
        found = (_fact_moment(happening, fact) for fact in standard.counts_from)
        moments = [moment for moment in found if moment is not None]
        started_at = max(moments, default=happening.at)
        # Judged by the law of its day: an earlier awareness counts, a hearing that lies ahead does not.
        day = _day(min([happening.at, *moments]))
        in_season = standard.season is None or standard.season.has(day)
        begins = standard.when.hold(happening.facts) and standard.is_in_force(day) and in_season
        if not begins or happening.root in self._taken:
            return
        self.taken_up.add(happening.root)
        if self._open is None:
            self._open = _Running(happening.root, started_at, happening.corrected)
            self._running.append(self._open)

    def _act(self, running: _Running, happening: Happening) -> None:
        standard, event = self._standard, happening.event
        if event in standard.pauses and running.paused_by is None:
            running.paused_by = happening
        elif event in standard.resumes and running.paused_by is not None:
            paused_by = running.paused_by
            running.pauses.append(Pause(paused_by.at, happening.at, _reason(paused_by)))
            running.paused_by = None
        elif event in standard.extends:
            running.extensions.append(_Extended(happening.at, _extension(happening)))
        elif event in standard.stops and standard.stops_when.hold(happening.facts):
            self._end(running, happening, Outcome.MET)
        elif event in standard.cancels:
            self._end(running, happening, Outcome.CANCELLED)
        elif event in standard.ends:
            paused = running.paused_by is not None
            self._end(running, happening, Outcome.CLOSED_WHILE_PAUSED if paused else Outcome.LEFT)

    def _end(self, running: _Running, happening: Happening, outcome: Outcome) -> None:
        running.outcome = outcome
        running.ended_at = happening.at
        running.corrected = running.corrected or happening.corrected
        self._open = None

    def _clock(self, running: _Running) -> Clock:
        self._refuse_wrong_extensions(running)
        pauses, as_of = running.all_pauses(), running.ended_at
        extensions = self._standing(running, running.extensions, pauses, as_of)
        due = self._due(running, pauses, extensions, as_of)
        original = self._due(running, pauses, [], as_of) if extensions else due
        standing = running.paused_by.at if running.paused_by and running.outcome is Outcome.OPEN else None
        return Clock(
            opened_by=running.opened_by,
            started_at=running.started_at,
            original_due_at=original.due,
            due=due,
            outcome=running.outcome,
            ended_at=running.ended_at,
            took=_took(running),
            excuse=running.excuse,
            paused_at=standing,
            corrected=running.corrected,
            adjusted=bool(pauses or running.extensions),
        )

    def _due(
        self, running: _Running, pauses: list[Pause], extensions: list[Extension], as_of: datetime | None
    ) -> Due:
        standard = self._standard
        needs_none = not extensions and not is_counted_in_calendar(standard)
        calendar = _EVERY_SECOND if needs_none else self._calendar_of(standard.calendar, as_of)
        return due_of(standard, running.started_at, calendar, pauses, extensions)

    def _standing(
        self, running: _Running, given: list[_Extended], pauses: list[Pause], as_of: datetime | None
    ) -> list[Extension]:
        """The extensions without dates agreed on that the calendar, or a pause, has overtaken since."""
        standing: list[Extension] = []
        for _, extension in given:
            overtaken = (
                not isinstance(extension.by, Within)
                and extension.by < self._due(running, pauses, standing, as_of).due_date
            )
            if not overtaken:
                standing.append(extension)
        return standing

    def _refuse_wrong_extensions(self, running: _Running) -> None:
        """Judge each extension by the calendar of the day on which it was given."""
        longest = self._standard.extends_at_most
        for number, (at, extension) in enumerate(running.extensions):
            pauses = [pause for pause in running.all_pauses() if pause.start <= at]
            before = self._standing(running, running.extensions[:number], pauses, at)
            due = self._due(running, pauses, [*before, extension], at)
            if longest is not None:
                self._refuse_beyond(self._due(running, pauses, [Extension(longest)], at), due)

    def _refuse_beyond(self, latest: Due, due: Due) -> None:
        if due.due > latest.due:
            last_day = day_in_words(latest.due_date)
            raise Refused(
                f"{self._standard.title}: the date can be moved to {last_day} at the latest.",
                f"It may be extended by {self._standard.extends_at_most} at most.",
                field="extends",
            )


def _took(running: _Running) -> int | None:
    if running.ended_at is None or running.outcome not in {Outcome.MET, Outcome.LEFT}:
        return None
    length = running.ended_at - running.started_at
    for pause in running.all_pauses():
        length -= max(_NO_TIME, min(pause.end, running.ended_at) - max(pause.start, running.started_at))
    return max(0, int(length.total_seconds()))


def _extension(happening: Happening) -> Extension:
    by, until = happening.facts.get("by"), _moment(happening.facts.get("until"))
    if until is not None:
        return Extension(_day(until), _reason(happening))
    return Extension(Within.parse(str(by)), _reason(happening))


def _day(moment: datetime) -> date:
    return _EVERY_SECOND.local_date(moment)


def _reason(happening: Happening) -> str:
    return str(happening.facts.get("reason", ""))


def _fact_moment(happening: Happening, fact: str) -> datetime | None:
    return happening.at if fact == "at" else _moment(happening.facts.get(fact))


def _moment(fact: Any) -> datetime | None:
    """A time among an entry's facts, which the journal keeps as text."""
    return datetime.fromisoformat(fact) if isinstance(fact, str) else fact
