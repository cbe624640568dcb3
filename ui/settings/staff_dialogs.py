"""The two questions about a colleague that cannot wait: a new password, and leaving for good."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hsdesk.people.staff import SHORTEST_PASSWORD
from ui.theme import Theme
from ui.widgets.dialog import Question
from ui.widgets.password import PasswordField


class PasswordQuestion(Question):
    """Asks for a password twice and accepts only when both are the same and long enough."""

    def __init__(self, theme: Theme, window: QWidget, name: str) -> None:
        super().__init__(
            theme, window, f"Which password does {name} get?", "Tell it to nobody else.", verb="Set password"
        )
        self.first = PasswordField(theme, "Password", hint=f"At least {SHORTEST_PASSWORD} characters.")
        self.again = PasswordField(theme, "The same password again")
        self.body.addWidget(self.first)
        self.body.addWidget(self.again)
        self.first.setFocus()

    def password(self) -> str:
        """The password that was agreed on."""
        return self.first.text()

    @Slot()
    def accept(self) -> None:
        """Accept two equal passwords that are long enough; otherwise say what is wrong."""
        short = len(self.first.text()) < SHORTEST_PASSWORD
        self.first.set_error(
            f"This password is too short. Use at least {SHORTEST_PASSWORD} characters." if short else ""
        )
        differs = self.first.text() != self.again.text()
        self.again.set_error("The two passwords differ. Type the same one again." if differs else "")
        if not short and not differs:
            super().accept()


class RetireQuestion(Question):
    """Asks before a colleague is taken off the list."""

    def __init__(self, theme: Theme, window: QWidget, name: str) -> None:
        super().__init__(
            theme,
            window,
            f"Does {name} no longer work here?",
            "They cannot unlock the desk any more. What they did stays in the record under their name.",
            verb="Retire",
            danger=True,
        )
