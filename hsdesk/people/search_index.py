"""The index by which people are found: derived from their tables, and filled again at any time.

Both databases keep the same words in the same columns. SQLite indexes them by FTS5 (whole words and
beginnings; trigrams for parts of numbers), PostgreSQL by `tsvector`. `search_key` holds every word once
for each of its keys, by which words spelled roughly right are looked up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import null, select, text, union_all
from sqlalchemy.orm import Session

from hsdesk.people.contact_details import national_digits
from hsdesk.people.rules import ContactKind
from hsdesk.people.shown import Shown, ShownHome
from hsdesk.people.spelling import keys_of_word
from hsdesk.people.tables import ContactMethod, Home, Person, Tenancy, TenancyPerson
from hsdesk.wording import index_words, words

_BATCH = 2000
_MANY = 5000
"""From so many people on, the index is made anew instead of changed entry by entry."""

_LEAST_PART = 3

_COLUMNS = ("name_words", "other_words", "parts", "shown")
_KEEP = (
    "INSERT INTO search_person (person_id, {columns}) VALUES (:person_id, {values})"
    " ON CONFLICT (person_id) DO UPDATE SET {updates}"
)
_KEEP_KEY = text("INSERT INTO search_key (key, word) VALUES (:key, :word) ON CONFLICT DO NOTHING")


@dataclass(slots=True)
class _Facts:
    homes: list[ShownHome] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    digits: list[str] = field(default_factory=list)


def index_people(session: Session, person_ids: Sequence[int]) -> None:
    """Bring the index in line with what is kept of these people; to be called by whatever changes them."""
    session.flush()
    if len(person_ids) < _MANY:
        _index_in_batches(session, person_ids)
        return
    with _all_at_once(session):
        _index_in_batches(session, person_ids)


def forget_people(session: Session, person_ids: Sequence[int]) -> None:
    """Take people out of the index, before they are erased."""
    session.execute(text("DELETE FROM search_person WHERE person_id = :id"), [{"id": i} for i in person_ids])


def rebuild_search(session: Session) -> int:
    """Empty the index and fill it again; returns how many people it holds."""
    session.flush()
    person_ids = list(session.scalars(select(Person.id).order_by(Person.id)))
    with _all_at_once(session):
        session.execute(text("DELETE FROM search_key"))
        session.execute(text("DELETE FROM search_person"))
        _index_in_batches(session, person_ids)
    return len(person_ids)


@contextmanager
def _all_at_once(session: Session) -> Iterator[None]:
    """Change very many entries and index them afterwards, which is quicker than one by one."""
    if is_postgresql(session):
        yield
        session.execute(text("ANALYZE search_person"))
        session.execute(text("ANALYZE search_key"))
        return
    triggers = session.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'search_person'")
    ).all()
    for name, _ in triggers:
        session.execute(text(f"DROP TRIGGER {name}"))
    yield
    for table in ("search_person_words", "search_person_parts"):
        session.execute(text(f"INSERT INTO {table} ({table}) VALUES ('rebuild')"))  # noqa: S608
        session.execute(text(f"INSERT INTO {table} ({table}) VALUES ('optimize')"))  # noqa: S608
    for _, statement in triggers:
        session.connection().exec_driver_sql(statement)


def _index_in_batches(session: Session, person_ids: Sequence[int]) -> None:
    for start in range(0, len(person_ids), _BATCH):
        _index(session, person_ids[start : start + _BATCH])


def is_postgresql(session: Session) -> bool:
    """Whether the session talks to PostgreSQL rather than SQLite."""
    return session.get_bind().dialect.name == "postgresql"


def _index(session: Session, person_ids: Sequence[int]) -> None:
    facts = _facts_of(session, person_ids)
    people = session.execute(
        select(Person.id, Person.name, Person.known_as, Person.category, Person.needs).where(
            Person.id.in_(person_ids)
        )
    )
    entries = [_entry(person, facts.get(person.id) or _Facts()) for person in people]
    if not entries:
        return
    columns = (*_COLUMNS, "grams") if is_postgresql(session) else _COLUMNS
    statement = _KEEP.format(
        columns=", ".join(columns),
        values=", ".join(f":{column}" for column in columns),
        updates=", ".join(f"{column} = excluded.{column}" for column in columns),
    )
    if "grams" in columns:
        for entry in entries:
            entry["grams"] = " ".join(sorted(set(grams_of(entry["parts"].split()))))
    session.execute(text(statement), entries)
    _keep_keys(session, entries)


def _keep_keys(session: Session, entries: Iterable[Mapping[str, Any]]) -> None:
    found = {word for entry in entries for word in entry["name_words"].split()}
    found.update(word for entry in entries for word in entry["other_words"].split())
    # Always in one order, so that two desks that add the same words never wait for each other in a ring.
    rows = sorted((key, word) for word in found for key in keys_of_word(word))
    if rows:
        session.execute(_KEEP_KEY, [{"key": key, "word": word} for key, word in rows])


def _entry(person: Any, facts: _Facts) -> dict[str, Any]:
    others: dict[str, None] = {}
    parts: dict[str, None] = {}
    for home in facts.homes:
        others.update(dict.fromkeys(index_words(home.address)))
        others.update(dict.fromkeys([*words(home.postcode), "".join(words(home.postcode))]))
        joined = "".join(words(home.reference))
        others.update(dict.fromkeys([*words(home.reference), joined]))
        parts[joined] = None
    parts.update(dict.fromkeys(facts.digits))
    names = dict.fromkeys([*index_words(person.name), *index_words(person.known_as)])
    shown = Shown(
        name=person.name,
        known_as=person.known_as,
        category=person.category.value,
        needs=list(person.needs),
        homes=facts.homes,
        phones=facts.phones,
    )
    return {
        "person_id": person.id,
        "name_words": " ".join(names),
        "other_words": " ".join(filter(None, others)),
        "parts": " ".join(filter(None, parts)),
        "shown": msgspec.json.encode(shown).decode(),
    }


def grams_of(parts: Iterable[str]) -> Iterable[str]:
    """The groups of three characters in a row of each part, as PostgreSQL's index holds them."""
    for part in parts:
        for start in range(len(part) - _LEAST_PART + 1):
            yield part[start : start + _LEAST_PART]


def _facts_of(session: Session, person_ids: Sequence[int]) -> dict[int, _Facts]:
    facts: dict[int, _Facts] = {}
    by_tenancy = (
        select(
            TenancyPerson.person_id.label("person_id"),
            Tenancy.home_id.label("home_id"),
            Tenancy.reference.label("reference"),
            Tenancy.starts.label("starts"),
            Tenancy.ends.label("ends"),
        )
        .join(Tenancy, Tenancy.id == TenancyPerson.tenancy_id)
        .where(TenancyPerson.person_id.in_(person_ids))
    )
    by_themselves = select(Person.id, Person.home_id, null(), null(), null()).where(
        Person.id.in_(person_ids), Person.home_id.is_not(None)
    )
    lives = union_all(by_tenancy, by_themselves).subquery()
    found = session.execute(
        select(
            lives.c.person_id,
            Home.first_line,
            Home.second_line,
            Home.town,
            Home.postcode,
            lives.c.reference,
            lives.c.starts,
            lives.c.ends,
        ).join(Home, Home.id == lives.c.home_id)
    ).all()
    for row in sorted(found, key=_present_first):
        address = ", ".join(filter(None, (row.first_line, row.second_line, row.town)))
        home = ShownHome(address, row.postcode, row.reference or "")
        facts.setdefault(row.person_id, _Facts()).homes.append(home)
    phones = session.execute(
        select(ContactMethod.person_id, ContactMethod.value, ContactMethod.normalised)
        .where(ContactMethod.person_id.in_(person_ids), ContactMethod.kind == ContactKind.PHONE)
        .order_by(ContactMethod.id)
    )
    for person_id, value, normalised in phones:
        entry = facts.setdefault(person_id, _Facts())
        entry.phones.append(value)
        entry.digits.append(national_digits(normalised))
    return facts


def _present_first(row: Any) -> tuple[bool, int, str]:
    started = -row.starts.toordinal() if row.starts else 0
    return row.ends is not None, started, row.reference or ""
