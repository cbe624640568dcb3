"""What the list of today's appointments says of each: for the eye, and for the screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hsdesk.diary.rules import LATE_AFTER, AppointmentState
from hsdesk.reception.rows import ExpectedRow
from ui.privacy import Privacy
from ui.tokens import Family
from ui.widgets.paint import Chip
from ui.words import clock_time

_MINUTE = timedelta(minutes=1)


def state_chip(row: ExpectedRow, now: datetime) -> Chip | None:
    """How an appointment stands; nothing for one that is simply to come."""
    match row.state:
        case AppointmentState.ARRIVED:
            return Chip(f"Here, {row.ticket}" if row.ticket else "Here", "check", Family.OK, bare=True)
        case AppointmentState.CANCELLED:
            return Chip("Cancelled", "calendar-x", Family.PAUSE, bare=True)
        case AppointmentState.MISSED:
            return Chip("Did not come", "user-x", Family.PAUSE, bare=True)
        case AppointmentState.BOOKED:
            late = now - row.starts_at
            if late < LATE_AFTER:
                return None
            return Chip(late_in_words(late), "clock-alert", Family.SOON, bare=True)


def late_in_words(late: timedelta) -> str:
    """How late somebody is: "13 min late", "1 h 5 min late"."""
    hours, minutes = divmod(late // _MINUTE, 60)
    length = f"{minutes} min" if not hours else f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{length} late"


def name_of(row: ExpectedRow, privacy: Privacy) -> str:
    """The name, or what stands for it while names are hidden."""
    return privacy.shown(row.name, row.ticket or "Name hidden")


def about(row: ExpectedRow) -> str:
    """What the appointment is about and with whom."""
    return ", ".join(part for part in (row.purpose.in_words, row.with_whom) if part)


def spoken(row: ExpectedRow, privacy: Privacy, now: datetime) -> str:
    """All of a row as it is read out."""
    chip = state_chip(row, now)
    state = chip.word if chip is not None else "to come"
    return ", ".join((clock_time(row.starts_at), name_of(row, privacy), about(row), state))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are here and how many are still to come."""

    here: int
    to_come: int

    @property
    def words(self) -> str:
        """Both counts in words."""
        return f"{self.here} here, {self.to_come} to come"


def counts_of(rows: Sequence[ExpectedRow]) -> Counts:
    """Count a day's appointments."""
    states = [row.state for row in rows]
    return Counts(states.count(AppointmentState.ARRIVED), states.count(AppointmentState.BOOKED))
