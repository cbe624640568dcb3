"""What tasks write in the journal."""

from enum import StrEnum


class TaskEvent(StrEnum):
    """Steps of a task."""

    ADDED = "task.added"
    CHANGED = "task.changed"
    DONE = "task.done"
    REOPENED = "task.reopened"
    UNDONE = "task.undone"


_WHAT = frozenset({"about", "staff_id", "team_id", "due_on"})

FACTS: dict[StrEnum, frozenset[str]] = {
    TaskEvent.ADDED: _WHAT,
    TaskEvent.CHANGED: _WHAT,
    TaskEvent.DONE: frozenset({"about"}),
    TaskEvent.REOPENED: frozenset({"about"}),
    TaskEvent.UNDONE: frozenset({"about"}),
}
"""The facts that each entry may carry; `about` is the kind of its subject, a day is written as 2026-04-14."""
