"""Single choices: a check-box with an icon, a switch, and a disc of which one of a group is on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.ground import line_height, words, words_width
from ui.widgets.option import literal
from ui.widgets.paint_choices import BOX, SWITCH, paint_check, paint_radio, paint_switch
from ui.widgets.themed import Themed

_EDGE = 3  # room for the focus line around the box


def _mark_width(theme: Theme, mark: int) -> int:
    return theme.px(mark) + 2 * theme.px(_EDGE)


def _row_size(theme: Theme, mark: int, text: str, icon: str, *, lines: int = 1) -> QSize:
    """The room a choice needs: mark, icon and words side by side; never lower than a finger needs."""
    face = theme.font(Role.BODY)
    wide = _mark_width(theme, mark)
    if icon:
        wide += theme.px(6) + theme.px(18)
    if text:
        wide += theme.px(6) + words_width(face, text) + 1
    return QSize(wide, max(theme.px(28), line_height(face) * lines + theme.px(6)))


def _paint_words(painter: QPainter, theme: Theme, button: QAbstractButton, left: int, icon: str) -> None:
    """Draw icon and words after the mark. `left` is where the mark ends."""
    t = theme.tokens
    on = button.isEnabled()
    if icon:
        spot = QRectF(left + theme.px(6), 0, theme.px(18), button.height())
        theme.icons.paint(painter, spot, icon, t.ink2 if on else t.ink3)
        left += theme.px(6) + theme.px(18)
    left += theme.px(6)
    room = QRectF(left, 0, button.width() - left, button.height())
    text = button.accessibleName()
    words(painter, room, text, theme.font(Role.BODY), t.ink if on else t.ink3, elide=True)


class _Box(QCheckBox, Themed):
    """A check-box whose words are drawn as they are and whose whole row can be pressed."""

    def __init__(self, text: str, icon: str, parent: QWidget | None) -> None:
        super().__init__(literal(text), parent)
        self._words, self._icon = text, icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The same: words are not cut unless a row insists."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """The whole row presses it."""
        return self.rect().contains(position)


class CheckChoice(_Box):
    """A check-box with words and perhaps an icon between."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(text, icon, parent)
        self.follow(theme)

    def sizeHint(self) -> QSize:
        """The room for box, icon and words."""
        return _row_size(self.theme, BOX, self._words, self._icon)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw box, icon and words."""
        painter = QPainter(self)
        wide = _mark_width(self.theme, BOX)
        paint_check(
            painter,
            self.theme,
            QRectF(0, 0, wide, self.height()),
            on=self.isChecked(),
            enabled=self.isEnabled(),
            focused=self.hasFocus(),
        )
        _paint_words(painter, self.theme, self, wide, self._icon)


class Toggle(_Box):
    """A switch that works at once. Without words beside it give `name` for the screen reader."""

    def __init__(
        self, theme: Theme, text: str = "", parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(text, "", parent)
        self.setAccessibleName(name or text)
        self.follow(theme)

    def sizeHint(self) -> QSize:
        """The room for switch and words."""
        return _row_size(self.theme, SWITCH[0], self._words, "")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw switch and words."""
        painter = QPainter(self)
        wide = _mark_width(self.theme, SWITCH[0])
        paint_switch(
            painter,
            self.theme,
            QRectF(0, 0, wide, self.height()),
            on=self.isChecked(),
            enabled=self.isEnabled(),
            focused=self.hasFocus(),
        )
        if self._words:
            _paint_words(painter, self.theme, self, wide, "")


class RadioChoice(QRadioButton, Themed):
    """One of several, of which one is on: a disc, words, and a second line if there is more to say."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None, *, note: str = "") -> None:
        super().__init__(literal(text), parent)
        self._words, self._note = text, note
        self.setAccessibleName(text)
        self.setAccessibleDescription(note)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The room for disc and words."""
        size = _row_size(self.theme, BOX, self._words, "", lines=2 if self._note else 1)
        second = words_width(self.theme.font(Role.SUPPORT), self._note) + self.theme.px(BOX + 2 * _EDGE + 6)
        return QSize(max(size.width(), second), size.height())

    def minimumSizeHint(self) -> QSize:
        """Narrower than its words: both lines are cut with dots."""
        return QSize(_mark_width(self.theme, BOX) + self.theme.px(60), self.sizeHint().height())

    def hitButton(self, position: QPoint) -> bool:
        """The whole row presses it."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw disc and words."""
        painter, t = QPainter(self), self.theme.tokens
        wide, high = _mark_width(self.theme, BOX), self.height()
        paint_radio(
            painter,
            self.theme,
            QRectF(0, 0, wide, high),
            on=self.isChecked(),
            enabled=self.isEnabled(),
            focused=self.hasFocus(),
        )
        if not self._note:
            _paint_words(painter, self.theme, self, wide, "")
            return
        left = wide + self.theme.px(6)
        first, second = self.theme.font(Role.MEDIUM), self.theme.font(Role.SUPPORT)
        top = (high - line_height(first) - line_height(second)) / 2
        ink = t.ink if self.isEnabled() else t.ink3
        upper = QRectF(left, top, self.width() - left, line_height(first))
        lower = QRectF(left, upper.bottom(), upper.width(), line_height(second))
        words(painter, upper, self._words, first, ink, elide=True)
        words(painter, lower, self._note, second, t.ink2 if self.isEnabled() else t.ink3, elide=True)
