"""The columns of the board."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject

from hsdesk.reception.rows import VisitRow
from ui.reception.board_words import BoardWords
from ui.tables.column import Align, Column, ColumnKind, Width
from ui.tables.model import NOWHERE, RowTableModel

TIMER, STATE, TICKET, TO_SEE, NEEDS = 148, 176, 62, 184, 112
"""Widths in pixels at 100 %; the name takes what is left."""
FOLDED_BELOW = 720
"""Below this width of the list, at 100 %, whom they see goes under the name."""


class Cell(StrEnum):
    """The cells of a row, from the left."""

    WAITED = "waited"
    STATE = "state"
    TICKET = "ticket"
    NAME = "name"
    TO_SEE = "to-see"
    NEEDS = "needs"


LIVE = (Cell.WAITED, Cell.STATE)
"""The cells that change with the time alone."""


def board_columns(words: BoardWords) -> list[Column[VisitRow]]:
    """The columns, reading their words at the moment that `words` stands at."""
    return [
        Column(
            Cell.WAITED,
            "Waited",
            words.waited,
            second=words.target,
            accessible=words.row_sentence,
            width=Width.fixed(TIMER),
            kind=ColumnKind.TIME,
            live=True,
        ),
        Column(
            Cell.STATE,
            "Against target",
            words.state,
            width=Width.fixed(STATE),
            kind=ColumnKind.STATE,
            live=True,
        ),
        Column(
            Cell.TICKET,
            "Ticket",
            lambda row: row.ticket,
            width=Width.fixed(TICKET),
            kind=ColumnKind.REFERENCE,
        ),
        Column(Cell.NAME, "Name and reason", words.name, second=words.second_line, width=Width.stretch(120)),
        Column(Cell.TO_SEE, "To see", words.how, second=words.whom, width=Width.fixed(TO_SEE)),
        Column(Cell.NEEDS, "Needs", words.needs, width=Width.fixed(NEEDS), align=Align.RIGHT),
    ]


class BoardModel(RowTableModel[VisitRow]):
    """The visits of the board."""

    def __init__(self, words: BoardWords, parent: QObject | None = None) -> None:
        super().__init__(board_columns(words), lambda row: row.visit_id, parent, name=words.name)

    def visit(self, visit_id: int) -> VisitRow | None:
        """The row of a visit, if it is shown."""
        return next((row for row in self.rows if row.visit_id == visit_id), None)

    def is_empty(self) -> bool:
        """Whether no row is shown."""
        return self.rowCount(NOWHERE) == 0
