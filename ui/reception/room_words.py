"""What a card says of an interview room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from hsdesk.diary.rules import OccupancyKind
from hsdesk.people.rules import Need
from hsdesk.reception.rows import RoomStateRow
from hsdesk.reception.rules import VisitState
from ui.reception import durations
from ui.tokens import Family
from ui.widgets.paint import Chip, ChipSize
from ui.words import clock_time, listed


@dataclass(frozen=True, slots=True)
class RoomText:
    """The name, the state and two small lines of a room."""

    name: str
    chip: Chip
    first: str
    second: str

    @property
    def spoken(self) -> str:
        """All of it as one sentence."""
        return ", ".join(part for part in (self.name, self.chip.word, self.first, self.second) if part)


def room_text(room: RoomStateRow, now: datetime) -> RoomText:
    """A room as it is at a moment: free, in use, called to, held or closed; by whom, and since when."""
    since = max(timedelta(0), now - (room.since or now))
    match room.kind:
        case None:
            return RoomText(room.name, _chip("Free", "check", Family.OK), features(room), "")
        case OccupancyKind.HOLD:
            held = _chip("Held", "clock", Family.SOON)
            return RoomText(room.name, held, room.reason or room.staff_name, _until(room))
        case OccupancyKind.CLOSED:
            return RoomText(room.name, _chip("Closed", "minus", Family.PAUSE), room.reason, _until(room))
        case OccupancyKind.USE if room.visit_state is VisitState.CALLED:
            to = f"{room.ticket} to see {room.staff_name}" if room.staff_name else room.ticket
            called = _chip("Called", "megaphone", Family.INFO)
            return RoomText(room.name, called, to, f"{durations.timer(since)} ago")
        case OccupancyKind.USE:
            by = f"{room.ticket} with {room.staff_name}" if room.staff_name else room.ticket
            if room.visit_state is VisitState.WAITING:
                by = f"{room.ticket} waits there"
            in_use = _chip("In use", "users", Family.INFO)
            return RoomText(room.name, in_use, by, durations.whole_minutes(since))


def features(room: RoomStateRow) -> str:
    """What a room offers, in words."""
    known = {need.value: need.in_words for need in Need}
    words = [known.get(each, each.replace("-", " ").capitalize()) for each in room.features]
    return listed([words[0], *(word.lower() for word in words[1:])]) if words else ""


def free_words(rooms: tuple[RoomStateRow, ...]) -> str:
    """How many rooms are free, above the cards."""
    return f"{sum(room.kind is None for room in rooms)} of {len(rooms)} free now"


def _until(room: RoomStateRow) -> str:
    if room.until is not None:
        return f"until {clock_time(room.until)}"
    return f"since {clock_time(room.since)}" if room.since is not None else ""


def _chip(word: str, icon: str, family: Family) -> Chip:
    return Chip(word, icon, family, size=ChipSize.SMALL, bare=True)
