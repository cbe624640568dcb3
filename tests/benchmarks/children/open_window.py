"""Opens hsdesk as a person does, and tells when the first rows of the board were painted.

With a number it stays open so many seconds; it prints what its event loop used, and its memory.
"""

import sys
import time

import begin  # noqa: F401 - for what it does
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication

LOOK_AGAIN_MS = 2


class Watch(QObject):
    """Looks for the board, and waits until it was painted with rows in it."""

    def __init__(self) -> None:
        super().__init__()
        self._board: QAbstractItemView | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_AGAIN_MS)

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            if "ui.reception.board_view" not in sys.modules:
                return
            from ui.reception.board_view import BoardView

            self._board = window.findChild(BoardView)
            if self._board is not None:
                self._timer.stop()
                self._board.viewport().installEventFilter(self)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the first painting of rows."""
        if event.type() == QEvent.Type.Paint and self._board is not None and self._board.model().rowCount():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, painted)
        return False


def painted() -> None:
    """Say so, and go on or end."""
    print("painted", time.monotonic(), time.process_time(), flush=True)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if len(sys.argv) == 1:
        application.quit()
        return
    from idling import idle

    idle(application, float(sys.argv[1]))


run = QApplication.exec


def watched_run(_application: QApplication) -> int:
    """Run the program with somebody watching."""
    watch = Watch()
    try:
        return run()
    finally:
        watch.deleteLater()


if __name__ == "__main__":
    QApplication.exec = watched_run  # type: ignore[method-assign,assignment]
    from ui.app import main

    main([])
