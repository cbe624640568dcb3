"""Changing whom a visitor is to see, or why they came; the wait goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from hsdesk.diary.rules import Purpose
from hsdesk.people.rows import StaffRow, TeamRow
from hsdesk.reception.rows import VisitRow
from hsdesk.reception.rules import VisitState
from ui.reception.form_dialog import FormDialog
from ui.theme import Theme
from ui.widgets.chips import ChoiceChips
from ui.widgets.dialog import WIDE
from ui.widgets.field import FieldFrame
from ui.widgets.option import Option
from ui.widgets.select import SelectField

_NEXT_FREE = (None, None)


class TransferDialog(FormDialog):
    """A colleague, a team or whoever is free next, and the reasons."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        row: VisitRow,
        staff: Sequence[StaffRow],
        teams: Sequence[TeamRow],
    ) -> None:
        text = "The wait goes on and the ticket stays the same."
        if row.state is VisitState.CALLED:
            text = f"{text} The call is withdrawn."
        super().__init__(theme, window, f"Whom is {row.ticket} to see?", text, verb="Change", width=WIDE)
        self._row = row
        options = [Option(_NEXT_FREE, "Whoever is free next", "users")]
        options += [Option((None, team.team_id), team.name, "users") for team in teams]
        options += [Option((member.staff_id, None), member.name, "user") for member in staff]
        self.to_see = SelectField(theme, "To see", options)
        now = (row.to_see_staff_id, row.to_see_team_id)
        if now in [option.value for option in options]:
            self.to_see.set_value(now)
        purposes = [Option(purpose, purpose.in_words) for purpose in Purpose]
        self.reasons = ChoiceChips(theme, purposes, name="Reason for the visit")
        self.reasons.set_values(list(row.reasons))
        self._reasons_field = FieldFrame(theme, "Reason for the visit", self.reasons)
        self.body.addWidget(self.to_see)
        self.body.addWidget(self._reasons_field)
        self.to_see.box.setFocus()

    def answers(self) -> dict[str, Any]:
        """What the action is given."""
        value = self.to_see.value()
        staff_id, team_id = value if isinstance(value, tuple) else _NEXT_FREE
        return {
            "to_see_staff_id": staff_id,
            "to_see_team_id": team_id,
            "reasons": self.reasons.values(),
        }

    def sentence(self) -> str:
        """What is said once it is done."""
        who = self.to_see.box.currentText()
        return f"{self._row.ticket} is to see {who[0].lower() + who[1:] if who.startswith('Who') else who}"

    def is_complete(self) -> bool:
        """At least one reason."""
        chosen = bool(self.reasons.values())
        self._reasons_field.set_error("" if chosen else "Choose one or more reasons.")
        if not chosen:
            self.reasons.setFocus()
        return chosen
