import threading

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView

from hsdesk.errors import StoreUnreachable
from support.models import SignalLog, under_test
from support.visitors import columns, identity, visitors
from ui.tables.paging import Page, PagedTableModel


class Queue:
    """A long answer, read in pieces."""

    def __init__(self, size, first=1):
        self.rows = visitors(*range(first, first + size))
        self.asked = []
        self.refuse = False

    def page(self, after, skip, limit):
        self.asked.append((after.id if after else None, skip, limit))
        if self.refuse:
            raise StoreUnreachable("The database does not answer.", "Try again.")
        last = after.id if after else 0
        later = [row for row in self.rows if row.id > last]
        return Page(later[:limit], len(self.rows))


class Gated(Queue):
    """A long answer that waits until the test lets it go on."""

    def __init__(self, *what):
        super().__init__(*what)
        self.entered, self.go = threading.Event(), threading.Event()

    def page(self, after, skip, limit):
        self.entered.set()
        assert self.go.wait(10)
        return super().page(after, skip, limit)


@pytest.fixture
def paged(qapp, watch, inline):
    model = PagedTableModel(columns(watch), identity, inline, page_rows=100)
    under_test(model)
    return model


@pytest.fixture
def threaded(qapp, watch, tasks):
    return PagedTableModel(columns(watch), identity, tasks, page_rows=100)


def ids(model):
    return [row.id for row in model.rows]


def test_a_queue_of_100_000_opens_like_one_of_100(paged):
    queue = Queue(100_000)
    totals = []
    paged.total_changed.connect(totals.append)
    paged.open(queue)
    assert paged.rowCount() == 100
    assert paged.total == 100_000
    assert totals == [100_000]
    assert queue.asked == [(None, 0, 100)]
    assert paged.canFetchMore()


def test_the_next_page_continues_behind_the_last_row(paged):
    queue = Queue(250)
    paged.open(queue)
    log = SignalLog(paged)
    paged.fetchMore()
    paged.fetchMore()
    assert queue.asked[1:] == [(100, 100, 100), (200, 200, 100)]
    assert ids(paged) == list(range(1, 251))
    assert log.said == [("inserted", 100, 199), ("inserted", 200, 249)]
    assert not paged.canFetchMore()
    paged.fetchMore()
    assert len(queue.asked) == 3
    assert not paged.canFetchMore(paged.index(0, 0))


@pytest.mark.parametrize("size", [0, 1, 100])
def test_a_short_answer_has_one_page(paged, size):
    paged.open(Queue(size))
    assert paged.rowCount() == size
    assert not paged.canFetchMore(QModelIndex())


def test_reading_anew_shows_only_what_is_different(paged):
    queue = Queue(250)
    paged.open(queue)
    paged.fetchMore()
    del queue.rows[10]
    log = SignalLog(paged)
    paged.refresh()
    assert queue.asked[-1] == (None, 0, 200)
    assert log.said == [("removed", 10, 10), ("inserted", 199, 199)]
    assert paged.total == 249


def test_a_new_question_begins_at_the_top(paged):
    paged.open(Queue(250))
    log = SignalLog(paged)
    paged.open(Queue(3, first=500))
    assert log.said == [("reset",)]
    assert ids(paged) == [500, 501, 502]


def test_a_list_that_shrank_below_does_not_ask_for_ever(paged):
    queue = Queue(250)
    paged.open(queue)
    del queue.rows[101:]
    del queue.rows[100:]
    paged.fetchMore()
    assert paged.total == paged.rowCount() == 100
    assert not paged.canFetchMore()


def test_what_is_shown_stays_when_rows_cannot_be_read(qtbot, paged):
    queue = Queue(250)
    paged.open(queue)
    queue.refuse = True
    with qtbot.waitSignal(paged.refused) as refused:
        paged.fetchMore()
    assert refused.args[0].advice == "Try again."
    assert paged.rowCount() == 100
    assert not paged.canFetchMore(), "a view must not ask again with every scroll"
    queue.refuse = False
    paged.refresh()
    assert paged.canFetchMore()
    paged.fetchMore()
    assert paged.rowCount() == 200


def test_an_older_question_is_not_answered(qtbot, threaded, tasks):
    old, new = Gated(250), Queue(3, first=500)
    loading = []
    threaded.loading_changed.connect(loading.append)
    with qtbot.waitSignal(tasks.quiet):
        threaded.open(old)
        assert old.entered.wait(10)
        threaded.open(new)
        assert threaded.loading
        old.go.set()
    assert ids(threaded) == [500, 501, 502]
    assert threaded.total == 3
    assert loading == [True, False]


def test_a_page_is_asked_for_once(qtbot, threaded, tasks):
    queue = Gated(250)
    queue.go.set()
    with qtbot.waitSignal(tasks.quiet):
        threaded.open(queue)
    queue.go.clear()
    with qtbot.waitSignal(tasks.quiet):
        threaded.fetchMore()
        threaded.fetchMore()
        assert not threaded.canFetchMore()
        queue.go.set()
    assert threaded.rowCount() == 200
    assert len(queue.asked) == 2


def test_a_page_behind_a_row_that_is_last_no_more_is_dropped(qtbot, threaded, tasks):
    queue = Gated(250)
    queue.go.set()
    with qtbot.waitSignal(tasks.quiet):
        threaded.open(queue)
    queue.go.clear()
    with qtbot.waitSignal(tasks.quiet):
        queue.entered.clear()
        threaded.fetchMore()
        assert queue.entered.wait(10)
        threaded.show_rows(threaded.rows[:50])
        queue.go.set()
    assert ids(threaded) == list(range(1, 51))


def test_nothing_is_asked_before_there_is_a_question(paged):
    paged.refresh()
    paged.fetchMore()
    assert not paged.loading
    assert paged.rowCount() == 0


def test_a_view_asks_for_more_as_it_is_scrolled_down(qtbot, paged):
    queue = Queue(1000)
    view = QTreeView()
    qtbot.addWidget(view)
    view.setUniformRowHeights(True)
    view.setModel(paged)
    view.resize(400, 300)
    view.show()
    paged.open(queue)
    assert paged.rowCount() < 300
    view.scrollToBottom()
    qtbot.waitUntil(lambda: len(queue.asked) >= 2)
    assert paged.rowCount() >= 200
