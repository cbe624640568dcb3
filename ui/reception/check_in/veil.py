"""Hides what stands in a line of input while names are hidden and nobody types there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QLineEdit

from ui.privacy import Privacy


class Veil(QObject):
    """Lays itself over a line that may hold a name, for the eye and for the screen reader alike."""

    def __init__(self, line: QLineEdit, privacy: Privacy) -> None:
        super().__init__(line)
        self._line, self._privacy = line, privacy
        line.installEventFilter(self)
        privacy.changed.connect(self._settle)
        self._settle()

    @Slot()
    def _settle(self) -> None:
        covered = self._privacy.hidden and not self._line.hasFocus()
        wanted = QLineEdit.EchoMode.Password if covered else QLineEdit.EchoMode.Normal
        if self._line.echoMode() != wanted:
            self._line.setEchoMode(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lift when the line is entered, fall when it is left."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._settle()
        return super().eventFilter(watched, event)
