"""What would be promised if something happened: the clocks that an entry would start, without writing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.calendar import Calendar
from hsdesk.calendars.explain import sentences, summary
from hsdesk.calendars.steps import Step
from hsdesk.clock import LONDON, as_utc
from hsdesk.errors import CalendarError
from hsdesk.premises.queries import office
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.conditions import Code
from hsdesk.standards.conventions import conventions_in_words
from hsdesk.standards.counting import Calendars
from hsdesk.standards.describe import marks_of
from hsdesk.standards.keeping import PackKeeper
from hsdesk.standards.pack import PackKind
from hsdesk.standards.supposing import Supposed, SupposedClock
from hsdesk.store.work import FactValue, Read

_FURTHEST = timedelta(days=200)
"""Working days are not counted further than this: nobody would say “in 160 working days”."""


@dataclass(frozen=True, slots=True)
class WouldBeClock:
    """A clock that an entry would start: from when it would count, and when it would be due.

    `within` is the time promised in words, such as "10 minutes". `after` tells the step that is assumed to
    happen at its last moment, `after_at`, before this clock starts; it is empty for a clock that starts at
    once. `is_law` says that a statute asks for it, `is_aim` that nobody was promised it, `against_law` that
    the law says otherwise. `working_days` is how many working days after the supposed moment it is due,
    None where that says nothing. `steps`, `reckoning` and `conventions` are why the date is what it is,
    `marks` what else must be known of the promise.
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
    place: str
    publisher: str
    dated: str
    summary: str
    reckoning: tuple[str, ...]
    steps: tuple[Step, ...]
    conventions: tuple[str, ...]
    marks: tuple[str, ...]
    note: str
    stops_with: str
    after: str = ""
    after_at: datetime | None = None
    working_days: int | None = None
    is_law: bool = False
    is_aim: bool = False
    unverified: bool = False
    against_law: bool = False


@dataclass(frozen=True, slots=True)
class UnknownDate:
    """A promise whose date cannot be told, because the calendar does not reach that far."""

    standard: str
    title: str
    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an entry would bring: its clocks, nearest first, and the promises whose date nobody knows yet."""

    clocks: tuple[WouldBeClock, ...]
    unknown: tuple[UnknownDate, ...] = ()


def nearest_clock(
    read: Read, standards: Standards, event: str, facts: Mapping[str, FactValue], at: datetime
) -> WouldBeClock | None:
    """The clock that would be due first if `event` happened `at` a moment with these facts.

    It is worked out exactly as for a real entry, under the packs that the office runs. None when nothing
    would be promised. Raises `PackError` when a pack cannot be read, `CalendarError` beyond the calendar.
    """
    teller = _Teller(read, standards, event, facts, at)
    for refusal in teller.supposed.unknown.values():
        raise refusal
    return min(teller.told(), key=_by_due, default=None)


def would_be(
    read: Read, standards: Standards, event: str, facts: Mapping[str, FactValue], at: datetime
) -> Outlook:
    """Every clock that would start if `event` happened `at` a moment with these facts, nearest first.

    What follows is told too: where an entry that stops one clock starts others, they are counted from its
    last allowed moment, with what was known when the clock began. Raises `PackError`.
    """
    teller = _Teller(read, standards, event, facts, at)
    teller.supposed.go_on()
    unknown = []
    for name, refusal in teller.supposed.unknown.items():
        _, standard = teller.supposed.promise(name)
        unknown.append(UnknownDate(name, standard.title, refusal.sentence, refusal.advice))
    return Outlook(tuple(sorted(teller.told(), key=_by_due)), tuple(unknown))


def compare(
    read: Read,
    standards: Standards,
    event: str,
    facts: Mapping[str, FactValue],
    at: datetime,
    *,
    fact: str,
    values: Sequence[Code],
) -> list[tuple[Code, Outlook]]:
    """What would be promised for each value that one fact may have, such as each priority."""
    return [(value, would_be(read, standards, event, {**facts, fact: value}, at)) for value in values]


class _Teller:
    """Tells the clocks of something that is supposed to happen at the office."""

    def __init__(
        self, read: Read, standards: Standards, event: str, facts: Mapping[str, FactValue], at: datetime
    ) -> None:
        self._moment = as_utc(at)
        day = self._moment.astimezone(LONDON).date()
        packs = PackKeeper(standards).of_office(read.session, read.office_id, day)
        known = {name: value for name, value in facts.items() if value is not None}
        self._standards = standards
        self._calendar_of = Calendars(read.session, read.office_id)
        self._read = read
        self.supposed = Supposed(packs, str(event), known, self._moment, self._calendar_of)

    def told(self) -> list[WouldBeClock]:
        """The clocks as they would be."""
        clocks = list(self.supposed.clocks())
        nation = office(self._read).nation if clocks else Nation.NONE
        return [self._told(each, nation) for each in clocks]

    def _told(self, each: SupposedClock, nation: Nation) -> WouldBeClock:
        pack, standard, due = each.pack, each.standard, each.clock.due
        source = pack.source_of(standard)
        in_words = self._standards.vocabulary.event_in_words
        return WouldBeClock(
            standard=standard.id,
            title=standard.title,
            sentence=standard.sentence,
            within=str(standard.within),
            started_at=each.clock.started_at,
            due_at=due.due,
            due_date=due.due_date,
            pack=pack.id,
            pack_version=pack.version,
            pack_title=pack.title,
            source=source.title,
            place=standard.place,
            publisher=source.publisher,
            dated=source.dated,
            summary=summary(due, standard.counted),
            reckoning=sentences(due, standard.counted),
            steps=due.steps,
            conventions=conventions_in_words(standard, nation),
            marks=marks_of(self._standards, standard),
            note=standard.note,
            stops_with=" or ".join(dict.fromkeys(map(in_words, standard.stops))),
            after=in_words(each.opened_by.event) if each.is_later else "",
            after_at=each.opened_by.at if each.is_later else None,
            working_days=self._working_days(self._calendar_of(standard.calendar), due.due_date),
            is_law=pack.kind is PackKind.STATUTE,
            is_aim=pack.kind is PackKind.OFFICE,
            unverified=standard.unverified,
            against_law=standard.contradicts is not None,
        )

    def _working_days(self, calendar: Calendar, due: date) -> int | None:
        """How many working days there are after the day of the supposed moment, up to the day due."""
        first = calendar.local_date(self._moment)
        if not timedelta() <= due - first <= _FURTHEST:
            return None
        days = (first + timedelta(days=number + 1) for number in range((due - first).days))
        try:
            return sum(calendar.is_working_day(day) for day in days)
        except CalendarError:
            return None


def _by_due(clock: WouldBeClock) -> tuple[datetime, str]:
    return clock.due_at, clock.standard
