"""What can be asked about tasks."""

from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import aliased

from hsdesk.people.tables import Staff, Team
from hsdesk.store.work import Read
from hsdesk.tasks.rows import TaskRow
from hsdesk.tasks.tables import Task


def of_subject(read: Read, subject_kind: str, subject_id: int) -> list[TaskRow]:
    """The tasks about a subject, those to be done first, nearest date first."""
    return _rows(read, Task.subject_kind == subject_kind, Task.subject_id == subject_id)


def open_tasks(read: Read, *, staff_id: int | None = None) -> list[TaskRow]:
    """What is to be done at the office, nearest date first; with `staff_id` theirs and their team's."""
    mine: list[ColumnElement[bool]] = []
    if staff_id is not None:
        team = select(Staff.team_id).where(Staff.id == staff_id).scalar_subquery()
        mine = [or_(Task.owner_staff_id == staff_id, Task.team_id == team)]
    return _rows(read, Task.done_at.is_(None), *mine)


def _rows(read: Read, *where: Any) -> list[TaskRow]:
    doer = aliased(Staff)
    found = read.session.execute(
        select(Task, Staff.name, Team.name, doer.name)
        .outerjoin(Staff, Staff.id == Task.owner_staff_id)
        .outerjoin(Team, Team.id == Task.team_id)
        .outerjoin(doer, doer.id == Task.done_by)
        .where(Task.office_id == read.office_id, Task.dropped_at.is_(None), *where)
        .order_by(Task.done_at.is_not(None), Task.due_date.is_(None), Task.due_date, Task.id)
    )
    return [
        TaskRow(
            task_id=task.id,
            subject_kind=task.subject_kind,
            subject_id=task.subject_id,
            title=task.title,
            note=task.note,
            owner_staff_id=task.owner_staff_id,
            team_id=task.team_id,
            owner=owner or team or "",
            due_date=task.due_date,
            added_at=task.added_at,
            done_at=task.done_at,
            done_by=by or "",
            version=task.version,
        )
        for task, owner, team, by in found
    ]
