"""A pack while it is changed: the text it began with, the changes so far, and what both make together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hsdesk.standards.catalogue import Standards
from hsdesk.standards.faults import BrokenPack, PackFault
from hsdesk.standards.own.changes import Changes
from hsdesk.standards.own.editing import copy_of, with_changes
from hsdesk.standards.pack import Pack, StandardKind
from ui.promises.library import PackEntry
from ui.words import full_date

PACK = ""
"""Stands for the head of the pack where the id of a promise is asked for."""
_DEFAULTS: Mapping[str, Any] = {
    "calendar": "office",
    "unit": "percent",
    "yields": False,
    "times": 1,
    "from": ["at"],
    "rules.closed_day_receipt": "next-is-day-one",
    "rules.count_receipt_day": False,
    "rules.at_closing_time": "due-now",
    "rules.after_hours": "same-day",
}
"""What counts where a pack says nothing; written out it means the same."""
_OWN_SOURCE = "office-decision"


@dataclass(frozen=True, slots=True)
class Base:
    """What a change begins with: the pack and its text, and the version on which it builds.

    `read_version` is empty for a copy that was never saved.
    """

    pack: Pack
    text: str
    read_version: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the changes make: the text, and the pack it holds or the faults in it."""

    text: str
    pack: Pack | None
    faults: tuple[PackFault, ...]


def base_of(standards: Standards, entry: PackEntry, own: PackEntry | None, office: str, today: date) -> Base:
    """What is changed when somebody wants to change `entry`: the office's own pack, or a fresh copy.

    Raises `BrokenPack`, and `Refused` where the copy's id is taken by something that is no copy.
    """
    if own is not None:
        pack = own.newest.pack
        return Base(pack, standards.text(pack), pack.version)
    text = copy_of(standards.text(entry.current), organisation=office, dated=today)
    return Base(standards.read(text, "this pack"), text, "")


def check(standards: Standards, base: Base, changes: Changes, in_force_from: date) -> Checked:
    """Read the whole pack as it would be saved. Raises `Refused` when a changed promise is not there."""
    head = {**changes.head, "in_force_from": in_force_from.isoformat()}
    text = with_changes(base.text, replace(changes, head=head))
    try:
        return Checked(text, standards.read(text, "this pack"), ())
    except BrokenPack as broken:
        return Checked(text, None, broken.faults)


@dataclass(slots=True)
class Edited:
    """The values of every promise as they stand now."""

    base: Base
    changes: Changes = field(default_factory=Changes)
    _values: dict[str, Any] = field(default_factory=dict)
    _promises: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        values = tomllib.loads(self.base.text)
        self._promises = {str(each["id"]): each for each in values.pop("standard", [])}
        values.pop("source", None)
        self._values = values

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of all promises, new ones by the id they were given first; those taken out too."""
        return (*self._promises, *self.changes.added)

    def kind(self, clause: str) -> StandardKind:
        """Of which kind a promise is."""
        return StandardKind(str(self._whole(clause).get("kind", "")))

    def is_new(self, clause: str) -> bool:
        """Whether a promise was not there before."""
        return clause in self.changes.added

    def shown_id(self, clause: str) -> str:
        """The id of a promise as it would be saved."""
        return str(self.value(clause, "id") or clause) if clause else ""

    def value(self, clause: str, key: str) -> Any:
        """The value that stands for a key now; None where the pack says nothing, or the usual."""
        first, _, part = key.partition(".")
        whole = self._current(clause, first)
        found = (whole.get(part) if isinstance(whole, Mapping) else None) if part else whole
        if isinstance(found, date):
            found = found.isoformat()
        return None if key in _DEFAULTS and found == _DEFAULTS[key] else found

    def values(self, clause: str, keys: Iterator[str]) -> dict[str, Any]:
        """The values of some keys."""
        return {key: self.value(clause, key) for key in keys}

    def set_value(self, clause: str, key: str, value: Any) -> None:
        """Put another value under a key; the one that was there before is no change."""
        first, _, part = key.partition(".")
        if part:
            whole = dict(self._current(clause, first) or {})
            whole.pop(part, None)
            if value is not None:
                whole[part] = value
            value = whole or None
        if clause in self.changes.added:
            self.changes.added[clause][first] = value
            return
        before = self._values if clause == PACK else self._promises[clause]
        changed = self.changes.head if clause == PACK else self.changes.promises.setdefault(clause, {})
        if _plain(before.get(first)) == _plain(value):
            changed.pop(first, None)
        else:
            changed[first] = value
        if clause != PACK and not changed:
            del self.changes.promises[clause]

    def add(self, kind: StandardKind, area: str, office: str, today: date) -> str:
        """Add a promise of the office's own; returns the id it is given at first."""
        numbers = [int(found[1]) for each in self.clauses if (found := re.fullmatch(r"OWN-(\d+)", each))]
        clause = f"OWN-{max(numbers, default=0) + 1:02}"
        self.changes.added[clause] = {
            "id": clause,
            "kind": kind.value,
            "area": area,
            "source": _OWN_SOURCE,
        }
        if all(source.id != _OWN_SOURCE for source in self.base.pack.sources):
            source = {"id": _OWN_SOURCE, "title": f"Decided by {office}", "publisher": office}
            self.changes.sources = [source | {"dated": full_date(today)}]
        return clause

    def remove(self, clause: str) -> None:
        """Take a promise out; `restore` brings it back with all its changes."""
        if clause not in self.changes.removed:
            self.changes.removed.append(clause)

    def restore(self, clause: str) -> None:
        """Bring back a promise that was taken out."""
        if clause in self.changes.removed:
            self.changes.removed.remove(clause)

    def undo(self, clause: str) -> None:
        """Take back every change of a promise; a new one goes."""
        self.restore(clause)
        self.changes.promises.pop(clause, None)
        self.changes.added.pop(clause, None)

    def onto(self, base: Base) -> Edited:
        """The same changes on another base; those of promises that are not there any more are left out."""
        moved = Edited(base, Changes.from_text(self.changes.as_text()))
        changes = moved.changes
        changes.promises = {
            clause: values for clause, values in changes.promises.items() if clause in moved._promises
        }
        changes.removed = [clause for clause in changes.removed if clause in moved.clauses]
        changes.added = {
            clause: values for clause, values in changes.added.items() if clause not in moved._promises
        }
        return moved

    def _whole(self, clause: str) -> dict[str, Any]:
        if clause == PACK:
            return self._values
        return self.changes.added.get(clause) or self._promises.get(clause, {})

    def _current(self, clause: str, key: str) -> Any:
        changed = self.changes.head if clause == PACK else self.changes.promises.get(clause, {})
        return changed[key] if key in changed else self._whole(clause).get(key)


def _plain(value: Any) -> Any:
    """Values that mean the same are alike: a list of one is that one, a date is its text."""
    if isinstance(value, list) and len(value) == 1:
        return _plain(value[0])
    return value.isoformat() if isinstance(value, date) else value
