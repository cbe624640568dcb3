"""What is told of a date: when it is due, the days, the promise, the rules, and who moved it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.standards.rows import ExplanationRow
from ui.explanation.day_strip import DayStrip, cells_of
from ui.explanation.text import (
    adjustment_in_words,
    due_in_words,
    how_it_stands,
    source_in_words,
)
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.labels import Label, Tone, section, support
from ui.widgets.marks import HairLine, Picture
from ui.widgets.themed import Themed


class ExplanationView(QWidget, Themed):
    """Reads from top to bottom, the date first."""

    def __init__(self, theme: Theme, row: ExplanationRow, staff: Mapping[int, str], today: date) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._say_when(theme, row)
        cells = cells_of(row.steps, row.deadline.due_date)
        if cells:
            self.strip = DayStrip(theme, cells, today)
            self._column.addWidget(self.strip, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(support(theme, row.summary, wrap=True))
        self._say_promise(theme, row)
        self._list(theme, "How it is counted", row.conventions)
        told = [adjustment_in_words(each, staff) for each in row.adjustments]
        self._list(theme, "Pauses and extensions", told)
        self._list(theme, "Day by day", row.reckoning)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._column.setSpacing(self.theme.px(8))

    def _say_when(self, theme: Theme, row: ExplanationRow) -> None:
        self._column.addWidget(Label(theme, due_in_words(row.deadline.due_at), role=Role.HEADING, wrap=True))
        self._column.addWidget(support(theme, how_it_stands(row), wrap=True))
        if row.deadline.original_due_at != row.deadline.due_at:
            first = f"Before any extension it was due {due_in_words(row.deadline.original_due_at)}."
            self._column.addWidget(support(theme, first, wrap=True))

    def _say_promise(self, theme: Theme, row: ExplanationRow) -> None:
        self._column.addWidget(HairLine(theme))
        kind = "The law" if row.is_law else "The office’s own aim" if row.is_aim else "The promise"
        self._column.addWidget(section(theme, f"{kind}: {row.title}, {row.target}"))
        self._column.addWidget(Label(theme, row.sentence, wrap=True))
        self._column.addWidget(support(theme, source_in_words(row), wrap=True))
        clock = f"It starts when {row.starts_with}, and stops when {row.stops_with}."
        self._column.addWidget(support(theme, clock, wrap=True))
        for mark in row.marks:
            self._column.addLayout(_marked(theme, mark))
        if row.note:
            self._column.addWidget(Label(theme, row.note, role=Role.SMALL, tone=Tone.HINT, wrap=True))

    def _list(self, theme: Theme, name: str, lines: Iterable[str]) -> None:
        own = tuple(lines)
        if not own:
            return
        self._column.addWidget(HairLine(theme))
        self._column.addWidget(section(theme, name))
        for line in own:
            self._column.addWidget(Label(theme, line, role=Role.SUPPORT, wrap=True))


def _marked(theme: Theme, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(6))
    row.addWidget(Picture(theme, "triangle-alert"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(theme, text, role=Role.SUPPORT, tone=Tone.SOON, wrap=True), 1)
    return row
