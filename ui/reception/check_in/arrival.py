"""When the visitor came: now, or a while ago and noted late."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.choices import CheckChoice
from ui.widgets.field import Field


class ArrivalField(QWidget):
    """A check-box, and the time when it is ticked."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.late = CheckChoice(theme, "They came earlier", icon="clock")
        self.time = Field(theme, "Time they came", hint="Today, like 14:30. It is marked as noted late.")
        self.time.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.late)
        column.addWidget(self.time)
        self.late.toggled.connect(self._switch)
        self.time.edited.connect(self._typed)

    def show_arrival(self, *, is_late: bool, text: str) -> None:
        """Fill it in."""
        self.time.set_text(text)
        self.time.set_error("")
        self.late.setChecked(is_late)

    @Slot(bool)
    def _switch(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.time.setVisible(on)
        if on and self.late.hasFocus():
            self.time.line.setFocus()
        self.changed.emit()

    @Slot()
    def _typed(self) -> None:
        self.time.set_error("")
        self.changed.emit()
