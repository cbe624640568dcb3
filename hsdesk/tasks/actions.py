"""What a person does with tasks: add one, change it, do it, take that back."""

from datetime import date

from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.people.tables import Staff, Team
from hsdesk.store.work import FactValue, Subject, Work
from hsdesk.tasks.events import TaskEvent
from hsdesk.tasks.tables import Task
from hsdesk.wording import clean, clean_or_empty

KIND = "task"


def add_task(
    work: Work,
    *,
    subject_kind: str,
    subject_id: int,
    title: str,
    owner_staff_id: int | None = None,
    team_id: int | None = None,
    due_date: date | None = None,
    note: str = "",
) -> int:
    """Add a task about a subject and return its id; it belongs to a person, a team, or nobody yet.

    Raises `Refused` for what cannot be, and `Gone` for a person or team that this office has not.
    """
    task = Task(
        office_id=work.office_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        added_at=work.now,
        added_by=work.staff_id,
    )
    _say(task, title, note)
    _give(work, task, owner_staff_id, team_id)
    task.due_date = due_date
    work.session.add(task)
    work.session.flush()
    _record(work, task, TaskEvent.ADDED, _what(task))
    return task.id


def change_task(
    work: Work,
    *,
    task_id: int,
    version: int,
    title: str,
    owner_staff_id: int | None = None,
    team_id: int | None = None,
    due_date: date | None = None,
    note: str = "",
) -> None:
    """Change what is to be done, by whom or by when; `version` is the one that was read.

    Raises `Gone` when it is done, `ChangedByOther` when somebody changed it since, and `Refused`.
    """
    task = _task(work, task_id)
    if task.done_at is not None:
        raise _done_already()
    if task.version != version:
        raise ChangedByOther(
            "Somebody else has just changed this task.",
            "Look at the new version, then make your change again.",
        )
    _say(task, title, note)
    _give(work, task, owner_staff_id, team_id)
    task.due_date = due_date
    _record(work, task, TaskEvent.CHANGED, _what(task))


def complete_task(work: Work, *, task_id: int) -> None:
    """Note that a task is done. Raises `Gone` when it is already."""
    task = _task(work, task_id)
    if task.done_at is not None:
        raise _done_already()
    task.done_at, task.done_by = work.now, work.staff_id
    _record(work, task, TaskEvent.DONE, {})


def reopen_task(work: Work, *, task_id: int) -> None:
    """Take back that a task is done. Raises `Gone` when it is open."""
    task = _task(work, task_id)
    if task.done_at is None:
        raise Gone("This task is still to be done.", "Look at the list again.")
    task.done_at = task.done_by = None
    _record(work, task, TaskEvent.REOPENED, {})


def undo_add_task(work: Work, *, task_id: int) -> None:
    """Take a task back that was added by mistake. Raises `Gone` when it is done or taken back."""
    task = _task(work, task_id)
    if task.done_at is not None:
        raise _done_already()
    task.dropped_at = work.now
    _record(work, task, TaskEvent.UNDONE, {})


def _say(task: Task, title: str, note: str) -> None:
    task.title = clean(title, field="title", called="What is to be done")
    task.note = clean_or_empty(note, field="note", limit=2000)


def _give(work: Work, task: Task, owner_staff_id: int | None, team_id: int | None) -> None:
    if owner_staff_id is not None and team_id is not None:
        raise Refused("A task belongs to one person or to one team.", "Choose one of the two.", field="owner")
    if owner_staff_id is not None and owner_staff_id != task.owner_staff_id:
        _is_here(work, work.session.get(Staff, owner_staff_id))
    if team_id is not None and team_id != task.team_id:
        _is_here(work, work.session.get(Team, team_id))
    task.owner_staff_id, task.team_id = owner_staff_id, team_id


def _is_here(work: Work, found: Staff | Team | None) -> None:
    if found is None or found.office_id != work.office_id or not found.is_active:
        raise Gone("Nobody of that kind works at this office.", "Look at the list again.")


def _task(work: Work, task_id: int) -> Task:
    task = work.session.get(Task, task_id, with_for_update=True)
    if task is None or task.office_id != work.office_id or task.dropped_at is not None:
        raise Gone("This task is not kept any more.", "Look at the list again.")
    return task


def _what(task: Task) -> dict[str, FactValue]:
    return {
        "staff_id": task.owner_staff_id,
        "team_id": task.team_id,
        "due_on": task.due_date.isoformat() if task.due_date else None,
    }


def _record(work: Work, task: Task, event: TaskEvent, facts: dict[str, FactValue]) -> None:
    about = Subject(task.subject_kind, task.subject_id)
    work.record(event, Subject(KIND, task.id), facts={"about": about.kind, **facts}, touches=[about])


def _done_already() -> Gone:
    return Gone("This task is done already.", "Look at the list again.")
