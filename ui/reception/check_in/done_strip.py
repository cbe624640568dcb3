"""What was just done, for a moment: the ticket large, or that the form was cleared, with Undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.fonts import Role
from ui.keys import Key
from ui.notices import DONE_MS
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.announcer import Announcer
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import rounded
from ui.widgets.labels import Label
from ui.widgets.themed import Themed


class DoneStrip(QWidget, Themed):
    """Stays a moment, longer while the pointer is on it. `undone` is sent by its button."""

    undone = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(DONE_MS)
        self._end.timeout.connect(self.hide)
        self._announcer = Announcer(self)
        self.ticket = Label(theme, role=Role.FIGURE)
        self.sentence = Label(theme, role=Role.SUPPORT, wrap=True)
        self.undo = Button(
            theme,
            "Undo",
            kind=Kind.QUIET,
            size=Size.TOOLBAR,
            key=Key.UNDO.cap().replace("+", " "),
        )
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.ticket)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.undo)
        self.undo.clicked.connect(self._undo)
        self.hide()
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._row.setContentsMargins(px(12), px(6), px(6), px(6))
        self._row.setSpacing(px(12))

    def say(self, sentence: str, *, ticket: str = "") -> None:
        """Show what was done, and say it to the screen reader once."""
        self.ticket.setText(ticket)
        self.ticket.setVisible(bool(ticket))
        self.sentence.setText(sentence)
        words = f"{ticket}, {sentence}" if ticket else sentence
        self.setAccessibleName(words)
        self._announcer.say(words)
        self.show()
        self._end.start()

    def dismiss(self) -> None:
        """It is over."""
        self._end.stop()
        self.hide()

    @Slot()
    def _undo(self) -> None:
        self.undone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while somebody is about to press the button."""
        super().enterEvent(event)
        self._end.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go a moment after the pointer has left."""
        super().leaveEvent(event)
        if self.isVisible():
            self._end.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the strip."""
        colours = self.theme.tokens.state(Family.OK)
        edge = colours.text if self.theme.tokens.contrast else None
        rounded(QPainter(self), QRectF(self.rect()), self.theme.px(8), fill=colours.fill, edge=edge)
