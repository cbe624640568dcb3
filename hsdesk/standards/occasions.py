"""How often a promise that holds each time something happens was kept, read from the journal."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, case, cast, func, literal, or_, select
from sqlalchemy.orm import aliased

from hsdesk.standards.conditions import Conditions
from hsdesk.standards.pack import Every
from hsdesk.standards.rows import ResultRow
from hsdesk.standards.tallies import Span, Tally
from hsdesk.store.tables import JournalEntry
from hsdesk.store.work import Read


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
    return [_tally(asked, since, until) for since, until in spans]


def _tally(asked: "_Asked", since: datetime, until: datetime) -> Tally:
    counted = kept = 0
    for text, later, count in asked.read.session.execute(asked.alike(since, until)):
        answer = asked.answer(text, shown_later=bool(later))
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
    for text, later, _ in read.session.execute(asked.alike(since, until)):
        answer = asked.answer(text, shown_later=bool(later))
        if answer is None or (only_broken and answer):
            continue
        wanted.append(and_(asked.facts == text, asked.shown == int(later)))
        if not answer:
            broken_alike.append((text, int(later)))
    if not wanted:
        return []
    query = (
        select(entry.id, entry.subject_kind, entry.subject_id, entry.at, asked.facts, asked.shown)
        .where(*asked.between(since, until), or_(*wanted))
        .order_by(entry.at.desc(), entry.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [
        Occasion(number, kind, subject, at, (text, later) not in broken_alike)
        for number, kind, subject, at, text, later in read.session.execute(query)
    ]


class _Asked:
    """What is asked of the journal about one standard."""

    def __init__(self, read: Read, standard: Every) -> None:
        self.read, self.standard = read, standard
        self.entry = aliased(JournalEntry)
        self._names = [*standard.when.facts, *([] if standard.shown_by else standard.shows.facts)]
        self.facts = _facts(read, self.entry, self._names)
        self.shown: ColumnElement[int] = literal(0)
        if standard.shown_by:
            self.shown = case((_shown_later(read, self.entry, standard), 1), else_=0)

    def alike(self, since: datetime, until: datetime) -> Select[*tuple[Any, ...]]:
        """The occasions, those with the same facts together: the facts, whether shown later, how many."""
        facts, shown = self.facts.label("facts"), self.shown.label("shown_later")
        return select(facts, shown, func.count()).where(*self.between(since, until)).group_by(facts, shown)

    def between(self, since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
        """What an entry must be to be an occasion in a span, but for the promise's own condition."""
        return (
            self.entry.event.in_(self.standard.starts),
            self.entry.at >= since,
            self.entry.at < until,
            self.entry.office_id == self.read.office_id,
            _stands(self.entry),
        )

    def answer(self, text: str, *, shown_later: bool) -> bool | None:
        """Whether the promise was kept where these are the facts; None where it did not apply."""
        facts = _read_facts(self._names, text)
        if not self.standard.when.hold(facts):
            return None
        return shown_later if self.standard.shown_by else self.standard.shows.hold(facts)


def _shown_later(read: Read, entry: Any, standard: Every) -> ColumnElement[bool]:
    """Whether a later entry about the same shows what was promised."""
    evidence = aliased(JournalEntry)
    facts = _facts(read, evidence, standard.shows.facts)
    own = (evidence.event.in_(standard.shown_by), evidence.office_id == read.office_id)
    enough = [
        text
        for text in read.session.scalars(select(facts).where(*own).distinct())
        if _holds(standard.shows, text)
    ]
    later = (
        evidence.subject_kind == entry.subject_kind,
        evidence.subject_id == entry.subject_id,
        evidence.id > entry.id,
    )
    return select(evidence.id).where(*own, *later, _stands(evidence), facts.in_(enough)).exists()


def _stands(entry: Any) -> ColumnElement[bool]:
    """Whether an entry was neither corrected nor taken back."""
    later = aliased(JournalEntry)
    return ~select(later.id).where(later.corrects == entry.id).exists()


def _facts(read: Read, entry: Any, names: Iterable[str]) -> ColumnElement[str]:
    """Some facts of an entry as the text of a JSON list, so that the database can group by them."""
    wanted = list(names)
    if read.session.get_bind().dialect.name == "postgresql":
        return cast(func.jsonb_build_array(*(entry.facts[name] for name in wanted)), Text)
    # SQLite answers with a list, in which true stays true, only when asked for two paths or more.
    paths = [f'$."{name}"' for name in (*wanted, "", "")]
    return func.json_extract(entry.facts, *paths, type_=Text)


def _read_facts(names: Iterable[str], text: str) -> dict[str, Any]:
    return dict(zip(names, json.loads(text), strict=False))


def _holds(conditions: Conditions, text: str) -> bool:
    return conditions.hold(_read_facts(conditions.facts, text))
