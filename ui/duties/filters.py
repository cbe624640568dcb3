"""What of the duties is shown: a choice by chip, an owner, a financial year; and adding one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hsdesk.duties.rows import DutyList
from hsdesk.duties.rules import DutyShow
from hsdesk.people.rows import StaffRow
from ui.duties.words import SHOWS, year_words
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.chips import ChoiceChips
from ui.widgets.option import Option
from ui.widgets.select import Select
from ui.widgets.themed import Themed


@dataclass(frozen=True, slots=True)
class Filter:
    """What is chosen; `owner_id` None for everyone, `year` None for this one."""

    show: DutyShow = DutyShow.ALL
    owner_id: int | None = None
    year: int | None = None


class FilterBar(QWidget, Themed):
    """`chosen` carries the `Filter` after each change by a person."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duties: DutyList | None = None
        self._staff: tuple[StaffRow, ...] = ()
        self.chips = ChoiceChips(theme, self._options(), name="Show", single=True, height=30)
        self.chips.set_values([DutyShow.ALL])
        self.owner = Select(theme, [Option(None, "Everyone", "users")], height=32)
        self.owner.setAccessibleName("Owner")
        self.year = Select(theme, [Option(None, "This year", "calendar-days")], height=32)
        self.year.setAccessibleName("Financial year")
        self.add = Button(theme, "Add a duty", icon="plus", kind=Kind.PRIMARY, size=Size.TOOLBAR)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.chips, 1)
        for part in (self.owner, self.year, self.add):
            self._row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chips.chosen.connect(self._changed)
        self.owner.chosen.connect(self._changed)
        self.year.chosen.connect(self._changed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take sizes at the present scale."""
        px = self.theme.px
        self._row.setContentsMargins(px(20), px(8), px(20), px(8))
        self._row.setSpacing(px(8))
        self.owner.setFixedWidth(px(150))
        self.year.setFixedWidth(px(164))

    def filter(self) -> Filter:
        """What is chosen now."""
        shown, owner, year = self.chips.values(), self.owner.value(), self.year.value()
        show = shown[0] if shown else DutyShow.ALL
        return Filter(
            show if isinstance(show, DutyShow) else DutyShow.ALL,
            owner if isinstance(owner, int) else None,
            year if isinstance(year, int) else None,
        )

    def show_duties(self, duties: DutyList, staff: Sequence[StaffRow]) -> None:
        """Say how many there are of each, and offer who may own them."""
        before, self._duties = self._duties, duties
        if before is None or before.counts != duties.counts:
            focused = self.chips.isAncestorOf(self.window().focusWidget())
            self.chips.set_options(self._options())
            if focused:
                self.chips.setFocus()
        if tuple(staff) != self._staff:
            self._staff = tuple(staff)
            people = [Option(row.staff_id, row.name, "user") for row in staff]
            self.owner.set_options([Option(None, "Everyone", "users"), *people])
        if before is None or before.years != duties.years:
            self.year.set_options([Option(year, year_words(year), "calendar-days") for year in duties.years])
            self.year.set_value(duties.year)

    def clear(self) -> None:
        """Show everything again."""
        self.chips.set_values([DutyShow.ALL])
        self.owner.set_value(None)
        self._changed()

    def _options(self) -> list[Option]:
        counts = self._duties.counts if self._duties else None
        numbers = (
            dict(zip(DutyShow, (counts.everything, counts.late, counts.this_month, counts.done), strict=True))
            if counts
            else {}
        )
        return [
            Option(show, f"{word} {numbers[show]}" if show in numbers else word, icon)
            for show, (word, icon) in SHOWS.items()
        ]

    @Slot()
    def _changed(self) -> None:
        if not self.chips.values():
            self.chips.set_values([DutyShow.ALL])  # one is always on
        self.chosen.emit(self.filter())
