"""“Why this date?” for a date that nothing was saved for yet."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QWidget

from hsdesk.standards.what_if import WouldBeClock
from ui.explanation.printing import print_text
from ui.fonts import Role
from ui.theme import Theme
from ui.what_if.reckoning import Reckoning
from ui.what_if.text import clock_as_text
from ui.what_if.words import due_in_words, marks, pack, target, whose
from ui.widgets.button import Button
from ui.widgets.dialog import WIDE, DialogFrame
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Tone, support
from ui.widgets.marks import StateChip
from ui.widgets.panels import ScrollPane

TITLE = "Why this date?"
_SCROLLS = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class WhyDialog(DialogFrame):
    """The reckoning of one date; it copies and prints."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        clock: WouldBeClock,
        at: datetime,
        today: date,
        *,
        is_now: bool,
        beside: str = "",
    ) -> None:
        """`beside` says what would be promised otherwise, such as without an appointment."""
        super().__init__(theme, window, name=TITLE, width=WIDE)
        told = clock_as_text(clock, at, is_now=is_now)
        self.text = "\n".join(filter(None, (TITLE, told, beside)))
        self.content.addWidget(Label(theme, TITLE, role=Role.TITLE_PANE))
        self.pane = pane = ScrollPane(theme, margins=(0, 0, 12, 0), gap=8)
        pane.body.addWidget(Label(theme, due_in_words(clock), role=Role.HEADING, wrap=True))
        pane.body.addWidget(Label(theme, clock.title, role=Role.STRONG, wrap=True))
        for line in (f"{target(clock)}. {pack(clock)}", beside):
            if line:
                pane.body.addWidget(support(theme, line, wrap=True))
        chips = FlowLayout(gap=theme.px(6))
        for chip in (whose(clock), *marks(clock)):
            chips.addWidget(StateChip(theme, chip))
        pane.body.addLayout(chips)
        pane.body.addWidget(Reckoning(theme, clock, today))
        pane.body.addStretch(1)
        room = window.window().height() - theme.px(220) if window.isVisible() else theme.px(480)
        pane.setFixedHeight(min(theme.px(480), max(room, theme.px(200))))
        self.content.addWidget(pane)
        self._add_buttons(theme)

    def _add_buttons(self, theme: Theme) -> None:
        self.note = Label(theme, "", role=Role.SMALL, tone=Tone.HINT)
        self.copy_button = Button(theme, "Copy as text", icon="copy")
        self.print_button = Button(theme, "Print…", icon="printer")
        self.close_button = Button(theme, "Close")
        self.copy_button.clicked.connect(self._copy)
        self.print_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.copy_button)
        row.addWidget(self.print_button)
        row.addWidget(self.note, 1)
        row.addWidget(self.close_button)
        self.content.addLayout(row)
        self.close_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow and page keys scroll what does not fit."""
        action = _SCROLLS.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self.pane.verticalScrollBar().triggerAction(action)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.note.setText("Copied.")

    @Slot()
    def _print(self) -> None:
        if print_text(self, TITLE, self.text):
            self.note.setText("Sent to the printer.")


def show_why(
    theme: Theme,
    window: QWidget,
    clock: WouldBeClock,
    at: datetime,
    today: date,
    *,
    is_now: bool,
    beside: str = "",
) -> WhyDialog:
    """Open the reckoning of a date over a window."""
    dialog = WhyDialog(theme, window, clock, at, today, is_now=is_now, beside=beside)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
