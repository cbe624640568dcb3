"""The password of whoever is chosen, or the choice of a first one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.people.staff import SHORTEST_PASSWORD
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import Label, Tone
from ui.widgets.password import PasswordField


class PasswordPart(QWidget):
    """A password and the button that unlocks; Enter does the same."""

    submitted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = False
        self.label = Label(theme, role=Role.LABEL)
        self.field = PasswordField(theme, "", height=44)
        self.label.setBuddy(self.field.line)
        self.again = PasswordField(theme, "The same password again", height=44)
        self.without = Label(theme, tone=Tone.SECOND, wrap=True)
        self.unlock = Button(
            theme, "Unlock", kind=Kind.PRIMARY, size=Size.MAIN, icon="lock-open", key="Enter"
        )
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        fields = QVBoxLayout()
        fields.setSpacing(theme.px(8))
        fields.addWidget(self.without)
        fields.addWidget(self.label)
        fields.addWidget(self.field)
        fields.addWidget(self.again)
        row.addLayout(fields, 1)
        side = QVBoxLayout()
        side.addSpacing(theme.px(26))
        side.addWidget(self.unlock)
        side.addStretch(1)
        row.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.field.submitted.connect(self._submit)
        self.again.submitted.connect(self._submit)
        self.unlock.clicked.connect(self._submit)

    @property
    def is_first(self) -> bool:
        """Whether a first password is being chosen."""
        return self._first

    def ask(self, name: str, *, has_password: bool, may_go_without: bool) -> None:
        """Ask for the password of `name`, or have them choose one, or let them in without."""
        self._first = not has_password and not may_go_without
        self.clear()
        self.field.setVisible(has_password or self._first)
        self.again.setVisible(self._first)
        self.without.setVisible(not has_password)
        label = f"Password for {name}" if has_password else f"Choose a password, {name}".rstrip(", ")
        self.label.setText(label)
        self.label.setVisible(not self.field.isHidden())
        self.field.line.setAccessibleName(label)
        self.without.setText(
            f"{name or 'You'} {'has' if name else 'have'} no password yet. "
            f"Use at least {SHORTEST_PASSWORD} characters."
            if self._first
            else "In the demo office nobody needs a password."
        )
        self.unlock.setAccessibleDescription(f"Unlock the desk for {name}" if name else "")

    def text(self) -> str:
        """What was typed."""
        return self.field.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.clear()
        self.again.clear()
        self.field.set_error("")
        self.again.set_error("")

    def check_first(self) -> bool:
        """Whether the first password is long enough and was typed the same twice."""
        if len(self.field.text()) < SHORTEST_PASSWORD:
            self.refuse(f"This password is too short. Use at least {SHORTEST_PASSWORD} characters.")
            return False
        if self.field.text() != self.again.text():
            self.again.set_error("The two passwords differ. Type the same one again.")
            self.again.setFocus()
            return False
        return True

    def refuse(self, sentence: str) -> None:
        """Say why the desk stays locked."""
        self.field.set_error(sentence)
        self.field.line.selectAll()
        self.take_focus()

    def set_busy(self, *, busy: bool) -> None:
        """Nothing can be sent for now."""
        self.unlock.setEnabled(not busy)

    def take_focus(self) -> None:
        """Let typing begin where it is needed."""
        target = self.field.line if not self.field.isHidden() else self.unlock
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _submit(self) -> None:
        if self.unlock.isEnabled():
            self.submitted.emit()
