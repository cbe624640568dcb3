"""A change on one desk, shown on another: through PostgreSQL beside a bare NOTIFY, and through SQLite."""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from time import monotonic, perf_counter

import psycopg
from bench_office import ROOT, make_office
from measures import Limit, Measure, say
from standing import BenchClock
from windows import programs

from hsdesk.diary.rules import Purpose
from hsdesk.office import open_office
from hsdesk.reception.actions import check_in

_PAUSE_SECONDS = 0.05


def feeding(times: int) -> list[Measure]:
    """How long a change takes from its commit to the other desk."""
    say("Passing changes through PostgreSQL …")
    with _database() as url:
        beside = _notify(url, times)
        heard = _heard(url, times)
        with programs(0, url) as run:
            painted = run.desk(times, "elsewhere")["elsewhere"]
    limit = (Limit("p95", 250),)
    how = "two connections of a PostgreSQL server on this computer; from the commit on"
    return [
        Measure(
            "another desk hears of a change (PostgreSQL)", "bare NOTIFY", "ms", limit, heard, beside, how
        ),
        Measure(
            "another desk's change painted here (PostgreSQL)",
            "bare NOTIFY",
            "ms",
            limit,
            painted,
            beside,
            how,
        ),
    ]


@contextmanager
def _database() -> Iterator[str]:
    """An office on a PostgreSQL server of its own, stopped at the end."""
    import sys

    sys.path.insert(0, str(ROOT / "tests"))
    from support.postgres import PostgresServer

    with tempfile.TemporaryDirectory(prefix="hsdesk-bench-", ignore_cleanup_errors=True) as folder:
        server = PostgresServer(Path(folder) / "pg")
        server.start()
        try:
            url = server.create("bench")
            make_office(url, 0)
            yield url
        finally:
            server.stop()


def _notify(url: str, times: int) -> list[float]:
    """The time of a bare NOTIFY, with its commit, until the listener has it."""
    address = url.replace("postgresql+psycopg://", "postgresql://")
    took = []
    with psycopg.connect(address, autocommit=True) as listener, psycopg.connect(address) as teller:
        listener.execute("LISTEN bench")
        for _ in range(times):
            teller.execute("NOTIFY bench")
            begun = perf_counter()
            teller.commit()
            next(listener.notifies(timeout=5, stop_after=1))
            took.append((perf_counter() - begun) * 1000)
    return took


def _heard(url: str, times: int) -> list[float]:
    """The time from the commit of a check-in until another desk's feed tells of it."""
    heard: SimpleQueue[float] = SimpleQueue()
    stop, took = threading.Event(), []
    with open_office(url, clock=BenchClock()) as here, open_office(url, clock=BenchClock()) as there:
        feed = there.feed

        def listen() -> None:
            while not stop.is_set():
                if any(subject.kind == "visit" for subject in feed.wait(stop).subjects):
                    heard.put(perf_counter())

        listening = threading.Thread(target=listen)
        listening.start()
        for number in range(times):
            here.actor(1, "Desk 1").do(check_in, visitor_name=f"Caller {number}", reasons=[Purpose.RENT])
            begun = perf_counter()
            took.append(max(0.0, heard.get(timeout=10) - begun) * 1000)
            _pause()
        stop.set()
        feed.nudge()
        listening.join()
    return took


def _pause() -> None:
    """Let the other desk come to rest between two changes."""
    end = monotonic() + _PAUSE_SECONDS
    threading.Event().wait(end - monotonic())
