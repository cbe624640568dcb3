"""Finding people while somebody types: the same people in the same order on both databases.

Candidates are fetched in stages, the best fit first, and no further stage is asked once there are enough.
Each stage gives the first so many by number, and `matching.rank` puts them in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from hsdesk.people.bolding import hit_of
from hsdesk.people.matching import Indexed, Query, cost_of_slips, query_of, rank
from hsdesk.people.rows import PersonHit
from hsdesk.people.search_index import grams_of, is_postgresql
from hsdesk.people.spelling import keys_of_typed
from hsdesk.store.work import Read

MOST_HITS = 200
_CANDIDATES = 60
_NEAR_WORDS = 24

_FIELDS = "SELECT s.person_id, s.name_words, s.other_words, s.parts, s.shown FROM"
_BY_WORDS_SQLITE = (
    f"{_FIELDS} search_person_words AS f JOIN search_person AS s ON s.person_id = f.rowid"
    " WHERE search_person_words MATCH :wanted {also} ORDER BY f.rowid LIMIT :most"
)
_BY_WORDS_POSTGRESQL = (
    f"{_FIELDS} search_person AS s WHERE s.{{column}} @@ CAST(:wanted AS tsquery) {{also}}"
    " ORDER BY s.person_id LIMIT :most"
)
_BY_PART_SQLITE = text(
    f"{_FIELDS} search_person_parts AS f JOIN search_person AS s ON s.person_id = f.rowid"
    " WHERE search_person_parts MATCH :wanted ORDER BY f.rowid LIMIT :most"
)
_BY_PART_POSTGRESQL = text(
    f"{_FIELDS} search_person AS s WHERE s.gram_index @@ CAST(:wanted AS tsquery)"
    " AND s.parts LIKE '%' || :part || '%' ORDER BY s.person_id LIMIT :most"
)
_NEAR = text("SELECT DISTINCT word FROM search_key WHERE key IN :keys").bindparams(
    bindparam("keys", expanding=True)
)


@dataclass(frozen=True, slots=True)
class _Term:
    """A word to look for, whole or as a beginning."""

    word: str
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One stage: of every group one term must be there, and every part in a number."""

    groups: tuple[tuple[_Term, ...], ...]
    in_name: bool = False
    parts: tuple[str, ...] = ()


def find(read: Read, typed: str, limit: int = 20) -> list[PersonHit]:
    """The people who fit what was typed, the best first; any text is taken, and none finds nobody.

    Looks for every word in names, addresses, postcodes and tenancy references, whole, half-typed or spelled
    roughly right, and for numbers anywhere in telephone numbers and references.
    """
    query = query_of(typed)
    most = max(1, min(limit, MOST_HITS))
    ranked: dict[int, tuple[Any, Indexed]] = {}
    for candidates in _stages(read.session, query, max(_CANDIDATES, most)):
        for row in candidates:
            person = Indexed(*row)
            if person.person_id not in ranked and (place := rank(query, person)) is not None:
                ranked[person.person_id] = place, person
        if len(ranked) >= most:
            break
    best = sorted(ranked.values(), key=lambda found: found[0])[:most]
    return [hit_of(query, person) for _, person in best]


def _stages(session: Session, query: Query, most: int) -> Iterator[Sequence[Any]]:
    by_words = partial(_by_words, session, most=most)
    if query.words:
        whole = tuple((_Term(word),) for word in query.words)
        begun = tuple((_Term(word, is_beginning=True),) for word in query.words)
        yield by_words(_Wanted(whole, in_name=True))
        yield by_words(_Wanted(whole))
        yield by_words(_Wanted(begun, in_name=True))
        yield by_words(_Wanted(begun))
    for part in query.parts:
        yield _by_part(session, part, most)
    if query.part_words:
        others = tuple((_Term(w, is_beginning=True),) for w in query.words if w not in query.part_words)
        if others:
            yield by_words(_Wanted(others, parts=tuple(sorted(query.part_words))))
        else:
            yield _by_part(session, max(query.part_words, key=lambda word: (len(word), word)), most)
    near = [_near_words(session, word, is_open=is_open) for word, is_open in _open_words(query)]
    if any(near):
        yield by_words(_Wanted(tuple(map(partial(_roughly, nearest=True), query.words, near))))
        yield by_words(_Wanted(tuple(map(partial(_roughly, nearest=False), query.words, near))))


def _open_words(query: Query) -> Iterator[tuple[str, bool]]:
    for place, word in enumerate(query.words, 1):
        yield word, query.last_is_open and place == len(query.words)


def _roughly(word: str, near: Sequence[tuple[int, str]], *, nearest: bool) -> tuple[_Term, ...]:
    least = near[0][0] if near else 0
    wanted = [found for cost, found in near if not nearest or cost == least]
    return (_Term(word, is_beginning=True), *(_Term(found) for found in wanted))


def _near_words(session: Session, typed: str, *, is_open: bool) -> list[tuple[int, str]]:
    """The words of the index that are spelled nearly like a typed one, with their cost, the nearest first."""
    keys = keys_of_typed(typed)
    if not keys:
        return []
    found = []
    for word in session.scalars(_NEAR, {"keys": keys}):
        cost = -1 if word == typed else cost_of_slips(typed, word, is_open=is_open)
        if cost is not None:
            found.append((cost, word))
    return sorted(found)[:_NEAR_WORDS]


def _by_words(session: Session, wanted: _Wanted, *, most: int) -> Sequence[Any]:
    parts = {f"part{number}": f"%{part}%" for number, part in enumerate(wanted.parts)}
    also = " ".join(f"AND s.parts LIKE :{name}" for name in parts)
    if is_postgresql(session):
        column = "name_index" if wanted.in_name else "word_index"
        statement = _BY_WORDS_POSTGRESQL.format(column=column, also=also)
        expression = " & ".join(f"({' | '.join(map(_in_tsquery, group))})" for group in wanted.groups)
    else:
        statement = _BY_WORDS_SQLITE.format(also=also)
        expression = " AND ".join(f"({' OR '.join(map(_in_fts5, group))})" for group in wanted.groups)
        expression = f"name_words : ({expression})" if wanted.in_name else expression
    return session.execute(text(statement), {"wanted": expression, "most": most, **parts}).all()


def _by_part(session: Session, part: str, most: int) -> Sequence[Any]:
    if is_postgresql(session):
        grams = " & ".join(f"'{gram}'" for gram in dict.fromkeys(grams_of([part])))
        return session.execute(_BY_PART_POSTGRESQL, {"wanted": grams, "part": part, "most": most}).all()
    return session.execute(_BY_PART_SQLITE, {"wanted": f'"{part}"', "most": most}).all()


# Words hold letters, digits and symbols beyond ASCII only, so nothing in them can end the quotes.


def _in_fts5(term: _Term) -> str:
    return f'"{term.word}"*' if term.is_beginning else f'"{term.word}"'


def _in_tsquery(term: _Term) -> str:
    return f"'{term.word}':*" if term.is_beginning else f"'{term.word}'"
