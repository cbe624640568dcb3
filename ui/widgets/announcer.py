"""Says changes to the screen reader, once and politely."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


class Announcer(QObject):
    """Speaks for one window or page. `said` carries each sentence, for tests and for the record of a tour."""

    said = Signal(str)

    def __init__(self, speaker: QObject) -> None:
        """`speaker` is the widget on whose behalf it speaks; the announcer lives as long as that."""
        super().__init__(speaker)
        self._speaker = speaker

    def say(self, sentence: str, *, urgent: bool = False) -> None:
        """Have a sentence read out; `urgent` interrupts what is being read, for errors only."""
        event = QAccessibleAnnouncementEvent(self._speaker, sentence)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)
        self.said.emit(sentence)
