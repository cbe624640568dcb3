"""The index by which people are found: derived from their tables, and filled again at any time.

Both databases keep the same words in the same columns. SQLite indexes them by FTS5 (whole words and
beginnings; trigrams for parts of numbers), PostgreSQL by `tsvector`. `search_key` holds every word once
for each of its keys, by which words spelled roughly right are looked up.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import TextClause, null, select, text, union_all
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
_UPDATES = ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS)

# All rows of a statement go as one JSON text: both databases take it apart faster than they take rows.
_KEEP_SQLITE = text(
    f"INSERT INTO search_person (person_id, {', '.join(_COLUMNS)})"  # noqa: S608
    " SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),"
    " json_extract(value, '$[3]'), json_extract(value, '$[4]') FROM json_each(:rows) WHERE true"
    f" ON CONFLICT (person_id) DO UPDATE SET {_UPDATES}"
)
_KEEP_POSTGRESQL = text(
    f"INSERT INTO search_person (person_id, {', '.join(_COLUMNS)}, grams)"  # noqa: S608
    " SELECT CAST(r ->> 0 AS BIGINT), r ->> 1, r ->> 2, r ->> 3, r ->> 4, r ->> 5"
    " FROM jsonb_array_elements(CAST(:rows AS JSONB)) AS r"
    f" ON CONFLICT (person_id) DO UPDATE SET {_UPDATES}, grams = excluded.grams"
)
_KEEP_KEYS_SQLITE = text(
    "INSERT INTO search_key (key, word) SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')"
    " FROM json_each(:rows) WHERE true ON CONFLICT DO NOTHING"
)
_KEEP_KEYS_POSTGRESQL = text(
    "INSERT INTO search_key (key, word) SELECT r ->> 0, r ->> 1"
    " FROM jsonb_array_elements(CAST(:rows AS JSONB)) AS r ON CONFLICT DO NOTHING"
)


@dataclass(slots=True)
class _Facts:
    homes: list[ShownHome] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    digits: list[str] = field(default_factory=list)


def index_people(
    session: Session, person_ids: Sequence[int], progress: Callable[[int, int], None] | None = None
) -> None:
    """Bring the index in line with what is kept of these people; to be called by whatever changes them.

    `progress` is told how many are done, and of how many; what it raises ends the work.
    """
    session.flush()
    if len(person_ids) < _MANY:
        _index_in_batches(session, person_ids, progress)
        return
    with _all_at_once(session):
        _index_in_batches(session, person_ids, progress)


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


def _index_in_batches(
    session: Session, person_ids: Sequence[int], progress: Callable[[int, int], None] | None = None
) -> None:
    kept: set[str] = set()
    for start in range(0, len(person_ids), _BATCH):
        if progress is not None:
            progress(start, len(person_ids))
        _index(session, person_ids[start : start + _BATCH], kept)


def is_postgresql(session: Session) -> bool:
    """Whether the session talks to PostgreSQL rather than SQLite."""
    return session.get_bind().dialect.name == "postgresql"


def _index(session: Session, person_ids: Sequence[int], kept: set[str]) -> None:
    facts = _facts_of(session, person_ids)
    people = session.execute(
        select(Person.id, Person.name, Person.known_as, Person.category, Person.needs).where(
            Person.id.in_(person_ids)
        )
    )
    entries = [_entry(person, facts.get(person.id) or _Facts()) for person in people]
    found = {word for entry in entries for column in entry[1:3] for word in column.split()} - kept
    kept |= found
    # Always in one order, so that two desks that add the same words never wait for each other in a ring.
    keys = sorted((key, word) for word in found for key in keys_of_word(word))
    if is_postgresql(session):
        with_grams = [(*entry, " ".join(dict.fromkeys(grams_of(entry[3].split())))) for entry in entries]
        _execute(session, _KEEP_POSTGRESQL, with_grams)
        _execute(session, _KEEP_KEYS_POSTGRESQL, keys)
    else:
        _execute(session, _KEEP_SQLITE, entries)
        _execute(session, _KEEP_KEYS_SQLITE, keys)


def _execute(session: Session, statement: TextClause, rows: Sequence[tuple[Any, ...]]) -> None:
    session.execute(statement, {"rows": msgspec.json.encode(rows).decode()})


def _entry(person: Any, facts: _Facts) -> tuple[int, str, str, str, str]:
    """A person's row of the index: id, words of the name, other words, parts of numbers, what is shown."""
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
    return (
        person.id,
        " ".join(names),
        " ".join(filter(None, others)),
        " ".join(filter(None, parts)),
        msgspec.json.encode(shown).decode(),
    )


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
