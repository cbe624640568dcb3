"""Whole programs: how long they take to start, what they use while idle, and a desk at work."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from bench_office import ROOT, home_for, office_home
from measures import Limit, Measure, say

CHILDREN = Path(__file__).parent / "children"
BARE, OURS, DESK = "bare_window.py", "open_window.py", "desk.py"
_SCREEN = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
_LONGEST_SECONDS = 600
_MS = 1000


class Programs:
    """Starts programs in one home folder, on a screen of 1920 by 1080 that nobody sees."""

    def __init__(self, folder: Path, home: Path) -> None:
        screens = folder / "screens.json"
        screens.write_text(json.dumps({"screens": [{**_SCREEN, "logicalBaseDpi": 96}]}))
        self._environment = {
            **os.environ,
            "HSDESK_HOME": str(home),
            "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
            # As installed: what was compiled at the first start is there at the second.
            "PYTHONPYCACHEPREFIX": str(ROOT / "build" / "bench" / "compiled"),
        }
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(self, name: str, *words: str) -> list[list[str]]:
        """Run a child process; returns the words of each line it printed. Raises when it did not end well."""
        done = subprocess.run(
            [sys.executable, str(CHILDREN / name), *words],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=_LONGEST_SECONDS,
        )
        if done.returncode:
            raise RuntimeError(f"{name} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return [line.split() for line in done.stdout.splitlines()]

    def started(self, name: str) -> tuple[float, float]:
        """The time until something usable was painted and the processor's time for it, in milliseconds."""
        begun = monotonic()
        _, at, used = _line(self.run(name), "painted")
        return (float(at) - begun) * _MS, float(used) * _MS

    def idle(self, name: str, seconds: float) -> tuple[float, float]:
        """The share of a core that an idle window uses, in per cent, and its memory in MiB."""
        _, share, memory = _line(self.run(name, str(seconds)), "idle")
        return float(share) * 100, float(memory)

    def desk(self, times: int, *wanted: str) -> dict[str, list[float]]:
        """What a desk at work took for each thing, in milliseconds."""
        lines = self.run(DESK, str(times), *wanted)
        found: dict[str, list[float]] = json.loads(" ".join(lines[-1]))
        return found


@contextmanager
def programs(people: int, database: str = "") -> Iterator[Programs]:
    """Programs in a home of their own, with the office of so many people, or at another database."""
    with tempfile.TemporaryDirectory(prefix="hsdesk-bench-") as name:
        folder = Path(name)
        yield Programs(folder, home_for(folder, database) if database else office_home(folder, people))


def start(people: int, times: int) -> list[Measure]:
    """From the start of the process to painted rows, whole processes in turn."""
    say("Starting windows …")
    ours, beside = [], []
    with programs(people) as run:
        for name in (OURS, BARE):
            run.started(name)
        for _ in range(times):
            ours.append(run.started(OURS))
            beside.append(run.started(BARE))
    how = f"{people:,} people, 50 waiting; whole processes in turn, {times} of each"
    return [
        Measure(
            f"start to the first rows, {what}",
            "bare window",
            "ms",
            limits,
            [each[place] for each in ours],
            [each[place] for each in beside],
            how,
        )
        for place, (what, limits) in enumerate(
            (("by the clock", (Limit("ratio", 5),)), ("processor time", ()))
        )
    ]


def idling(people: int, seconds: float) -> list[Measure]:
    """Fifty visitors waiting while nobody does anything."""
    say("Leaving windows alone …")
    with programs(people) as run:
        ours, beside = run.idle(OURS, seconds), run.idle(BARE, seconds)
    how = f"{seconds:g} seconds after settling; its own process with all threads"
    return [
        Measure(
            "idle with 50 waiting",
            "bare window with a one-second timer",
            "% of a core",
            (Limit("more", 1),),
            [ours[0]],
            [beside[0]],
            how,
        ),
        Measure(
            "memory with the office open",
            "bare window",
            "MiB",
            (Limit("ratio", 2.5),),
            [ours[1]],
            [beside[1]],
            how,
        ),
    ]


def at_the_desk(people: int, times: int) -> list[Measure]:
    """Keys, scrolling and check-ins at one desk, and the change of another desk."""
    say("Working at the desk …")
    found: dict[str, list[float]] = {}
    for wanted in (("keystroke", "scroll"), ("check-in",), ("elsewhere",)):
        with programs(people) as run:
            found.update(run.desk(times, *wanted))
    return [
        _at_desk("check-in, from Enter to the painted row", found["check-in"], Limit("p95", 100)),
        _at_desk("one key in the search of the check-in", found["keystroke"], Limit("p95", 16)),
        _at_desk("one scroll step on the board", found["scroll"], Limit("p95", 16)),
        _at_desk("another desk's change painted here (SQLite)", found["elsewhere"], Limit("p95", 1000)),
    ]


def _at_desk(what: str, took: Sequence[float], limit: Limit) -> Measure:
    how = "a real window with 50 waiting; keys and scrolling are the main thread's own time, painted"
    return Measure(what, "", "ms", (limit,), list(took), how=how)


def _line(lines: list[list[str]], first: str) -> list[str]:
    return next(line for line in lines if line and line[0] == first)
