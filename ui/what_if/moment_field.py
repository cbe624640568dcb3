"""A date and a time of day that are typed, side by side."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.clock import LONDON, Clock
from hsdesk.errors import Refused
from ui.reception.time_field import read_time
from ui.settings.dates import read_date
from ui.theme import Theme, set_property
from ui.widgets.field import FieldFrame, LineEdit
from ui.words import clock_time, full_date, local

_FURTHEST_YEARS = 10


class MomentField(FieldFrame):
    """`changed` is sent when what is typed can be read, or nothing is typed; nonsense is refused on leaving.

    One that is `optional` may stay empty. A date alone means midday, a time alone today.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        optional: bool = False,
    ) -> None:
        self._clock, self._optional = clock, optional
        self.day = LineEdit(theme, placeholder="24 Dec 2026")
        self.time = LineEdit(theme, placeholder="18:00")
        both = QWidget()
        self._row = QHBoxLayout(both)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.day, 3)
        self._row.addWidget(self.time, 1)
        both.setFocusProxy(self.day)
        super().__init__(theme, label, both, parent, optional=optional)
        self.day.setMaxLength(30)
        self.time.setMaxLength(8)
        self.day.setAccessibleName(f"{label}: date")
        self.time.setAccessibleName(f"{label}: time")
        for line in (self.day, self.time):
            line.textEdited.connect(self._edited)
            line.left.connect(self.require)
            line.returnPressed.connect(self.require)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        super().restyle()
        self._row.setSpacing(self.theme.px(8))
        self.time.setMinimumWidth(self.theme.px(84))

    def set_moment(self, moment: datetime) -> None:
        """Put a moment into the fields."""
        self.day.setText(full_date(local(moment).date()))
        self.time.setText(clock_time(moment))
        self._complain("", "")

    def moment(self) -> datetime | None:
        """The moment that is typed; None for an optional one that is empty. Raises `Refused`."""
        if self._optional and not self.day.text().strip() and not self.time.text().strip():
            return None
        return datetime.combine(self._typed_day(), self._typed_time(), tzinfo=LONDON)

    def is_right(self) -> bool:
        """Whether what is typed can be read."""
        try:
            self.moment()
        except Refused:
            return False
        return True

    @Slot()
    def require(self) -> bool:
        """Whether what is typed can be read; if not, say how to write it."""
        try:
            self.moment()
        except Refused as refusal:
            self._complain(refusal.advice, refusal.field)
            return False
        self._complain("", "")
        return True

    @Slot()
    def _edited(self) -> None:
        if self.is_right():
            self.require()
            self.changed.emit()

    def _complain(self, sentence: str, field: str) -> None:
        self.set_error(sentence)
        for line, name in ((self.day, "day"), (self.time, "time")):
            set_property(line, "wrong", value=field == name)
            line.setAccessibleDescription(sentence if field == name else "")

    def _typed_day(self) -> date:
        today = local(self._clock.now()).date()
        if not self.day.text().strip():
            if not self._optional:
                raise Refused("The date is missing.", "Type a date, such as 24 Dec 2026.", field="day")
            return today
        day = read_date(self.day.text(), today)
        if abs(day.year - today.year) > _FURTHEST_YEARS:
            raise Refused(
                f"{full_date(day)} is too far away.", f"Choose a year near {today.year}.", field="day"
            )
        return day

    def _typed_time(self) -> time:
        if not self.time.text().strip():
            return time(12)
        typed = read_time(self.time.text())
        if typed is None:
            raise Refused("This is no time of day.", "Type a time such as 14:30.", field="time")
        return typed
