"""Columns: what a table shows of a row, described once for eye, screen reader and sorting."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

Row = TypeVar("Row")


class Role(IntEnum):
    """What a delegate may ask of a cell, besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The row itself: the frozen dataclass that the query returned, the same object."""
    COLUMN = Qt.ItemDataRole.UserRole + 2
    """The cell's `Column`."""
    SECOND_LINE = Qt.ItemDataRole.UserRole + 3
    """The second line of the cell, empty for none."""
    NAME = Qt.ItemDataRole.UserRole + 4
    """The words by which letters typed in the list find the row."""


class ColumnKind(Enum):
    """What a column holds, which decides how it is set: figures tabular, and what is never cut short."""

    WORDS = "words"
    NAME = "name"
    NUMBER = "number"
    TIME = "time"
    STATE = "state"
    REFERENCE = "reference"

    @property
    def may_be_cut(self) -> bool:
        """Whether the text may end in dots when there is no room; a time, state or reference never does."""
        return self in (ColumnKind.WORDS, ColumnKind.NAME)

    @property
    def tabular(self) -> bool:
        """Whether digits all have the same width."""
        return self in (ColumnKind.NUMBER, ColumnKind.TIME)


class Align(Enum):
    """Where the text of a column stands; numbers stand right, words left."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight
    CENTRE = Qt.AlignmentFlag.AlignHCenter


class WidthRule(Enum):
    """How a column comes by its width."""

    FIXED = "fixed"
    CONTENTS = "contents"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True)
class Width:
    """A width rule; `px` is the width at 100 % text size, or the least width of a column that stretches."""

    rule: WidthRule
    px: int = 0

    @classmethod
    def fixed(cls, px: int) -> "Width":
        """Always this wide."""
        return cls(WidthRule.FIXED, px)

    @classmethod
    def contents(cls) -> "Width":
        """As wide as what it shows."""
        return cls(WidthRule.CONTENTS)

    @classmethod
    def stretch(cls, least: int = 80) -> "Width":
        """Takes a share of what is left, at least `least`."""
        return cls(WidthRule.STRETCH, least)


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a table of `Row`.

    `text` is what is read on screen, `second` an optional second line, `accessible` what the screen
    reader says (by default both lines). `order` is the query's word for sorting by this column; None
    means that it cannot be sorted. `live` marks text that changes with the time alone.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    second: Callable[[Row], str] | None = None
    accessible: Callable[[Row], str] | None = None
    width: Width = Width(WidthRule.STRETCH, 80)
    align: Align | None = None
    kind: ColumnKind = ColumnKind.WORDS
    order: StrEnum | None = None
    live: bool = False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Where the text stands, for Qt."""
        chosen = self.align or (Align.RIGHT if self.kind is ColumnKind.NUMBER else Align.LEFT)
        return chosen.value | Qt.AlignmentFlag.AlignVCenter

    def lines(self, row: Row) -> tuple[str, str]:
        """Both lines of the cell."""
        return self.text(row), self.second(row) if self.second else ""

    def spoken(self, row: Row) -> str:
        """What the screen reader says of the cell."""
        if self.accessible is not None:
            return self.accessible(row)
        return ", ".join(line for line in self.lines(row) if line)
