"""The first part of the panel: dates, how often it comes, who sees to it, and when they are reminded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.duties.rows import DutyDetail
from hsdesk.people.rows import StaffRow
from ui.duties.words import INTERVALS, REMINDERS, every_words, period_words, reminder_words
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import Label, Tone, caption
from ui.widgets.option import Option
from ui.widgets.select import SelectField
from ui.widgets.themed import Themed
from ui.words import full_date, local, short_date


class Facts(QWidget, Themed):
    """What can be changed at once is a box to pick from; everything else is words."""

    owner_chosen = Signal(object)
    """The id of whoever sees to it now, or None."""
    reminder_chosen = Signal(int)
    interval_chosen = Signal(str)
    why_wanted = Signal()
    """Somebody asks why it is due on that day."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owners: list[Option] = []
        self._grid, self._column = QGridLayout(), QVBoxLayout(self)
        self.due, self.period = self._line(theme, 0, "Due"), self._line(theme, 1, "Period")
        self.why = Button(theme, "Why this date?", kind=Kind.LINK, size=Size.HEADER, icon="calendar-clock")
        self._grid.addWidget(self.why, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        self.moved = Label(theme, role=Role.SMALL, tone=Tone.SECOND, wrap=True)
        self.owner = SelectField(theme, "Owner")
        self.reminder = SelectField(theme, "Reminder")
        self.every = SelectField(theme, "How often", beside="set by this office")
        self._grid.setColumnStretch(1, 1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.moved)
        self._column.addWidget(self.every)
        self._pair = QHBoxLayout()
        self._pair.addWidget(self.owner, 1)
        self._pair.addWidget(self.reminder, 1)
        self._column.addLayout(self._pair)
        self.why.clicked.connect(self.why_wanted)
        self.owner.chosen.connect(self.owner_chosen)
        self.reminder.chosen.connect(self._choose_reminder)
        self.every.chosen.connect(self._choose_interval)
        self.follow(theme)

    def _line(self, theme: Theme, row: int, name: str) -> Label:
        said = Label(theme, role=Role.MEDIUM, wrap=True)
        beside_button = row == 0
        middle, top = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(caption(theme, name), row, 0, middle if beside_button else top)
        self._grid.addWidget(said, row, 1, 1, 1 if beside_button else 2)
        return said

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(6))
        self._pair.setSpacing(px(12))
        self._column.setSpacing(px(12))

    def show_detail(self, detail: DutyDetail, staff: Sequence[StaffRow]) -> None:
        """Show the facts of a duty; one that is done can be changed no more."""
        row = detail.row
        self.due.setText(full_date(row.due_date))
        fixed = "" if detail.own_interval else f"{every_words(row.every)}, "
        period = period_words(detail.period_start, detail.period_end)
        self.period.setText(f"{fixed}{period}")
        moves = [
            f"Moved from {short_date(move.from_date)} to {short_date(move.to_date)}"
            f" on {short_date(local(move.moved_at).date())}{f' by {move.moved_by}' if move.moved_by else ''}:"
            f" {move.reason}"
            for move in detail.moves
        ]
        self.moved.setText("\n".join(moves))
        self.moved.setVisible(bool(moves))
        self.show_owners(detail, staff)
        days = sorted({*REMINDERS, detail.remind_days})
        self.reminder.set_options([Option(each, reminder_words(each)) for each in days])
        self.reminder.set_value(detail.remind_days)
        intervals = [*INTERVALS, *([] if detail.interval in INTERVALS else [detail.interval])]
        self.every.set_options([Option(each, every_words(each)) for each in intervals])
        self.every.set_value(detail.interval)
        self.every.setVisible(detail.own_interval)
        for field in (self.owner, self.reminder):
            field.setVisible(not row.is_done)

    def show_owners(self, detail: DutyDetail, staff: Sequence[StaffRow]) -> None:
        """Offer whoever may see to it."""
        row = detail.row
        people = [Option(each.staff_id, each.name) for each in staff]
        if row.owner_id is not None and row.owner_id not in [option.value for option in people]:
            people.append(Option(row.owner_id, row.owner or "Somebody who has left"))
        options = [Option(None, "Nobody yet"), *people]
        if options != self._owners:
            self._owners = options
            self.owner.set_options(options)
        self.owner.set_value(row.owner_id)

    @Slot(object)
    def _choose_reminder(self, days: object) -> None:
        if isinstance(days, int):
            self.reminder_chosen.emit(days)

    @Slot(object)
    def _choose_interval(self, every: object) -> None:
        self.interval_chosen.emit(str(every))
