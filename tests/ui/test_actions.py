import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QWidget

from ui.actions import Actions, Command, Confirmation
from ui.keys import Key

CALL = Command("call", "Call", "megaphone", Key.CALL, hint="Call the selected visitor to the desk")
LEFT = Command(
    "left",
    "Left without being seen",
    confirmation=Confirmation("Has A52 left?", "The wait ends now.", "Mark as left"),
)


class Answers:
    """Answers questions as a test wants."""

    def __init__(self):
        self.yes = True
        self.asked = []

    def __call__(self, confirmation, go_ahead):
        self.asked.append(confirmation.question)
        if self.yes:
            go_ahead()


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def drawn():
    return []


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def actions(window, answers, drawn):
    def icon(name):
        drawn.append(name)
        pixmap = QPixmap(16, 16)
        pixmap.fill(QColor("black"))
        return QIcon(pixmap)

    return Actions(window, icon, answers)


def test_a_command_becomes_an_action(actions, drawn):
    action = actions.add(CALL, lambda: None)
    assert action.text() == "Call"
    assert [key.toString() for key in action.shortcuts()] == ["F2"]
    assert action.toolTip() == "Call the selected visitor to the desk (F2)"
    assert drawn == ["megaphone"]
    assert actions.of(CALL) is action


def test_its_key_does_it(qtbot, actions, window):
    done = []
    actions.add(CALL, lambda: done.append("called"))
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert done == ["called"]


def test_a_key_works_only_while_its_place_is_shown(qtbot, actions, window):
    done = []
    page = QWidget(window)
    actions.add(CALL, lambda: done.append("called"), within=page)
    page.hide()
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert done == []
    page.show()
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert done == ["called"]


def test_a_command_that_cannot_be_used_says_why(qtbot, actions, window):
    done = []
    action = actions.add(CALL, lambda: done.append("called"))
    action.refuse("Nobody is selected.")
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert done == []
    assert action.toolTip() == action.why_not == "Nobody is selected."
    assert actions.usable() == []
    action.allow()
    assert action.why_not == ""
    assert actions.usable() == [action]


def test_what_cannot_be_undone_is_asked_first(actions, answers):
    done = []
    action = actions.add(LEFT, lambda: done.append("left"))
    answers.yes = False
    action.trigger()
    assert done == []
    answers.yes = True
    action.trigger()
    assert done == ["left"]
    assert answers.asked == ["Has A52 left?"] * 2


def test_one_command_has_one_action(actions):
    actions.add(CALL, lambda: None)
    with pytest.raises(ValueError, match="already"):
        actions.add(CALL, lambda: None)


def test_the_action_of_a_page_goes_with_the_page(actions, window):
    page = QWidget(window)
    actions.add(CALL, lambda: None, within=page)
    shiboken6.delete(page)
    assert actions.usable() == []
    actions.add(CALL, lambda: None)


def test_icons_are_taken_anew_after_the_theme_changed(actions, drawn):
    actions.add(CALL, lambda: None)
    actions.add(LEFT, lambda: None)
    actions.redraw_icons()
    assert drawn == ["megaphone", "megaphone"]
