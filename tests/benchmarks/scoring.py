"""The scoreboard of a year with half a million deadlines, as if every feature were there already."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from bench_office import ROOT, begin_office
from measures import Limit, Measure, say, timed
from standing import MOMENT

from hsdesk.clock import LONDON, FrozenClock
from hsdesk.office import Office, known_events, open_office
from hsdesk.reporting.evidence import behind
from hsdesk.reporting.periods import PeriodKind, containing
from hsdesk.reporting.scoreboard import detail, scoreboard
from hsdesk.standards.catalogue import Standards, shipped_packs
from hsdesk.standards.conditions import Conditions
from hsdesk.standards.engine import StandardsEngine
from hsdesk.standards.pack import Every, Pack, Timed
from hsdesk.standards.vocabulary import Vocabulary, known_with_awaited
from hsdesk.store.opening import engine_for

PACK = "longhurst-and-havelok"
YEAR = containing(PeriodKind.FINANCIAL_YEAR, date(2025, 6, 1))
_BEFORE = timedelta(days=183)
"""How long before the year there were deadlines already, with which it is compared."""
_BARE = (
    "SELECT standard, count(*), sum(outcome = 'met' AND ended_at <= due_at) FROM deadline"
    " WHERE office_id = 1 AND standard IN (%s) AND due_at >= ? AND due_at < ? GROUP BY standard"
)
_DEADLINE = (
    "INSERT INTO deadline (office_id, pack, pack_version, standard, subject_kind, subject_id, opened_by,"
    " started_at, due_at, original_due_at, due_date, outcome, ended_at, took, excuse, corrected, adjusted)"
    " VALUES (1, ?, '1', ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
)
_ENTRY = (
    "INSERT INTO journal (action_id, event, subject_kind, subject_id, at, recorded_at, office_id, desk,"
    " facts, touches, \"transaction\") VALUES (?, ?, ?, ?, ?, ?, 1, '', ?, '[]', 0)"
)
_ACTION = UUID(int=1)


def scoring(deadlines: int, occasions: int, times: int) -> list[Measure]:
    """The board of a financial year, one promise in detail, and the first page behind it.

    So many deadlines fell due in the year and half as many before; the journal holds so many occasions a
    year, and their evidence, for what is promised each time.
    """
    database = str(_kept(deadlines, occasions))
    with closing(sqlite3.connect(database)) as bare, _open(database) as office:
        pack = office.standards.pack(PACK)
        own = [each.id for each in pack.timed]
        marks = ", ".join("?" * len(own))
        since, until = (f"{each:%Y-%m-%d %H:%M:%S.%f}" for each in YEAR.bounds(LONDON))
        month = containing(PeriodKind.MONTH, YEAR.last)

        def plainly() -> object:
            return bare.execute(_BARE % marks, [*own, since, until]).fetchall()

        def asked(query: Any, *more: Any) -> list[float]:
            return [timed(partial(office.ask, query, office.reporting, *more)) for _ in range(times + 1)][1:]

        say("Reading the scoreboard …")
        beside = [timed(plainly) for _ in range(times)]
        year, by_month = asked(scoreboard, YEAR), asked(scoreboard, month)
        one, first_page = asked(detail, own[0], YEAR), asked(behind, own[0], YEAR)
    second = (Limit("p95", 1000),)
    how = f"{deadlines:,} deadlines and {occasions:,} occasions in the year, and half as many before"
    counted = "each promise counted once through sqlite3"
    return [
        Measure("scoreboard of a financial year", counted, "ms", second, year, beside, how),
        Measure("scoreboard of a month, with its year", counted, "ms", second, by_month, beside, how),
        Measure("one promise over the year in detail", "", "ms", second, one, how=how),
        Measure("first page behind its figure", "", "ms", (Limit("p95", 100),), first_page, how=how),
    ]


def _open(database: str) -> Office:
    """The office in which every entry is written, so that nothing waits for a later feature."""
    everything = known_with_awaited(known_events(), Vocabulary())
    standards = Standards(shipped_packs(), everything, Vocabulary(_nothing_awaited()))
    return Office(engine_for(database), FrozenClock(MOMENT), StandardsEngine(standards))


def _nothing_awaited() -> list[str]:
    files = sorted((ROOT / "resources" / "vocabulary").glob("*.toml"))
    return [file.read_text(encoding="utf-8").replace("awaited = true", "awaited = false") for file in files]


def _kept(deadlines: int, occasions: int) -> Path:
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"scoreboard-{deadlines}-{occasions}-{_hash()}.db"
    if not kept.exists():
        for older in folder.glob(f"scoreboard-{deadlines}-*"):
            older.unlink()
        say(f"Making {_with_those_before(deadlines):,} deadlines; they are kept in {folder} …")
        making = folder / "making-scoreboard.db"
        for part in ("", "-wal", "-shm"):
            Path(f"{making}{part}").unlink(missing_ok=True)
        with open_office(str(making), clock=FrozenClock(MOMENT), create=True) as office:
            begin_office(office)
        with _open(str(making)) as office, closing(sqlite3.connect(making)) as bare:
            _fill(bare, office.standards.pack(PACK), deadlines, occasions)
        making.rename(kept)
    return kept


def _hash() -> str:
    """A hash of what decides how it is made: the tables, the pack, and this file."""
    versions = ROOT / "hsdesk" / "store" / "migrations" / "versions"
    files = [*sorted(versions.glob("0*.py")), ROOT / "resources" / "packs" / f"{PACK}.toml", Path(__file__)]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _fill(bare: sqlite3.Connection, pack: Pack, deadlines: int, occasions: int) -> None:
    rng = Random(5)
    bare.execute("PRAGMA foreign_keys = OFF")
    bare.execute("PRAGMA synchronous = OFF")
    bare.execute(
        "INSERT INTO accepted_action (id, name, at) VALUES (?, 'bench', ?)",
        (_ACTION.hex, _written(MOMENT)),
    )
    bare.executemany(_DEADLINE, _deadlines(rng, pack, _with_those_before(deadlines)))
    each_time = [each for each in pack.standards if isinstance(each, Every) and each.as_timed is None]
    for standard in each_time:
        bare.executemany(_ENTRY, _entries(rng, standard, _with_those_before(occasions) // len(each_time)))
    bare.commit()
    bare.execute("ANALYZE")
    bare.commit()


def _deadlines(rng: Random, pack: Pack, number: int) -> Iterator[tuple[Any, ...]]:
    """Nine of ten met in time; some late, left, cancelled, excused and corrected."""
    for subject in range(number):
        standard = pack.timed[subject % len(pack.timed)]
        started = _some_moment(rng)
        due = started + timedelta(minutes=10)
        late = rng.random() < 0.1
        ended = due + timedelta(minutes=3) if late else started + timedelta(minutes=4)
        outcome = rng.choices(["met", "left", "cancelled"], [94, 3, 3])[0]
        excuse = "no-staff-available" if late and rng.random() < 0.1 else None
        took = int((ended - started).total_seconds())
        corrected = rng.random() < 0.01
        yield (
            *(pack.id, standard.id, _subject(standard), subject, _written(started), _written(due)),
            *(_written(due), f"{due:%Y-%m-%d}", outcome, _written(ended), took, excuse, corrected),
        )


def _entries(rng: Random, standard: Every, number: int) -> Iterator[tuple[Any, ...]]:
    """Occasions of one promise, and for nine of ten the entry that shows it."""
    asked = _facts(standard.when) | ({} if standard.shown_by else _facts(standard.shows))
    kind = _subject(standard)
    for place in range(number):
        subject, at = 10_000_000 + place, _some_moment(rng)
        yield _entry(standard.starts[0], kind, subject, at, asked)
        if standard.shown_by and rng.random() < 0.9:
            shown = at + timedelta(hours=1)
            yield _entry(standard.shown_by[0], kind, subject, shown, _facts(standard.shows))


def _entry(event: str, kind: str, subject: int, at: datetime, facts: dict[str, Any]) -> tuple[Any, ...]:
    return (_ACTION.hex, event, kind, subject, _written(at), _written(at), json.dumps(facts))


def _facts(conditions: Conditions) -> dict[str, Any]:
    """Facts under which the conditions hold."""
    facts: dict[str, Any] = {}
    for each in conditions.all:
        if each.values:
            facts[each.fact] = each.values[0]
        elif each.is_bound:
            facts[each.fact] = each.at_least if each.at_least is not None else each.at_most
        elif each.present:
            facts[each.fact] = True
    return facts


def _subject(standard: Timed | Every) -> str:
    return standard.starts[0].partition(".")[0]


def _some_moment(rng: Random) -> datetime:
    since, until = YEAR.bounds(LONDON)
    return since - _BEFORE + rng.random() * (until - since + _BEFORE)


def _with_those_before(number: int) -> int:
    since, until = YEAR.bounds(LONDON)
    return round(number * ((until - since + _BEFORE) / (until - since)))


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S.%f}"
