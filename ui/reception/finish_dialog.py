"""Ending a visit: how it ended, and whether the two closing questions were asked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hsdesk.reception.rules import Outcome
from ui.reception.form_dialog import FormDialog
from ui.reception.yes_no import YesNo
from ui.theme import Theme
from ui.widgets.chips import ChoiceChips
from ui.widgets.dialog import WIDE
from ui.widgets.field import FieldFrame
from ui.widgets.option import Option

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FinishDialog(FormDialog):
    """Outcome, then two questions; Enter goes from one to the next and at last finishes."""

    def __init__(self, theme: Theme, window: QWidget, ticket: str) -> None:
        super().__init__(theme, window, f"How did the visit of {ticket} end?", verb="Finish", width=WIDE)
        options = [Option(outcome, outcome.in_words) for outcome in Outcome]
        self.outcome = ChoiceChips(theme, options, name="Outcome", single=True)
        self._outcome_field = FieldFrame(theme, "Outcome", self.outcome)
        self.satisfied = YesNo(theme, "Were they asked whether they are satisfied?")
        self.anything_else = YesNo(theme, "Were they asked whether they need anything else?")
        self.outcome.set_values([Outcome.ANSWERED])
        self.outcome.chosen.connect(self._chosen)
        self.satisfied.went_on.connect(self._to_second)
        self.anything_else.went_on.connect(self._to_end)
        for part in (self._outcome_field, self.satisfied, self.anything_else):
            self.body.addWidget(part)
        self.outcome.setFocus()

    def answers(self) -> dict[str, Any]:
        """What the action is given."""
        return {
            "outcome": self.outcome.values()[0],
            "asked_satisfied": bool(self.satisfied.value()),
            "anything_else": bool(self.anything_else.value()),
        }

    def is_complete(self) -> bool:
        """An outcome and both answers; the first that is missing gets the focus."""
        chosen = bool(self.outcome.values())
        self._outcome_field.set_error("" if chosen else "Choose how it ended.")
        checks = [
            (self.outcome, chosen),
            (self.satisfied, self.satisfied.require()),
            (self.anything_else, self.anything_else.require()),
        ]
        missing = next((part for part, there in checks if not there), None)
        if missing is not None:
            missing.setFocus()
        return missing is None

    @Slot()
    def _chosen(self) -> None:
        self._outcome_field.set_error("")

    @Slot()
    def _to_second(self) -> None:
        self.anything_else.setFocus()

    @Slot()
    def _to_end(self) -> None:
        self.submit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the outcome goes on to the questions."""
        if event.key() in _ENTER and self.outcome.isAncestorOf(self.focusWidget()):
            self.satisfied.setFocus()
            return
        super().keyPressEvent(event)
