"""What a test of windows must not leave behind: windows, running timers, threads."""

import gc
import threading

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication


class Leftovers:
    """Remembers what was there before a test and names what came to stay."""

    def __init__(self) -> None:
        self._threads = set(threading.enumerate())
        self._windows = {id(window) for window in _windows()}
        self._timers = {id(timer) for timer in _running_timers()}

    def complaints(self) -> list[str]:
        """One line for each thing that was left behind."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        found = [
            f"The thread {thread.name} still runs."
            for thread in threading.enumerate()
            if thread not in self._threads and thread.is_alive()
        ]
        found += [
            f"A window is still open: {type(window).__name__} {window.windowTitle()}."
            for window in _windows()
            if id(window) not in self._windows
        ]
        found += [
            f"A timer of {timer.interval()} ms still runs, owned by {timer.parent()!r}."
            for timer in _running_timers()
            if id(timer) not in self._timers
        ]
        return found


def _windows() -> list:
    if QApplication.instance() is None:
        return []
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def _running_timers() -> list[QTimer]:
    if QApplication.instance() is None:
        return []
    return [
        thing
        for thing in gc.get_objects()
        if type(thing) is QTimer and shiboken6.isValid(thing) and thing.isActive()
    ]
