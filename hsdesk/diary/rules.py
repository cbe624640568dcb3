"""Decisions of the diary that need no database."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Purpose(StrEnum):
    """Why somebody comes to the office."""

    REPAIR = "repair"
    RENT = "rent"
    HOUSING = "housing"
    NEIGHBOURS = "neighbours"
    COMPLAINT = "complaint"
    KEYS = "keys"
    DOCUMENTS = "documents"
    TENANCY = "tenancy"
    OTHER = "other"

    @property
    def in_words(self) -> str:
        """The purpose as a form shows it."""
        return _PURPOSE_WORDS.get(self, self.value.capitalize())


_PURPOSE_WORDS = {Purpose.TENANCY: "Tenancy sign-up", Purpose.OTHER: "Something else"}


class AppointmentState(StrEnum):
    """How far an appointment has come."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"
    MISSED = "missed"


class OccupancyKind(StrEnum):
    """Why a room is not free."""

    USE = "use"
    HOLD = "hold"
    CLOSED = "closed"


class DutyKind(StrEnum):
    """What somebody on duty does: greet at the desk, or see the visitors who are called."""

    DESK = "desk"
    SEEING = "seeing"


LATE_AFTER = timedelta(minutes=1)
"""From when somebody expected is said to be late."""


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The office's calendar day in which a moment lies."""
    return moment.astimezone(zone).date()


def day_bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of a local day and of the next, in UTC; 23 or 25 hours apart at clock changes."""
    start = datetime(day.year, day.month, day.day, tzinfo=zone)
    after = day + timedelta(days=1)
    end = datetime(after.year, after.month, after.day, tzinfo=zone)
    return start.astimezone(UTC), end.astimezone(UTC)
