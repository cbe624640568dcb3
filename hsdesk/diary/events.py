"""What the diary writes in the journal."""

from enum import StrEnum


class AppointmentEvent(StrEnum):
    """Steps of an appointment."""

    BOOKED = "appointment.booked"
    ARRIVED = "appointment.arrived"
    CANCELLED = "appointment.cancelled"
    MISSED = "appointment.missed"
    UNDONE = "appointment.undone"


class RoomEvent(StrEnum):
    """Steps of an interview room."""

    ADDED = "room.added"
    CHANGED = "room.changed"
    TAKEN = "room.taken"
    HELD = "room.held"
    CLOSED = "room.closed"
    FREED = "room.freed"


class DutyEvent(StrEnum):
    """Who is on duty."""

    STARTED = "duty.started"
    ENDED = "duty.ended"


FACTS: dict[StrEnum, frozenset[str]] = {
    AppointmentEvent.BOOKED: frozenset({"starts_at", "purpose", "person_id", "staff_id", "team_id"}),
    AppointmentEvent.ARRIVED: frozenset({"visit_id"}),
    AppointmentEvent.CANCELLED: frozenset({"starts_at"}),
    AppointmentEvent.MISSED: frozenset({"starts_at"}),
    AppointmentEvent.UNDONE: frozenset(),
    RoomEvent.ADDED: frozenset(),
    RoomEvent.CHANGED: frozenset({"active"}),
    RoomEvent.TAKEN: frozenset({"visit_id", "staff_id"}),
    RoomEvent.HELD: frozenset({"until", "staff_id"}),
    RoomEvent.CLOSED: frozenset({"until"}),
    RoomEvent.FREED: frozenset({"visit_id"}),
    DutyEvent.STARTED: frozenset({"kind"}),
    DutyEvent.ENDED: frozenset({"kind"}),
}
"""The facts that each entry may carry; standards may only ask for these."""
