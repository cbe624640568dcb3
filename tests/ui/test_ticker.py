from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import QObject

from ui.ticker import Ticker


class Listener:
    def __init__(self, ticker):
        self.heard = []
        ticker.tick.connect(lambda now: self.heard.append(("tick", now)))
        ticker.jumped.connect(lambda now: self.heard.append(("jumped", now)))


@pytest.fixture
def ticker(qapp, clock):
    ticker = Ticker(clock)
    yield ticker
    ticker.close()


def test_it_stands_still_until_something_needs_it(ticker, clock, owner):
    listener = Listener(ticker)
    assert not ticker.running
    ticker.need(owner)
    assert ticker.running
    assert listener.heard == [("tick", clock.now())]


def test_it_stops_when_nothing_needs_it_any_more(ticker, owner):
    other = QObject()
    ticker.need(owner)
    ticker.need(other)
    ticker.release(owner)
    assert ticker.running
    ticker.release(other)
    assert not ticker.running


def test_something_destroyed_needs_nothing(ticker, clock):
    label = QObject()
    ticker.need(label)
    shiboken6.delete(label)
    clock.advance(timedelta(seconds=1))
    ticker.beat()
    ticker.release(QObject())
    assert not ticker.running


def test_each_beat_tells_the_present_moment(ticker, clock, owner):
    ticker.need(owner)
    listener = Listener(ticker)
    for _ in range(3):
        clock.advance(timedelta(seconds=1))
        ticker.beat()
    assert [kind for kind, _ in listener.heard] == ["tick"] * 3
    assert listener.heard[-1] == ("tick", ticker.now())


@pytest.mark.parametrize(("part", "wait"), [(0, 1005), (250_000, 755), (999_000, 6)])
def test_it_keeps_to_the_full_second(ticker, clock, owner, part, wait):
    clock.advance(timedelta(microseconds=part))
    ticker.need(owner)
    assert ticker._timer.interval() == wait


@pytest.mark.parametrize("hours", [1, -1])
def test_a_clock_that_was_changed_is_told_before_the_tick(ticker, clock, owner, hours):
    ticker.need(owner)
    listener = Listener(ticker)
    clock.set(clock.now() + timedelta(hours=hours))
    ticker.beat()
    assert [kind for kind, _ in listener.heard] == ["jumped", "tick"]


def test_a_computer_that_slept_is_told(ticker, clock, owner):
    ticker.need(owner)
    listener = Listener(ticker)
    clock.advance(timedelta(minutes=20))
    ticker.beat()
    assert [kind for kind, _ in listener.heard] == ["jumped", "tick"]


def test_a_late_beat_is_no_jump(ticker, clock, owner):
    ticker.need(owner)
    listener = Listener(ticker)
    clock.advance(timedelta(seconds=4))
    ticker.beat()
    assert [kind for kind, _ in listener.heard] == ["tick"]


def test_standing_still_for_long_is_no_jump(ticker, clock, owner):
    ticker.need(owner)
    ticker.release(owner)
    listener = Listener(ticker)
    clock.advance(timedelta(hours=2))
    ticker.need(owner)
    assert [kind for kind, _ in listener.heard] == ["tick"]


def test_a_clock_changed_while_it_stood_still_is_told(ticker, clock, owner):
    ticker.need(owner)
    ticker.release(owner)
    listener = Listener(ticker)
    clock.set(clock.now() - timedelta(hours=1))
    ticker.need(owner)
    assert [kind for kind, _ in listener.heard] == ["jumped", "tick"]


def test_the_timer_itself_beats(ticker, clock, owner, qtbot):
    clock.advance(timedelta(microseconds=990_000))
    ticker.need(owner)
    with qtbot.waitSignal(ticker.tick):
        pass
