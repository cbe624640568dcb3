"""Faults of a pack as they are said beside the fields of a promise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from hsdesk.standards.faults import PackFault
from hsdesk.standards.pack import StandardKind
from hsdesk.standards.vocabulary import Vocabulary
from ui.promises.edit.fields import label_of

_EVENT = re.compile(r"[a-z_]+\.[a-z_]+")
_UNDER = re.compile(r"under ([a-z_]+) as well")


def errors_by_key(
    faults: Iterable[PackFault], clause: str, kind: StandardKind, vocabulary: Vocabulary
) -> dict[str, str]:
    """What is to be put right in a promise, by the key of its field; the first fault of each."""
    errors: dict[str, str] = {}
    for fault in faults:
        if fault.clause == clause:
            errors.setdefault(fault.key, fault_in_words(fault, kind, vocabulary))
    return errors


def fault_in_words(fault: PackFault, kind: StandardKind, vocabulary: Vocabulary) -> str:
    """A fault without the names that only packs use."""
    if fault.sentence == f"{fault.key} is missing.":
        return "This is needed."
    sentence = fault.sentence.removeprefix(f"{fault.key}: ")

    def words(found: re.Match[str]) -> str:
        event = found[0]
        return f"“{vocabulary.event_in_words(event)}”" if vocabulary.has_event(event) else event

    def label(found: re.Match[str]) -> str:
        return f"under “{label_of(kind, found[1])}” as well"

    said = _UNDER.sub(label, _EVENT.sub(words, f"{sentence} {fault.advice}".strip()))
    return said[:1].upper() + said[1:]


def shown_errors(
    errors: Mapping[str, str], problems: Mapping[str, str], touched: Iterable[Any] | None
) -> dict[str, str]:
    """The errors that are shown now: all, or with `touched` only those of fields that somebody changed.

    `problems` are said by the fields themselves, which know best what was typed.
    """
    merged = {**errors, **problems}
    if touched is None:
        return merged
    known = set(touched)
    return {key: said for key, said in merged.items() if key in known}
