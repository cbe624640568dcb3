"""The Duties tab, used as people do: choosing, showing evidence, marking done, moving, adding."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from hsdesk.duties import actions
from hsdesk.duties.evidence import add_evidence
from hsdesk.duties.rules import DutyShow, DutyState
from hsdesk.store.work import Subject
from support.models import under_test
from support.windows import click, press, read_out, typed
from ui.duties.dialogs import DoneDialog, MoveDialog, OwnDutyDialog
from ui.duties.entry import EvidenceEntry
from ui.duties.lines import DutyLine, GroupLine
from ui.explanation.reasons import ReasonsDialog
from ui.shell.space import space_of
from ui.widgets.button import Button

AUDIT, TRAINING = "LH-36", "LH-06"


def titles(held) -> list[str]:
    return [
        held.tab.list.words.group_title(line.group) if isinstance(line, GroupLine) else line.row.title
        for line in held.tab.list.model.rows
    ]


def dialog(kind: type) -> object:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


# the list


def test_duties_appear_when_the_tab_is_first_shown(held) -> None:
    under_test(held.tab.list.model)
    assert held.rows
    assert titles(held)[0] == "Later"
    line = next(line for line in held.tab.list.model.rows if isinstance(line, DutyLine))
    said = held.tab.list.model.sentence(line)
    assert line.row.standard in said
    assert "nobody in particular" in said
    assert "On time" in said


def test_groups_fold_and_open_by_keyboard(held) -> None:
    view = held.tab.list.view
    view.go_to(view.model().index(1, 0))
    press(Qt.Key.Key_Left, on=view)
    assert isinstance(view.line(), GroupLine)
    press(Qt.Key.Key_Left, on=view)
    assert view.model().rowCount() == 1
    assert "closed" in held.tab.list.model.sentence(view.line())
    press(Qt.Key.Key_Return, on=view)
    assert view.model().rowCount() > 1
    press(Qt.Key.Key_Right, on=view)
    assert isinstance(view.line(), DutyLine)


def test_chips_owner_and_year_choose(held) -> None:
    bar = held.tab.filters
    assert [option.text for option in bar._options()][1:] == ["Late 0", "This month 0", "Done 0"]
    bar.chips.set_values([DutyShow.LATE])
    bar.chips.chosen.emit([DutyShow.LATE])
    assert held.tab.list.nothing_found.isVisible()
    click(held.tab.list.clear)
    assert held.tab.list.view.isVisible()
    row = held.row(AUDIT)
    held.desk.desk.does(
        actions.give_owner, duty_id=row.duty_id, version=row.version, staff_id=held.desk.desk.sam
    )
    held.tab.refresh()
    bar.owner.set_value(held.desk.desk.sam)
    bar.owner.chosen.emit(held.desk.desk.sam)
    assert [line.row.standard for line in held.tab.list.model.rows if isinstance(line, DutyLine)] == [AUDIT]
    assert bar.year.currentText() == "2026 to 2027"


def test_other_desks_are_heard_and_the_place_is_kept(held) -> None:
    row = held.chooses(TRAINING)
    held.desk.desk.does(
        actions.give_owner, duty_id=row.duty_id, version=row.version, staff_id=held.desk.desk.priya
    )
    held.desk.tells(Subject("obligation", row.duty_id))
    assert held.tab.list.current.owner == "Priya Nair"
    assert held.tab.panel.facts.owner.value() == held.desk.desk.priya


def test_a_new_day_is_shown(held) -> None:
    held.tab.show()
    held.desk.clock.set(datetime(2026, 7, 1, 9, 0, tzinfo=UTC))
    held.desk.services.ticker.beat()
    assert titles(held)[0] == "Late"
    assert held.tab.filters.filter().year is not None


# evidence


def test_note_is_added_with_the_keyboard_and_taken_back(held) -> None:
    held.chooses(TRAINING)
    press(Qt.Key.Key_Return, on=held.tab.list.view)
    note = held.tab.panel.proof.note
    assert note.box.hasFocus()
    typed(note.box, "Everybody was trained. <b>Yes</b>")
    press(Qt.Key.Key_Return, ctrl=True)
    assert held.told() == ["The note is added"]
    assert note.text() == ""
    (entry,) = held.tab.panel.proof.findChildren(EvidenceEntry)
    assert "<b>Yes</b>" in " ".join(read_out(entry))
    held.undoes()
    assert held.detail(held.row(TRAINING).duty_id).evidence == ()


def test_half_typed_note_survives_looking_at_another_duty(held) -> None:
    held.chooses(TRAINING)
    note = held.tab.panel.proof.note
    typed(note.box, "Half a sen")
    held.chooses(AUDIT)
    assert note.text() == ""
    held.chooses(TRAINING)
    assert note.text() == "Half a sen"


def test_empty_note_is_asked_for(held) -> None:
    held.chooses(TRAINING)
    click(held.tab.panel.proof.add_note)
    assert "Write a note" in held.tab.panel.proof.trouble.text()


def test_file_dropped_on_the_panel_is_evidence(held, tmp_path: Path) -> None:
    held.chooses(TRAINING)
    file = tmp_path / "training record.pdf"
    file.write_bytes(b"%PDF-1.7 record")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    none = Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enters = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, data, left, none)
    held.tab.panel.dragEnterEvent(enters)
    assert enters.isAccepted()
    held.tab.panel.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))
    (shown,) = held.detail(held.row(TRAINING).duty_id).evidence
    assert shown.file_name == "training record.pdf"
    assert held.tab.list.current.file_name == "training record.pdf"
    saved = tmp_path / "there" / "copy.pdf"
    held.tab.files.save_as(shown, saved)
    assert saved.read_bytes() == b"%PDF-1.7 record"
    with held.qtbot.waitSignal(held.tab.files.ready) as ready:
        held.tab.files.ready.disconnect(held.tab.files._show)
        held.tab.files.open(shown)
    assert ready.args[0].read_bytes() == b"%PDF-1.7 record"
    assert ready.args[0].name == "training record.pdf"


@pytest.mark.parametrize(
    ("content", "said"), [(b"MZ\x90\x00", "cannot be kept"), (b"", "empty"), (None, "cannot be read")]
)
def test_bad_files_are_refused_in_words(held, tmp_path: Path, content: bytes | None, said: str) -> None:
    held.chooses(TRAINING)
    file = tmp_path / "setup.pdf"
    if content is not None:
        file.write_bytes(content)
    held.tab.panel.proof.take_files([file])
    assert said in held.tab.panel.proof.trouble.text()
    assert held.told() == []


def test_file_that_cannot_be_saved_says_so(held, tmp_path: Path) -> None:
    row = held.chooses(TRAINING)
    office = held.desk.office
    held.desk.desk.does(
        add_evidence,
        duty_id=row.duty_id,
        standards=office.standards,
        file_name="a.pdf",
        content=b"%PDF-1.7",
    )
    (shown,) = held.detail(row.duty_id).evidence
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    held.tab.files.save_as(shown, blocked / "a.pdf")
    assert held.tab.panel.trouble.isVisible()


def test_evidence_is_removed_and_brought_back(held) -> None:
    held.chooses(TRAINING)
    typed(held.tab.panel.proof.note.box, "Wrong")
    press(Qt.Key.Key_Return, ctrl=True)
    (remove,) = [each for each in held.tab.panel.findChildren(Button) if each.words() == "Remove"]
    click(remove)
    assert held.detail(held.row(TRAINING).duty_id).evidence == ()
    held.undoes()
    assert len(held.detail(held.row(TRAINING).duty_id).evidence) == 1


def test_each_part_has_its_own_evidence(held) -> None:
    row = held.chooses(AUDIT)
    parts = held.detail(row.duty_id).parts
    foot, proof = held.tab.panel.foot, held.tab.panel.proof
    assert not foot.done.isEnabled()
    for number, part in enumerate(parts):
        assert proof.part.value() == part
        assert f"{len(parts) - number} of {len(parts)} parts" in foot.why.text()
        typed(proof.note.box, f"{part} looked at")
        press(Qt.Key.Key_Return, ctrl=True)
    assert foot.done.isEnabled()
    assert held.tab.list.current.parts_in == len(parts)


# done and dates


def ready(held, standard: str = TRAINING) -> int:
    row = held.chooses(standard)
    typed(held.tab.panel.proof.note.box, "Seen.")
    press(Qt.Key.Key_Return, ctrl=True)
    return row.duty_id


def test_duty_is_marked_done_and_taken_back(held) -> None:
    number = ready(held)
    click(held.tab.panel.foot.done)
    assert held.detail(number).row.state is DutyState.DONE
    assert "Done since 1 April" in titles(held)
    assert held.detail(number).row.next_due == date(2028, 3, 31), "the next one appears by itself"
    assert held.tab.list.current.duty_id == number
    assert held.tab.panel.foot.reopen.isVisible()
    held.undoes()
    assert held.detail(number).row.state is DutyState.ON_TIME
    click(held.tab.panel.foot.done)
    click(held.tab.panel.foot.reopen)
    assert held.detail(number).row.state is DutyState.ON_TIME


def test_duty_done_on_an_earlier_day(held) -> None:
    number = ready(held)
    click(held.tab.panel.foot.earlier)
    form = dialog(DoneDialog)
    for text, said in (("soon", "not a date"), ("15 Apr 2026", "has not come"), ("30 Mar", "time began")):
        form.day.set_text(text)
        press(Qt.Key.Key_Return, on=form)
        assert said in form.day.error()
    form.day.set_text("2 Apr")
    press(Qt.Key.Key_Return, on=form)
    assert held.detail(number).row.done_on == date(2026, 4, 2)


def test_moving_a_date_needs_a_reason(held) -> None:
    row = held.chooses(AUDIT)
    click(held.tab.panel.foot.move_date)
    form = dialog(MoveDialog)
    form.day.set_text("3 July 2026")
    click(form.verb_button)
    assert form.reason.error()
    typed(form.reason.box, "The figures come later.")
    press(Qt.Key.Key_Return, ctrl=True, on=form.reason.box)
    detail = held.detail(row.duty_id)
    assert detail.row.due_date == date(2026, 7, 3)
    assert "The figures come later." in held.tab.panel.facts.moved.text()
    assert "30 Jun" in held.tab.panel.facts.moved.text()


def test_date_beyond_the_next_one_is_refused_beside_its_field(held) -> None:
    row = held.chooses(AUDIT)
    click(held.tab.panel.foot.move_date)
    form = dialog(MoveDialog)
    form.day.set_text("3 July 2028")
    form.reason.set_text("Later.")
    click(form.verb_button)
    assert "next period" in form.day.error()
    assert form.reason.text() == "Later."
    press(Qt.Key.Key_Escape, on=form)
    assert held.detail(row.duty_id).row.due_date == row.due_date


def test_somebody_else_was_first(held) -> None:
    row = held.chooses(AUDIT)
    click(held.tab.panel.foot.move_date)
    form = dialog(MoveDialog)
    form.day.set_text("3 July 2026")
    form.reason.set_text("Later.")
    held.desk.desk.does(
        actions.set_reminder, duty_id=row.duty_id, version=row.version, days=1, by=held.desk.desk.priya
    )
    click(form.verb_button)
    assert held.tab.panel.trouble.isVisible()
    assert "Somebody else" in " ".join(read_out(held.tab.panel.trouble))


# owner, reminder, interval, own duties


def test_owner_reminder_and_interval_are_chosen_and_taken_back(held) -> None:
    number = held.chooses(TRAINING).duty_id
    facts = held.tab.panel.facts
    facts.owner.chosen.emit(held.desk.desk.sam)
    assert held.detail(number).row.owner == "Sam Okoro"
    facts.reminder.chosen.emit(30)
    assert held.detail(number).remind_days == 30
    facts.every.chosen.emit("3 months")
    assert held.detail(number).row.due_date == date(2026, 6, 30)
    assert held.told() == ["Sam Okoro sees to it", "Reminder: 30 days before", "It comes every 3 months"]
    held.undoes()
    assert held.detail(number).row.due_date == date(2027, 3, 31)


def test_interval_of_a_promise_that_says_it_is_not_offered(held) -> None:
    held.chooses(AUDIT)
    assert not held.tab.panel.facts.every.isVisible()
    assert "Every 3 months" in held.tab.panel.facts.period.text()


def test_own_duty_is_added_shown_and_stopped(held) -> None:
    click(held.tab.filters.add)
    form = dialog(OwnDutyDialog)
    click(form.verb_button)
    assert form.name.error()
    assert form.day.error()
    typed(form.name.line, "Fire drill & alarm")
    form.day.set_text("24 Apr")
    press(Qt.Key.Key_Return, on=form)
    assert held.tab.list.current.title == "Fire drill & alarm"
    assert held.tab.panel.row.due_date == date(2026, 4, 24)
    assert held.tab.panel.foot.stop.isVisible()
    click(held.tab.panel.foot.stop)
    assert all(row.title != "Fire drill & alarm" for row in held.rows)
    held.undoes()
    assert any(row.title == "Fire drill & alarm" for row in held.rows)


# room and reading out


def test_narrow_window_makes_a_drawer(held) -> None:
    tab = held.tab
    tab.take_space(space_of(QSize(1100, 768), 1.0))
    assert not tab.panel.isVisible()
    held.chooses(AUDIT)
    press(Qt.Key.Key_Return, on=tab.list.view)
    assert tab.panel.isVisible()
    press(Qt.Key.Key_Escape)
    assert not tab.panel.isVisible()
    assert tab.list.view.hasFocus()
    tab.toggle_panel()
    assert tab.panel.isVisible()
    tab.take_space(space_of(QSize(1600, 900), 1.0))
    assert tab.panel.isVisible()
    assert len(tab.panes()) == 3


def test_everything_has_a_name(held) -> None:
    held.chooses(AUDIT)
    names = [each.accessibleName() for each in held.tab.findChildren(Button) if each.isVisible()]
    assert all(names)
    said = " ".join(read_out(held.tab.panel))
    assert "Response times" in said or AUDIT in said


# why this date


def test_why_a_duty_is_due_on_its_day_is_told_copied_and_closed(held) -> None:
    row = held.chooses(AUDIT)
    click(held.tab.panel.facts.why)
    shown = dialog(ReasonsDialog)
    said = "\n".join(read_out(shown))
    assert row.title in said
    assert "It is due on the last day of its period." in said
    assert "Nobody has moved it." in said
    click(shown.copy_button)
    assert QGuiApplication.clipboard().text() == shown.text
    assert shown.text.startswith(f"Why this date? {row.title} ({AUDIT})")
    press(Qt.Key.Key_Escape, on=shown)
    assert QApplication.activeModalWidget() is None


def test_reasons_that_do_not_fit_are_scrolled_by_key(held, qtbot) -> None:
    held.chooses(AUDIT)
    held.tab.resize(1280, 440)
    click(held.tab.panel.facts.why)
    shown = dialog(ReasonsDialog)
    bar = shown.pane.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    press(Qt.Key.Key_PageDown, on=shown)
    assert bar.value() > 0
    press(Qt.Key.Key_PageUp, on=shown)
    press(Qt.Key.Key_Down, on=shown)
    assert 0 < bar.value() < bar.maximum()
    shown.close()
