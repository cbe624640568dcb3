"""The board: every step with keys and mouse, while time goes on and other desks act."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from hsdesk.office import open_office
from hsdesk.people.rules import Need
from hsdesk.reception import actions
from hsdesk.reception.rules import Outcome, VisitState
from support.reception_desk import ReceptionDesk, reception_desk
from ui.reception.board_columns import Cell
from ui.reception.snapshot import BoardList

HOSTILE = "<b>Eve</b> & <img src=x>\u2028\u202fO'Brien"


@pytest.fixture
def desk(sqlite_url, clock, theme, tmp_path, qtbot) -> Iterator[ReceptionDesk]:
    with reception_desk(sqlite_url, clock, theme, tmp_path / "kept", qtbot) as desk:
        yield desk


def texts(desk: ReceptionDesk, cell: Cell, role=Qt.ItemDataRole.DisplayRole) -> list[str]:
    model, place = desk.page.board.model, list(Cell).index(cell)
    return [model.index(row, place).data(role) for row in range(model.rowCount())]


def said(desk: ReceptionDesk) -> list[str]:
    sentences: list[str] = []
    desk.page.board.announcer.said.connect(sentences.append)
    return sentences


def test_whoever_is_due_first_stands_first(desk):
    desk.walks_in("Derek Holroyd")
    desk.clock.advance(timedelta(minutes=1))
    desk.walks_in("Leanne Fairclough")
    assert desk.shown == ["A01", "A02"]
    assert texts(desk, Cell.WAITED) == ["1:00", "0:00"]
    assert texts(desk, Cell.STATE) == ["On time", "On time"]
    assert desk.chosen == "A01"


def test_f2_calls_and_f3_notes_that_they_are_seen(desk):
    visit = desk.walks_in()
    assert desk.shown == ["A01"]
    desk.presses(Qt.Key.Key_F2)
    assert desk.visit(visit.visit_id).state is VisitState.CALLED
    assert texts(desk, Cell.STATE) == ["Called"]
    desk.presses(Qt.Key.Key_F2)
    assert texts(desk, Cell.STATE) == ["Called twice"]
    desk.presses(Qt.Key.Key_F3)
    assert desk.visit(visit.visit_id).state is VisitState.BEING_SEEN
    assert desk.shown == []
    assert desk.notices[-1] == "A01 marked as seen at 14:43"


def test_the_buttons_do_the_same_and_fit_the_state(desk):
    visit = desk.walks_in()
    buttons = desk.page.board.actions_row
    assert [button.words() for button in buttons.buttons() if button.isVisible()] == [
        "Call",
        "Seen",
        "Room…",
        "More",
    ]
    desk.clicks(buttons.call)
    assert [button.words() for button in buttons.buttons() if button.isVisible()] == [
        "Call again",
        "Seen",
        "Room…",
        "More",
    ]
    desk.clicks(buttons.see)
    desk.page.head.choice.chosen.emit(BoardList.BEING_SEEN)
    assert [button.words() for button in buttons.buttons() if button.isVisible()] == [
        "Finish…",
        "Room…",
        "More",
    ]
    assert desk.visit(visit.visit_id).state is VisitState.BEING_SEEN


def test_finishing_by_keyboard_alone(desk):
    visit = desk.walks_in()
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    desk.page.head.choice.chosen.emit(BoardList.BEING_SEEN)
    desk.presses(Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return):
        desk.presses(key)
    row = desk.visit(visit.visit_id)
    assert (row.state, row.outcome) == (VisitState.FINISHED, Outcome.ANSWERED)
    assert desk.shown == []
    assert desk.notices[-1] == "A01 finished"


def test_both_questions_must_be_answered(desk):
    visit = desk.walks_in()
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    desk.page.head.choice.chosen.emit(BoardList.BEING_SEEN)
    desk.presses(Qt.Key.Key_F3)
    dialog = desk.dialog
    desk.clicks(dialog.satisfied.yes)
    desk.clicks(dialog.verb_button)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.anything_else.yes
    assert desk.visit(visit.visit_id).state is VisitState.BEING_SEEN
    desk.presses(Qt.Key.Key_Escape)
    assert not desk.services.notices.current


def test_undo_takes_back_the_step_that_was_taken_here(desk):
    visit = desk.walks_in()
    assert desk.shown == ["A01"]
    desk.presses(Qt.Key.Key_F2)
    desk.presses(Qt.Key.Key_F3)
    assert desk.services.notices.undo_last()
    assert desk.visit(visit.visit_id).state is VisitState.CALLED
    assert desk.shown == ["A01"]
    assert desk.notices[-1] == "A01: “seen” is taken back"


def test_undo_does_not_take_back_what_somebody_else_did_since(desk):
    visit = desk.walks_in()
    assert desk.shown == ["A01"]
    desk.presses(Qt.Key.Key_F2)
    desk.does(actions.mark_seen, visit_id=visit.visit_id, by=desk.priya)
    desk.services.notices.undo_last()
    assert desk.visit(visit.visit_id).state is VisitState.BEING_SEEN
    assert "A01 has moved on since." in desk.page.messages.trouble.accessibleName()


def test_more_undo_names_the_step_first(desk):
    visit = desk.walks_in()
    assert desk.shown == ["A01"]
    desk.presses(Qt.Key.Key_F2)
    desk.page.deeds.more()
    desk.chooses("Undo the last step…")
    assert desk.dialog.windowTitle() == "Take back the call of A01?"
    desk.presses(Qt.Key.Key_Return)
    assert desk.visit(visit.visit_id).state is VisitState.WAITING


def test_targets_are_crossed_and_told_once(desk):
    desk.walks_in()
    sentences = said(desk)
    desk.passes(minutes=7, seconds=59)
    assert texts(desk, Cell.STATE) == ["Due in 2:01"] or texts(desk, Cell.STATE) == ["On time"]
    desk.passes(seconds=1)
    assert texts(desk, Cell.STATE) == ["Due in 2:00"]
    desk.passes(seconds=30)
    assert texts(desk, Cell.STATE) == ["Due in 1:30"]
    desk.passes(minutes=2)
    assert texts(desk, Cell.STATE) == ["Over by 0:30"]
    assert texts(desk, Cell.WAITED) == ["10:30"]
    assert sentences == ["A01 is due in two minutes or less.", "A01 is over the target."]


def test_only_cells_that_changed_are_painted_each_second(desk):
    desk.walks_in()
    changes: list[tuple[int, int]] = []
    model = desk.page.board.model
    model.dataChanged.connect(lambda first, last: changes.append((first.column(), last.column())))
    desk.passes(seconds=1)
    assert changes == [(0, 0)]


def test_an_early_visitor_stands_last_until_the_booked_time(desk):
    at = desk.clock.now() + timedelta(minutes=5)
    booked = desk.books(at)
    desk.walks_in("Amina Yusuf", appointment_id=booked)
    desk.walks_in("Derek Holroyd")
    assert desk.shown == ["A02", "A01"]
    assert texts(desk, Cell.STATE)[1] == "Early, starts 14:48"
    assert desk.page.board.model.rows[1].minutes_early == 5
    desk.passes(minutes=5)
    assert texts(desk, Cell.STATE) == ["On time", "On time"]


def test_the_row_is_read_out_as_one_sentence(desk):
    desk.walks_in(needs=[Need.STEP_FREE])
    desk.passes(minutes=12, seconds=5)
    (sentence,) = texts(desk, Cell.WAITED, Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == (
        "A01, Derek Holroyd, waited 12 minutes 5 seconds, over by 2 minutes 5 seconds, step-free access"
    )


def test_hidden_names_are_neither_shown_nor_said(desk):
    desk.walks_in("Derek Holroyd", note="Derek asks for Mr Holroyd senior")
    assert texts(desk, Cell.NAME) == ["Derek Holroyd"]
    desk.services.privacy.hide()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    everything = [str(text) for cell in Cell for role in roles for text in texts(desk, cell, role)]
    assert texts(desk, Cell.NAME) == ["A01"]
    assert not any("Holroyd" in text or "Derek" in text for text in everything)


def test_hostile_names_are_shown_letter_by_letter(desk):
    desk.walks_in(HOSTILE)
    (shown,) = texts(desk, Cell.NAME)
    (tooltip,) = texts(desk, Cell.NAME, Qt.ItemDataRole.ToolTipRole)
    assert "<b>Eve</b>" in shown
    assert "&lt;b&gt;Eve" in tooltip
    assert not desk.page.grab().isNull()


def test_somebody_else_takes_the_chosen_visitor(desk, sqlite_url, qtbot):
    visit = desk.walks_in()
    desk.walks_in("Leanne Fairclough")
    assert desk.chosen == "A01"
    with open_office(sqlite_url, clock=desk.clock) as other:
        other.actor(desk.priya, "Desk 2").do(actions.mark_seen, visit_id=visit.visit_id)
        qtbot.waitUntil(lambda: desk.shown == ["A02"])
    assert desk.chosen == ""
    desk.presses(Qt.Key.Key_F2)
    assert desk.page.messages.news.isVisible()
    assert "A01 is being seen by Priya Nair." in desk.page.messages.news.accessibleName()
    assert [row.state for row in desk.page.board.model.rows] == [VisitState.WAITING]


def test_a_call_of_another_desk_shows_at_once_and_keeps_the_choice(desk, sqlite_url, qtbot):
    desk.walks_in("Derek Holroyd")
    visit = desk.walks_in("Leanne Fairclough")
    assert desk.page.board.select(visit.visit_id)
    with open_office(sqlite_url, clock=desk.clock) as other:
        other.actor(desk.priya, "Desk 2").do(actions.call, visit_id=visit.visit_id)
        qtbot.waitUntil(lambda: texts(desk, Cell.STATE) == ["On time", "Called"])
    assert desk.chosen == "A02"
    assert desk.page.board.actions_row.call.words() == "Call again"


def test_two_desks_press_call_together(desk):
    visit = desk.walks_in()
    assert desk.chosen == "A01"
    desk.does(actions.call, visit_id=visit.visit_id, by=desk.priya)
    desk.presses(Qt.Key.Key_F2)
    assert "A01 was called." in desk.page.messages.trouble.accessibleName()
    assert desk.page.messages.trouble.isVisible()
    assert texts(desk, Cell.STATE) == ["Called"]
    desk.presses(Qt.Key.Key_F3)
    assert not desk.page.messages.trouble.isVisible()
    assert desk.visit(visit.visit_id).state is VisitState.BEING_SEEN


def test_keys_do_nothing_without_a_choice(desk):
    visit = desk.walks_in()
    desk.page.board.view.setCurrentIndex(QModelIndex())
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F5):
        desk.presses(key)
    assert desk.visit(visit.visit_id).state is VisitState.WAITING


def test_nobody_is_waiting(desk):
    visit = desk.walks_in()
    assert desk.chosen == "A01"
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    desk.page.refresh()
    assert desk.page.board.empty.isVisible()
    assert desk.page.board.empty.accessibleName().startswith(
        "Nobody is waiting. Somebody was last seen at 14:43."
    )
    desk.clicks(desk.page.board.check_in)
    assert desk.page.panel.check_in.isAncestorOf(desk.page.window().focusWidget())


def test_every_list_has_its_visits(desk):
    for name in ("One", "Two", "Three"):
        desk.walks_in(name)
    desk.does(actions.mark_seen, visit_id=desk.page.board.model.rows[0].visit_id)
    desk.does(actions.mark_left, visit_id=desk.page.board.model.rows[1].visit_id)
    desk.page.refresh()
    counts = [segment.text() for segment in desk.page.head.choice._segments()]
    assert [segment.accessibleName() for segment in desk.page.head.choice._segments()] == [
        "Waiting 1",
        "Being seen 1",
        "Today 3",
    ], counts
    desk.page.board.show_list(BoardList.TODAY)
    assert texts(desk, Cell.STATE) == ["On time", "Being seen 0:00", "Left without being seen"]


def test_a_double_click_is_for_one_visitor_only(desk):
    first, second = desk.walks_in("First"), desk.walks_in("Second")
    assert desk.shown == ["A01", "A02"]
    button = desk.page.board.actions_row.see
    desk.clicks(button)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert desk.visit(first.visit_id).state is VisitState.BEING_SEEN
    assert desk.visit(second.visit_id).state is VisitState.WAITING


def test_keys_that_are_held_act_once(desk):
    desk.walks_in()
    assert not any(action.autoRepeat() for action in desk.page.actions())


def test_a_database_that_does_not_answer_is_told_and_nothing_is_lost(desk, sqlite_url):
    visit = desk.walks_in()
    assert desk.chosen == "A01"
    with locked(sqlite_url):
        desk.presses(Qt.Key.Key_F3)
    (notice,) = desk.services.notices.current
    assert notice.offer == "Try again"
    assert desk.visit(visit.visit_id).state is VisitState.WAITING
    desk.services.notices.take_offer(notice)
    assert desk.visit(visit.visit_id).state is VisitState.BEING_SEEN


@contextmanager
def locked(address: str) -> Iterator[None]:
    """Keep everybody else from writing to a database."""
    with closing(sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")
