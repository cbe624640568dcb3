"""A round of the office in the window, with keyboard and mouse, on a real office."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from hsdesk.office_checks import actions, queries
from hsdesk.store.work import Subject
from support.models import under_test
from support.offices import london
from support.side_panels import shown
from support.windows import click, press, read_out
from ui.explanation.reasons import ReasonsDialog
from ui.office_checks.dialogs import CorrectForm, PhotoDialog, TaskForm, in_three_days
from ui.office_checks.spec import OFFICE_CHECKS
from ui.office_checks.tab import OfficeChecksTab
from ui.shell.panes import first_stop
from ui.shell.space import space_of

Key = Qt.Key


def lines(tab):
    model = tab.list.model_of_rounds
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def open_check(desk):
    return desk.rounds.asks(queries.current, desk.rounds.standards)


def dialog(kind):
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def answer_all(tab, *, amiss=None):
    for item in tab.panel.items:
        click(item.choice.no if item.number == amiss else item.choice.yes)


def test_the_list_tells_what_is_due_and_what_was_found(tab):
    under_test(tab.list.model_of_rounds)
    due, done = lines(tab)
    assert due.startswith("Check, due Tue 21 Apr, ")
    assert due.endswith("24 days over")
    assert done == "Check, Tue 14 Apr 2026, 10 of 11 in place, 1 amiss, Grace Holloway, Done"


def test_before_it_begins_the_questions_are_shown_and_nothing_is_answered(tab, desk):
    assert tab.panel.foot.begin.words() == "Begin the check"
    assert all(item.choice.isHidden() for item in tab.panel.items)
    assert tab.panel.items[0].question.text() == "Is the receptionist’s name on show?"
    assert open_check(desk) is None


def test_a_round_is_made_with_the_keyboard_alone(tab, desk):
    tab.panel.foot.begin.setFocus()
    press(Key.Key_Return)
    assert tab.panel.items[0].choice.value() is None, "never a default"
    for number, _ in enumerate(tab.panel.items):
        assert QApplication.focusWidget() is tab.panel.items[number].choice.yes
        press(Key.Key_Left)
        press(Key.Key_Return)
    assert QApplication.focusWidget() is tab.panel.foot.finish
    press(Key.Key_Return)
    assert open_check(desk) is None
    assert len(desk.rounds.asks(queries.history)) == 2
    assert tab.list.chosen.is_finished


def test_no_asks_for_a_note_and_the_check_ends_only_with_it(tab, desk):
    click(tab.panel.foot.begin)
    answer_all(tab, amiss=2)
    assert not tab.panel.foot.finish.isEnabled()
    assert "no note yet" in tab.panel.foot.to_go.text()
    item = tab.panel.items[1]
    item.choice.no.setFocus()
    press(Key.Key_Return)
    assert QApplication.focusWidget() is item.amiss.note
    item.amiss.note.insertPlainText("A pram stands in the way.")
    press(Key.Key_Return, ctrl=True)
    assert open_check(desk).answers[1].note == "A pram stands in the way."
    assert tab.panel.foot.finish.isEnabled()
    click(tab.panel.foot.finish)
    assert desk.rounds.asks(queries.history)[0].no == 1


def test_right_answers_no_and_left_yes_again(tab, desk):
    click(tab.panel.foot.begin)
    press(Key.Key_Right)
    item = tab.panel.items[0]
    assert (item.choice.value(), item.amiss.isVisible()) == (False, True)
    press(Key.Key_Left)
    assert (item.choice.value(), item.amiss.isVisible()) == (True, False)
    assert open_check(desk).answers[0].yes is True


def test_how_far_it_is_and_how_many_are_to_go(tab):
    click(tab.panel.foot.begin)
    for item in tab.panel.items[:-3]:
        click(item.choice.yes)
    total = len(tab.panel.items)
    assert tab.panel.head.count.text() == f"{total - 3} of {total}"
    assert tab.panel.foot.to_go.text() == "Three answers to go. Left and Right answer, Enter goes on."
    assert not tab.panel.foot.finish.isEnabled()
    assert lines(tab)[0].split(", ")[2] == f"{total - 3} of {total} answered"


def test_going_on_later_loses_nothing(tab, desk, qtbot):
    click(tab.panel.foot.begin)
    click(tab.panel.items[0].choice.no)
    tab.panel.items[0].amiss.note.insertPlainText("Empty frame")
    click(tab.panel.foot.later)
    assert open_check(desk).answers[0].note == "Empty frame"
    again = shown(qtbot, OfficeChecksTab(desk.services), 1262, 652)
    assert again.panel.items[0].amiss.note.toPlainText() == "Empty frame"
    assert again.panel.items[0].choice.value() is False


def test_a_note_that_a_crash_cut_off_is_there_again(tab, desk, qtbot):
    click(tab.panel.foot.begin)
    click(tab.panel.items[0].choice.no)
    tab.panel.items[0].amiss.note.insertPlainText("Half a sen")
    assert open_check(desk).answers[0].note == ""
    again = shown(qtbot, OfficeChecksTab(desk.services), 1262, 652)
    assert again.panel.items[0].amiss.note.toPlainText() == "Half a sen"


def test_two_desks_fill_in_one_check(tab, desk):
    click(tab.panel.foot.begin)
    check = open_check(desk)
    desk.rounds.does(actions.answer, answer_id=check.answers[3].answer_id, yes=True)
    desk.window.tells(Subject("office_check", check.check_id))
    assert tab.panel.items[3].choice.value() is True


def test_what_another_desk_does_leaves_a_half_typed_note_alone(tab, desk):
    click(tab.panel.foot.begin)
    click(tab.panel.items[0].choice.no)
    tab.panel.items[0].amiss.note.insertPlainText("Half")
    check = open_check(desk)
    desk.rounds.does(actions.answer, answer_id=check.answers[3].answer_id, yes=True)
    desk.window.tells(Subject("office_check", check.check_id))
    assert tab.panel.items[0].amiss.note.toPlainText() == "Half"


def test_a_check_that_was_finished_elsewhere_says_so(tab, desk):
    click(tab.panel.foot.begin)
    check = open_check(desk)
    desk.rounds.answers(check)
    desk.rounds.does(actions.finish, check_id=check.check_id)
    click(tab.panel.items[0].choice.no)
    assert tab.panel.trouble.isVisible()
    assert "This check is finished." in tab.panel.trouble.accessibleName()


def test_a_task_is_made_for_what_is_amiss(tab, desk):
    click(tab.panel.foot.begin)
    click(tab.panel.items[0].choice.no)
    click(tab.panel.items[0].amiss.make_task)
    form = dialog(TaskForm)
    assert form.what.text() == "Mend: Receptionist’s name on display"
    assert form.owner() == (desk.rounds.grace, None)
    form.when.set_text("yesterweek")
    form.submit()
    assert "is not a date" in form.when.error()
    form.when.set_text("20 May")
    form.submit()
    (task,) = open_check(desk).answers[0].tasks
    assert (task.owner, task.due_date) == ("Grace Holloway", date(2026, 5, 20))
    assert any("Wed 20 May" in words for words in read_out(tab.panel.items[0].amiss))
    assert tab.panel.items[0].amiss.make_task.isHidden()


def test_a_photo_is_dropped_looked_at_and_taken_away(tab, desk, tmp_path):
    click(tab.panel.foot.begin)
    item = tab.panel.items[0]
    click(item.choice.no)
    picture, text = tmp_path / "frame.png", tmp_path / "frame.txt"
    assert QImage(QSize(40, 30), QImage.Format.Format_RGB32).save(str(picture))
    text.write_text("no picture")
    drop(item, picture)
    assert [photo.name for photo in open_check(desk).answers[0].photos] == ["frame.png"]
    drop(item, text)
    assert "This file is no photo." in tab.panel.trouble.accessibleName()
    click(item.amiss._photos[0])
    looked_at = dialog(PhotoDialog)
    click(looked_at.remove)
    assert open_check(desk).answers[0].photos == ()
    assert desk.services.notices.undo_last()
    assert len(open_check(desk).answers[0].photos) == 1


def drop(item, file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    values = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPointF(5, 5).toPoint(), *values)
    item.dragEnterEvent(entered)
    assert entered.isAccepted()
    item.dropEvent(QDropEvent(QPointF(5, 5), *values))


def test_the_number_tells_of_the_promise_behind_a_question(tab):
    item = tab.panel.items[0]
    assert item.promise.isHidden()
    item.about.setFocus()
    press(Key.Key_Space)
    assert item.promise.isVisible()
    for part in ("OH-01", "Customer Care Service Standards", "“", "can be read from where visitors stand"):
        assert part in item.promise.text()


def test_a_question_about_a_private_room_says_which_is_free(tab):
    room = next(item for item in tab.panel.items if "private room" in item.title.text())
    assert room.hint.text() == "Room 1 and Room 2 are free now."


def test_an_answer_of_a_finished_check_is_put_right(tab, desk):
    tab.list.choose(tab.list.model_of_rounds.rows[1].key)
    item = tab.panel.items[0]
    assert not item.choice.isEnabled()
    assert item.amiss.read_only.text() == "It hums."
    click(item.correct)
    form = dialog(CorrectForm)
    form.note.set_text("")
    form.submit()
    assert form.note.error() == "Say what was amiss."
    click(form.choice.yes)
    form.submit()
    assert lines(tab)[1].startswith("Check, Tue 14 Apr 2026, 11 of 11 in place, 1 answer put right")
    assert item.correct.words() == "Put right again"


def test_the_office_sets_how_often_it_looks(tab, desk):
    assert tab.interval.value() == "1 month"
    tab.interval.chosen.emit("2 weeks")
    assert str(desk.rounds.asks(queries.interval)) == "2 weeks"
    assert tab.interval.value() == "2 weeks"


def test_a_round_behind_a_figure_is_shown(tab):
    tab.open_subject(Subject("office_check", 1))
    assert tab.list.chosen.key == 1
    assert "finished Tue 14 Apr 2026" in tab.panel.foot.kept.text()


def test_the_count_on_the_tab_is_that_of_questions_to_answer(tab, desk):
    total = len(tab.panel.items)
    assert OFFICE_CHECKS.count_at(desk.services.open_office) == total
    click(tab.panel.foot.begin)
    click(tab.panel.items[0].choice.yes)
    assert OFFICE_CHECKS.count_at(desk.services.open_office) == total - 1


def test_an_office_without_such_promises_says_so(desk, qtbot):
    def choose(work):
        from hsdesk.premises.tables import Office

        work.session.get_one(Office, work.office_id).packs = []

    desk.rounds.does(choose)
    tab = shown(qtbot, OfficeChecksTab(desk.services), 1262, 652)
    assert tab.empty.isVisible()
    assert tab.panel.isHidden()


def test_in_a_narrow_window_the_checklist_is_a_drawer(tab):
    tab.take_space(space_of(QSize(1000, 700), 1.0))
    assert tab.panel.isHidden()
    tab.toggle_panel()
    assert tab.panel.isVisible()
    press(Key.Key_Escape, on=tab.panel)
    assert tab.panel.isHidden()
    tab.take_space(space_of(QSize(1366, 768), 1.0))
    assert tab.panel.isVisible()
    assert tab.panes()[0] is tab.list


def test_a_day_later_the_list_says_so(tab, desk):
    before = lines(tab)[0]
    desk.clock.advance(timedelta(days=1))
    desk.services.ticker.jumped.emit(desk.clock.now())
    assert before.endswith("24 days over")
    assert lines(tab)[0].endswith("25 days over")


@pytest.mark.parametrize(
    ("today", "third"),
    [("2026-04-14", date(2026, 4, 17)), ("2026-04-15", date(2026, 4, 20)), ("2026-04-16", date(2026, 4, 20))],
)
def test_a_task_is_due_in_three_days_or_on_the_monday_after(today, third):
    assert in_three_days(london(f"{today} 12:00").date()) == third


def test_whoever_comes_to_the_tab_comes_to_the_list(tab):
    assert first_stop(tab) is tab.list


def test_why_a_check_is_due_on_its_day_is_told_for_the_next_and_for_older_ones(tab, desk):
    click(tab.panel.foot.why)
    told = dialog(ReasonsDialog)
    assert "comes first. It was last looked at on Tuesday 14 April 2026 by Grace Holloway" in told.text
    assert "Nobody has begun it." in "\n".join(read_out(told))
    click(told.copy_button)
    assert QApplication.clipboard().text() == told.text
    press(Key.Key_Escape, on=told)
    click(tab.panel.foot.begin)
    click(tab.panel.foot.why)
    told = dialog(ReasonsDialog)
    assert "Begun on Friday 15 May 2026 by Grace Holloway" in told.text
    told.close()
    tab.list.choose(1)
    click(tab.panel.foot.why)
    told = dialog(ReasonsDialog)
    assert "Finished on Tuesday 14 April 2026" in told.text
    told.close()
