"""Sheets and visits in the window, with keyboard and mouse, on a real office."""

from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from hsdesk.store.work import Subject
from hsdesk.surveys import actions, queries
from hsdesk.surveys.rules import Channel
from support.models import under_test
from support.side_panels import shown
from support.surveys import SINCE, UNTIL
from support.windows import click, press, read_out
from ui.shell.panes import first_stop
from ui.shell.space import space_of
from ui.standards.tabs import tab_specs
from ui.surveys.tab import SHEET, SurveysTab
from ui.widgets.dialog import Question

Key = Qt.Key


def lines(tab):
    model = tab.list.model_of_sheets
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def sheets(desk):
    return desk.surveys.asks(queries.sheets, SINCE, UNTIL)


def field(tab, question):
    return next(each for each in tab.form.fields if each.question.id == question)


def picks(tab, questionnaire):
    tab.which.set_value(questionnaire)
    tab.which.chosen.emit(questionnaire)


def test_the_list_tells_of_each_sheet(tab):
    under_test(tab.list.model_of_sheets)
    assert lines(tab) == [
        "Tue 14 Apr 2026, Tenant satisfaction, On paper, 1 of 2 good",
        "Mon 13 Apr 2026, Mystery shopping at the desk, At the desk, 1 of 2 good",
    ]


def test_results_are_those_of_the_questionnaire_with_counts_and_promises(tab):
    picks(tab, "tenant-satisfaction")
    said = [block.accessibleName() for block in tab.results.blocks]
    assert said[0].endswith("100 %. 1 of 1 good. Step 4: 1")
    name = next(words for words in said if "tell you their name" in words)
    assert name.endswith("0 %. 0 of 1 good. No: 1. Tests LH-04"), "promises of other landlords are not named"
    assert any("No answer yet" in words for words in said)
    assert len(lines(tab)) == 1


def test_all_questionnaires_together_tell_how_many_came_in(tab):
    said = [block.accessibleName() for block in tab.results.blocks]
    assert "New tenants. No data. No sheet yet" in said
    assert "Mystery shopping at the desk. 50 %. 1 of 2 good. 1 visit" in said


def test_answers_are_recorded_with_the_keyboard(tab, desk):
    click(tab.add_sheet)
    form = tab.form
    assert form.isVisible()
    assert form.which.value() == "tenant-satisfaction"
    assert QApplication.focusWidget() in form.fields[0].chips.findChildren(object)
    press(Key.Key_End)
    press(Key.Key_Space)
    field(tab, "friendly").start()
    press(Key.Key_Right)
    press(Key.Key_Return)
    assert field(tab, "respect").choice.yes.hasFocus()
    press(Key.Key_Left)
    press(Key.Key_Return, ctrl=True)
    row = sheets(desk)[0]
    assert (row.channel, row.judged, row.good, row.person) == (Channel.PHONE, 3, 2, "")
    assert tab.list.chosen.sheet_id == row.sheet_id
    assert not form.isVisible()


def test_only_what_this_office_promises_is_asked(tab):
    click(tab.add_visit)
    tab.form.which.set_value("mystery-shopping-phone")
    tab.form.which.chosen.emit("mystery-shopping-phone")
    asked = [each.question.id for each in tab.form.fields]
    assert "own-name" in asked
    assert "greeting" not in asked


def test_a_visit_says_whom_it_met(tab, desk):
    click(tab.add_visit)
    assert tab.form.who.isHidden()
    tab.form.met.set_value((None, desk.surveys.team))
    tab.form.met.chosen.emit((None, desk.surveys.team))
    click(field(tab, "manner").choice.yes)
    tab.form.day.set_text("1 Apr")
    tab.form.day.edited.emit("1 Apr")
    click(tab.form.save)
    visit = next(row for row in sheets(desk) if row.day == date(2026, 4, 1))
    assert (visit.about, visit.title) == ("Repairs desk", "Mystery shopping at the desk")


def test_a_tenant_may_be_named_but_only_one_on_record(tab, desk):
    person = desk.window.lives("Rosa Whitfield", first_line="12 Mill Lane")
    click(tab.add_sheet)
    form = tab.form
    click(field(tab, "name").choice.yes)
    form.who.set_text("Somebody")
    click(form.save)
    assert "Pick somebody" in form.who.error()
    form.who.line.clear()
    form.who.line.setFocus()
    from PySide6.QtTest import QTest

    QTest.keyClicks(form.who.line, "rosa")
    press(Key.Key_Return)
    assert form.form.person_id == person
    click(form.save)
    assert sheets(desk)[0].person == "Rosa Whitfield"
    shown_now = " ".join(read_out(tab.sheet))
    assert "Rosa Whitfield" in shown_now
    desk.services.privacy.hide()
    assert "Rosa Whitfield" not in " ".join(read_out(tab.sheet))


def test_what_is_missing_is_said_and_nothing_is_lost(tab, desk):
    click(tab.add_sheet)
    click(tab.form.save)
    assert "Nothing is answered yet." in tab.form.trouble.accessibleName()
    click(field(tab, "name").choice.no)
    tab.form.day.set_text("1 June 2026")
    tab.form.day.edited.emit("1 June 2026")
    click(tab.form.save)
    assert "still to come" in tab.form.day.error()
    assert field(tab, "name").value() == "no"
    assert len(sheets(desk)) == 2


def test_somebody_who_is_not_content_is_told_how_to_complain(tab):
    click(tab.add_sheet)
    assert tab.form.complain.isHidden()
    click(field(tab, "name").choice.no)
    assert not tab.form.complain.isHidden()
    click(field(tab, "name").choice.yes)
    assert tab.form.complain.isHidden()


def test_a_half_filled_form_is_there_again_and_can_be_cleared(tab, desk, qtbot):
    click(tab.add_sheet)
    click(field(tab, "name").choice.no)
    tab.form.note.box.insertPlainText("Rang twice")
    again = shown(qtbot, SurveysTab(desk.services), 1262, 652)
    click(again.add_sheet)
    assert field(again, "name").value() == "no"
    assert again.form.note.text() == "Rang twice"
    click(again.form.clear)
    assert field(again, "name").value() == ""
    assert again.form.note.text() == ""
    press(Key.Key_Escape)
    click(again.add_sheet)
    assert field(again, "name").value() == ""


def test_a_sheet_is_put_right(tab, desk):
    first = tab.list.model_of_sheets.rows[0].sheet_id
    tab.list.setFocus()
    tab.list.choose(first)
    press(Key.Key_Return, on=tab.list)
    assert tab.tabs.currentIndex() == SHEET
    click(tab.sheet.correct)
    assert tab.form.title.text() == "Put right"
    assert field(tab, "name").value() == "no"
    click(field(tab, "name").choice.yes)
    click(tab.form.save)
    assert lines(tab)[0] == "Tue 14 Apr 2026, Tenant satisfaction, On paper, 2 of 2 good, Put right"
    click(tab.add_sheet)
    assert tab.form.form.answers == {}, "a correction is nobody's draft"


def test_a_sheet_that_somebody_else_put_right_meanwhile_is_not_overwritten(tab, desk):
    first = tab.list.model_of_sheets.rows[0].sheet_id
    tab.list.choose(first)
    click(tab.sheet.correct)
    values = {"day": date(2026, 4, 14), "channel": Channel.PAPER, "answers": {"overall": "1"}}
    desk.surveys.does(actions.correct_sheet, sheet_id=first, version=1, **values)
    click(field(tab, "name").choice.yes)
    click(tab.form.save)
    assert "Somebody else" in tab.form.trouble.accessibleName()
    assert field(tab, "name").value() == "yes"


def test_a_sheet_is_withdrawn_after_a_question(tab, desk):
    tab.list.choose(tab.list.model_of_sheets.rows[0].sheet_id)
    tab.tabs.setCurrentIndex(SHEET)
    click(tab.sheet.withdraw)
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    click(question.verb_button)
    assert lines(tab)[0].endswith("Withdrawn")
    assert not tab.sheet.correct.isEnabled()
    assert desk.surveys.asks(queries.measure, "overall-satisfaction", SINCE, UNTIL).counted == 0


def test_what_another_desk_records_is_seen(tab, desk):
    sheet = desk.surveys.records(answers={"overall": "5"})
    desk.window.tells(Subject("survey_sheet", sheet))
    assert len(lines(tab)) == 3


def test_a_sheet_behind_a_figure_is_shown_whatever_the_period(tab, desk):
    old = desk.surveys.records(day=date(2024, 2, 1))
    tab.open_subject(Subject("survey_sheet", old))
    assert "Thu 1 Feb 2024" in " ".join(read_out(tab.sheet))


def test_an_empty_period_says_what_to_do(tab):
    before = tab._periods[1]
    tab.period.set_value(before)
    tab.period.chosen.emit(before)
    assert tab.empty.isVisible()
    assert tab.list.isHidden()


def test_in_a_narrow_window_the_panel_is_a_drawer(tab):
    tab.take_space(space_of(QSize(1000, 700), 1.0))
    assert tab.panel.isHidden()
    click(tab.add_sheet)
    assert tab.form.isVisible()
    press(Key.Key_Escape, on=tab.form)
    assert not tab.form.isVisible()
    assert tab.panes()[0] is tab.list


@pytest.mark.parametrize("key", ["office-checks", "surveys"])
def test_the_tabs_are_on_the_standards_page(key):
    assert key in [spec.key for spec in tab_specs()]


def test_whoever_comes_to_the_tab_comes_to_the_list(tab):
    assert first_stop(tab) is tab.list
