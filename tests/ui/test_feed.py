import queue

import pytest
from PySide6.QtWidgets import QWidget

from hsdesk.errors import StoreUnreachable
from hsdesk.store.feed import FeedNews, FeedState
from hsdesk.store.work import Subject
from ui.feed import Contact, Freshness, LiveFeed

VISIT = Subject("visit", 7)
ROOM = Subject("room", 2)
PERSON = Subject("person", 31)


class Wire:
    """The office's end of the feed, moved by hand."""

    def __init__(self):
        self._news = queue.SimpleQueue()

    def tell(self, *subjects, state=FeedState.LIVE):
        self._news.put(FeedNews(frozenset(subjects), state))

    def break_with(self, error):
        self._news.put(error)

    def wait(self, stop):
        while not stop.is_set():
            try:
                news = self._news.get(timeout=0.02)
            except queue.Empty:
                continue
            if isinstance(news, BaseException):
                raise news
            return news
        return FeedNews(frozenset(), FeedState.LIVE)


@pytest.fixture
def wire():
    return Wire()


@pytest.fixture
def feed(qapp, wire, clock, bugs):
    feed = LiveFeed(wire.wait, clock, bugs.append)
    feed.start()
    yield feed
    feed.close()


def test_changed_subjects_are_told(qtbot, feed, wire):
    with qtbot.waitSignal(feed.changed) as changed:
        wire.tell(VISIT, ROOM)
    assert changed.args == [frozenset({VISIT, ROOM})]


def test_it_says_when_the_database_was_lost_and_found(qtbot, feed, wire, clock):
    states, subjects = [], []
    feed.state_changed.connect(states.append)
    feed.changed.connect(subjects.append)
    with qtbot.waitSignal(feed.state_changed):
        wire.tell(state=FeedState.LOST)
    assert feed.state.lost
    with qtbot.waitSignal(feed.changed):
        wire.tell(state=FeedState.LOST)
        wire.tell(VISIT)
    with qtbot.waitSignal(feed.state_changed):
        wire.tell()
    assert [state.contact for state in states] == [Contact.LOST, Contact.RESTORED, Contact.LIVE]
    assert {state.since for state in states} == {clock.now()}
    assert subjects == [frozenset({VISIT})]


def test_a_refused_watch_counts_as_lost(qtbot, feed, wire):
    with qtbot.waitSignal(feed.state_changed):
        wire.break_with(StoreUnreachable("The database does not answer."))
    assert feed.state.lost
    assert feed.state.refusal.sentence == "The database does not answer."


def test_a_bug_in_the_feed_is_reported_and_shown_as_lost(qtbot, feed, wire, bugs):
    with qtbot.waitSignal(feed.state_changed):
        wire.break_with(KeyError("journal"))
    assert feed.state.lost
    assert [type(bug) for bug in bugs] == [KeyError]


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def refreshed():
    return []


@pytest.fixture
def fresh(page, feed, refreshed):
    return Freshness(page, feed, frozenset({"visit", "room"}), refreshed.append)


def test_a_page_in_sight_is_refreshed_at_once(qtbot, feed, page, fresh, refreshed):
    page.show()
    feed.changed.emit(frozenset({VISIT, PERSON}))
    assert refreshed == [frozenset({VISIT})]
    assert not fresh.stale


def test_a_hidden_page_is_refreshed_when_shown(feed, page, fresh, refreshed):
    feed.changed.emit(frozenset({VISIT}))
    feed.changed.emit(frozenset({ROOM}))
    assert fresh.stale
    assert refreshed == []
    page.show()
    assert refreshed == [frozenset({VISIT, ROOM})]
    page.hide()
    page.show()
    assert len(refreshed) == 1


def test_other_kinds_are_no_reason(feed, page, fresh, refreshed):
    page.show()
    feed.changed.emit(frozenset({PERSON}))
    assert refreshed == []


def test_everything_outweighs_single_subjects(feed, page, fresh, refreshed):
    fresh.everything_changed()
    feed.changed.emit(frozenset({VISIT}))
    page.show()
    assert refreshed == [frozenset()]
