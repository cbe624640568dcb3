import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hsdesk.errors import Gone
from ui.notices import NoticeKind, Notices, NoticeStrip


@pytest.fixture
def notices(qapp):
    notices = Notices()
    yield notices
    notices.close()


def words(notices):
    return [notice.words for notice in notices.current]


def test_what_was_done_leaves_by_itself(qtbot):
    notices = Notices(done_ms=1)
    with qtbot.waitSignal(notices.withdrawn) as withdrawn:
        notice = notices.say_done("A52 was called")
    assert withdrawn.args == [notice]
    assert notices.current == ()


def test_it_stays_eight_seconds_and_longer_while_held(notices):
    notice = notices.say_done("A52 was called")
    end = notices._ends[notice.id]
    assert end.interval() == 8000
    notices.hold()
    assert not end.isActive()
    notices.let_go()
    assert end.isActive()


def test_undo_can_be_had_once(notices):
    undone = []
    notices.say_done("A52 was called", undo=lambda: undone.append("call"))
    notice = notices.say_done("A53 was seen", undo=lambda: undone.append("seen"))
    assert notice.offer == "Undo"
    notices.say_done("Settings were saved")
    assert notices.undo_last()
    notices.take_offer(notice)
    assert notices.undo_last()
    assert not notices.undo_last()
    assert undone == ["seen", "call"]
    assert words(notices) == ["Settings were saved"]


def test_an_error_stays_until_answered(notices):
    tried = []
    notice = notices.say_error(
        Gone("Room 2 was taken meanwhile.", "Choose another room."), retry=lambda: tried.append(1)
    )
    assert notice.words == "Room 2 was taken meanwhile. Choose another room."
    assert notice.id not in notices._ends
    notices.take_offer(notice)
    assert tried == [1]
    assert notices.current == ()


def test_the_same_error_is_not_shown_twice(notices):
    for _ in range(3):
        notices.say_error("The printer does not answer.", "Switch it on and try again.")
    assert words(notices) == ["The printer does not answer. Switch it on and try again."]


def test_being_offline_is_said_once_and_kept_up_to_date(notices):
    changes, tried = [], []
    notices.changed.connect(changes.append)
    first = notices.say_offline("14:31", try_now=lambda: tried.append(1))
    again = notices.say_offline("14:31", 1, try_now=lambda: tried.append(2))
    notices.say_offline("14:31", 1, try_now=lambda: tried.append(3))
    assert again.id == first.id
    assert changes == [again]
    assert words(notices) == ["No connection to the database since 14:31. 1 change waits to be sent."]
    notices.take_offer(again)
    assert tried == [3]
    assert len(notices.current) == 1, "it leaves when the database answers, not when a button is pressed"
    notices.say_online()
    notices.say_online()
    assert notices.current == ()


@pytest.fixture
def window(qtbot, notices):
    window = QWidget()
    column = QVBoxLayout(window)
    window.field = QLineEdit()
    window.strip = NoticeStrip(notices)
    column.addWidget(window.strip)
    column.addWidget(window.field)
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_strip_takes_no_room_while_there_is_nothing_to_say(window, notices):
    assert not window.strip.isVisible()
    notice = notices.say_done("A52 was called")
    assert window.strip.isVisible()
    notices.withdraw(notice)
    assert not window.strip.isVisible()


def test_words_are_never_taken_for_markup(window, notices):
    frame = window.strip.frame_of(notices.say_error("<b>Room</b> 2 is taken.", "Choose <i>another</i>."))
    for label in (frame.sentence, frame.advice):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert frame.sentence.text() == "<b>Room</b> 2 is taken."
    assert frame.accessibleName() == "<b>Room</b> 2 is taken. Choose <i>another</i>."


def test_undo_is_pressed_in_the_strip(qtbot, window, notices):
    undone = []
    frame = window.strip.frame_of(notices.say_done("A52 was called", undo=lambda: undone.append(1)))
    assert frame.offer.text() == "Undo"
    qtbot.mouseClick(frame.offer, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert not window.strip.isVisible()


def test_an_error_is_closed_by_keyboard(qtbot, window, notices):
    first = window.strip.frame_of(notices.say_error("One thing is wrong.", "Mend it."))
    second = notices.say_error("Another thing is wrong.", "Mend that too.")
    assert not first.offer.isVisible()
    window.activateWindow()
    first.answer.setFocus()
    qtbot.keyClick(first.answer, Qt.Key.Key_Space)
    assert notices.current == (second,)
    assert window.strip.frame_of(second).answer.hasFocus()


def test_the_offline_strip_changes_its_words_and_cannot_be_closed(window, notices):
    frame = window.strip.frame_of(notices.say_offline("14:31"))
    assert not frame.answer.isVisible()
    assert frame.property("notice") == NoticeKind.OFFLINE.value
    notices.say_offline("14:31", 3)
    assert frame.advice.text() == "3 changes wait to be sent."


def test_a_strip_made_later_shows_what_is_there(qtbot, notices):
    notice = notices.say_error("One thing is wrong.", "Mend it.")
    strip = NoticeStrip(notices)
    qtbot.addWidget(strip)
    assert strip.frame_of(notice) is not None
