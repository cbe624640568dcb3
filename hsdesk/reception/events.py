"""What reception writes in the journal."""

from enum import StrEnum


class VisitEvent(StrEnum):
    """Steps of a visit."""

    ARRIVED = "visit.arrived"
    CALLED = "visit.called"
    CALLED_AGAIN = "visit.called_again"
    TRANSFERRED = "visit.transferred"
    ROOM_GIVEN = "visit.room_given"
    SEEN = "visit.seen"
    FINISHED = "visit.finished"
    LEFT = "visit.left"
    REDIRECTED = "visit.redirected"
    STAFF_UNAVAILABLE = "visit.staff_unavailable"
    FORGOTTEN = "visit.forgotten"
    UNDONE = "visit.undone"


FACTS: dict[StrEnum, frozenset[str]] = {
    VisitEvent.ARRIVED: frozenset(
        {
            "appointment",
            "appointment_id",
            "booked_at",
            "category",
            "reasons",
            "party_size",
            "person_id",
            "to_see_staff_id",
            "to_see_team_id",
        }
    ),
    VisitEvent.CALLED: frozenset({"room_id", "staff_id"}),
    VisitEvent.CALLED_AGAIN: frozenset({"count"}),
    VisitEvent.TRANSFERRED: frozenset({"to_see_staff_id", "to_see_team_id", "reasons"}),
    VisitEvent.ROOM_GIVEN: frozenset({"room_id"}),
    VisitEvent.SEEN: frozenset({"staff_id"}),
    VisitEvent.FINISHED: frozenset({"asked_satisfied", "anything_else", "outcome"}),
    VisitEvent.LEFT: frozenset({"waited_seconds"}),
    VisitEvent.REDIRECTED: frozenset(),
    VisitEvent.STAFF_UNAVAILABLE: frozenset(),
    VisitEvent.FORGOTTEN: frozenset(),
    VisitEvent.UNDONE: frozenset({"step"}),
}
"""The facts that each entry may carry; standards may only ask for these."""
