"""What differs between two versions of a pack, promise by promise and field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.standards.conditions import Conditions
from hsdesk.standards.conventions import conventions_in_words
from hsdesk.standards.pack import Contradiction, Every, Pack, PackHead, Standard, Timed
from hsdesk.standards.vocabulary import Vocabulary
from ui.promises.about import counts_from_in_words, event_with_feature
from ui.promises.edit.fields import label_of
from ui.standards.results.words import area_title, number
from ui.words import full_date, listed

_EVENTS = frozenset(
    {"starts", "stops", "pauses", "resumes", "extends", "cancels", "ends", "excuses", "shown_by"}
)
_HEAD = {"title": "Title", "organisation": "Whose promises these are", "note": "Note"}
NOTHING = "nothing"


class Change(StrEnum):
    """What became of a promise."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field: what it said and what it says."""

    label: str
    before: str
    after: str

    @property
    def in_words(self) -> str:
        """The difference as a sentence without a full stop."""
        return f"{self.label}: from {self.before} to {self.after}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One promise, or with an empty `clause` the pack itself."""

    clause: str
    title: str
    change: Change
    fields: tuple[FieldDifference, ...] = ()


def differences(before: Pack, after: Pack, vocabulary: Vocabulary, nation: Nation) -> tuple[Difference, ...]:
    """Everything that differs between two packs."""
    return tuple(_differences(before, after, vocabulary, nation))


def _differences(before: Pack, after: Pack, vocabulary: Vocabulary, nation: Nation) -> Iterator[Difference]:
    head = tuple(_head(before, after))
    if head:
        yield Difference("", "About the pack", Change.CHANGED, head)
    old = {standard.id: standard for standard in before.standards}
    new = {standard.id: standard for standard in after.standards}
    for clause, standard in old.items():
        other = new.get(clause)
        if other is None:
            yield Difference(clause, standard.title, Change.REMOVED)
        elif other != standard:
            yield Difference(
                clause, other.title, Change.CHANGED, tuple(_fields(standard, other, vocabulary, nation))
            )
    for clause, standard in new.items():
        if clause not in old:
            yield Difference(clause, standard.title, Change.ADDED)


def _head(before: PackHead, after: PackHead) -> Iterator[FieldDifference]:
    for key, label in _HEAD.items():
        old, new = getattr(before, key), getattr(after, key)
        if old != new:
            yield FieldDifference(label, f"“{old}”" if old else NOTHING, f"“{new}”" if new else NOTHING)


def _fields(
    before: Standard, after: Standard, vocabulary: Vocabulary, nation: Nation
) -> Iterator[FieldDifference]:
    if type(before) is not type(after):
        yield FieldDifference("Kind", before.KIND.value, after.KIND.value)
        return
    for field in msgspec.structs.fields(type(before)):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new:
            continue
        key = field.encode_name
        if key in {"rules", "calendar"}:
            yield from _counting(before, after, nation, label_of(before.KIND, key))
        else:
            said = (value_in_words(key, value, vocabulary) for value in (old, new))
            yield FieldDifference(label_of(before.KIND, key), *said)


def _counting(before: Standard, after: Standard, nation: Nation, label: str) -> Iterator[FieldDifference]:
    """The sentences about counting that differ."""
    old, new = (_conventions(standard, nation) for standard in (before, after))
    gone = [each for each in old if each not in new]
    come = [each for each in new if each not in old]
    if gone or come:
        yield FieldDifference(label, " ".join(gone) or NOTHING, " ".join(come) or NOTHING)


def _conventions(standard: Standard, nation: Nation) -> tuple[str, ...]:
    timed = standard.as_timed if isinstance(standard, Every) else standard
    return conventions_in_words(timed, nation) if isinstance(timed, Timed) else ()


def value_in_words(key: str, value: Any, vocabulary: Vocabulary) -> str:
    """A value of a promise as it is read."""
    if value is None or value in ((), "", {}):
        return NOTHING
    if key in _EVENTS:
        return ", or ".join(event_with_feature(event, vocabulary) for event in value)
    if key == "from":
        return counts_from_in_words(value, vocabulary)
    if key == "measure":
        return vocabulary.measure_in_words(value)
    if key == "area":
        return area_title(value)
    return _plain(value, vocabulary)


def _plain(value: Any, vocabulary: Vocabulary) -> str:
    match value:
        case Conditions():
            said = vocabulary.conditions_in_words(value) or NOTHING
        case bool():
            said = "yes" if value else "no"
        case date():
            said = full_date(value)
        case int() | float():
            said = number(value)
        case tuple():
            said = listed([str(each) for each in value])
        case Contradiction():
            said = f"{value.of}, {value.clause}"
        case str() if type(value) is str:
            said = f"“{value}”"
        case _:
            said = str(value)
    return said
