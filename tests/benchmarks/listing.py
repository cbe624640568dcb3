"""What the pages read first."""

import sqlite3
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

from bench_office import office_home
from measures import Limit, Measure, say, timed
from standing import BenchClock

from hsdesk.office import open_office
from hsdesk.reception.figures import figures
from hsdesk.reception.queries import expected, waiting

_BARE = (
    "SELECT v.*, s.name, d.* FROM visit v LEFT JOIN staff s ON s.id = v.to_see_staff_id"
    " LEFT JOIN deadline d ON d.subject_kind = 'visit' AND d.subject_id = v.id"
    " WHERE v.office_id = 1 AND v.state IN ('waiting', 'called') AND v.day = '2026-04-14' ORDER BY d.due_at"
)


def listing(people: int, times: int) -> list[Measure]:
    """The board with fifty waiting, its figures, and who is expected."""
    say("Reading lists …")
    with tempfile.TemporaryDirectory(prefix="hsdesk-bench-") as name:
        database = str(office_home(Path(name), people) / "office.db")
        with closing(sqlite3.connect(database)) as bare, open_office(database, clock=BenchClock()) as office:
            board = [timed(partial(office.ask, waiting)) for _ in range(times + 1)][1:]
            beside = [timed(lambda: bare.execute(_BARE).fetchall()) for _ in range(times)]
            numbers = [timed(partial(office.ask, figures)) for _ in range(times + 1)][1:]
            today = [timed(partial(office.ask, expected)) for _ in range(times + 1)][1:]
    limit, how = (Limit("p95", 50),), "read as the page reads it; the limit is our own"
    return [
        Measure("read the board, 50 waiting", "its rows through sqlite3", "ms", limit, board, beside, how),
        Measure("read the figures above it", "", "ms", limit, numbers, how=how),
        Measure("read who is expected today", "", "ms", limit, today, how=how),
    ]
