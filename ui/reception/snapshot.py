"""Everything the reception page shows, read in one go so that its parts agree with each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hsdesk.diary.queries import on_duty
from hsdesk.diary.rows import OnDutyRow
from hsdesk.office import Office
from hsdesk.premises.queries import office as particulars
from hsdesk.reception import queries
from hsdesk.reception.figures import figures
from hsdesk.reception.rows import Figures, RoomStateRow, VisitRow
from hsdesk.reception.rules import VisitState
from hsdesk.standards.pack import StandardKind

RECEPTION = "reception"
"""The area of the promises that are about this desk."""


class BoardList(StrEnum):
    """What the list shows."""

    WAITING = "waiting"
    BEING_SEEN = "being-seen"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The desk at one moment. `today` are those who wait, those being seen, and those who have gone."""

    read_at: datetime
    waiting: tuple[VisitRow, ...]
    being_seen: tuple[VisitRow, ...]
    ended: tuple[VisitRow, ...]
    figures: Figures
    rooms: tuple[RoomStateRow, ...]
    on_duty: tuple[OnDutyRow, ...]
    forgotten: int

    def rows(self, which: BoardList) -> tuple[VisitRow, ...]:
        """The rows of one list, in its order."""
        match which:
            case BoardList.WAITING:
                return self.waiting
            case BoardList.BEING_SEEN:
                return self.being_seen
            case BoardList.TODAY:
                return (*self.waiting, *self.being_seen, *self.ended)

    def visit(self, visit_id: int) -> VisitRow | None:
        """A visit of today, if there is one of this number."""
        return next((row for row in self.rows(BoardList.TODAY) if row.visit_id == visit_id), None)

    def last_seen_at(self) -> datetime | None:
        """When somebody was last seen today."""
        seen = [row.seen_at for row in (*self.being_seen, *self.ended) if row.seen_at is not None]
        return max(seen, default=None)


def take_snapshot(office: Office) -> Snapshot:
    """Read the desk as it is now, in one reading transaction. Called off the main thread."""
    with office.read() as read:
        aim = promised_share(office, particulars(read).packs)
        waiting = queries.waiting(read)
        return Snapshot(
            read_at=read.now,
            waiting=tuple(waiting),
            being_seen=tuple(queries.being_seen(read)),
            ended=tuple(row for row in queries.ended_today(read) if row.state is not VisitState.FORGOTTEN),
            figures=figures(read, aim, waiting),
            rooms=tuple(queries.rooms(read)),
            on_duty=tuple(on_duty(read)),
            forgotten=queries.forgotten_count(read),
        )


def promised_share(office: Office, packs: tuple[str, ...]) -> int | None:
    """The share in per cent that must be seen in time, as the office's packs promise; None where none does.

    Of several the highest counts. Raises `PackError` for a pack that cannot be read.
    """
    shares = [
        standard.share
        for standard in office.standards.of_area(RECEPTION, packs)
        if standard.KIND is StandardKind.TIMED and standard.share is not None
    ]
    return round(max(shares)) if shares else None
