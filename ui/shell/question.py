"""A question asked only when the answer cannot wait: irreversible things, never more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Ask, Confirmation
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Label, Tone

_WIDTH = 388


class Question(QDialog):
    """The question, what follows from it, and two buttons: Go back, and the verb. Esc goes back."""

    def __init__(
        self, theme: Theme, confirmation: Confirmation, go_ahead: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(confirmation.question)
        self.setModal(True)
        self._go_ahead = go_ahead
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(Label(theme, confirmation.question, role=Role.TITLE_PANE, wrap=True))
        column.addWidget(Label(theme, confirmation.advice, tone=Tone.SECOND, wrap=True))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.back = Button(theme, "Go back", key="Esc")
        self.verb = Button(theme, confirmation.verb, kind=Kind.PRIMARY)
        buttons.addWidget(self.back)
        buttons.addWidget(self.verb)
        column.addSpacing(px(8))
        column.addLayout(buttons)
        self.setFixedWidth(px(_WIDTH))
        self.back.clicked.connect(self.reject)
        self.verb.clicked.connect(self._yes)
        self.back.setFocus()

    @Slot()
    def _yes(self) -> None:
        self.accept()
        self._go_ahead()


def asker(theme: Theme, parent: QWidget) -> Ask:
    """What asks questions on behalf of the window in which `parent` is."""

    def ask(confirmation: Confirmation, go_ahead: Callable[[], None]) -> None:
        Question(theme, confirmation, go_ahead, parent.window()).open()

    return ask
