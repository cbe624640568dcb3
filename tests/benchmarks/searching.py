"""Search as you type among all people, beside FTS5 queries put by hand through `sqlite3`."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from bench_office import office_home
from measures import Limit, Measure, say, timed
from standing import BenchClock

from hsdesk.office import open_office
from hsdesk.people.queries import find
from hsdesk.wording import words

LONGEST = 14
_SHOWN = "SELECT s.* FROM search_person_{table} AS f JOIN search_person AS s ON s.person_id = f.rowid"
_RANKED = f"{_SHOWN} WHERE search_person_{{table}} MATCH ? ORDER BY rank LIMIT 20"
_BY_NUMBER = f"{_SHOWN} WHERE search_person_{{table}} MATCH ? ORDER BY f.rowid LIMIT 60"


def searching(people: int, typists: int) -> list[Measure]:
    """Every beginning of what so many people type: names, addresses, postcodes, numbers, slips."""
    say("Searching …")
    with tempfile.TemporaryDirectory(prefix="hsdesk-bench-") as name:
        database = str(office_home(Path(name), people) / "office.db")
        with closing(sqlite3.connect(database)) as bare, open_office(database, clock=BenchClock()) as office:
            typed = [text for whole in _wanted(bare, typists) for text in _beginnings(whole)]
            ours, ranked, by_number = [], [], []
            for text in (*typed[:50], *typed):  # the first ones warm both up
                ours.append(timed(partial(office.ask, find, text, 20)))
                ranked.append(timed(partial(_ask, bare, _RANKED, text)))
                by_number.append(timed(partial(_ask, bare, _BY_NUMBER, text)))
    how = f"{len(typed)} keystrokes of {typists} people among {people:,}; each text put to both in turn"
    what = "search as you type"
    limits = (Limit("ratio", 2), Limit("p95", 50))
    return [
        Measure(what, "FTS5, the 20 best by rank", "ms", limits, ours[50:], ranked[50:], how),
        Measure(f"{what}, the same", "FTS5, any 60 by number", "ms", (), ours[50:], by_number[50:], how),
    ]


def _ask(bare: sqlite3.Connection, query: str, text: str) -> None:
    """The query that fits what was typed: a part of a number, or beginnings of words."""
    found = words(text)
    joined = "".join(found)
    if len(joined) >= 3 and joined.isdecimal():
        bare.execute(query.format(table="parts"), (f'"{joined}"',)).fetchall()
    elif found:
        wanted = " AND ".join(f'"{word}"*' for word in found)
        bare.execute(query.format(table="words"), (wanted,)).fetchall()


def _wanted(bare: sqlite3.Connection, typists: int) -> Iterator[str]:
    """What people mean to type, the same each time."""
    rng = Random(5)
    total = bare.execute("SELECT max(person_id) FROM search_person").fetchone()[0]
    for number in range(typists):
        person = rng.randrange(1, total + 1)
        name = bare.execute("SELECT name FROM person WHERE id = ?", (person,)).fetchone()[0]
        line, code = bare.execute(
            "SELECT h.first_line, h.postcode FROM home h JOIN tenancy t ON t.home_id = h.id"
            " JOIN tenancy_person p ON p.tenancy_id = t.id WHERE p.person_id = ?",
            (person,),
        ).fetchone()
        phone = bare.execute("SELECT value FROM contact_method WHERE person_id = ?", (person,)).fetchone()[0]
        first, last = name.lower().split()[0], name.lower().split()[-1]
        match number % 10:
            case 0 | 1:
                yield f"{first} {last}"
            case 2 | 3:
                yield last
            case 4:
                yield line.lower()
            case 5:
                yield code.lower()
            case 6:
                yield phone
            case 7:
                yield phone.replace(" ", "")[-6:]
            case 8:
                yield _slipped(rng, last)
            case _:
                yield f"{first[:2]} {last}"


def _slipped(rng: Random, word: str) -> str:
    """A word with two letters the wrong way round, or one left out."""
    place = rng.randrange(1, max(2, len(word) - 1))
    if rng.random() < 0.5:
        return word[:place] + word[place + 1 :]
    return word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :]


def _beginnings(text: str) -> Iterator[str]:
    for length in range(1, min(len(text), LONGEST) + 1):
        yield text[:length]
