"""Up to three choices side by side, of which exactly one is on."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.ground import focus_line, hairline, line_height, middle, rounded, words, words_width
from ui.widgets.option import Option, literal
from ui.widgets.themed import Themed


class _Segment(QRadioButton):
    """One choice; arrow keys move between them as between any radio buttons."""

    def __init__(self, theme: Theme, option: Option, height: int, parent: Segmented) -> None:
        super().__init__(literal(option.text), parent)
        self.option = option
        self._theme, self._height, self._frame = theme, height, parent
        self.setAccessibleName(option.text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _font(self, *, on: bool) -> QFont:
        small = self._height <= 32
        if on:
            return self._theme.font(Role.SUPPORT_STRONG if small else Role.STRONG)
        return self._theme.font(Role.LABEL if small else Role.MEDIUM)

    def sizeHint(self) -> QSize:
        """Wide enough for the heavier words of the chosen state, so that choosing moves nothing."""
        px = self._theme.px
        face = self._font(on=True)
        room = px(18) + px(8) if self.option.icon else 0
        high = max(px(self._height - 4), line_height(face) + px(8))
        return QSize(room + words_width(face, self.option.text) + 1 + 2 * px(16), high)

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the plate of the chosen one, icon and words."""
        painter, t, px = QPainter(self), self._theme.tokens, self._theme.px
        box, on = QRectF(self.rect()), self.isChecked()
        if on:
            edge = t.accent if self.isEnabled() else t.line2
            rounded(
                painter, box, px(5), fill=t.tint if t.dark else t.sheet, edge=edge, width=max(1.5, px(1.5))
            )
        elif self.underMouse() and self.isEnabled():
            rounded(painter, box, px(5), fill=t.hover)
        ink = (t.accent_ink if on else t.ink2) if self.isEnabled() else t.ink3
        face = self._font(on=on)
        text = words_width(face, self.option.text) + 1
        icon = px(18) if self.option.icon else 0
        left = round(box.left() + (box.width() - text - (icon + px(8) if icon else 0)) / 2)
        if icon:
            spot = middle(QRectF(left, 0, icon, box.height()), QSize(icon, icon))
            self._theme.icons.paint(painter, spot, self.option.icon, ink)
            left += icon + px(8)
        words(painter, QRectF(left, 0, text, box.height()), self.option.text, face, ink)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line of focus runs around the whole control."""
        super().focusInEvent(event)
        self._frame.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the line of focus away."""
        super().focusOutEvent(event)
        self._frame.update()


class Segmented(QWidget, Themed):
    """Choices side by side. `chosen` carries the value a person picked; setting it says nothing.

    `name` is what the group is about, for the screen reader. With `wide` the choices share the width.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[Option],
        parent: QWidget | None = None,
        *,
        name: str = "",
        height: int = 36,
        wide: bool = False,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for place, option in enumerate(options):
            segment = _Segment(theme, option, height, self)
            segment.setChecked(place == 0)
            self._group.addButton(segment, place)
            row.addWidget(segment, 1 if wide else 0)
        self._focus_on_checked()
        self._group.idToggled.connect(self._toggled)
        self._group.idClicked.connect(self._pick)
        self._told: object = self.value()
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        for segment in self._segments():
            segment.updateGeometry()
            segment.update()
        self.update()

    def _segments(self) -> list[_Segment]:
        return [each for each in self._group.buttons() if isinstance(each, _Segment)]

    def _focus_on_checked(self) -> None:
        """Let the focus come to the choice that is on."""
        checked = self._group.checkedButton()
        if checked is not None:
            self.setFocusProxy(checked)

    def value(self) -> object:
        """The value that is on."""
        return next(segment.option.value for segment in self._segments() if segment.isChecked())

    def set_value(self, value: object) -> None:
        """Put a value on. One that is not offered is a mistake in the program: ValueError."""
        for segment in self._segments():
            if segment.option.value == value:
                self._told = value
                segment.setChecked(True)
                return
        message = f"{value!r} is not offered here"
        raise ValueError(message)

    @Slot(int)
    def _pick(self, place: int) -> None:  # noqa: ARG002 - the group says which; the value says more
        self._tell()

    @Slot(int, bool)
    def _toggled(self, place: int, on: bool) -> None:  # noqa: ARG002, FBT001 - Qt's signal
        self.update()
        if on:
            self._focus_on_checked()
            self._tell()

    def _tell(self) -> None:
        value = self.value()
        if value != self._told:
            self._told = value
            self.chosen.emit(value)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the well, the lines between resting choices, and the line of focus."""
        painter, t, px = QPainter(self), self.theme.tokens, self.theme.px
        rounded(painter, QRectF(self.rect()), px(7), fill=t.sunken, edge=t.line2)
        segments = self._segments()
        for left, right in itertools.pairwise(segments):
            if not (left.isChecked() or right.isChecked()):
                x, inset = left.geometry().right() + 1, px(9)
                top = QPoint(x, inset).toPointF()
                hairline(painter, top, QPoint(x, self.height() - inset).toPointF(), t.line2)
        if any(segment.hasFocus() for segment in segments):
            focus_line(painter, self.theme, QRectF(self.rect()), px(7))
