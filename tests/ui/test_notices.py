import pytest

from hsdesk.errors import Gone
from ui.notices import Notices


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
