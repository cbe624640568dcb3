"""What the import says of rows, counts and files."""

from __future__ import annotations

from hsdesk.people.importing.fields import fields_of
from hsdesk.people.importing.rows import Fate, Imported, ImportKind, PreviewRow
from ui.tokens import Family
from ui.widgets.paint import Chip
from ui.words import counted

NOTHING_YET = "Nothing has been changed yet"
THINGS = {ImportKind.PEOPLE: ("person", "people"), ImportKind.HOMES: ("home", "homes")}
ENCODINGS = (
    ("utf-8-sig", "UTF-8"),
    ("cp1252", "Windows-1252 (Western Europe)"),
    ("utf-16", "UTF-16"),
    ("iso8859_15", "ISO 8859-15 (Western Europe)"),
    ("cp1250", "Windows-1250 (Central Europe)"),
)
_FIELD_WORDS = {
    "reference": "reference",
    "phones": "telephone",
    "emails": "email",
    "home_id": "home",
    "role": "part in the tenancy",
    "tenancy_starts": "tenancy’s beginning",
    "tenancy_ends": "tenancy’s end",
    "tenancy_tenure": "kind of tenancy",
}


def result_chip(row: PreviewRow) -> Chip:
    """What becomes of a row."""
    match row.fate:
        case Fate.NEW:
            return Chip("New", "user-plus" if "name" in row.shown else "house", Family.INFO, bare=True)
        case Fate.CHANGES:
            return Chip(f"Changes {len(row.fields)}", "pencil", Family.SOON, bare=True)
        case Fate.REFUSED:
            return Chip("Refused", "circle-alert", Family.OVER, bare=True)
        case Fate.UNCHANGED:
            return Chip("No change", "check", Family.PAUSE, bare=True)


def changes_words(kind: ImportKind, row: PreviewRow) -> str:
    """What a row changes, in words."""
    labels = {spec.key: spec.label.lower() for spec in fields_of(kind)} | _FIELD_WORDS
    return ", ".join(labels.get(key, key) for key in row.fields)


def new_words(kind: ImportKind, count: int) -> str:
    """New people, or new homes."""
    one, many = THINGS[kind]
    return f"new {one if count == 1 else many}"


def done_words(kind: ImportKind, done: Imported) -> str:
    """What an import did, as one sentence."""
    one, many = THINGS[kind]
    parts = [f"{done.added:,} new", f"{done.changed:,} changed", f"{done.unchanged:,} the same"]
    if done.left_out:
        parts.append(f"{done.left_out:,} left out")
    return f"{counted(done.rows, one, many)} in the file: {', '.join(parts)}"
