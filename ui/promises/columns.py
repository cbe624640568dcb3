"""The columns of the list of promises, and the model that shows its lines."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject

from ui.promises.rows import HeadingLine, Line, PromiseRow
from ui.standards.results.words import KIND_WORDS
from ui.tables.column import Column, ColumnKind, Width
from ui.tables.model import RowTableModel
from ui.words import counted

TARGET, KIND, MARK, OPEN = 240, 150, 190, 44
"""Widths in pixels at 100 %; the title takes what is left."""


class Cell(StrEnum):
    """The cells of a line, from the left."""

    TITLE = "title"
    TARGET = "target"
    KIND = "kind"
    MARK = "mark"
    OPEN = "open"


class PromisesModel(RowTableModel[Line]):
    """The lines of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns: list[Column[Line]] = [
            Column(
                Cell.TITLE,
                "Promise",
                _title,
                second=_second,
                accessible=spoken,
                width=Width.stretch(220),
                kind=ColumnKind.NAME,
            ),
            Column(Cell.TARGET, "Target", _target, width=Width.fixed(TARGET)),
            Column(Cell.KIND, "Kind", _kind, width=Width.fixed(KIND)),
            Column(Cell.MARK, "To know", _mark, width=Width.fixed(MARK), kind=ColumnKind.STATE),
            Column(Cell.OPEN, "", _nothing, width=Width.fixed(OPEN)),
        ]
        super().__init__(columns, _key, parent, name=_title)


def spoken(line: Line) -> str:
    """Everything a line shows, as it is read out."""
    if isinstance(line, PromiseRow):
        return line.spoken
    return f"{line.title}, {counted(line.rows, 'promise')}, {'closed' if line.folded else 'open'}"


def _key(line: Line) -> str:
    return line.key


def _title(line: Line) -> str:
    return line.title if isinstance(line, HeadingLine) else line.standard.title


def _second(line: Line) -> str:
    return "" if isinstance(line, HeadingLine) else line.second


def _target(line: Line) -> str:
    return "" if isinstance(line, HeadingLine) else line.target


def _kind(line: Line) -> str:
    return "" if isinstance(line, HeadingLine) else KIND_WORDS[line.standard.KIND]


def _mark(line: Line) -> str:
    if isinstance(line, HeadingLine):
        return counted(line.rows, "promise")
    return line.marks[0].in_words if line.marks else ""


def _nothing(_line: Line) -> str:
    return ""
