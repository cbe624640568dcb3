"""What a standards pack holds: promises of six kinds, each in our own words with its source."""

from collections.abc import Collection, Iterable, Iterator
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
from hsdesk.standards.seasons import Season

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


class Contradiction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a promise says otherwise than a law: `clause` of the statutory pack `of`, and `why`.

    An `overruled` promise starts no clock where the office runs that pack; one that is not still runs
    beside the law.
    """

    of: str
    clause: str
    why: str
    overruled: bool = False


class Standard(msgspec.Struct, frozen=True, kw_only=True):
    """One promise: its clause `id`, and `sentence`, which says it to a tenant in our own words.

    `source` is the id of one of the pack's sources and `place` the heading under which it stands there;
    `share` the percentage to be reached, absent where none was promised; `in_force_from` and `until` the
    first and last day on which a clock can start under it. `unverified` marks a figure that nobody has
    checked against its source yet.
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
    unverified: bool = False
    contradicts: Contradiction | None = None

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
    another one starts for the same entries. `counted_as` is the time by which a promise without a countable
    one, such as `at once`, is measured; in a `season` a clock starts on these days of the year only.
    """

    KIND = StandardKind.TIMED

    starts: Events
    when: Conditions = Conditions()
    counts_from: Events = msgspec.field(name="from", default=("at",))
    stops: Events
    stops_when: Conditions = Conditions()
    within: Within
    counted_as: Within | None = None
    season: Season | None = None
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

    @property
    def counted(self) -> Within:
        """The time that is counted: the one promised, unless the pack names another way to measure it."""
        return self.counted_as or self.within


class Every(Standard, frozen=True, kw_only=True, dict=True):
    """Each time `starts` happens, `shows` is true of it, or of a later entry `shown_by` about the same.

    With `within` the later entry must come in that time, counted as for a timed promise.
    """

    KIND = StandardKind.EVERY

    starts: Events
    when: Conditions = Conditions()
    shown_by: Events = ()
    shows: Conditions = Conditions()
    within: Within | None = None
    counts_from: Events = msgspec.field(name="from", default=("at",))
    calendar: CalendarKind = CalendarKind.OFFICE
    rules: Rules = Rules()
    cancels: Events = ()
    ends: Events = ()

    @property
    def events(self) -> frozenset[str]:
        """Every journal entry that says whether the promise was kept."""
        return frozenset((*self.starts, *self.shown_by, *self.cancels, *self.ends))

    @cached_property
    def as_timed(self) -> Timed | None:
        """The clock by which the promise is measured when it has a time; None for one without."""
        if self.within is None:
            return None
        common = {name: getattr(self, name) for name in Standard.__struct_fields__}
        return Timed(
            **common,
            starts=self.starts,
            when=self.when,
            counts_from=self.counts_from,
            stops=self.shown_by,
            stops_when=self.shows,
            within=self.within,
            calendar=self.calendar,
            rules=self.rules,
            cancels=self.cancels,
            ends=self.ends,
        )


class Better(StrEnum):
    """Which way a figure should go for which no number was promised."""

    HIGHER = "higher"
    LOWER = "lower"


class Level(Standard, frozen=True, kw_only=True):
    """A measured figure, at least or at most a number, in `unit`; `every` says how often it is reported.

    Where no number was promised, `better` says which way it should go.
    """

    KIND = StandardKind.LEVEL

    measure: str
    unit: str = "percent"
    at_least: float | None = None
    at_most: float | None = None
    better: Better | None = None
    every: Interval | None = None

    @property
    def direction(self) -> Better:
        """Which way the figure should go."""
        return self.better or (Better.HIGHER if self.at_most is None else Better.LOWER)


class Recurring(Standard, frozen=True, kw_only=True):
    """Done at least `times` in every period; no period where the source names none.

    `per_year` is how often in a year where the source says it so; `parts` are what one round consists of;
    `shows_it` says in words what counts as evidence. With `each` it is not due by the calendar but after
    each of something: it `starts` with an entry and is `shown_by` a later one.
    """

    KIND = StandardKind.RECURRING

    every: Interval | None = None
    times: int = 1
    per_year: int | None = None
    parts: tuple[str, ...] = ()
    shows_it: str = ""
    each: str = ""
    starts: Events = ()
    when: Conditions = Conditions()
    shown_by: Events = ()

    @property
    def events(self) -> frozenset[str]:
        """The entries that show a promise kept after each of something; none for one that recurs in time."""
        return frozenset((*self.starts, *self.shown_by))


class Fixture(Standard, frozen=True, kw_only=True):
    """In place at the office, looked at every so often; no interval where the office sets its own.

    `question` is answered at the desk, where yes is good; `look_for` says what to look at.
    """

    KIND = StandardKind.FIXTURE

    checked_every: Interval | None = None
    question: str = ""
    look_for: str = ""


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


class Compensation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a law gives for lateness, in pence: a base, more for each day, and a limit."""

    base_pence: int
    per_day_pence: int
    at_most_pence: int
    counted: str
    note: str = ""


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
    compensation: Compensation | None = None
    based_on: str = ""
    """The id and version of the pack that an office copied for its own, such as `rosebery 2`."""


class Pack(PackHead, frozen=True, kw_only=True, dict=True):
    """The promises of one landlord, law or office, in one version."""

    sources: tuple[Source, ...]
    standards: tuple[Standard, ...]

    @cached_property
    def timed(self) -> tuple[Timed, ...]:
        """The standards that start clocks, those among them that must be shown each time within a time."""
        clocked = (each.as_timed if isinstance(each, Every) else each for each in self.standards)
        return tuple(standard for standard in clocked if isinstance(standard, Timed))

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


def running(packs: Iterable[Pack]) -> Iterator[tuple[Pack, Timed]]:
    """The standards that start clocks where these packs are run together.

    A promise that a law among them overrules starts none.
    """
    own = tuple(packs)
    ids = {pack.id for pack in own}
    for pack in own:
        for standard in pack.timed:
            if not is_overruled(standard, ids):
                yield pack, standard


def is_overruled(standard: Standard, packs: Collection[str]) -> bool:
    """Whether a promise gives way to a law that is among the ids of `packs`."""
    against = standard.contradicts
    return against is not None and against.overruled and against.of in packs
