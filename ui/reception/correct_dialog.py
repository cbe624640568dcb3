"""Putting right a time that was noted late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hsdesk.reception.events import VisitEvent
from hsdesk.reception.rows import HistoryRow, VisitRow
from hsdesk.reception.rules import Moment
from ui.reception.form_dialog import FormDialog
from ui.reception.time_field import TimeField, on_day_of
from ui.theme import Theme
from ui.widgets.chips import ChoiceChips
from ui.widgets.field import FieldFrame
from ui.widgets.labels import support
from ui.widgets.option import Option
from ui.words import clock_time

_EVENTS = {
    VisitEvent.ARRIVED: Moment.ARRIVED,
    VisitEvent.CALLED: Moment.CALLED,
    VisitEvent.SEEN: Moment.SEEN,
    VisitEvent.FINISHED: Moment.FINISHED,
}


def moments_of(history: Sequence[HistoryRow]) -> dict[Moment, HistoryRow]:
    """The steps of a visit whose times can be put right, as they stand now."""
    return {
        _EVENTS[VisitEvent(step.event)]: step
        for step in history
        if not step.taken_back and step.event in set(_EVENTS)
    }


class CorrectDialog(FormDialog):
    """Which moment, and the right time for it. The one noted first is shown and stays on record."""

    def __init__(self, theme: Theme, window: QWidget, row: VisitRow, history: Sequence[HistoryRow]) -> None:
        title = f"Which time of {row.ticket} is wrong?"
        text = "The time noted first stays on record, and the visit is marked as corrected."
        super().__init__(theme, window, title, text, verb="Correct")
        self._moments, self._row = moments_of(history), row
        options = [Option(moment, moment.value.capitalize()) for moment in self._moments]
        self.moment = ChoiceChips(theme, options, name="Moment", single=True)
        self._moment_field = FieldFrame(theme, "Moment", self.moment)
        self.time = TimeField(theme, "Right time")
        self.noted = support(theme, "", wrap=True)
        self.body.addWidget(self._moment_field)
        self.body.addWidget(self.noted)
        self.body.addWidget(self.time)
        self.moment.set_values([options[-1].value] if options else [])
        self.moment.chosen.connect(self._chosen)
        self.time.submitted.connect(self.submit)
        self._chosen()
        self.time.line.setFocus()

    def _chosen_step(self) -> HistoryRow | None:
        values = self.moment.values()
        return self._moments.get(Moment(str(values[0]))) if values else None

    @Slot()
    def _chosen(self) -> None:
        step = self._chosen_step()
        self._moment_field.set_error("")
        if step is None:
            self.noted.setText("")
            return
        first = f", at first {clock_time(step.first_at)}" if step.first_at is not None else ""
        self.noted.setText(f"Noted as {clock_time(step.at)}{first}.")
        self.time.set_time(step.at)

    def answers(self) -> dict[str, Any]:
        """What the action is given."""
        return {"moment": self.moment.values()[0], "at": self._at()}

    def _at(self) -> datetime | None:
        typed = self.time.typed()
        return None if typed is None else on_day_of(self._row.arrived_at, typed)

    def is_complete(self) -> bool:
        """A moment, and a time that can be read."""
        chosen = self._chosen_step() is not None
        self._moment_field.set_error("" if chosen else "Choose which time is wrong.")
        return self.time.require() and chosen
