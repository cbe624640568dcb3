"""What a standards pack holds: promises of six kinds, each in our own words with its source."""

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

import msgspec

from hsdesk.calendars.rules import Rules
from hsdesk.calendars.within import Within
from hsdesk.standards.conditions import Conditions
from hsdesk.standards.intervals import Interval
from hsdesk.standards.outcomes import CalendarKind

Events = tuple[str, ...]


class PackKind(StrEnum):
    """Whose promises a pack holds."""

    LANDLORD = "landlord"
    STATUTE = "statute"
    OFFICE = "office"
    """The office's own aims, which were never published as promises."""


class StandardKind(StrEnum):
    """What shows that a promise is kept."""

    TIMED = "timed"
    EVERY = "every"
    LEVEL = "level"
    RECURRING = "recurring"
    FIXTURE = "fixture"
    CONDUCT = "conduct"


class Evidence(StrEnum):
    """Against what the conduct of people is tested."""

    SURVEY = "survey"
    MYSTERY_SHOPPING = "mystery-shopping"
    VISIT_RECORD = "visit-record"


class Standard(msgspec.Struct, frozen=True, kw_only=True):
    """One promise: its clause `id`, and `sentence`, which says it to a tenant in our own words.

    `source` is the id of one of the pack's sources and `place` the heading under which it stands there;
    `share` the percentage to be reached, absent where none was promised; `in_force_from` and `until` the
    first and last day on which a clock can start under it.
    """

    KIND: ClassVar[StandardKind]

    id: str
    area: str
    title: str
    sentence: str
    source: str
    place: str = ""
    share: float | None = None
    note: str = ""
    in_force_from: date | None = None
    until: date | None = None

    def is_in_force(self, day: date) -> bool:
        """Whether the standard applies to what begins on `day`."""
        return (self.in_force_from is None or self.in_force_from <= day) and (
            self.until is None or day <= self.until
        )

    @property
    def events(self) -> frozenset[str]:
        """Every journal entry that the standard takes notice of."""
        return frozenset()


class Timed(Standard, frozen=True, kw_only=True, dict=True):
    """From one journal entry to another within a time.

    The time counts from the latest of the facts `counts_from` (in a pack: `from`) that the starting entry
    holds, where `at` is its own moment. `ends` are entries that end the matter without what was promised
    (the visitor left), `cancels` those with which the promise falls away. `excuses` maps entries to the
    code of a reason that is recorded with the result. A standard that `yields` starts no clock where
    another one starts for the same entries.
    """

    KIND = StandardKind.TIMED

    starts: Events
    when: Conditions = Conditions()
    counts_from: Events = msgspec.field(name="from", default=("at",))
    stops: Events
    stops_when: Conditions = Conditions()
    within: Within
    calendar: CalendarKind = CalendarKind.OFFICE
    rules: Rules = Rules()
    pauses: Events = ()
    resumes: Events = ()
    extends: Events = ()
    extends_at_most: Within | None = None
    cancels: Events = ()
    ends: Events = ()
    excuses: dict[str, str] = {}
    yields: bool = False

    @cached_property
    def events(self) -> frozenset[str]:
        """Every journal entry that starts, stops or otherwise moves the clock."""
        groups = (self.starts, self.stops, self.pauses, self.resumes, self.extends, self.cancels, self.ends)
        return frozenset(event for group in (*groups, self.excuses) for event in group)


class Every(Standard, frozen=True, kw_only=True):
    """Each time `starts` happens, `shows` is true of it, or of a later entry `shown_by` about the same."""

    KIND = StandardKind.EVERY

    starts: str
    when: Conditions = Conditions()
    shown_by: str = ""
    shows: Conditions = Conditions()


class Level(Standard, frozen=True, kw_only=True):
    """A measured figure, at least or at most a number, in `unit`."""

    KIND = StandardKind.LEVEL

    measure: str
    unit: str = "percent"
    at_least: float | None = None
    at_most: float | None = None


class Recurring(Standard, frozen=True, kw_only=True):
    """Done at least `times` in every period; no period where the source names none."""

    KIND = StandardKind.RECURRING

    every: Interval | None = None
    times: int = 1


class Fixture(Standard, frozen=True, kw_only=True):
    """In place at the office, looked at every so often; no interval where the office sets its own."""

    KIND = StandardKind.FIXTURE

    checked_every: Interval | None = None


class Conduct(Standard, frozen=True, kw_only=True):
    """How people behave, shown by what was asked of or seen by others."""

    KIND = StandardKind.CONDUCT

    tested_by: tuple[Evidence, ...] = (Evidence.SURVEY, Evidence.MYSTERY_SHOPPING)


KINDS: dict[str, type[Standard]] = {
    kind.KIND.value: kind for kind in (Timed, Every, Level, Recurring, Fixture, Conduct)
}


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A document behind the promises; `dated` is its date or version as printed, or that it has none."""

    id: str
    title: str
    publisher: str
    dated: str
    address: str = ""


class PackHead(msgspec.Struct, frozen=True, kw_only=True):
    """What a pack says of itself.

    `dated` is the day on which this version was written; `in_force_from` the first day on which subjects
    begin under it (any day when absent).
    """

    id: str
    kind: PackKind
    title: str
    organisation: str
    version: str
    dated: date
    note: str = ""
    in_force_from: date | None = None


class Pack(PackHead, frozen=True, kw_only=True, dict=True):
    """The promises of one landlord, law or office, in one version."""

    sources: tuple[Source, ...]
    standards: tuple[Standard, ...]

    @cached_property
    def timed(self) -> tuple[Timed, ...]:
        """The standards that start clocks."""
        return tuple(standard for standard in self.standards if isinstance(standard, Timed))

    @cached_property
    def starts(self) -> frozenset[str]:
        """The entries that may start a clock."""
        return frozenset(event for standard in self.timed for event in standard.starts)

    @cached_property
    def events(self) -> frozenset[str]:
        """The entries that may move a clock."""
        return frozenset(event for standard in self.timed for event in standard.events)

    def source_of(self, standard: Standard) -> Source:
        """The document in which a standard of this pack stands."""
        return next(source for source in self.sources if source.id == standard.source)
