"""What the board says of a visit at one moment: for the eye, and for the screen reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from hsdesk.diary.rules import LATE_AFTER
from hsdesk.reception.rows import VisitRow
from hsdesk.reception.rules import IN_THE_QUEUE, VisitState, WaitClock, WaitState, read_clock
from ui.privacy import Privacy
from ui.reception import durations
from ui.tokens import Family
from ui.widgets.paint import Chip
from ui.words import clock_time, counted, listed

_FAMILIES = {
    WaitState.EARLY: Family.PAUSE,
    WaitState.ON_TIME: Family.OK,
    WaitState.DUE_SOON: Family.SOON,
    WaitState.OVER: Family.OVER,
    WaitState.NO_TARGET: Family.INFO,
}
_ENDED = {
    VisitState.FINISHED: Chip("Finished", "check", Family.OK),
    VisitState.LEFT: Chip("Left without being seen", "log-out", Family.PAUSE, bare=True),
    VisitState.REDIRECTED: Chip("Sent elsewhere", "signpost", Family.PAUSE),
    VisitState.WITHDRAWN: Chip("Taken back", "undo-2", Family.PAUSE),
    VisitState.FORGOTTEN: Chip("Not ended that day", "minus", Family.PAUSE),
}


@dataclass(frozen=True, slots=True)
class WaitMark:
    """The ring and the timer of a row: the time, the target below it, and the share of it used."""

    time: str
    target: str
    share: float
    family: Family
    dashed: bool


def clock_of(row: VisitRow, now: datetime) -> WaitClock:
    """A visit's wait against its target; it stopped when the visitor was seen or went."""
    stopped = None if row.state in IN_THE_QUEUE else row.seen_at or row.ended_at
    return read_clock(now, counts_from=row.counts_from, due_at=row.due_at, stopped_at=stopped)


def target_of(row: VisitRow) -> timedelta | None:
    """How long the visitor may wait at most, or None without a promise."""
    return None if row.due_at is None else row.due_at - row.counts_from


def wait_mark(row: VisitRow, now: datetime) -> WaitMark:
    """What the ring and the timer show."""
    clock, target = clock_of(row, now), target_of(row)
    return WaitMark(
        time=durations.timer(clock.waited),
        target=f"of {durations.timer(target)}" if target is not None else "no target",
        share=clock.waited / target if target else 0.0,
        family=_FAMILIES[clock.state],
        dashed=clock.state is WaitState.EARLY,
    )


def state_chip(row: VisitRow, now: datetime) -> Chip:
    """How the visit stands: against its target while the visitor waits, else how far it has come."""
    if row.state is VisitState.CALLED:
        times = {1: "Called", 2: "Called twice"}.get(row.times_called, f"Called {row.times_called} times")
        return Chip(times, "megaphone", Family.INFO)
    if row.state is VisitState.BEING_SEEN:
        lasted = durations.timer(now - (row.seen_at or now))
        return Chip(f"Being seen {lasted}", "users", Family.INFO)
    if row.state in _ENDED:
        return _ENDED[row.state]
    return wait_chip(clock_of(row, now), row.counts_from)


def wait_chip(clock: WaitClock, counts_from: datetime) -> Chip:
    """A wait against its target, in a word."""
    family = _FAMILIES[clock.state]
    left = clock.left or timedelta(0)
    match clock.state:
        case WaitState.EARLY:
            return Chip(f"Early, starts {clock_time(counts_from)}", "clock-fading", family)
        case WaitState.DUE_SOON:
            return Chip(f"Due in {durations.remaining(left)}", "clock-alert", family)
        case WaitState.OVER:
            return Chip(f"Over by {durations.timer(-left)}", "circle-alert", family)
        case WaitState.NO_TARGET:
            return Chip("No target", "circle-dashed", Family.PAUSE)
        case WaitState.ON_TIME:
            return Chip("On time", "circle-check", family)


def spoken_state(row: VisitRow, now: datetime) -> str:
    """The state as it is read out, with its times in words."""
    clock = clock_of(row, now)
    left = clock.left or timedelta(0)
    over = f"over by {durations.spoken(-left)}" if clock.state is WaitState.OVER else ""
    if row.state is VisitState.BEING_SEEN:
        by = f" by {row.seen_by}" if row.seen_by else ""
        return f"being seen{by} for {durations.spoken(now - (row.seen_at or now))}"
    if row.state in _ENDED:
        return _ENDED[row.state].word.lower()
    if row.state is VisitState.CALLED:
        return ", ".join(part for part in (state_chip(row, now).word.lower(), over) if part)
    if clock.state is WaitState.DUE_SOON:
        return f"due in {durations.spoken(left)}"
    return over or state_chip(row, now).word.lower()


class BoardWords:
    """The words of every cell. `now` is the moment they are true of; `folded` puts three columns in two."""

    def __init__(self, now: datetime, privacy: Privacy) -> None:
        self.now = now
        self.folded = False
        self._privacy = privacy

    def name(self, row: VisitRow) -> str:
        """Who it is: the name, or the ticket while names are hidden."""
        return self._privacy.shown(row.name, row.ticket)

    def reason(self, row: VisitRow) -> str:
        """Why they came, with what was noted; the note stays away while names are hidden."""
        words = listed([reason.in_words for reason in row.reasons])
        note = " ".join(row.note.split())
        if note and not self._privacy.hidden:
            words = f"{words}: {note}"
        if row.party_size > 1:
            words = f"{words}, {counted(row.party_size, 'person', 'people')}"
        return words

    def second_line(self, row: VisitRow) -> str:
        """The line below the name; where there is no room for a column of its own, also whom they see."""
        return f"{self.reason(row)}. {self.how(row)}, {self.whom(row)}" if self.folded else self.reason(row)

    def how(self, row: VisitRow) -> str:
        """How they come: as a walk-in, or with an appointment at a time."""
        return "Walk-in" if row.booked_at is None else f"{clock_time(row.booked_at)} appointment"

    def punctual(self, row: VisitRow) -> str:
        """How early or late they came for their appointment; nothing for less than a minute."""
        early = row.minutes_early or 0
        if abs(early) < int(LATE_AFTER / timedelta(minutes=1)):
            return ""
        return f"{early} min early" if early > 0 else f"{-early} min late"

    def whom(self, row: VisitRow) -> str:
        """Whom they are to see, or who sees them, and where; before it how early or late they came."""
        who = row.seen_by if row.seen_at is not None and row.seen_by else row.to_see
        return ", ".join(filter(None, (self.punctual(row), who or "Next free", row.room)))

    def needs(self, row: VisitRow) -> str:
        """What they need, in words."""
        return ", ".join(need.in_words for need in row.needs)

    def waited(self, row: VisitRow) -> str:
        """The timer's words."""
        return wait_mark(row, self.now).time

    def target(self, row: VisitRow) -> str:
        """The words below the timer."""
        return wait_mark(row, self.now).target

    def state(self, row: VisitRow) -> str:
        """The chip's word."""
        return state_chip(row, self.now).word

    def row_sentence(self, row: VisitRow) -> str:
        """The whole row as one sentence for the screen reader."""
        clock = clock_of(row, self.now)
        waited = f"waited {durations.spoken(clock.waited)}" if clock.state is not WaitState.EARLY else ""
        name = "" if self._privacy.hidden else row.name
        needs = [need.in_words.lower() for need in row.needs]
        parts = [row.ticket, name, waited, spoken_state(row, self.now), *needs]
        return ", ".join(part for part in parts if part)

    def story(self, row: VisitRow) -> str:
        """The small words beside the buttons: when they came, who checked them in, what was put right."""
        corrected = " (corrected)" if "arrived" in row.corrected else ""
        parts = [f"Arrived {clock_time(row.arrived_at)}{corrected}."]
        if row.checked_in_by:
            parts.append(f"Checked in by {row.checked_in_by}.")
        if row.staff_unavailable:
            parts.append("No member of staff was available.")
        return " ".join(parts)
