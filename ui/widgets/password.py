"""A field for a password: can be shown, and says when Caps Lock is probably on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.field import FieldFrame, LineEdit
from ui.widgets.labels import Tone

CAPS_LOCK = "Caps Lock is on"


class _PasswordLine(LineEdit):
    """The input itself. Qt does not tell the state of Caps Lock, but typed letters do."""

    caps_lock = Signal(bool)

    def __init__(self, theme: Theme, height: int) -> None:
        self._eye: Button | None = None
        super().__init__(theme, icon="lock", height=height)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = Button(
            theme, "", self, kind=Kind.QUIET, size=Size.HEADER, icon="eye", name="Show password"
        )
        self._eye.clicked.connect(self.show_or_hide)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Leave room for the button at the right."""
        super().restyle()
        margins = self.textMargins()
        self.setTextMargins(margins.left(), 0, self.theme.px(30), 0)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._eye is not None:
            size = self._eye.sizeHint()
            corner = QPoint(
                self.width() - size.width() - self.theme.px(4), (self.height() - size.height()) // 2
            )
            self._eye.setGeometry(QRect(corner, size))

    @Slot()
    def show_or_hide(self) -> None:
        """Show the password, or hide it again."""
        if self._eye is None:
            return
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._eye.set_icon_name("eye-off" if hidden else "eye")
        self._eye.setAccessibleName("Hide password" if hidden else "Show password")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Watch how letters arrive: a capital without Shift, or a small one with it, means Caps Lock."""
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shift)
        super().keyPressEvent(event)


class PasswordField(FieldFrame):
    """A password with its label. `submitted` is sent on Enter; nothing typed is ever kept."""

    submitted = Signal()

    def __init__(
        self, theme: Theme, label: str, parent: QWidget | None = None, *, hint: str = "", height: int = 36
    ) -> None:
        self.line = _PasswordLine(theme, height)
        super().__init__(theme, label, self.line, parent, hint=hint)
        self.line.returnPressed.connect(self.submitted)
        self.line.caps_lock.connect(self._caps_lock)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    @Slot(bool)
    def _caps_lock(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_beside(CAPS_LOCK if on else "", tone=Tone.SOON, icon="arrow-big-up")
