"""What the public screen reads from the office. None of it names a visitor or a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hsdesk.clock import LONDON
from hsdesk.errors import CalendarError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hsdesk.premises.rows import OpenToday
    from hsdesk.reception.rows import DisplayRow
    from hsdesk.standards.catalogue import Standards
    from hsdesk.store.work import Read

KINDS = frozenset({"visit", "appointment", "room", "staff", "office"})
"""The kinds of subject whose change the screen shows."""


@dataclass(frozen=True, slots=True)
class PublicReading:
    """The office's display row, the names of its rooms, and today's hours where they are not the usual ones.

    Of a room only its name is kept, so that a called ticket can be sent "to" a room or asked "to come to"
    a desk.
    """

    row: DisplayRow
    rooms: frozenset[str]
    special_day: OpenToday | None


def read_public(read: Read, standards: Standards) -> PublicReading:
    """Read all that the screen shows at this moment. Raises `StoreError` when the database cannot be read."""
    from hsdesk.diary.queries import rooms
    from hsdesk.premises.queries import office
    from hsdesk.reception.figures import display

    today = read.now.astimezone(LONDON).date()
    aim = promised_share(standards, office(read).packs, today)
    return PublicReading(
        row=display(read, aim),
        rooms=frozenset(room.name for room in rooms(read)),
        special_day=_special(read, today),
    )


def promised_share(standards: Standards, packs: Sequence[str], day: date) -> int | None:
    """The share of visitors, in per cent, that the office promises to see in time; None where it names none.

    Where several promises name a share, the highest counts.
    """
    from hsdesk.reception.events import VisitEvent
    from hsdesk.standards.pack import Timed

    shares = [
        standard.share
        for standard in standards.of_area("reception", packs)
        if isinstance(standard, Timed)
        and standard.share is not None
        and VisitEvent.ARRIVED in standard.starts
        and standard.is_in_force(day)
    ]
    return round(max(shares)) if shares else None


def _special(read: Read, today: date) -> OpenToday | None:
    from hsdesk.premises.queries import calendar_of, open_today

    try:
        calendar = calendar_of(read.session, read.office_id)
        usual = calendar.hours is not None and bool(calendar.hours.week[today.weekday()])
        found = open_today(read)
    except CalendarError:  # a calendar that does not reach this day has nothing special to tell of it
        return None
    arranged = today in calendar.exceptions
    return found if found.reason and (arranged or usual) else None
