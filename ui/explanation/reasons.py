"""“Why this date?” for what is due by a day and not by a clock: duties and checks at the office."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.standards.reasons import Reasons
from hsdesk.store.work import Read
from ui.explanation.dialog import TITLE
from ui.explanation.printing import print_text
from ui.explanation.scrolling import scroll_by_key
from ui.fonts import Role
from ui.services import Services
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.dialog import WIDE, DialogFrame
from ui.widgets.labels import Label, Tone, section, support
from ui.widgets.marks import HairLine
from ui.widgets.panels import ScrollPane
from ui.words import long_date


class ReasonsDialog(DialogFrame):
    """The day, how it stands, and the reasons part by part; it copies and prints."""

    def __init__(self, theme: Theme, window: QWidget, reasons: Reasons) -> None:
        super().__init__(theme, window, name=TITLE, width=WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = reasons.text
        self.content.addWidget(Label(theme, TITLE, role=Role.TITLE_PANE))
        self.pane = pane = ScrollPane(theme, margins=(0, 0, 12, 0), gap=8)
        pane.body.addWidget(Label(theme, long_date(reasons.due), role=Role.HEADING, wrap=True))
        pane.body.addWidget(Label(theme, reasons.title, role=Role.STRONG, wrap=True))
        if reasons.standing:
            pane.body.addWidget(support(theme, reasons.standing, wrap=True))
        for part in reasons.parts:
            pane.body.addWidget(HairLine(theme))
            pane.body.addWidget(section(theme, part.heading))
            for sentence in part.sentences:
                pane.body.addWidget(Label(theme, sentence, role=Role.SUPPORT, wrap=True))
        pane.body.addStretch(1)
        tallest = theme.px(480)
        room = self._owner.height() - theme.px(220) if self._owner.isVisible() else tallest
        pane.setFixedHeight(min(tallest, max(room, theme.px(200))))
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


def explain_reasons(services: Services, window: QWidget, query: Callable[[Read], Reasons]) -> None:
    """Ask why something is due on its day, and show it over the window."""
    office = services.open_office

    def ask() -> Reasons:
        return office.ask(query)

    def answered(reasons: Reasons) -> None:
        ReasonsDialog(services.theme, window, reasons).open()

    def refused(refusal: HsdeskError) -> None:
        services.notices.say_error(refusal)

    services.tasks.run(ask, answered, refused, owner=window)
