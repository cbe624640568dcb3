"""The smallest program of its kind: a window with an empty table. Beside it hsdesk is measured.

With a number it stays open so many seconds, with a timer of one second as any program that shows the
time has; it prints what its event loop used, and its memory.
"""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView


class Watch(QObject):
    """Tells when the table was painted first."""

    def eventFilter(self, watched, event):
        """Note the first painting."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, painted)
        return False


def painted() -> None:
    """Say so, and go on or end."""
    print("painted", time.monotonic(), time.process_time(), flush=True)
    if len(sys.argv) == 1:
        application.quit()
        return
    from idling import idle

    ticking.start(1000)
    idle(application, float(sys.argv[1]))


application = QApplication(sys.argv)
window = QMainWindow()
table = QTableView()
table.setModel(QStandardItemModel(0, 6))
window.setCentralWidget(table)
window.resize(1440, 900)
watch = Watch()
table.viewport().installEventFilter(watch)
ticking = QTimer()
ticking.timeout.connect(lambda: None)
window.show()
application.exec()
