"""What windows see of tasks."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task; `owner` is the name of the person or team that is to do it, empty for nobody yet.

    `version` goes back with a change, so that nobody overwrites another's.
    """

    task_id: int
    subject_kind: str
    subject_id: int
    title: str
    note: str
    owner_staff_id: int | None
    team_id: int | None
    owner: str
    due_date: date | None
    added_at: datetime
    done_at: datetime | None
    done_by: str
    version: int

    def is_late(self, today: date) -> bool:
        """Whether it should have been done before `today`."""
        return self.done_at is None and self.due_date is not None and self.due_date < today
