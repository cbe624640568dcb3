"""What windows see of the diary."""

from dataclasses import dataclass
from datetime import datetime

from hsdesk.diary.rules import DutyKind, OccupancyKind


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room now: free when `kind` is None, otherwise why not, since when and by whom."""

    room_id: int
    name: str
    features: tuple[str, ...]
    kind: OccupancyKind | None
    since: datetime | None
    until: datetime | None
    visit_id: int | None
    staff_name: str
    reason: str


@dataclass(frozen=True, slots=True)
class OnDutyRow:
    """Somebody on duty now; `public_name` is what the waiting-room display shows."""

    staff_id: int
    name: str
    public_name: str
    kind: DutyKind
    since: datetime


@dataclass(frozen=True, slots=True)
class RoomSettingRow:
    """A room as the settings show it, in use or retired."""

    room_id: int
    name: str
    features: tuple[str, ...]
    position: int
    active: bool
