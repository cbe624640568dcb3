"""The window that every “Why this date?” stands in: what is told scrolls, and it copies and prints."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.explanation.printing import print_text
from ui.explanation.scrolling import scroll_by_key
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.dialog import WIDE, DialogFrame
from ui.widgets.labels import Label, Tone
from ui.widgets.panels import ScrollPane

TITLE = "Why this date?"
_TALLEST, _LEAST = 480, 200


class WhyFrame(DialogFrame):
    """Title, a `pane` to be filled, and the buttons below it. `text` is what is copied and printed."""

    def __init__(self, theme: Theme, window: QWidget, *, gap: int = 8) -> None:
        super().__init__(theme, window, name=TITLE, width=WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = ""
        self.content.addWidget(Label(theme, TITLE, role=Role.TITLE_PANE))
        self.pane = ScrollPane(theme, margins=(0, 0, 12, 0), gap=gap)
        self.note = Label(theme, "", role=Role.SMALL, tone=Tone.HINT)
        self.copy_button = Button(theme, "Copy as text", icon="copy")
        self.print_button = Button(theme, "Print…", icon="printer")
        self.close_button = Button(theme, "Close")
        self.copy_button.clicked.connect(self._copy)
        self.print_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.accept)

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return self._text

    def say(self, text: str) -> None:
        """Copy and print this from now on."""
        self._text = text
        self.note.setText("")

    def finish(self, *, around: int = 220) -> None:
        """Set pane and buttons below what was added, with `around` pixels for all but the pane."""
        px = self.theme.px
        room = self._owner.height() - px(around) if self._owner.isVisible() else px(_TALLEST)
        self.pane.setFixedHeight(min(px(_TALLEST), max(room, px(_LEAST))))
        self.content.addWidget(self.pane)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.copy_button)
        row.addWidget(self.print_button)
        row.addWidget(self.note, 1)
        row.addWidget(self.close_button)
        self.content.addLayout(row)
        self.close_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow and page keys scroll what does not fit."""
        if not scroll_by_key(self.pane, event):
            super().keyPressEvent(event)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.note.setText("Copied.")

    @Slot()
    def _print(self) -> None:
        if print_text(self, TITLE, self.text):
            self.note.setText("Sent to the printer.")
