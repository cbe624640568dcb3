"""How results are judged, from the summary: the two numbers, what is refused, and the board after it."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hsdesk.reporting.actions import change_judging
from hsdesk.reporting.judging import JudgingRow, judging
from hsdesk.reporting.rules import Judging
from support.windows import click, press, read_out
from ui.standards.results.judging import JudgingDialog


@pytest.fixture
def dialog(tab):
    click(tab.summary.judged)
    made = QApplication.activeModalWidget()
    assert isinstance(made, JudgingDialog)
    yield made
    if QApplication.activeModalWidget() is made:
        made.close()


def kept(desk):
    return desk.office.ask(judging)


def changed_elsewhere(desk, **values):
    desk.services.actor().do(change_judging, version=0, **values)


def test_an_office_that_set_nothing_sees_what_is_proposed(dialog):
    assert (dialog.points.text(), dialog.few.text()) == ("2", "3")
    said = " ".join(read_out(dialog))
    assert "88% is close to a target of 90%" in said
    assert "every period, past ones too" in said
    assert "Back to what hsdesk proposes: 2 and 3" in said


def test_new_numbers_are_saved_and_the_board_is_read_again(dialog, desk, answers):
    asked = len(answers.asked)
    dialog.points.set_text("2.5")
    dialog.few.set_text("5")
    press(Qt.Key.Key_Return, on=dialog.few.line)
    assert kept(desk) == JudgingRow(Judging(Fraction(5, 2), 5), 1)
    assert len(answers.asked) == asked + 1
    assert QApplication.activeModalWidget() is None
    assert [notice.sentence for notice in desk.services.notices.current] == [
        "The results are judged by these numbers now"
    ]


def test_what_cannot_be_is_said_under_its_field_and_stays(dialog, desk):
    for points, few, wrong in (("many", "3", dialog.points), ("21", "3", dialog.points)):
        dialog.points.set_text(points)
        dialog.few.set_text(few)
        click(dialog.verb_button)
        assert wrong.error()
        assert dialog.points.text() == points
    dialog.points.set_text("2")
    for few in ("", "2.5", "0", "51"):
        dialog.few.set_text(few)
        click(dialog.verb_button)
        assert dialog.few.error()
        assert dialog.points.error() == ""
    assert kept(desk).version == 0


def test_the_way_back_to_what_is_proposed(tab, desk):
    changed_elsewhere(desk, close_points="0.25", too_few=9)
    click(tab.summary.judged)
    dialog = QApplication.activeModalWidget()
    assert (dialog.points.text(), dialog.few.text()) == ("0.25", "9")
    click(dialog.propose)
    assert kept(desk).version == 1
    click(dialog.verb_button)
    assert kept(desk) == JudgingRow(Judging(), 2)


def test_whoever_was_slower_is_told_and_sees_the_new_numbers(dialog, desk):
    changed_elsewhere(desk, close_points="4", too_few=6)
    dialog.points.set_text("1")
    click(dialog.verb_button)
    assert dialog.isVisible()
    assert "Somebody else" in dialog.trouble.accessibleName()
    assert (dialog.points.text(), dialog.few.text()) == ("4", "6")
    assert kept(desk).judging == Judging(Fraction(4), 6)


def test_the_button_gives_up_its_words_where_the_key_needs_the_room(tab):
    assert tab.summary.judged.words() == "How it is judged"
    tab.resize(800, 680)
    assert tab.summary.judged.words() == ""
    assert tab.summary.judged.accessibleName() == "How it is judged"
    assert tab.summary.rect().contains(tab.summary.judged.geometry())
    tab.resize(1270, 680)
    assert tab.summary.judged.words() == "How it is judged"
