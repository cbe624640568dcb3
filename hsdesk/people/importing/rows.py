"""What an import tells: what a file holds, what its rows would do, and which are refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much; may raise an `HsdeskError` to stop, with nothing changed."""


class ImportKind(StrEnum):
    """What a file holds."""

    PEOPLE = "people"
    HOMES = "homes"


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGES = "changes"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be brought in: why, and what mends it.

    `row` is its number as a spreadsheet shows it (the headings are in row 1), `reference` the landlord's,
    empty where the row has none that can be read; `column` is the heading it is about, if it is about one.
    """

    row: int
    reference: str
    reason: str
    mend: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """How a row would look: what is shown of it by field, and what becomes of it."""

    row: int
    shown: dict[str, str]
    fate: Fate
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows a file has, and what becomes of them."""

    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an import would do; nothing has been changed by finding out."""

    counts: Counts
    refused: tuple[RefusedRow, ...]
    preview: tuple[PreviewRow, ...]
    remarks: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    rows: int
    added: int
    changed: int
    unchanged: int
    left_out: int
