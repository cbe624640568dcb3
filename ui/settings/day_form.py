"""Arranging a special day: closed, open at other hours, or an extra bank holiday."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from hsdesk.errors import Refused
from hsdesk.premises.changes import BankHolidayAdded, CalendarChange, DayClosed, DayOpened
from ui.settings.dates import read_date
from ui.setup.day_hours import USUAL, DayHours
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.labels import heading
from ui.widgets.option import Option
from ui.widgets.panels import Card
from ui.widgets.segmented import Segmented
from ui.words import full_date


class DayKind(StrEnum):
    """What is arranged."""

    CLOSED = "closed"
    OTHER_HOURS = "other-hours"
    BANK_HOLIDAY = "bank-holiday"


_KINDS = (
    Option(DayKind.CLOSED, "Closed"),
    Option(DayKind.OTHER_HOURS, "Other hours"),
    Option(DayKind.BANK_HOLIDAY, "Bank holiday"),
)


class DayForm(Card):
    """What kind of day, its date, the reason or name, and the hours if the office opens at all."""

    wanted = Signal(object)
    """The change of the calendar that was typed; nothing is saved yet."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme, gap=10)
        self._today = today
        self.kind = Segmented(theme, _KINDS, name="What is arranged", wide=True)
        self.day = Field(theme, "Date", placeholder="Fri 24 Apr 2026", longest=40)
        self.reason = Field(theme, "Reason, or the name of the holiday", longest=1000)
        self.hours = DayHours(theme, "Open that day")
        self.add = Button(theme, "Show what would move", icon="calendar-plus")
        self.body.addWidget(heading(theme, "Add a closure, other hours or a bank holiday"))
        self.body.addWidget(self.kind)
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
        self.kind.chosen.connect(self._follow_kind)
        self.day.left.connect(self._day_left)
        self.reason.submitted.connect(self._add)
        self.day.submitted.connect(self._add)
        self.add.clicked.connect(self._add)
        self._follow_kind()

    def clear(self) -> None:
        """Make room for another day."""
        for field in (self.day, self.reason):
            field.set_text("")
            field.set_error("")
        self.kind.set_value(DayKind.CLOSED)
        self._follow_kind()

    def show_field(self, field: str, sentence: str) -> bool:
        """Say a refusal beside its field."""
        found = {"day": self.day, "reason": self.reason}.get(field)
        if found is not None:
            found.set_error(sentence)
            found.setFocus()
        return found is not None

    @Slot()
    def _follow_kind(self) -> None:
        opens = self.kind.value() is DayKind.OTHER_HOURS
        self.hours.setVisible(opens)
        self.hours.set_stretches(USUAL if opens else [])

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
            self.reason.set_error("This is empty. It is shown with every date that moves.")
            self.reason.setFocus()
            return
        if wrong := self._wrong_hours():
            self.day.set_error(wrong)
            return
        self.reason.set_error("")
        self.wanted.emit(self._change(day, self.reason.text()))

    def _wrong_hours(self) -> str:
        if self.kind.value() is not DayKind.OTHER_HOURS:
            return ""
        if not self.hours.stretches():
            return "No hours are given for this day. Give its hours, or choose Closed."
        return self.hours.check()

    def _change(self, day: date, reason: str) -> CalendarChange:
        match self.kind.value():
            case DayKind.OTHER_HOURS:
                return DayOpened(day, self.hours.stretches(), reason)
            case DayKind.BANK_HOLIDAY:
                return BankHolidayAdded(day, reason)
            case _:
                return DayClosed(day, reason)
