"""How often a promise that holds each time something happens was kept, read from the journal."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, Text, and_, bindparam, case, func, literal, or_, select
from sqlalchemy import cast as as_type

from hsdesk.calendars.local_time import start_of_day
from hsdesk.clock import LONDON
from hsdesk.standards.conditions import Conditions
from hsdesk.standards.pack import Every
from hsdesk.standards.rows import ResultRow
from hsdesk.standards.tallies import Span, Tally
from hsdesk.store.tables import JournalEntry
from hsdesk.store.types import UtcDateTime
from hsdesk.store.work import Read

_JOURNAL = cast("Table", JournalEntry.__table__)
_SHOWN, _FELL_AWAY = 1, 2
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time at which a promise was to be kept: its entry in the journal, and whether it was."""

    entry: int
    subject_kind: str
    subject_id: int
    at: datetime
    kept: bool


def each_time(read: Read, standard: Every, since: datetime, until: datetime) -> ResultRow:
    """How often an `every` standard was kept, for what happened from `since` up to before `until`.

    Entries that were corrected or taken back do not count; what stands in their place does.
    """
    (tally,) = each_time_in(read, standard, [(since, until)])
    return ResultRow(standard.id, tally.counted, tally.kept, {}, {})


def each_time_in(read: Read, standard: Every, spans: Sequence[Span]) -> list[Tally]:
    """The same as `each_time` for each of several spans."""
    asked = _Asked(read, standard)
    return [_tally(asked, *in_force(standard, since, until)) for since, until in spans]


def in_force(standard: Every, since: datetime, until: datetime) -> Span:
    """The part of a span in which the promise was in force; one that ends before it begins for none."""
    if standard.in_force_from is not None:
        since = max(since, start_of_day(standard.in_force_from, LONDON))
    if standard.until is not None:
        until = min(until, start_of_day(standard.until + _ONE_DAY, LONDON))
    return since, until


def _tally(asked: "_Asked", since: datetime, until: datetime) -> Tally:
    counted = kept = 0
    for text, later, count in asked.read.session.execute(asked.alike, {"since": since, "until": until}):
        answer = asked.answer(text, later)
        if answer is not None:
            counted += count
            kept += count * answer
    return Tally(counted, kept)


def occasions(
    read: Read,
    standard: Every,
    since: datetime,
    until: datetime,
    *,
    only_broken: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> list[Occasion]:
    """The occasions behind a result, latest first."""
    asked = _Asked(read, standard)
    entry, broken_alike = asked.entry, []
    wanted: list[ColumnElement[bool]] = []
    since, until = in_force(standard, since, until)
    span = {"since": since, "until": until}
    for text, later, _ in read.session.execute(asked.alike, span):
        answer = asked.answer(text, later)
        if answer is None or (only_broken and answer):
            continue
        wanted.append(and_(asked.facts == text, asked.shown == int(later)))
        if not answer:
            broken_alike.append((text, int(later)))
    if not wanted:
        return []
    query = (
        select(entry.c.id, entry.c.subject_kind, entry.c.subject_id, entry.c.at, asked.facts, asked.shown)
        .where(*asked.between, or_(*wanted))
        .order_by(entry.c.at.desc(), entry.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [
        Occasion(number, kind, subject, at, (text, later) not in broken_alike)
        for number, kind, subject, at, text, later in read.session.execute(query, span)
    ]


class _Asked:
    """What is asked of the journal about one standard, in a span given as `since` and `until`.

    The statements are put together once: that takes longer than many a span takes to be counted.
    """

    def __init__(self, read: Read, standard: Every) -> None:
        self.read, self.standard = read, standard
        self.entry = _JOURNAL.alias()
        self._names = [*standard.when.facts, *([] if standard.shown_by else standard.shows.facts)]
        self.facts = _facts(read, self.entry, self._names)
        ways = [(_shown_later(read, self.entry, standard), _SHOWN)] if standard.shown_by else []
        if standard.cancels:
            ways.append((_fell_away(self.entry, standard), _FELL_AWAY))
        self.shown: ColumnElement[int] = case(*ways, else_=0) if ways else literal(0)

    @cached_property
    def alike(self) -> Select[*tuple[Any, ...]]:
        """The occasions, those with the same facts together: the facts, whether shown later, how many."""
        facts, shown = self.facts.label("facts"), self.shown.label("shown_later")
        return select(facts, shown, func.count()).where(*self.between).group_by(facts, shown)

    @cached_property
    def between(self) -> tuple[ColumnElement[bool], ...]:
        """What an entry must be to be an occasion in the span, but for the promise's own condition."""
        return (
            self.entry.c.event.in_(self.standard.starts),
            self.entry.c.at >= bindparam("since", type_=UtcDateTime()),
            self.entry.c.at < bindparam("until", type_=UtcDateTime()),
            self.entry.c.office_id == self.read.office_id,
            _stands(self.entry),
        )

    def answer(self, text: str, later: int) -> bool | None:
        """Whether the promise was kept where these are the facts; None where it did not apply."""
        facts = _read_facts(self._names, text)
        if later == _FELL_AWAY or not self.standard.when.hold(facts):
            return None
        return later == _SHOWN if self.standard.shown_by else self.standard.shows.hold(facts)


def _shown_later(read: Read, entry: Any, standard: Every) -> ColumnElement[bool]:
    """Whether a later entry about the same shows what was promised.

    Which facts do so is found out first, from all the different ones that there are.
    """
    evidence = _JOURNAL.alias()
    own = (evidence.c.event.in_(standard.shown_by), evidence.c.office_id == read.office_id)
    later: tuple[ColumnElement[bool], ...] = (
        evidence.c.subject_kind == entry.c.subject_kind,
        evidence.c.subject_id == entry.c.subject_id,
        evidence.c.id > entry.c.id,
    )
    if standard.shows.all:
        facts = _facts(read, evidence, standard.shows.facts)
        told = read.session.scalars(select(facts).where(*own).distinct())
        enough = [text for text in told if _holds(standard.shows, text)]
        later = (*later, facts.in_(enough))
    return select(evidence.c.id).where(*own, *later, _stands(evidence)).exists()


def _fell_away(entry: Any, standard: Every) -> ColumnElement[bool]:
    """Whether a later entry about the same took the promise away, such as a complaint that is withdrawn."""
    taken_back = _JOURNAL.alias()
    return (
        select(taken_back.c.id)
        .where(
            taken_back.c.event.in_(standard.cancels),
            taken_back.c.subject_kind == entry.c.subject_kind,
            taken_back.c.subject_id == entry.c.subject_id,
            taken_back.c.id > entry.c.id,
            _stands(taken_back),
        )
        .exists()
    )


def _stands(entry: Any) -> ColumnElement[bool]:
    """Whether an entry was neither corrected nor taken back."""
    later = _JOURNAL.alias()
    return ~select(later.c.id).where(later.c.corrects == entry.c.id).exists()


def _facts(read: Read, entry: Any, names: Iterable[str]) -> ColumnElement[str]:
    """Some facts of an entry as the text of a JSON list, so that the database can group by them."""
    wanted = list(names)
    if not wanted:
        return literal("[]")
    if read.session.get_bind().dialect.name == "postgresql":
        return as_type(func.jsonb_build_array(*(entry.c.facts[name] for name in wanted)), Text)
    # SQLite answers with a list, in which true stays true, only when asked for two paths or more.
    paths = [f'$."{name}"' for name in (*wanted, "", "")]
    return func.json_extract(entry.c.facts, *paths, type_=Text)


def _read_facts(names: Iterable[str], text: str) -> dict[str, Any]:
    return dict(zip(names, json.loads(text), strict=False))


def _holds(conditions: Conditions, text: str) -> bool:
    return conditions.hold(_read_facts(conditions.facts, text))
