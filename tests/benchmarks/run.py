"""Measures how fast hsdesk is, beside its limits: `packaging/dev.py bench [--quick] [--json FILE] [NAME …]`.

Names on the command line (start, desk, search, idle, feed, due, lists, scoreboard, calendar) measure only
these. What is over its limit is marked, and nothing ends because of it: a busy computer is no fault.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from calendar_changes import calendar_changes
from feeding import feeding
from listing import listing
from measures import Measure, as_json, say, table
from reckoning import reckoning
from scoring import scoring
from searching import searching
from windows import at_the_desk, idling, start

PEOPLE, FEW_PEOPLE = 100_000, 5_000


def benches(*, quick: bool) -> dict[str, Callable[[], list[Measure]]]:
    """What can be measured, by name."""
    people = FEW_PEOPLE if quick else PEOPLE
    return {
        "start": lambda: start(people, 3 if quick else 7),
        "desk": lambda: at_the_desk(people, 8 if quick else 40),
        "search": lambda: searching(people, 20 if quick else 200),
        "idle": lambda: idling(people, 5 if quick else 20),
        "feed": lambda: feeding(10 if quick else 40),
        "due": lambda: reckoning(200 if quick else 1000),
        "lists": lambda: listing(people, 20 if quick else 60),
        "scoreboard": lambda: scoring(*((50_000, 5_000, 5) if quick else (500_000, 50_000, 15))),
        "calendar": lambda: calendar_changes(people, 2 if quick else 5),
    }


def main() -> None:
    """Measure what is asked for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", help="what to measure; everything when left out")
    parser.add_argument("--quick", action="store_true", help="fewer people and fewer turns")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every reading to FILE")
    asked = parser.parse_args()
    known = benches(quick=asked.quick)
    unknown = [name for name in asked.names if name not in known]
    if unknown:
        parser.error(f"There is no {unknown[0]} to measure; there are {', '.join(known)}.")
    found: list[Measure] = []
    for name in asked.names or known:
        found += known[name]()
    if asked.json:
        asked.json.write_text(as_json(found), encoding="utf-8")
    print(table(found))
    over = sum(measure.over for measure in found)
    print(f"\n{over} of {len(found)} over the limit." if over else "\nEverything is within its limit.")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if load > 1:
        say(f"The computer had other work meanwhile (load {load:.1f}), which makes figures worse.")


if __name__ == "__main__":
    main()
