"""Keeps a form as it is while it is being sent."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

SHOWN_AFTER_MS = 150


class Hold(QObject):
    """Takes no input for a form until `release`.

    The grey look follows only when the answer takes longer than a moment: greying the form and bringing it
    back would cost more time than most answers take.
    """

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(SHOWN_AFTER_MS)
        self._moment.timeout.connect(self._show_grey)

    def take(self) -> None:
        """Take no input from now on."""
        self._form.setUpdatesEnabled(False)
        self._form.setEnabled(False)
        self._moment.start()

    def release(self) -> None:
        """Take input again."""
        self._moment.stop()
        self._form.setEnabled(True)
        self._form.setUpdatesEnabled(True)

    @Slot()
    def _show_grey(self) -> None:
        self._form.setUpdatesEnabled(True)
