"""Waits, inside a running window, for what a person would see."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

LONGEST_SECONDS = 20.0


class TookTooLong(Exception):
    """What was waited for never came."""


class Painted(QObject):
    """Runs the event loop until a widget was painted while `ready` held."""

    def __init__(self, widget: QWidget, ready: Callable[[], bool]) -> None:
        super().__init__()
        self._widget, self._ready = widget, ready
        self._loop = QEventLoop()
        self._seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each painting; the loop ends once it is finished."""
        if event.type() == QEvent.Type.Paint and not self._seen and self._ready():
            self._seen = True
            QTimer.singleShot(0, self._loop.quit)
        return False

    def after(self, deed: Callable[[], object]) -> tuple[float, float]:
        """Do something and wait; returns the wall time and the main thread's own time, in milliseconds."""
        self._widget.installEventFilter(self)
        end = QTimer()
        end.setSingleShot(True)
        end.timeout.connect(self._loop.quit)
        end.start(round(LONGEST_SECONDS * 1000))
        wall, own = time.perf_counter(), time.thread_time()
        deed()
        if not self._seen:
            self._loop.exec()
        took = (time.perf_counter() - wall) * 1000, (time.thread_time() - own) * 1000
        self._widget.removeEventFilter(self)
        if not self._seen:
            raise TookTooLong
        return took


def until(ready: Callable[[], bool]) -> None:
    """Run the event loop until something is so. Raises `TookTooLong`."""
    loop, begun = QEventLoop(), time.monotonic()

    def look() -> None:
        if ready() or time.monotonic() - begun > LONGEST_SECONDS:
            loop.quit()

    looking = QTimer()
    looking.timeout.connect(look)
    looking.start(1)
    loop.exec()
    if not ready():
        raise TookTooLong


def rest(milliseconds: int) -> None:
    """Let the window come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
