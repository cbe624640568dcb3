"""Arranging a special day: closed, or open at other hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from hsdesk.errors import Refused
from ui.settings.dates import read_date
from ui.setup.day_hours import DayHours
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.labels import heading
from ui.widgets.panels import Card
from ui.words import full_date


class DayForm(Card):
    """A date, the reason, and the hours if the office opens at all."""

    wanted = Signal(object, str, list)
    """The date, the reason and the hours (none for closed)."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme, gap=10)
        self._today = today
        self.day = Field(theme, "Date", placeholder="Fri 24 Apr 2026", longest=40)
        self.reason = Field(theme, "Reason", placeholder="Staff training", longest=1000)
        self.hours = DayHours(theme, "Open that day")
        self.add = Button(theme, "Add this day", icon="calendar-plus")
        self.body.addWidget(heading(theme, "Add a closure or other hours"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.day, 1)
        row.addWidget(self.reason, 2)
        self.body.addLayout(row)
        self.body.addWidget(self.hours)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.day.left.connect(self._day_left)
        self.reason.submitted.connect(self._add)
        self.day.submitted.connect(self._add)
        self.add.clicked.connect(self._add)

    def clear(self) -> None:
        """Make room for another day."""
        self.day.set_text("")
        self.reason.set_text("")
        self.hours.set_stretches([])
        self.day.set_error("")
        self.reason.set_error("")

    def show_field(self, field: str, sentence: str) -> bool:
        """Say a refusal beside its field."""
        found = {"day": self.day, "reason": self.reason}.get(field)
        if found is not None:
            found.set_error(sentence)
            found.setFocus()
        return found is not None

    @Slot()
    def _day_left(self) -> None:
        if self.day.text().strip():
            self._read_day()

    def _read_day(self) -> date | None:
        try:
            day = read_date(self.day.text(), self._today())
        except Refused as refusal:
            self.day.set_error(f"{refusal.sentence} {refusal.advice}")
            return None
        self.day.set_text(full_date(day))
        past = "This day has passed. Choose today or a later day." if day < self._today() else ""
        self.day.set_error(past)
        return None if past else day

    @Slot()
    def _add(self) -> None:
        day = self._read_day()
        if day is None:
            self.day.setFocus()
            return
        if not self.reason.text().strip():
            self.reason.set_error("The reason is empty. It is shown with every date that moves.")
            self.reason.setFocus()
            return
        wrong = self.hours.check()
        if wrong:
            self.day.set_error(wrong)
            return
        self.reason.set_error("")
        self.wanted.emit(day, self.reason.text(), self.hours.stretches())
