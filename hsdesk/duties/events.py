"""What duties write in the journal. A duty is an obligation there: `duty.started` tells who is on duty."""

from enum import StrEnum


class ObligationEvent(StrEnum):
    """Steps of one duty."""

    OPENED = "obligation.opened"
    GIVEN = "obligation.given"
    REMINDER_SET = "obligation.reminder_set"
    EVIDENCE_ADDED = "obligation.evidence_added"
    EVIDENCE_REMOVED = "obligation.evidence_removed"
    COMPLETED = "obligation.completed"
    REOPENED = "obligation.reopened"
    MOVED = "obligation.moved"


class ObligationPlanEvent(StrEnum):
    """How something recurs at the office."""

    ADDED = "obligation_plan.added"
    CHANGED = "obligation_plan.changed"
    STOPPED = "obligation_plan.stopped"
    RESUMED = "obligation_plan.resumed"


_INTERVAL = frozenset({"count", "unit"})

FACTS: dict[StrEnum, frozenset[str]] = {
    ObligationEvent.OPENED: frozenset({"plan_id", "due_on"}),
    ObligationEvent.GIVEN: frozenset({"staff_id"}),
    ObligationEvent.REMINDER_SET: frozenset({"days"}),
    ObligationEvent.EVIDENCE_ADDED: frozenset({"evidence_id", "has_file"}),
    ObligationEvent.EVIDENCE_REMOVED: frozenset({"evidence_id"}),
    ObligationEvent.COMPLETED: frozenset({"done_on", "in_time"}),
    ObligationEvent.REOPENED: frozenset(),
    ObligationEvent.MOVED: frozenset({"was", "due_on"}),
    ObligationPlanEvent.ADDED: _INTERVAL,
    ObligationPlanEvent.CHANGED: _INTERVAL,
    ObligationPlanEvent.STOPPED: frozenset(),
    ObligationPlanEvent.RESUMED: frozenset(),
}
"""The facts that each entry may carry; a day is written as 2026-04-14."""
