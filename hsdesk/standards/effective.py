"""A subject's journal as it stands after corrections: what really happened, in order of time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

UNDONE = ".undone"
"""The end of an event's name that takes back the entry it corrects."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a subject; `root` is the id of the first entry that told of it.

    `corrected` says that a later entry took the place of the first one.
    """

    root: int
    event: str
    at: datetime
    facts: Mapping[str, Any]
    corrects: int | None = None
    corrected: bool = False


def effective(entries: Iterable[Happening]) -> list[Happening]:
    """What counts of a subject's entries, in order of time.

    `entries` come in the order in which they were written, with their own ids as `root`. An entry that
    corrects another one takes its place, with its own time and facts, however often that was corrected
    already; if its event ends in `.undone` it takes back what happened, corrections included.
    """
    places: dict[int, Happening] = {}
    roots: dict[int, int] = {}
    for entry in entries:
        if entry.corrects is None:
            places[entry.root] = entry
            continue
        root = roots.get(entry.corrects, entry.corrects)
        if entry.event.endswith(UNDONE):
            places.pop(root, None)
        elif root in places:
            places[root] = Happening(root, entry.event, entry.at, entry.facts, corrected=True)
            roots[entry.root] = root
    return sorted(places.values(), key=attrgetter("at", "root"))


def told_of(entries: Iterable[Happening], entry_id: int) -> frozenset[str]:
    """The events that an entry is about: its own, and those of the entries that it corrects."""
    by_id = {entry.root: entry for entry in entries}
    events = set()
    entry = by_id.get(entry_id)
    while entry is not None:
        events.add(entry.event)
        entry = by_id.get(entry.corrects) if entry.corrects is not None else None
    return frozenset(events)
