"""How many people came together."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.reception.rules import LONGEST_PARTY
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import FieldFrame, LineEdit


class _Count(LineEdit):
    """The number itself; Up and Down ask for one more or one fewer."""

    stepped = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setValidator(QIntValidator(0, 99, self))

    @Slot()
    def restyle(self) -> None:
        """Take the size at the present scale."""
        super().restyle()
        self.setFixedWidth(self.theme.px(48))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
            return
        super().keyPressEvent(event)


class PartyField(FieldFrame):
    """The number of people with a button on either side; it never leaves what a party can be."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        inside = QWidget()
        self.count = _Count(theme)
        self.fewer = Button(theme, icon="minus", name="One fewer")
        self.more = Button(theme, icon="plus", name="One more")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        for part in (self.fewer, self.count, self.more):
            row.addWidget(part)
        super().__init__(theme, "In the party", inside, parent)
        self.count.setAccessibleName("In the party")
        self.setFocusProxy(self.count)
        for button in (self.fewer, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.fewer.clicked.connect(self._fewer)
        self.more.clicked.connect(self._more)
        self.count.stepped.connect(self._step)
        self.count.textEdited.connect(self._tell)
        self.count.left.connect(self._tidy)
        self.set_value(1)

    def value(self) -> int:
        """How many; the nearest number that a party can have."""
        typed = self.count.text()
        return min(max(int(typed) if typed.isdecimal() else 1, 1), LONGEST_PARTY)

    def set_value(self, many: int) -> None:
        """Show a number."""
        self.count.setText(str(many))

    @Slot()
    def _fewer(self) -> None:
        self._step(-1)

    @Slot()
    def _more(self) -> None:
        self._step(1)

    @Slot(int)
    def _step(self, step: int) -> None:
        self.set_value(self.value() + step)
        self._tidy()
        self._tell()

    @Slot()
    def _tidy(self) -> None:
        self.set_value(self.value())

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
