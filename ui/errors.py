"""Bugs: logged without personal data, and shown once with a report that can be sent.

Refusals that a person can cause never come here; they are notices beside where they happened.
"""

import logging
import os
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from hsdesk.clock import Clock
from hsdesk.errors import HsdeskError

LOG_BYTES = 1_000_000
"""How large a log file grows before a new one is begun."""
LOG_FILES = 3
"""How many older log files are kept."""

_PROGRAM = Path(__file__).resolve().parents[1]
_logger = logging.getLogger("hsdesk.window")
_PACKAGES = ("hsdesk", "PySide6-Essentials", "SQLAlchemy")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the program: file (without the folders above the program), line number, function."""

    file: str
    line: int
    function: str


@dataclass(frozen=True, slots=True)
class Link:
    """One exception of a chain: its type, its message where it can hold no personal data, and its places."""

    kind: str
    message: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class FaultReport:
    """What is needed to mend a bug, and nothing about any person: no values, no names."""

    when: datetime
    versions: tuple[tuple[str, str], ...]
    chain: tuple[Link, ...]

    @property
    def kind(self) -> str:
        """The type of the exception that was met, such as `KeyError`."""
        return self.chain[0].kind

    @property
    def signature(self) -> tuple[str, Place | None]:
        """Equal for two occurrences of the same fault."""
        first = self.chain[0]
        return first.kind, first.places[-1] if first.places else None

    def text(self) -> str:
        """The report as it is copied, saved and logged."""
        lines = [f"hsdesk fault, {self.when:%Y-%m-%d %H:%M:%S} UTC", ""]
        lines += [f"{name} {number}" for name, number in self.versions]
        return "\n".join([*lines, "", _chain_text(self.chain), ""])


def describe(error: BaseException, when: datetime) -> FaultReport:
    """The report about `error`, met at `when` (UTC)."""
    return FaultReport(when, versions(), _chain(error))


def _chain(error: BaseException) -> tuple[Link, ...]:
    chain: list[Link] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        # Our own sentences never hold names; any other message may quote what somebody typed.
        message = str(current) if isinstance(current, HsdeskError) else ""
        chain.append(Link(_type_name(current), message, _places(current.__traceback__)))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return tuple(chain)


def _chain_text(chain: tuple[Link, ...]) -> str:
    lines: list[str] = []
    for position, link in enumerate(chain):
        lines.append("which came about while handling:" if position else "Fault:")
        lines.append(f"  {link.kind}: {link.message}" if link.message else f"  {link.kind}")
        lines += [f"    {place.file}:{place.line} in {place.function}" for place in link.places]
    return "\n".join(lines)


def versions() -> tuple[tuple[str, str], ...]:
    """Name and version of everything a fault may depend on."""
    found: list[tuple[str, str]] = []
    for name in _PACKAGES:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            found.append((name, "not installed as a package"))
    found.append(("Python", platform.python_version()))
    found.append(("System", f"{platform.system()} {platform.release()} {platform.machine()}"))
    return tuple(found)


class FaultReporter(QObject):
    """Takes every bug of the program: exceptions nobody caught, in any thread, and what Qt complains of."""

    fault = Signal(object)
    """A `FaultReport`, once for each fault however often it happens; sent on the main thread."""

    _reported = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seen: set[tuple[str, Place | None]] = set()
        self._lock = threading.Lock()
        self._restore: list[Callable[[], None]] = []
        self._reported.connect(self.fault, Qt.ConnectionType.AutoConnection)

    def install(self) -> None:
        """Take over the hooks of Python and Qt; `close` gives them back."""
        before, thread_before = sys.excepthook, threading.excepthook
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        qt_before = qInstallMessageHandler(self._qt_message)

        def give_back() -> None:
            sys.excepthook = before
            threading.excepthook = thread_before
            qInstallMessageHandler(qt_before)

        self._restore.append(give_back)

    def close(self) -> None:
        """Give the hooks back."""
        while self._restore:
            self._restore.pop()()

    def report(self, error: BaseException) -> None:
        """Log a bug and tell of it, the first time it is met. May be called on any thread."""
        report = describe(error, self._clock.now())
        with self._lock:
            known = report.signature in self._seen
            self._seen.add(report.signature)
        if known:
            _logger.error("The fault %s happened again.", report.kind)
            return
        _logger.error("%s", report.text())
        self._reported.emit(report)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error.with_traceback(trace))

    def _uncaught_in_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.report(hook.exc_value)

    def _qt_message(self, level: QtMsgType, context: QMessageLogContext, message: str) -> None:
        category = context.category or "default"
        _logger.log(_LEVELS.get(level, logging.WARNING), "Qt (%s): %s", category, message)


def begin_log(folder: Path) -> RotatingFileHandler:
    """Write the program's log to `folder` (see `log_folder`), readable by this user only.

    Returns the handler; closing it and taking it off the root logger ends the log.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = _PrivateHandler(
        folder / "hsdesk.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    logging.getLogger().addHandler(handler)
    return handler


def log_folder() -> Path:
    """Where the program's log lies on this computer."""
    import platformdirs

    return platformdirs.user_log_path("hsdesk", appauthor=False)


class _PrivateHandler(RotatingFileHandler):
    """A rotating log that only this user may read."""

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return TextIOWrapper(os.fdopen(handle, "ab"), encoding=self.encoding, write_through=True)


class _Formatter(logging.Formatter):
    """Writes exceptions without their messages, which may quote what somebody typed."""

    def format(self, record: logging.LogRecord) -> str:
        """One record; the text that another handler made of its exception is left to that handler."""
        text, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = text

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """The chain of exceptions by type and place."""
        return "" if ei[1] is None else _chain_text(_chain(ei[1]))


def _type_name(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _places(trace: TracebackType | None) -> tuple[Place, ...]:
    return tuple(
        Place(_short(frame.f_code.co_filename), line, frame.f_code.co_name)
        for frame, line in traceback.walk_tb(trace)
    )


def _short(file: str) -> str:
    """A file's name without the folders above the program, which may hold the name of a person."""
    path = Path(file)
    if path.is_relative_to(_PROGRAM):
        path = path.relative_to(_PROGRAM)
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return path.name if path.is_absolute() else path.as_posix()
