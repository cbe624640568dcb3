"""What the tab reads in one go, and the line it makes of each round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsdesk.clock import LONDON
from hsdesk.diary import queries as diary
from hsdesk.diary.rows import RoomRow
from hsdesk.office import Office
from hsdesk.office_checks import queries
from hsdesk.office_checks.rows import CheckRow, DueRow, RoundRow
from hsdesk.people import queries as people
from hsdesk.people.rows import StaffRow, TeamRow
from hsdesk.premises.queries import office as the_office
from hsdesk.standards.intervals import Interval

NEXT = 0
"""The key of the round that comes next, which has no number before somebody begins it."""


class LineState(StrEnum):
    """How a round stands."""

    AHEAD = "ahead"
    TOMORROW = "tomorrow"
    BEGUN_EARLY = "begun-early"
    DUE = "due"
    LATE = "late"
    DONE = "done"
    DONE_LATE = "done-late"


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round in the list: the next one or the open one at the top, finished ones below."""

    key: int
    day: date
    state: LineState
    days_off: int
    """Days until it is due, or by which it is late."""
    questions: int
    answered: int
    amiss: int
    by: str
    corrected: int = 0

    @property
    def is_finished(self) -> bool:
        """Whether the round is over."""
        return self.state in {LineState.DONE, LineState.DONE_LATE}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything the tab shows, of one moment; `due` is None where no promise wants a check."""

    office: str
    today: date
    due: DueRow | None
    current: CheckRow | None
    history: tuple[RoundRow, ...]
    rooms: tuple[RoomRow, ...]
    staff: tuple[StaffRow, ...]
    teams: tuple[TeamRow, ...]
    interval: Interval

    @property
    def lines(self) -> list[RoundLine]:
        """The rounds as the list shows them."""
        first = [] if self.due is None else [next_line(self.due, self.current, self.today)]
        return [*first, *(finished_line(row) for row in self.history)]


def take_snapshot(office: Office) -> Snapshot:
    """Read everything the tab shows."""
    standards = office.standards
    with office.read() as read:
        return Snapshot(
            office=the_office(read).name,
            today=read.now.astimezone(LONDON).date(),
            due=queries.due_now(read, standards),
            current=queries.current(read, standards),
            history=tuple(queries.history(read, limit=200)),
            rooms=tuple(diary.rooms(read)),
            staff=tuple(people.staff_list(read)),
            teams=tuple(people.teams(read)),
            interval=queries.interval(read),
        )


def next_line(due: DueRow, current: CheckRow | None, today: date) -> RoundLine:
    """The round that comes next, or the one that was begun."""
    days = (due.due_date - today).days
    state = LineState.LATE if days < 0 else LineState.DUE
    if days > 0:
        soon = LineState.TOMORROW if days == 1 else LineState.AHEAD
        state = LineState.BEGUN_EARLY if current else soon
    answers = current.answers if current else ()
    return RoundLine(
        key=NEXT,
        day=due.due_date,
        state=state,
        days_off=abs(days),
        questions=len(due.questions),
        answered=len(due.questions) - due.to_go,
        amiss=sum(answer.yes is False for answer in answers),
        by=current.started_by if current else "",
    )


def finished_line(row: RoundRow) -> RoundLine:
    """A round that is over."""
    done = row.finished_at.astimezone(LONDON).date()
    late = (done - row.due_date).days
    return RoundLine(
        key=row.check_id,
        day=done,
        state=LineState.DONE_LATE if late > 0 else LineState.DONE,
        days_off=max(0, late),
        questions=row.yes + row.no,
        answered=row.yes + row.no,
        amiss=row.no,
        by=row.finished_by,
        corrected=row.corrected,
    )


def free_rooms(rooms: Sequence[RoomRow]) -> list[str]:
    """The names of the interview rooms in which nobody is now."""
    return [room.name for room in rooms if room.kind is None]
