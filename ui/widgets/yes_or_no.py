"""Yes or No side by side in one frame: left and right answer, Enter goes on, and there is never a default."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import focus_line, hairline, line_height, rounded, words, words_width
from ui.widgets.themed import Themed

WIDE, HIGH = 132, 30


class _Half(QRadioButton):
    """One of the two answers; empty until it is chosen."""

    arrow = Signal(bool)
    entered = Signal()

    def __init__(self, theme: Theme, parent: YesOrNo, *, yes: bool) -> None:
        super().__init__("Yes" if yes else "No", parent)
        self._theme, self._frame = theme, parent
        self._family, self._icon = (Family.OK, "check") if yes else (Family.OVER, "x")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Half of the control, wide enough for the mark and the heavier word."""
        px, face = self._theme.px, self._theme.font(Role.SUPPORT_STRONG)
        wide = words_width(face, self.text()) + px(16 + 4) + 2 * px(8)
        return QSize(max(px(WIDE / 2), wide), max(px(HIGH), line_height(face) + px(8)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the plate of the chosen answer, its mark and its word."""
        painter, t, px = QPainter(self), self._theme.tokens, self._theme.px
        box, on = QRectF(self.rect()), self.isChecked()
        colours = t.state(self._family)
        if on:
            inset = px(2)
            plate = box.adjusted(inset, inset, -inset, -inset)
            rounded(painter, plate, px(4), fill=colours.fill, edge=colours.mark, width=self._theme.line(1.5))
        elif self.underMouse() and self.isEnabled():
            inset = px(2)
            rounded(painter, box.adjusted(inset, inset, -inset, -inset), px(4), fill=t.hover)
        face = self._theme.font(Role.SUPPORT_STRONG if on else Role.SUPPORT)
        icon = px(16) + px(4) if on else 0
        left = (box.width() - icon - words_width(face, self.text())) / 2
        ink = colours.text if on else t.ink if self.isEnabled() else t.ink3
        if on:
            self._theme.icons.paint(painter, QRectF(left, 0, px(16), box.height()), self._icon, ink)
        words(painter, QRectF(left + icon, 0, box.width(), box.height()), self.text(), face, ink)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line of focus runs around the whole control."""
        super().focusInEvent(event)
        self._frame.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the line of focus away."""
        super().focusOutEvent(event)
        self._frame.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left is yes, right is no, Enter goes on."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.arrow.emit(event.key() == Qt.Key.Key_Left)
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class YesOrNo(QWidget, Themed):
    """The two answers to `question`, which is written elsewhere and said by the screen reader here."""

    answered = Signal(bool)
    """A person chose an answer."""
    went_on = Signal()
    """Enter was pressed."""

    def __init__(self, theme: Theme, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.yes, self.no = _Half(theme, self, yes=True), _Half(theme, self, yes=False)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for half in (self.yes, self.no):
            self._group.addButton(half)
            row.addWidget(half)
            half.arrow.connect(self._choose)
            half.entered.connect(self.went_on)
            half.clicked.connect(self._clicked)
        self.set_question(question)
        self._lead_tab()
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        for half in (self.yes, self.no):
            half.updateGeometry()
        self.update()

    def set_question(self, question: str) -> None:
        """Change what the screen reader says before each answer."""
        self.setAccessibleName(question)
        for half in (self.yes, self.no):
            half.setAccessibleName(f"{question} {half.text()}")

    def value(self) -> bool | None:
        """The answer; None while there is none."""
        return True if self.yes.isChecked() else False if self.no.isChecked() else None

    def set_value(self, value: bool | None) -> None:  # noqa: FBT001 - an answer, or none
        """Show an answer, or none; nothing is sent."""
        if value is self.value():
            return
        self._group.setExclusive(False)
        self.yes.setChecked(value is True)
        self.no.setChecked(value is False)
        self._group.setExclusive(True)
        self._lead_tab()

    @Slot(bool)
    def _choose(self, yes: bool) -> None:  # noqa: FBT001 - a signal's plain value
        half = self.yes if yes else self.no
        half.setFocus(Qt.FocusReason.TabFocusReason)
        if not half.isChecked():
            half.click()

    @Slot()
    def _clicked(self) -> None:
        self._lead_tab()
        self.answered.emit(self.yes.isChecked())

    def _lead_tab(self) -> None:
        """Let Tab come to the answer given, or to Yes."""
        first = self.no if self.no.isChecked() else self.yes
        for half in (self.yes, self.no):
            policy = Qt.FocusPolicy.StrongFocus if half is first else Qt.FocusPolicy.ClickFocus
            half.setFocusPolicy(policy)
        self.setFocusProxy(first)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the frame, and a line between two empty answers."""
        painter, t, px = QPainter(self), self.theme.tokens, self.theme.px
        box = QRectF(self.rect())
        rounded(painter, box, px(6), fill=t.raised, edge=t.edge if t.contrast else t.line2)
        if self.value() is None:
            middle, short = box.center().x(), px(8)
            hairline(
                painter, QPointF(middle, box.top() + short), QPointF(middle, box.bottom() - short), t.line2
            )
        if self.yes.hasFocus() or self.no.hasFocus():
            focus_line(painter, self.theme, box, px(6))
