"""Tasks are added, changed, done and taken back, and belong to somebody who is there."""

from datetime import date
from typing import Any

import pytest

from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.office import Office
from hsdesk.people.staff import retire_staff
from hsdesk.tasks import actions
from hsdesk.tasks.queries import of_subject, open_tasks
from support.notes import raw
from support.visits import Desk

FRIDAY = date(2026, 4, 17)


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def added(desk: Desk, **more: Any) -> int:
    values = {"subject_kind": "obligation", "subject_id": 1, "title": "Ring the loop’s supplier", **more}
    return desk.does(actions.add_task, **values)


def test_task_is_added_done_and_reopened(desk: Desk) -> None:
    number = added(desk, owner_staff_id=desk.grace, due_date=FRIDAY, note="Desk 2 hums.\n<b>loud</b>")
    (row,) = desk.office.ask(open_tasks)
    assert (row.task_id, row.owner, row.due_date) == (number, "Grace Holloway", FRIDAY)
    assert row.note == "Desk 2 hums.\n<b>loud</b>"
    assert not row.is_late(FRIDAY)
    assert row.is_late(date(2026, 4, 18))
    desk.does(actions.complete_task, task_id=number)
    assert desk.office.ask(open_tasks) == []
    (row,) = desk.office.ask(of_subject, "obligation", 1)
    assert (row.done_at, row.done_by) == (desk.office.clock.now(), "Grace Holloway")
    assert not row.is_late(date(2027, 1, 1))
    with pytest.raises(Gone):
        desk.does(actions.complete_task, task_id=number)
    desk.does(actions.reopen_task, task_id=number)
    assert len(desk.office.ask(open_tasks)) == 1
    with pytest.raises(Gone):
        desk.does(actions.reopen_task, task_id=number)


def test_change_is_told_when_somebody_was_first(desk: Desk) -> None:
    number = added(desk)
    (row,) = desk.office.ask(open_tasks)
    change = {"task_id": number, "version": row.version, "title": "Ring again", "team_id": desk.repairs_desk}
    desk.does(actions.change_task, **change)
    (changed,) = desk.office.ask(open_tasks)
    assert (changed.title, changed.owner) == ("Ring again", "Repairs desk")
    with pytest.raises(ChangedByOther):
        desk.does(actions.change_task, **change)
    desk.does(actions.complete_task, task_id=number)
    with pytest.raises(Gone):
        desk.does(actions.change_task, **{**change, "version": changed.version + 1})


def test_task_added_by_mistake_is_taken_back(desk: Desk) -> None:
    number = added(desk)
    desk.does(actions.undo_add_task, task_id=number)
    assert desk.office.ask(of_subject, "obligation", 1) == []
    with pytest.raises(Gone):
        desk.does(actions.complete_task, task_id=number)


@pytest.mark.parametrize("title", ["", "   ", "a\x00b", "\u202egnir", "x" * 201])
def test_bad_titles_are_refused(desk: Desk, title: str) -> None:
    with pytest.raises(Refused) as refused:
        added(desk, title=title)
    assert refused.value.field == "title"


def test_owner_must_be_there(desk: Desk) -> None:
    with pytest.raises(Gone):
        added(desk, owner_staff_id=99)
    with pytest.raises(Gone):
        added(desk, team_id=99)
    desk.does(retire_staff, staff_id=desk.sam)
    with pytest.raises(Gone):
        added(desk, owner_staff_id=desk.sam)
    with pytest.raises(Refused, match="one person or to one team"):
        added(desk, owner_staff_id=desk.grace, team_id=desk.repairs_desk)


def test_my_tasks_are_mine_and_my_teams(desk: Desk) -> None:
    from hsdesk.people.rules import StaffRole
    from hsdesk.people.staff import add_staff

    role = StaffRole.CASEWORKER
    helen = desk.does(add_staff, name="Helen Marsh", role=role, team_id=desk.repairs_desk)
    later = added(desk, title="Later", owner_staff_id=helen)
    teams = added(desk, title="The team’s", team_id=desk.repairs_desk, due_date=date(2026, 4, 20))
    soon = added(desk, title="Soon", owner_staff_id=helen, due_date=FRIDAY)
    added(desk, title="Grace’s", owner_staff_id=desk.grace)
    assert [row.task_id for row in desk.office.ask(open_tasks, staff_id=helen)] == [soon, teams, later]
    assert len(desk.office.ask(open_tasks)) == 4


def test_journal_holds_no_words(desk: Desk) -> None:
    added(desk, title="Visit Derek Holroyd", note="He is in hospital.")
    told = str(raw(desk.office, "SELECT facts, touches FROM journal"))
    assert "Holroyd" not in told
    assert "hospital" not in told
