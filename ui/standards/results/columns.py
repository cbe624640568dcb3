"""The columns of the list, and the model that shows its lines."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from hsdesk.reporting.periods import Period
from hsdesk.reporting.rows import ScoreRow
from ui.standards.results import words
from ui.standards.results.lines import AreaLine, Line, QuietLine, ResultLine
from ui.tables.column import Align, Column, ColumnKind, Width
from ui.tables.model import RowTableModel
from ui.words import counted

TARGET, RESULT, CURVE, CHANGE, EVIDENCE, OPEN = 132, 104, 192, 164, 140, 44
"""Widths in pixels at 100 %; the state takes what its longest chip needs, the title what is left."""


class Cell(StrEnum):
    """The cells of a line, from the left."""

    TITLE = "title"
    TARGET = "target"
    RESULT = "result"
    CURVE = "curve"
    CHANGE = "change"
    EVIDENCE = "evidence"
    STATE = "state"
    OPEN = "open"


def line_sentence(line: Line) -> str:
    """Everything a line shows, as it is read out."""
    match line:
        case AreaLine():
            fold = "closed" if line.folded else "open"
            return f"{line.title}, {line.measured}, {counted(line.rows, 'promise')}, {fold}"
        case QuietLine():
            return f"{line.words}, {'closed' if line.folded else 'open'}"
        case ResultLine():
            return words.row_sentence(line.row)


class ResultsModel(RowTableModel[Line]):
    """The lines of the board."""

    def __init__(self, parent: QObject | None = None) -> None:
        self.home = ""
        """The pack whose promises need not say where they come from."""
        self._titles: dict[str, str] = {}
        columns: list[Column[Line]] = [
            Column(
                Cell.TITLE,
                "Standard",
                self._title,
                second=self._second,
                accessible=line_sentence,
                width=Width.stretch(220),
                kind=ColumnKind.NAME,
            ),
            _of_rows(Cell.TARGET, "Target", words.target, TARGET),
            _of_rows(Cell.RESULT, "Result", words.result, RESULT, kind=ColumnKind.NUMBER, align=Align.RIGHT),
            _of_rows(Cell.CURVE, "Over time", words.curve, CURVE),
            _of_rows(Cell.CHANGE, "Against before", words.change, CHANGE, kind=ColumnKind.STATE),
            _of_rows(Cell.EVIDENCE, "Evidence", words.evidence, EVIDENCE),
            Column(Cell.STATE, "State", self._state, width=Width.fixed(170), kind=ColumnKind.STATE),
            Column(Cell.OPEN, "", lambda _line: "", width=Width.fixed(OPEN)),
        ]
        super().__init__(columns, lambda line: line.key, parent, name=self._title)

    @staticmethod
    def _title(line: Line) -> str:
        match line:
            case AreaLine():
                return line.title
            case QuietLine():
                return line.words
            case ResultLine():
                return line.row.title

    def _second(self, line: Line) -> str:
        return words.second_line(line.row, home=self.home) if isinstance(line, ResultLine) else ""

    @staticmethod
    def _state(line: Line) -> str:
        match line:
            case AreaLine():
                return line.measured
            case QuietLine():
                return ""
            case ResultLine():
                return line.row.state.in_words

    def show_period(self, period: Period) -> None:
        """Let the titles of the columns name the period."""
        self._titles = {
            Cell.RESULT: words.short_name(period),
            Cell.CURVE: words.span(period),
            Cell.CHANGE: f"Against {words.before_name(period)}",
        }
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of the columns, some of them with the period in it."""
        found = super().headerData(section, orientation, role)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} and found is not None:
            return self._titles.get(self.columns[section].key, found)
        return found

    def index_of_row(self, row: ScoreRow) -> int:
        """The position of a promise among the lines; -1 when it is not shown."""
        key = ResultLine(row).key
        return next((place for place, line in enumerate(self.rows) if line.key == key), -1)


def _of_rows(
    key: Cell,
    title: str,
    say: Any,
    width: int,
    *,
    kind: ColumnKind = ColumnKind.WORDS,
    align: Align | None = None,
) -> Column[Line]:
    """A column that says something of promises and nothing of headings."""

    def text(line: Line) -> str:
        return str(say(line.row)) if isinstance(line, ResultLine) else ""

    return Column(key, title, text, width=Width.fixed(width), kind=kind, align=align)
