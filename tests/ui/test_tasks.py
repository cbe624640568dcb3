import gc
import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, Signal

from hsdesk.errors import Gone, HsdeskError
from ui.tasks import InlineTasks, Tasks, Watcher


class Gate:
    """Work that waits until the test lets it go on."""

    def __init__(self, result):
        self.result = result
        self.entered = threading.Event()
        self.open = threading.Event()
        self.runs = 0

    def __call__(self):
        self.runs += 1
        self.entered.set()
        assert self.open.wait(10)
        return self.result


def test_work_runs_on_the_worker_and_the_answer_comes_on_the_main_thread(qtbot, tasks, owner, nobody):
    answers = []

    def done(name):
        answers.append((name, QThread.isMainThread()))

    with qtbot.waitSignal(tasks.quiet):
        tasks.run(lambda: threading.current_thread().name, done, nobody, owner=owner)
        assert answers == []
        assert tasks.busy
    [(worker, on_main)] = answers
    assert worker.startswith("hsdesk-database")
    assert on_main
    assert not tasks.busy


def test_work_is_done_in_the_order_of_calls(qtbot, tasks, owner, nobody):
    order = []
    with qtbot.waitSignal(tasks.quiet):
        for number in range(20):
            tasks.run(lambda n=number: n, order.append, nobody, owner=owner)
    assert order == list(range(20))


def test_a_refusal_goes_to_the_one_who_asked(qtbot, tasks, owner, nobody, bugs):
    refusals = []

    def work():
        raise Gone("A52 has been called already.", "Choose the next visitor.")

    with qtbot.waitSignal(tasks.quiet):
        tasks.run(work, nobody, refusals.append, owner=owner)
    assert [refusal.sentence for refusal in refusals] == ["A52 has been called already."]
    assert bugs == []


def test_a_bug_is_reported_and_the_next_work_still_done(qtbot, tasks, owner, nobody, bugs):
    answers = []

    def work():
        raise KeyError("visit")

    with qtbot.waitSignal(tasks.quiet):
        tasks.run(work, nobody, nobody, owner=owner)
        tasks.run(lambda: 7, answers.append, nobody, owner=owner)
    assert [type(bug) for bug in bugs] == [KeyError]
    assert answers == [7]


def test_an_answer_for_a_destroyed_owner_is_dropped(qtbot, tasks, nobody):
    owner, gate = QObject(), Gate("late")
    with qtbot.waitSignal(tasks.quiet):
        tasks.run(gate, nobody, nobody, owner=owner)
        assert gate.entered.wait(10)
        shiboken6.delete(owner)
        gate.open.set()


def test_a_callback_may_ask_the_next_question(qtbot, tasks, owner, nobody):
    answers = []

    def first(number):
        tasks.run(lambda: number + 1, answers.append, nobody, owner=owner)

    with qtbot.waitSignal(tasks.quiet):
        tasks.run(lambda: 1, first, nobody, owner=owner)
    assert answers == [2]


def test_only_the_newest_question_of_a_line_is_answered(qtbot, tasks, owner, nobody):
    answers, gate, between = [], Gate("m"), Gate("ma")
    search = tasks.latest("search")
    assert tasks.latest("search") is search
    with qtbot.waitSignal(tasks.quiet):
        search.run(gate, answers.append, nobody, owner=owner)
        assert gate.entered.wait(10)
        search.run(between, answers.append, nobody, owner=owner)
        search.run(lambda: "mau", answers.append, nobody, owner=owner)
        tasks.latest("rooms").run(lambda: "rooms", answers.append, nobody, owner=owner)
        gate.open.set()
    assert answers == ["mau", "rooms"]
    assert between.runs == 0, "a question nobody waits for is not put to the database"


def test_a_forgotten_question_is_not_answered(qtbot, tasks, owner, nobody):
    gate = Gate("m")
    with qtbot.waitSignal(tasks.quiet):
        tasks.latest("search").run(gate, nobody, nobody, owner=owner)
        assert gate.entered.wait(10)
        tasks.latest("search").forget()
        gate.open.set()


def test_closing_finishes_actions_and_calls_nobody(qapp, nobody, owner):
    tasks, gate, done = Tasks(nobody), Gate(1), []
    tasks.run(gate, nobody, nobody, owner=owner)
    tasks.run(lambda: done.append("confirmed"), nobody, nobody, owner=owner)
    tasks.latest("search").run(lambda: done.append("searched"), nobody, nobody, owner=owner)
    assert gate.entered.wait(10)
    gate.open.set()
    tasks.close()
    tasks.run(lambda: done.append("after"), nobody, nobody, owner=owner)
    assert done == ["confirmed"]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("hsdesk-")]


def test_a_bug_met_while_closing_is_still_reported(qapp, nobody, owner, bugs):
    tasks = Tasks(bugs.append)
    tasks.run(lambda: 1 // 0, nobody, nobody, owner=owner)
    tasks.close()
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]


def test_what_the_callbacks_hold_is_let_go_on_the_main_thread(qtbot, tasks, nobody):
    class Page(QObject):
        def answered(self, _result):
            self.setObjectName("answered")

    gone = []
    page = Page()
    page.destroyed.connect(lambda: gone.append(QThread.isMainThread()))
    gate = Gate(None)
    with qtbot.waitSignal(tasks.quiet):
        tasks.run(gate, page.answered, nobody, owner=page)
        assert gate.entered.wait(10)
        del page
        gate.open.set()
    gc.collect()
    assert gone == [True]


def test_inline_work_is_answered_before_the_call_returns(inline, owner, nobody):
    answers = []
    inline.run(lambda: 3, answers.append, nobody, owner=owner)
    inline.latest("search").run(lambda: 4, answers.append, nobody, owner=owner)
    assert answers == [3, 4]


def test_inline_refusals_are_passed_on_and_bugs_raised(inline, owner, nobody):
    refusals = []

    def refuse():
        raise HsdeskError("There is nobody on duty.")

    inline.run(refuse, nobody, refusals.append, owner=owner)
    assert len(refusals) == 1
    with pytest.raises(ZeroDivisionError):
        inline.run(lambda: 1 // 0, nobody, nobody, owner=owner)


def test_inline_work_stops_when_closed(owner, nobody):
    tasks = InlineTasks()
    tasks.close()
    tasks.run(lambda: pytest.fail("ran"), nobody, nobody, owner=owner)


class Source:
    """News that a test puts in by hand."""

    def __init__(self):
        self._news = []
        self._there = threading.Condition()

    def put(self, news):
        with self._there:
            self._news.append(news)
            self._there.notify()

    def wait(self, stop):
        with self._there:
            while not self._news and not stop.is_set():
                self._there.wait(0.02)
            news = self._news.pop(0) if self._news else None
        if isinstance(news, BaseException):
            raise news
        return news


def test_the_watcher_hands_news_over_on_the_main_thread(qtbot, nobody):
    source = Source()
    watcher = Watcher(source.wait, nobody)
    where = []
    watcher.arrived.connect(lambda news: where.append((news, QThread.isMainThread())))
    watcher.start()
    with qtbot.waitSignal(watcher.arrived):
        source.put("visit 7")
    with qtbot.waitSignal(watcher.arrived):
        source.put("visit 8")
    watcher.close()
    assert where == [("visit 7", True), ("visit 8", True)]


def test_the_watcher_goes_on_after_a_refusal(qtbot, nobody):
    source = Source()
    watcher = Watcher(source.wait, nobody, retry_seconds=0.01)
    watcher.start()
    with qtbot.waitSignal(watcher.refused) as refused:
        source.put(HsdeskError("The database does not answer."))
    assert refused.args[0].sentence == "The database does not answer."
    with qtbot.waitSignal(watcher.arrived):
        source.put("back")
    watcher.close()


def test_a_bug_ends_the_watch_and_is_reported(qtbot, bugs):
    source = Source()
    watcher = Watcher(source.wait, bugs.append)
    watcher.start()
    with qtbot.waitSignal(watcher.ended):
        source.put(KeyError("subject"))
    watcher.close()
    assert [type(bug) for bug in bugs] == [KeyError]


def test_a_watcher_that_never_began_can_be_closed(qapp, nobody):
    watcher = Watcher(Source().wait, nobody)
    watcher.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "hsdesk-watcher"]


def test_a_plain_thread_reaches_the_main_thread_by_a_queued_signal(qtbot):
    class Bridge(QObject):
        arrived = Signal(object)

    bridge, where = Bridge(), []
    bridge.arrived.connect(lambda _what: where.append(QThread.isMainThread()))
    thread = threading.Thread(target=lambda: bridge.arrived.emit("news"))
    with qtbot.waitSignal(bridge.arrived):
        thread.start()
    thread.join()
    assert where == [True]
