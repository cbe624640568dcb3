"""The window “Why this date?”: every clock of one record, the leading one first; it copies and prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.standards.rows import ExplanationRow
from ui.explanation.printing import print_text
from ui.explanation.scrolling import scroll_by_key
from ui.explanation.text import as_text
from ui.explanation.view import ExplanationView
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.dialog import WIDE, DialogFrame
from ui.widgets.labels import Label, Tone
from ui.widgets.option import Option
from ui.widgets.panels import ScrollPane
from ui.widgets.select import Select

TITLE = "Why this date?"


class ExplanationDialog(DialogFrame):
    """The reckoning of a date with the promise behind it. Several clocks of one record stand in a list."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        rows: Sequence[ExplanationRow],
        staff: Mapping[int, str],
        today: date,
    ) -> None:
        super().__init__(theme, window, name=TITLE, width=WIDE)
        self._rows, self._staff, self._today = tuple(rows), staff, today
        self._shown = 0
        self.content.addWidget(Label(theme, TITLE, role=Role.TITLE_PANE))
        options = [
            Option(number, f"{row.title} ({row.deadline.standard})") for number, row in enumerate(self._rows)
        ]
        self.choice = Select(theme, options)
        self.choice.setAccessibleName("Which promise")
        self.choice.setVisible(len(self._rows) > 1)
        self.choice.currentIndexChanged.connect(self._show)
        self.content.addWidget(self.choice)
        self.pane = ScrollPane(theme, margins=(0, 0, 12, 0))
        self.content.addWidget(self.pane, 1)
        self.note = Label(theme, "", role=Role.SMALL, tone=Tone.HINT)
        self.copy_button = Button(theme, "Copy as text", icon="copy")
        self.print_button = Button(theme, "Print…", icon="printer")
        self.close_button = Button(theme, "Close")
        self.copy_button.clicked.connect(self._copy)
        self.print_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.close_button)
        self.content.addLayout(buttons)
        self.view: ExplanationView | None = None
        self._show(0)
        self.close_button.setFocus()

    @property
    def text(self) -> str:
        """The explanation that is shown, as plain text."""
        return as_text(self._rows[self._shown], self._staff)

    @Slot(int)
    def _show(self, number: int) -> None:
        self._shown = number
        if self.view is not None:
            self.pane.body.removeWidget(self.view)
            self.view.setParent(None)
            self.view.deleteLater()
        self.view = ExplanationView(self.theme, self._rows[number], self._staff, self._today)
        self.pane.body.insertWidget(0, self.view)
        tallest = self.theme.px(480)
        room = self._owner.height() - self.theme.px(260) if self._owner.isVisible() else tallest
        self.pane.setFixedHeight(min(tallest, max(room, self.theme.px(200))))
        self.pane.verticalScrollBar().setValue(0)
        self.note.setText("")

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
