"""Fields of a form: the label above, a hint or what to mend below, and the input between."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.theme import Theme, set_property
from ui.widgets.ground import line_height
from ui.widgets.labels import Label, Tone
from ui.widgets.marks import Picture
from ui.widgets.themed import Themed


class LineEdit(QLineEdit, Themed):
    """One line of input, with an icon inside at the left when it is a search.

    `left` is sent when a person leaves it, which is the moment to check what was typed.
    """

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        placeholder: str = "",
        height: int = 36,
        longest: int = 0,
    ) -> None:
        super().__init__(parent)
        self._icon, self._height = icon, height
        self.setPlaceholderText(placeholder)
        if longest:
            self.setMaxLength(longest)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the height at the present scale and make room for the icon."""
        face = self.theme.font(Role.BODY)
        self.setFont(face)
        self.setFixedHeight(max(self.theme.px(self._height), line_height(face) + self.theme.px(12)))
        room = self.theme.px(18 + 10) if self._icon else 0
        self.setTextMargins(room, 0, 0, 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the person has left, unless only a menu of ours opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let Qt draw, then add the icon."""
        super().paintEvent(event)
        if self._icon:
            side = self.theme.px(18)
            spot = QRectF(self.theme.px(11), 0, side, self.height())
            self.theme.icons.paint(QPainter(self), spot, self._icon, self.theme.tokens.ink2)


class TextEdit(QPlainTextEdit, Themed):
    """Several lines of plain input. Tab moves on; Ctrl+Enter sends `submitted`."""

    left = Signal()
    submitted = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, lines: int = 4, placeholder: str = ""
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the height of its lines at the present scale."""
        face = self.theme.font(Role.BODY)
        self.setFont(face)
        self.setMinimumHeight(line_height(face) * self._lines + self.theme.px(20))

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(self.theme.px(240), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter submits."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the person has left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class FieldFrame(QWidget, Themed):
    """The label, hint and error sentence around any input.

    `beside` is a few words at the right of the label, such as where the value came from. `set_error`
    shows how to put it right until `set_error("")`; the input keeps what was typed.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        control: QWidget,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        optional: bool = False,
        beside: str = "",
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._hint, self._error = hint, ""
        self._label = Label(theme, f"{label} (optional)" if optional else label, role=Role.LABEL)
        self._label.setBuddy(control)
        # Most fields never need these, so they are made when there is something to say.
        self._beside: tuple[Picture, Label] | None = None
        self._note: tuple[Picture, Label] | None = None
        down = control.sizePolicy().verticalPolicy()
        tall = down in {QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding}
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred if tall else QSizePolicy.Policy.Minimum
        )
        self._top, self._bottom, self._column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        self._top.addWidget(self._label, 1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        self._column.addWidget(control)
        self._column.addLayout(self._bottom)
        if not tall:
            self._column.addStretch(1)
        if not label:
            self._label.hide()
        control.setAccessibleName(label)
        self.setFocusProxy(control)
        control.installEventFilter(self)
        self.follow(theme)
        self.set_beside(beside)
        self.set_error("")

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._column.setSpacing(self.theme.px(6))
        self._top.setSpacing(self.theme.px(4))
        self._bottom.setSpacing(self.theme.px(6))

    def error(self) -> str:
        """What is asked to be put right now, or nothing."""
        return self._error

    def set_error(self, sentence: str) -> None:
        """Show how to put the value right, or nothing when it is right."""
        self._error, wrong = sentence, bool(sentence)
        if sentence or self._hint or self._note is not None:
            icon, note = self._note_parts()
            note.setText(sentence or self._hint)
            note.set_tone(Tone.OVER if wrong else Tone.HINT)
            icon.setVisible(wrong)
            note.setVisible(bool(sentence or self._hint))
        self.control.setAccessibleDescription(sentence or self._hint)
        set_property(self.control, "wrong", value=wrong)

    def set_beside(self, words: str, *, tone: Tone = Tone.HINT, icon: str = "") -> None:
        """Change the few words at the right of the label, with an icon before them if given."""
        if not words and self._beside is None:
            return
        picture, label = self._beside_parts()
        label.setText(words)
        label.set_tone(tone)
        label.setVisible(bool(words))
        picture.setVisible(bool(words and icon))
        if icon:
            picture.set_icon(icon, tone)

    def _beside_parts(self) -> tuple[Picture, Label]:
        if self._beside is None:
            picture = Picture(self.theme, "check", self, side=14)
            label = Label(self.theme, "", self, role=Role.SMALL, tone=Tone.HINT)
            self._top.addWidget(picture)
            self._top.addWidget(label)
            self._beside = picture, label
        return self._beside

    def _note_parts(self) -> tuple[Picture, Label]:
        if self._note is None:
            picture = Picture(self.theme, "circle-alert", self, side=14, tone=Tone.OVER)
            label = Label(self.theme, "", self, role=Role.SMALL, tone=Tone.HINT, wrap=True)
            self._bottom.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
            self._bottom.addWidget(label, 1)
            self._note = picture, label
        return self._note

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grey the label with its input."""
        if watched is self.control and event.type() == QEvent.Type.EnabledChange:
            self._label.set_tone(Tone.INK if self.control.isEnabled() else Tone.HINT)
        return super().eventFilter(watched, event)


class Field(FieldFrame):
    """A line of input with its label.

    `edited` carries each text a person types, `left` is sent on leaving, `submitted` on Enter.
    """

    edited = Signal(str)
    left = Signal()
    submitted = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        placeholder: str = "",
        icon: str = "",
        optional: bool = False,
        beside: str = "",
        longest: int = 0,
    ) -> None:
        self.line = LineEdit(theme, icon=icon, placeholder=placeholder, longest=longest)
        super().__init__(theme, label, self.line, parent, hint=hint, optional=optional, beside=beside)
        self.line.textEdited.connect(self.edited)
        self.line.left.connect(self.left)
        self.line.returnPressed.connect(self.submitted)

    def text(self) -> str:
        """What stands in the field."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a text into the field."""
        self.line.setText(text)


class SearchField(Field):
    """A line of input with the magnifying glass; give `label` "" and a `name` where no label fits."""

    def __init__(
        self,
        theme: Theme,
        label: str = "",
        parent: QWidget | None = None,
        *,
        placeholder: str = "",
        name: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(theme, label, parent, placeholder=placeholder, icon="search", hint=hint)
        if name:
            self.line.setAccessibleName(name)


class TextField(FieldFrame):
    """Several lines of input with their label; Ctrl+Enter sends `submitted`."""

    edited = Signal()
    left = Signal()
    submitted = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        placeholder: str = "",
        optional: bool = False,
        lines: int = 4,
    ) -> None:
        self.box = TextEdit(theme, lines=lines, placeholder=placeholder)
        super().__init__(theme, label, self.box, parent, hint=hint, optional=optional)
        self.box.textChanged.connect(self.edited)
        self.box.left.connect(self.left)
        self.box.submitted.connect(self.submitted)

    def text(self) -> str:
        """What stands in the field."""
        return self.box.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text into the field."""
        self.box.setPlainText(text)
