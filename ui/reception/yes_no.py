"""A question to be answered with yes or no: left and right answer, Enter goes on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import focus_line, line_height, rounded, words, words_width
from ui.widgets.labels import Label, Tone
from ui.widgets.themed import Themed


class _Answer(QRadioButton):
    """One half of the answer; empty until it is chosen."""

    arrow = Signal(bool)
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, yes: bool) -> None:
        super().__init__("Yes" if yes else "No", parent)
        self._theme, self._family, self._icon = (
            theme,
            Family.OK if yes else Family.OVER,
            "check" if yes else "x",
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """66 by 30."""
        face = self._theme.font(Role.SUPPORT_STRONG)
        px = self._theme.px
        wide = words_width(face, self.text()) + px(16 + 4) + 2 * px(8)
        return QSize(max(px(66), wide), max(px(30), line_height(face) + px(8)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the plate, the mark and the word."""
        painter, t, px = QPainter(self), self._theme.tokens, self._theme.px
        box, on = QRectF(self.rect()), self.isChecked()
        colours = t.state(self._family)
        fill = colours.fill if on else t.hover if self.underMouse() else t.sheet
        edge = colours.mark if on else t.edge
        rounded(painter, box, px(6), fill=fill, edge=edge, width=self._theme.line(1.5))
        if self.hasFocus():
            focus_line(painter, self._theme, box, px(6))
        face = self._theme.font(Role.SUPPORT_STRONG)
        icon = px(16) + px(4) if on else 0
        left = (box.width() - icon - words_width(face, self.text())) / 2
        ink = colours.text if on else t.ink
        if on:
            self._theme.icons.paint(painter, QRectF(left, 0, px(16), box.height()), self._icon, ink)
        words(painter, QRectF(left + icon, 0, box.width(), box.height()), self.text(), face, ink)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left is yes, right is no, Enter goes on to the next question."""
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.arrow.emit(event.key() == Qt.Key.Key_Left)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class YesNo(QWidget, Themed):
    """A question with its two answers at the right. There is never a default."""

    answered = Signal()
    """An answer was chosen."""
    went_on = Signal()
    """Enter was pressed: the next question, or the end of the form."""

    def __init__(self, theme: Theme, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = Label(theme, question, wrap=True)
        self._error = Label(theme, role=Role.SMALL, tone=Tone.OVER)
        self.yes = _Answer(theme, self, yes=True)
        self.no = _Answer(theme, self, yes=False)
        self._group = QButtonGroup(self)
        for answer in (self.yes, self.no):
            self._group.addButton(answer)
            answer.setAccessibleName(f"{question} {answer.text()}")
            answer.arrow.connect(self._choose)
            answer.entered.connect(self.went_on)
        self._group.buttonToggled.connect(self._chosen)
        self._words, self._row = QVBoxLayout(), QHBoxLayout(self)
        self._words.addWidget(self._question)
        self._words.addWidget(self._error)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self.yes)
        self._row.addWidget(self.no)
        self._error.hide()
        self.setFocusProxy(self.yes)
        self.setAccessibleName(question)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._row.setSpacing(self.theme.px(6))
        self._words.setSpacing(self.theme.px(2))
        for answer in (self.yes, self.no):
            answer.updateGeometry()

    def value(self) -> bool | None:
        """The answer, or None while there is none."""
        return True if self.yes.isChecked() else False if self.no.isChecked() else None

    def require(self) -> bool:
        """Whether it is answered; if not, say so."""
        missing = self.value() is None
        self._error.setText("Answer yes or no.")
        self._error.setVisible(missing)
        return not missing

    @Slot(bool)
    def _choose(self, yes: bool) -> None:  # noqa: FBT001 - a signal's plain value
        answer = self.yes if yes else self.no
        answer.setChecked(True)
        answer.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _chosen(self) -> None:
        self.setFocusProxy(self.no if self.no.isChecked() else self.yes)
        self._error.hide()
        self.answered.emit()
