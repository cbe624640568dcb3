"""What windows see of an office."""

from dataclasses import dataclass
from datetime import date, datetime

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.hours import Opening, OpeningHours
from hsdesk.premises.rules import OfficeDayKind


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office; `version` goes back with a change, so that nobody overwrites another's."""

    office_id: int
    name: str
    landlord: str
    nation: Nation
    hours: OpeningHours
    packs: tuple[str, ...]
    emergency_phone: str
    is_demo: bool
    version: int


@dataclass(frozen=True, slots=True)
class OfficeDayRow:
    """A date with other hours than usual, or an extra bank holiday; without openings it is closed."""

    day: date
    kind: OfficeDayKind
    openings: tuple[Opening, ...]
    reason: str

    @property
    def is_closed(self) -> bool:
        """True when the office does not open at all on this day."""
        return not self.openings


@dataclass(frozen=True, slots=True)
class OpenToday:
    """When the office is open today: its openings in UTC, and the name of the day if it is special."""

    day: date
    openings: tuple[tuple[datetime, datetime], ...]
    reason: str
    is_open_now: bool
