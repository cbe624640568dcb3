"""Looks whether the journal holds what it may hold: codes, numbers and moments, never what people typed."""

import json
import re
from collections.abc import Mapping
from typing import Any

from hsdesk.office import Office
from support.notes import raw

CODE = re.compile(r"[a-z][a-z0-9]*([-_.][a-z0-9]+)*")
MOMENT = re.compile(r"\d{4}-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?\+00:00)?)?")
LENGTH = re.compile(r"\d+ (working )?[a-z]+")
"""A time as packs write it: 10 working days."""


def unfit_facts(office: Office, known: Mapping[str, frozenset[str]]) -> list[str]:
    """Entries of an unknown event, with a fact that their event does not carry, or with free text."""
    found = []
    for event, facts in raw(office, "SELECT event, facts FROM journal"):
        if event not in known:
            found.append(f"{event} is not a known event")
        for name, value in (json.loads(facts) if isinstance(facts, str) else facts).items():
            if name not in known.get(event, frozenset()):
                found.append(f"{event} carries {name}, which is not among its facts")
            if not is_plain(value):
                found.append(f"{event} holds a text in {name}: {value!r}")
    return found


def is_plain(value: Any) -> bool:
    """Whether a fact is a code, a number, yes or no, a month, day or moment, a length, or a list of these."""
    if isinstance(value, list):
        return all(is_plain(item) for item in value)
    if isinstance(value, str):
        return bool(any(shape.fullmatch(value) for shape in (CODE, MOMENT, LENGTH)))
    return isinstance(value, int)
