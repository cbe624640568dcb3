"""The columns of the list, and the model that shows its lines."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject

from hsdesk.duties.rows import DutyRow
from ui.duties import words as said
from ui.duties.lines import DutyLine, GroupLine, Line
from ui.duties.words import DutyWords
from ui.tables.column import Column, ColumnKind, Width
from ui.tables.model import RowTableModel
from ui.words import counted

DUE, OWNER, EVIDENCE, STATE = 160, 130, 138, 144
"""Widths in pixels at 100 %; the promise takes what is left."""


class Cell(StrEnum):
    """The cells of a line, from the left."""

    DUE = "due"
    PROMISE = "promise"
    OWNER = "owner"
    EVIDENCE = "evidence"
    STATE = "state"


class DutyModel(RowTableModel[Line]):
    """The lines of the list."""

    def __init__(self, words: DutyWords, parent: QObject | None = None) -> None:
        self._words = words
        columns: list[Column[Line]] = [
            Column(
                Cell.DUE,
                "Due",
                _of_rows(words.due),
                second=_of_rows(words.due_second),
                accessible=self.sentence,
                width=Width.fixed(DUE),
                kind=ColumnKind.TIME,
            ),
            Column(
                Cell.PROMISE,
                "Promise",
                self._name,
                second=_of_rows(lambda row: ", ".join(words.promise_second(row))),
                width=Width.stretch(220),
                kind=ColumnKind.NAME,
            ),
            Column(Cell.OWNER, "Owner", _of_rows(lambda row: row.owner), width=Width.fixed(OWNER)),
            Column(
                Cell.EVIDENCE,
                "Evidence",
                _of_rows(lambda row: said.evidence(row)[0]),
                width=Width.fixed(EVIDENCE),
            ),
            Column(
                Cell.STATE,
                "State",
                _of_rows(said.state_word),
                width=Width.fixed(STATE),
                kind=ColumnKind.STATE,
            ),
        ]
        super().__init__(columns, lambda line: line.key, parent, name=self._name)

    def _name(self, line: Line) -> str:
        return line.row.title if isinstance(line, DutyLine) else self._words.group_title(line.group)

    def sentence(self, line: Line) -> str:
        """Everything a line shows, as it is read out."""
        if isinstance(line, DutyLine):
            return self._words.sentence(line.row)
        fold = "closed" if line.folded else "open"
        count = counted(line.rows, "duty", "duties")
        return f"{self._words.group_title(line.group)}, {count}, {fold}"

    def line_of(self, duty_id: int) -> DutyLine | None:
        """The line of a duty, if it is shown."""
        found = (line for line in self.rows if isinstance(line, DutyLine) and line.row.duty_id == duty_id)
        return next(found, None)


def _of_rows(say: Callable[[DutyRow], str]) -> Callable[[Line], str]:
    """Words that say something of duties and nothing of headings."""

    def text(line: Line) -> str:
        return "" if isinstance(line, GroupLine) else say(line.row)

    return text
