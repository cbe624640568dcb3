"""How often a promise that holds each time something happens was kept, read from the journal."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, func, literal, select
from sqlalchemy.orm import aliased

from hsdesk.standards.conditions import Conditions
from hsdesk.standards.pack import Every
from hsdesk.standards.rows import ResultRow
from hsdesk.store.tables import JournalEntry
from hsdesk.store.work import Read


def each_time(read: Read, standard: Every, since: datetime, until: datetime) -> ResultRow:
    """How often an `every` standard was kept, for what happened from `since` up to before `until`.

    Entries that were corrected or taken back do not count; what stands in their place does.
    """
    counted = kept = 0
    for facts, shown_later, count in _groups(read, standard, since, until):
        if not standard.when.hold(facts):
            continue
        counted += count
        if shown_later if standard.shown_by else standard.shows.hold(facts):
            kept += count
    return ResultRow(standard.id, counted, kept, {}, {})


def _groups(
    read: Read, standard: Every, since: datetime, until: datetime
) -> Iterator[tuple[dict[str, Any], bool, int]]:
    """The occasions, those with the same facts together: the facts, whether shown later, how many."""
    entry = aliased(JournalEntry)
    names = [*standard.when.facts, *([] if standard.shown_by else standard.shows.facts)]
    facts = _facts(read, entry, names).label("facts")
    shown = case((_shown_later(read, entry, standard), 1), else_=0) if standard.shown_by else literal(0)
    shown_later = shown.label("shown_later")
    query = (
        select(facts, shown_later, func.count())
        .where(
            entry.event.in_(standard.starts),
            entry.at >= since,
            entry.at < until,
            entry.office_id == read.office_id,
            _stands(entry),
        )
        .group_by(facts, shown_later)
    )
    for text, later, count in read.session.execute(query):
        yield _read_facts(names, text), bool(later), count


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
    return ~(
        select(later.id)
        .where(
            later.subject_kind == entry.subject_kind,
            later.subject_id == entry.subject_id,
            later.id > entry.id,
            later.corrects == entry.id,
        )
        .exists()
    )


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
