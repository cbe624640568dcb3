"""Notices when nobody has touched key or mouse for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from hsdesk.clock import Clock

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Sends `idle` once after so many minutes without input; any input begins the time anew.

    It listens where input enters a window, not to what every widget is told: that would be thousands of
    events for each thing shown. One timer wakes at the moment when the time could be up.
    """

    idle = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._application = _application()
        self._listening = False
        self._seconds = 0.0
        self._last = clock.monotonic()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.look)

    def begin(self, minutes: int) -> None:
        """Watch for `minutes` without input; 0 never."""
        self.end()
        self._seconds = minutes * 60.0
        if minutes <= 0:
            return
        self._last = self._clock.monotonic()
        for window in QGuiApplication.topLevelWindows():
            self._listen(window)
        self._application.focusWindowChanged.connect(self._listen)
        self._listening = True
        self._wake_in(self._seconds)

    def end(self) -> None:
        """Watch no more."""
        self.timer.stop()
        if not self._listening:
            return
        self._listening = False
        self._application.focusWindowChanged.disconnect(self._listen)
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    @Slot(QWindow)
    def _listen(self, window: QWindow | None) -> None:
        """Hear the input of a window, such as a dialog that was just opened."""
        if window is not None:
            window.installEventFilter(self)

    @Slot()
    def look(self) -> None:
        """Tell if the time is up, or wake again when it could be."""
        left = self._seconds - (self._clock.monotonic() - self._last)
        if left > 0:
            self._wake_in(left)
            return
        self.end()
        self.idle.emit()

    def _wake_in(self, seconds: float) -> None:
        self.timer.start(max(1, round(seconds * 1000)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Note when a person last did something."""
        if event.type() in _INPUT:
            self._last = self._clock.monotonic()
        return False


def _application() -> QGuiApplication:
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication):
        raise TypeError("A window needs a running application.")
    return application
