"""Why a date would be what it is: the days, the promise, the rules, and every step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsdesk.standards.what_if import WouldBeClock
from ui.explanation.day_strip import DayStrip, cells_of
from ui.fonts import Role
from ui.theme import Theme
from ui.what_if.words import source
from ui.widgets.labels import Label, Tone, section, support
from ui.widgets.themed import Themed


class Reckoning(QWidget, Themed):
    """Reads from top to bottom: the days as cells, the same in words, the promise, and how it is counted."""

    def __init__(self, theme: Theme, clock: WouldBeClock, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        cells = cells_of(clock.steps, clock.due_date)
        if cells:
            strip = DayStrip(theme, cells, today)
            self._column.addWidget(strip, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(support(theme, clock.summary, wrap=True))
        self._list(theme, "The promise", [clock.sentence])
        for line in (source(clock), *clock.marks, clock.note):
            if line:
                self._column.addWidget(Label(theme, line, role=Role.SMALL, tone=Tone.HINT, wrap=True))
        self._list(theme, "How it is counted", clock.conventions)
        self._list(theme, "Day by day", clock.reckoning)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._column.setSpacing(self.theme.px(6))

    def _list(self, theme: Theme, name: str, lines: Iterable[str]) -> None:
        self._column.addSpacing(theme.px(4))
        self._column.addWidget(section(theme, name))
        for line in lines:
            self._column.addWidget(Label(theme, line, role=Role.SUPPORT, wrap=True))
