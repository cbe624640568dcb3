"""Walk-in or appointment, and which of today's appointments it is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsdesk.reception.rows import ExpectedRow
from ui.privacy import Privacy
from ui.reception.check_in.people_found import NAME_HIDDEN
from ui.theme import Theme
from ui.widgets.option import Option
from ui.widgets.segmented import Segmented
from ui.widgets.select import SelectField
from ui.words import clock_time


class Way(Enum):
    """How somebody comes."""

    WALK_IN = "walk-in"
    APPOINTMENT = "appointment"


_WAYS = [
    Option(Way.WALK_IN, "Walk-in", "footprints"),
    Option(Way.APPOINTMENT, "Appointment", "calendar-clock"),
]
NOBODY_LEFT = "Nobody is expected any more today."


class AppointmentField(QWidget):
    """`switched` tells of Walk-in or Appointment, `chosen` carries the `ExpectedRow` picked, or None."""

    switched = Signal()
    chosen = Signal(object)

    def __init__(self, theme: Theme, privacy: Privacy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._privacy = privacy
        self._rows: dict[int, ExpectedRow] = {}
        self._wanted: int | None = None
        self.kind = Segmented(theme, _WAYS, name="Walk-in or appointment", wide=True)
        self.which = SelectField(theme, "Which appointment")
        self.which.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.kind)
        column.addWidget(self.which)
        self.kind.chosen.connect(self._switch)
        self.which.chosen.connect(self._choose)
        privacy.changed.connect(self._write)
        self._write()

    @property
    def with_appointment(self) -> bool:
        """Whether Appointment is on."""
        return self.kind.value() is Way.APPOINTMENT

    @property
    def appointment_id(self) -> int | None:
        """The appointment chosen, also while today's list has not been read yet."""
        return self._wanted

    def row(self) -> ExpectedRow | None:
        """The appointment chosen, if it is still expected."""
        return self._rows.get(self._wanted or 0)

    def offer(self, rows: Sequence[ExpectedRow]) -> None:
        """Offer those who are still expected; the one chosen stays chosen."""
        self._rows = {row.appointment_id: row for row in rows}
        self._write()

    def set_appointment(self, appointment_id: int | None, *, with_appointment: bool) -> None:
        """Choose without telling anybody."""
        self._wanted = appointment_id
        self.kind.set_value(Way.APPOINTMENT if with_appointment else Way.WALK_IN)
        self.which.setVisible(with_appointment)
        self.which.set_error("")
        self._write()

    @Slot()
    def _write(self) -> None:
        options = [Option(None, "Choose one" if self._rows else NOBODY_LEFT)]
        if self._wanted is not None and self._wanted not in self._rows:
            options.append(Option(self._wanted, "No longer expected"))
        for row in self._rows.values():
            name = self._privacy.shown(row.name, NAME_HIDDEN)
            options.append(Option(row.appointment_id, f"{clock_time(row.starts_at)}  {name}"))
        self.which.set_options(options)
        self.which.set_value(self._wanted)

    @Slot()
    def _switch(self) -> None:
        self.which.setVisible(self.with_appointment)
        self.which.set_error("")
        self.switched.emit()

    @Slot(object)
    def _choose(self, appointment_id: object) -> None:
        self._wanted = appointment_id if isinstance(appointment_id, int) else None
        self.which.set_error("")
        self.chosen.emit(self.row())
