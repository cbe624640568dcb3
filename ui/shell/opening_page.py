"""What is shown while the office is opened: nothing for a moment, then what is waited for."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fonts import Role
from ui.shell.logo import Logo
from ui.theme import Theme
from ui.widgets.labels import Label, Tone

QUIET_MS, SLOW_MS = 300, 10_000


class OpeningPage(QWidget):
    """A calm ground; after a moment the mark and a sentence, so that a quick start does not flicker."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._logo = Logo(theme, side=56)
        self.words = Label(theme, role=Role.LEAD, tone=Tone.SECOND)
        self.words.setAlignment(middle)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._logo, 0, middle)
        column.addSpacing(theme.px(16))
        column.addWidget(self.words, 0, middle)
        column.addStretch(1)
        self._quiet, self._long = QTimer(self), QTimer(self)
        self._quiet.setSingleShot(True)
        self._long.setSingleShot(True)
        self._quiet.timeout.connect(self._say_opening)
        self._long.timeout.connect(self._say_slow)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to wait."""
        super().showEvent(event)
        self.words.setText("")
        self._logo.setVisible(False)
        self._quiet.start(QUIET_MS)
        self._long.start(SLOW_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        """The waiting is over."""
        super().hideEvent(event)
        self._quiet.stop()
        self._long.stop()

    @Slot()
    def _say_opening(self) -> None:
        self._logo.setVisible(True)
        self.words.setText("Opening the office")

    @Slot()
    def _say_slow(self) -> None:
        self.words.setText("Still waiting for the database to answer")
