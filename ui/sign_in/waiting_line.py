"""Who waits, by ticket only: all that a locked desk tells of visitors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from ui.fonts import Role
from ui.services import Services
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.labels import Label, caption
from ui.widgets.marks import Picture, StateChip
from ui.widgets.paint import Chip
from ui.widgets.panels import Panel, Surface


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait, and the ticket that has waited longest with its target; no names."""

    count: int
    ticket: str = ""
    since: datetime | None = None
    due_at: datetime | None = None


def minutes_and_seconds(span: timedelta) -> str:
    """A wait as m:ss, minutes beyond the hour included."""
    seconds = max(0, int(span.total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02}"


class WaitingLine(Panel):
    """Count, longest ticket, its wait and how it stands; runs with the ticker."""

    def __init__(self, services: Services) -> None:
        theme: Theme = services.theme
        super().__init__(theme, Surface.WELL, margins=(16, 12, 16, 12))
        self._waiting = Waiting(0)
        self.count = Label(theme, role=Role.STRONG)
        self.longest = Label(theme, role=Role.BODY)
        self.time = Label(theme, role=Role.STRONG, figures=True)
        self.chip = StateChip(theme, Chip("On time", "circle-check", Family.OK))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Picture(theme, "users", side=18))
        for part in (self.count, self.longest, self.time, self.chip):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(caption(theme, "Tickets only while locked"))
        self.body.addLayout(row)
        services.ticker.tick.connect(self.show_time)
        self._clock = services.clock
        self.show_waiting(self._waiting)

    def show_waiting(self, waiting: Waiting) -> None:
        """Show another state of the queue."""
        self._waiting = waiting
        self.count.setText(f"{waiting.count} waiting" if waiting.count else "Nobody is waiting")
        self.longest.setText(f"Longest {waiting.ticket}" if waiting.ticket else "")
        for part in (self.longest, self.time, self.chip):
            part.setVisible(bool(waiting.ticket))
        self.show_time(self._clock.now())

    @Slot(object)
    def show_time(self, now: datetime) -> None:
        """Let the wait run."""
        since, due = self._waiting.since, self._waiting.due_at
        if since is None:
            return
        self.time.setText(minutes_and_seconds(now - since))
        self.chip.setVisible(due is not None and bool(self._waiting.ticket))
        if due is None:
            return
        if now > due:
            chip = Chip(f"Over by {minutes_and_seconds(now - due)}", "circle-alert", Family.OVER)
        elif due - now <= timedelta(minutes=2):
            chip = Chip(f"Due in {minutes_and_seconds(due - now)}", "clock-alert", Family.SOON)
        else:
            chip = Chip("On time", "circle-check", Family.OK)
        self.chip.set_chip(chip)
