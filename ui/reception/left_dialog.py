"""Noting that a visitor left without being seen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from hsdesk.reception.rows import VisitRow
from hsdesk.reception.rules import WaitState
from ui.reception import durations
from ui.reception.board_words import clock_of
from ui.reception.form_dialog import FormDialog
from ui.theme import Theme
from ui.widgets.field import Field


def consequence(row: VisitRow, now: datetime) -> str:
    """What it does to the figures, which depends on whether the target has passed."""
    clock = clock_of(row, now)
    waited = durations.timer(clock.waited)
    if clock.state is WaitState.OVER:
        counts = f"They waited {waited}, longer than the target, so this counts as not seen in time."
    else:
        counts = f"They waited {waited}. Their target has not passed, so today’s share leaves them out."
    return f"{counts} It can be undone today."


class LeftDialog(FormDialog):
    """Asks why, if that is known."""

    def __init__(self, theme: Theme, window: QWidget, row: VisitRow, now: datetime) -> None:
        title = f"Did {row.ticket} leave without being seen?"
        super().__init__(theme, window, title, consequence(row, now), verb="Mark as left")
        self.because = Field(theme, "Why they left, if known", longest=200)
        self.body.addWidget(self.because)
        self.because.submitted.connect(self.submit)
        self.because.setFocus()

    def answers(self) -> dict[str, Any]:
        """What the action is given."""
        return {"because": self.because.text()}
