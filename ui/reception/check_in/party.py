"""How many people came together."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QSpinBox, QWidget

from hsdesk.reception.rules import LONGEST_PARTY
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import FieldFrame
from ui.widgets.themed import Themed


class _Count(QSpinBox, Themed):
    """The number itself: Up and Down change it, the wheel does not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setRange(1, LONGEST_PARTY)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take font and size at the present scale."""
        self.setFont(self.theme.font(Role.BODY, figures=True))
        self.setFixedSize(QSize(self.theme.px(44), self.theme.px(36)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel scrolls the page and never changes a value in passing."""
        event.ignore()


class PartyField(FieldFrame):
    """The number of people with a button on either side."""

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
        self.fewer.clicked.connect(self.count.stepDown)
        self.more.clicked.connect(self.count.stepUp)
        self.count.valueChanged.connect(self._tell)

    def value(self) -> int:
        """How many."""
        return self.count.value()

    def set_value(self, many: int) -> None:
        """Show a number."""
        self.count.setValue(many)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
