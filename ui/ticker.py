"""The one repeating timer: every countdown on screen moves with it."""

import weakref
from datetime import datetime, timedelta

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hsdesk.clock import Clock

JUMP = timedelta(seconds=5)
"""How far wall clock and stop-watch may drift apart between two ticks before everything is read anew."""

_PAST_THE_SECOND_MS = 5
"""A timer may fire a little early; a few milliseconds after the second the new second has surely begun."""


class Ticker(QObject):
    """Ticks at each full second while something on screen needs it.

    Whoever shows a running time says so with `need` and takes it back with `release`; with nobody
    left the ticker stands still and costs nothing. A widget that was destroyed needs nothing.
    """

    tick = Signal(object)
    """The present moment, a `datetime` in UTC."""
    jumped = Signal(object)
    """The clock was put forward or back, or the computer slept: read everything anew. Comes before `tick`."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._needed_by: weakref.WeakSet[QObject] = weakref.WeakSet()
        self._wall = clock.now()
        self._stopwatch = clock.monotonic()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)  # set anew each second, so that it stays on the second
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)

    @property
    def running(self) -> bool:
        """Whether the ticker will tick by itself."""
        return self._timer.isActive()

    def now(self) -> datetime:
        """The present moment by the ticker's clock, in UTC."""
        return self._clock.now()

    def need(self, owner: QObject) -> None:
        """Tick while `owner` lives and has not called `release`; the first tick comes at once."""
        self._needed_by.add(owner)
        if not self.running:
            self._stopwatch_from_here()
            self.beat()

    def release(self, owner: QObject) -> None:
        """`owner` needs no more ticks, for instance because it was hidden."""
        self._needed_by.discard(owner)
        if not self._still_needed():
            self._timer.stop()

    def beat(self) -> None:
        """Tick now, and again at the next full second if something still needs it."""
        now, stopwatch = self._clock.now(), self._clock.monotonic()
        by_wall = now - self._wall
        by_stopwatch = timedelta(seconds=stopwatch - self._stopwatch)
        self._wall, self._stopwatch = now, stopwatch
        # The stop-watch stands still during sleep on some systems and runs on others: either shows.
        if abs(by_wall - by_stopwatch) > JUMP or by_stopwatch > JUMP:
            self.jumped.emit(now)
        self.tick.emit(now)
        if self._still_needed():
            self._timer.start(1000 - now.microsecond // 1000 + _PAST_THE_SECOND_MS)

    def close(self) -> None:
        """Stand still for good."""
        self._needed_by.clear()
        self._timer.stop()

    def _still_needed(self) -> bool:
        return any(shiboken6.isValid(owner) for owner in self._needed_by)

    def _stopwatch_from_here(self) -> None:
        """Forget the time spent standing still, but not a clock that was changed meanwhile."""
        stopwatch = self._clock.monotonic()
        self._wall += timedelta(seconds=stopwatch - self._stopwatch)
        self._stopwatch = stopwatch
