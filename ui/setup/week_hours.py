"""The hours of an ordinary week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.calendars.hours import Weekday
from hsdesk.calendars.words import DAY_NAMES
from ui.fonts import Role
from ui.setup.day_hours import USUAL, DayHours, Stretches
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import Label, Tone, heading
from ui.widgets.marks import HairLine
from ui.widgets.panels import Card

_WORKING_DAYS = 5


class WeekHours(QWidget):
    """Seven days under each other; what cannot be is said below, once a field is left."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = {day: DayHours(theme, name) for day, name in zip(Weekday, DAY_NAMES, strict=True)}
        self.copy = Button(
            theme, "Same as Monday on all open days", kind=Kind.LINK, size=Size.HEADER, icon="copy"
        )
        self.trouble = Label(theme, role=Role.SMALL, tone=Tone.OVER, wrap=True)
        head = QHBoxLayout()
        head.addWidget(heading(theme, "Open to the public"), 1)
        head.addWidget(self.copy)
        card = Card(theme, margins=(1, 1, 1, 1), gap=0)
        for place, day in enumerate(self.days.values()):
            if place:
                card.body.addWidget(HairLine(theme))
            card.body.addWidget(day)
            day.changed.connect(self._day_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addWidget(card)
        column.addWidget(self.trouble)
        self.trouble.setVisible(False)
        self.copy.clicked.connect(self._copy_monday)

    def set_hours(self, hours: Mapping[str, Sequence[Sequence[str]]]) -> None:
        """Show a week as files write it."""
        for day, row in self.days.items():
            row.set_stretches(hours.get(day.value, []))
        self.check()

    def set_usual(self) -> None:
        """Show nine to five from Monday to Friday."""
        for place, row in enumerate(self.days.values()):
            row.set_stretches(USUAL if place < _WORKING_DAYS else [])

    def hours(self) -> dict[str, Stretches]:
        """The week as files write it; a closed day is left out."""
        return {day.value: row.stretches() for day, row in self.days.items() if row.stretches()}

    def check(self) -> str:
        """Say below what is wrong, and return it; nothing when the week is right."""
        wrong = next((found for row in self.days.values() if (found := row.check())), "")
        if not wrong and not self.hours():
            wrong = "These hours never open the office. Give hours on at least one day of the week."
        self.trouble.setText(wrong)
        self.trouble.setVisible(bool(wrong))
        return wrong

    @Slot()
    def _day_changed(self) -> None:
        self.check()
        self.changed.emit()

    @Slot()
    def _copy_monday(self) -> None:
        monday = self.days[Weekday.MONDAY].stretches()
        for row in self.days.values():
            if row.switch.isChecked():
                row.set_stretches(monday)
        self._day_changed()
