"""Work off the main thread: the only place in hsdesk that makes threads for windows.

A window never waits for the database. It hands its question or action to a `TaskRunner` and is
called back on the main thread with the result or with a refusal.
"""

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from hsdesk.errors import HsdeskError

Result = TypeVar("Result")
ReportBug = Callable[[BaseException], None]
"""Takes an exception that no person could have caused; see `ui.errors.FaultReporter.report`."""

RETRY_SECONDS = 2.0
"""How long a watcher leaves a store alone that refused to be watched."""


class TaskRunner(Protocol):
    """Carries out work for windows and calls them back on the main thread."""

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[HsdeskError], None],
        *,
        owner: QObject,
    ) -> None:
        """Carry out `work` in the order of calls, then call `done` or `failed`.

        `work` touches no window. Neither callback is made once `owner` has been destroyed. An
        exception that is not an `HsdeskError` goes to the bug report instead of to `failed`.
        """

    def latest(self, key: str) -> "LatestTask":
        """The line of questions called `key`, of which only the newest is answered."""

    def close(self) -> None:
        """Finish what was begun, drop every callback, and take nothing more."""


def _always() -> bool:
    return True


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[HsdeskError], None]
    owner: QObject
    wanted: Callable[[], bool] = _always
    ran: bool = False
    result: Any = None
    error: Exception | None = None

    def carry_out(self) -> None:
        """Do the work and keep how it ended; a question nobody waits for is left out."""
        if not self.wanted():
            return
        self.ran = True
        try:
            self.result = self.work()
        except Exception as error:  # noqa: BLE001 - one of two places where bugs are caught: it is reported
            self.error = error

    def settle(self, report_bug: ReportBug) -> None:
        """Tell the owner, on the main thread."""
        error = self.error
        if error is not None and not isinstance(error, HsdeskError):
            report_bug(error)
            return
        if not self.ran or not self.wanted() or not shiboken6.isValid(self.owner):
            return
        if error is not None:
            self.failed(error)
        else:
            self.done(self.result)


class _TakesJobs(Protocol):
    def take(self, job: _Job) -> None:
        """Carry out `job` and settle it."""


class LatestTask:
    """A line of questions of which only the newest is answered, as in search while typing."""

    def __init__(self, runner: _TakesJobs) -> None:
        self._runner = runner
        self._newest = 0

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[HsdeskError], None],
        *,
        owner: QObject,
    ) -> None:
        """Ask; answers to earlier questions of this line are dropped, those not begun are left out.

        Only for reading: an action is never dropped, so it goes through `TaskRunner.run`.
        """
        self._newest += 1
        asked = self._newest

        def wanted() -> bool:
            return asked == self._newest

        self._runner.take(_Job(work, done, failed, owner, wanted))

    def forget(self) -> None:
        """No answer to an earlier question is wanted any more."""
        self._newest += 1


class Tasks(QObject):
    """Carries out work one piece after the other on one worker thread.

    The worker holds only numbers: callbacks and results stay on the main thread's side, so a window
    is never destroyed by the worker letting go of it last.
    """

    quiet = Signal()
    """Everything handed in so far has been answered."""

    _ended = Signal(int)

    def __init__(
        self, report_bug: ReportBug, parent: QObject | None = None, *, name: str = "database"
    ) -> None:
        super().__init__(parent)
        self._report_bug = report_bug
        self._numbers = itertools.count(1)
        self._jobs: dict[int, _Job] = {}
        self._lines: dict[str, LatestTask] = {}
        self._closed = False
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"hsdesk-{name}")
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something handed in has not been answered yet."""
        return bool(self._jobs)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[HsdeskError], None],
        *,
        owner: QObject,
    ) -> None:
        """Carry out `work` on the worker, then call back on the main thread; see `TaskRunner.run`."""
        self.take(_Job(work, done, failed, owner))

    def latest(self, key: str) -> LatestTask:
        """The line of questions called `key`; the same key always gives the same line."""
        return self._lines.setdefault(key, LatestTask(self))

    def take(self, job: _Job) -> None:
        """Queue `job` for the worker."""
        if self._closed:
            return
        number = next(self._numbers)
        self._jobs[number] = job
        self._worker.submit(self._carry_out, number)

    def close(self) -> None:
        """Wait for the end of everything handed in; no callback is made any more.

        Actions already handed in are carried out: whoever pressed Enter is not let down. Questions
        of a `latest` line that have not begun are left out.
        """
        self._closed = True
        for line in self._lines.values():
            line.forget()
        self._worker.shutdown(wait=True)
        jobs, self._jobs = self._jobs, {}
        for job in jobs.values():
            if job.error is not None and not isinstance(job.error, HsdeskError):
                self._report_bug(job.error)

    def _carry_out(self, number: int) -> None:
        self._jobs[number].carry_out()
        self._ended.emit(number)

    def _settle(self, number: int) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        try:
            job.settle(self._report_bug)
        finally:
            if not self._jobs:
                self.quiet.emit()


class InlineTasks:
    """Carries out work at once on the calling thread, for tests and for the tour.

    A bug is raised where it happens, so that the test which met it ends there.
    """

    def __init__(self) -> None:
        self._lines: dict[str, LatestTask] = {}
        self._closed = False

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[HsdeskError], None],
        *,
        owner: QObject,
    ) -> None:
        """Carry out `work` and call back before returning; see `TaskRunner.run`."""
        self.take(_Job(work, done, failed, owner))

    def latest(self, key: str) -> LatestTask:
        """The line of questions called `key`; the same key always gives the same line."""
        return self._lines.setdefault(key, LatestTask(self))

    def take(self, job: _Job) -> None:
        """Carry out `job` and settle it."""
        if self._closed:
            return
        job.carry_out()
        job.settle(_raise)

    def close(self) -> None:
        """Take nothing more."""
        self._closed = True


def _raise(bug: BaseException) -> None:
    raise bug


class Watcher(QObject):
    """A thread that waits for news again and again and hands each piece over on the main thread.

    `wait` blocks until there is news or until the event it is given is set; it is called on the
    watcher's own thread.
    """

    arrived = Signal(object)
    """What `wait` returned."""
    refused = Signal(object)
    """The `HsdeskError` that `wait` raised; it is called again after `RETRY_SECONDS`."""
    ended = Signal()
    """A bug ended the watch; it has been reported."""

    _news = Signal(object)
    _refusal = Signal(object)
    _bug = Signal(object)

    def __init__(
        self,
        wait: Callable[[threading.Event], object],
        report_bug: ReportBug,
        parent: QObject | None = None,
        *,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        super().__init__(parent)
        self._wait = wait
        self._report_bug = report_bug
        self._retry_seconds = retry_seconds
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="hsdesk-watcher")
        self._news.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._refusal.connect(self._pass_on_refusal, Qt.ConnectionType.QueuedConnection)
        self._bug.connect(self._pass_on_bug, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to watch; once only."""
        self._thread.start()

    def close(self) -> None:
        """Stop watching and wait until the thread has ended; nothing is handed over any more."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        while not self._stop.is_set():
            try:
                news = self._wait(self._stop)
            except HsdeskError as refusal:
                self._refusal.emit(refusal)
                self._stop.wait(self._retry_seconds)
            except Exception as bug:  # noqa: BLE001 - one of two places where bugs are caught: it is reported
                self._bug.emit(bug)
                return
            else:
                if not self._stop.is_set():
                    self._news.emit(news)

    def _pass_on(self, news: object) -> None:
        if not self._stop.is_set():
            self.arrived.emit(news)

    def _pass_on_refusal(self, refusal: object) -> None:
        if not self._stop.is_set():
            self.refused.emit(refusal)

    def _pass_on_bug(self, bug: BaseException) -> None:
        self._report_bug(bug)
        self.ended.emit()
