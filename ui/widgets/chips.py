"""Up to nine choices as chips that flow over the rows; several may be on, or one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.flow import FlowLayout
from ui.widgets.ground import focus_line, line_height, rounded, words, words_width
from ui.widgets.option import Option, literal
from ui.widgets.themed import Themed


class _ChoiceChip(QCheckBox):
    """One chip; chosen it carries a check and stronger words."""

    focused = Signal(object)

    def __init__(self, theme: Theme, option: Option, height: int, parent: QWidget) -> None:
        super().__init__(literal(option.text), parent)
        self.option = option
        self._theme, self._height = theme, height
        self.setAccessibleName(option.text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _font(self) -> QFont:
        return self._theme.font(Role.SUPPORT_STRONG if self.isChecked() else Role.LABEL)

    def _icon(self) -> str:
        return "check" if self.isChecked() else self.option.icon

    def sizeHint(self) -> QSize:
        """As wide as icon and words need."""
        px, face = self._theme.px, self._font()
        icon = px(16) + px(7) if self._icon() else 0
        high = max(px(self._height), line_height(face) + px(8))
        return QSize(icon + words_width(face, self.option.text) + 1 + 2 * px(12), high)

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the plate, the check or icon, and the words."""
        painter, t, px = QPainter(self), self._theme.tokens, self._theme.px
        box, on = QRectF(self.rect()), self.isChecked()
        if not self.isEnabled():
            rounded(painter, box, px(8), fill=t.sunken, edge=t.line)
            ink = t.ink3
        elif on:
            rounded(painter, box, px(8), fill=t.tint, edge=t.accent, width=self._theme.line(1.5))
            ink = t.accent_ink
        else:
            over = self.underMouse()
            rounded(painter, box, px(8), fill=t.hover if over else t.raised, edge=t.edge if over else t.line2)
            ink = t.ink
        if self.hasFocus():
            inset = px(3)
            rounded(painter, box, px(8), fill=t.raised)
            inner = box.marginsRemoved(QMarginsF(inset, inset, inset, inset))
            rounded(painter, inner, px(6), fill=t.tint if on else t.raised)
            focus_line(painter, self._theme, box, px(8))
        left = px(12)
        if self._icon():
            self._theme.icons.paint(painter, QRectF(left, 0, px(16), box.height()), self._icon(), ink)
            left += px(16) + px(7)
        words(painter, QRectF(left, 0, box.width() - left, box.height()), self.option.text, self._font(), ink)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the group where the focus is."""
        super().focusInEvent(event)
        self.focused.emit(self)


class ChoiceChips(QWidget, Themed):
    """Chips to pick. `chosen` carries the list of values that are on, in the order offered.

    Tab comes to the group once; arrow keys move within it and the space bar picks. With `single` picking
    one puts the others out. `name` is what the group is about, for the screen reader.
    """

    chosen = Signal(list)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[Option],
        parent: QWidget | None = None,
        *,
        name: str = "",
        single: bool = False,
        height: int = 32,
    ) -> None:
        super().__init__(parent)
        self._single, self._height, self._chips = single, height, list[_ChoiceChip]()
        self._flow = FlowLayout(self)
        self.setAccessibleName(name)
        down = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        down.setHeightForWidth(True)
        self.setSizePolicy(down)
        self.theme = theme
        self.set_options(options)
        self.follow(theme)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other choices; those still offered stay on."""
        kept = self.values() if self._chips else []
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [_ChoiceChip(self.theme, option, self._height, self) for option in options]
        for chip in self._chips:
            chip.setChecked(chip.option.value in kept)
            chip.clicked.connect(self._clicked)
            chip.focused.connect(self._focus_moved)
            self._flow.addWidget(chip)
            chip.show()
        if self._chips:
            self._focus_moved(self._chips[0])

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self._flow.set_gaps(self.theme.px(8))
        for chip in self._chips:
            chip.updateGeometry()
            chip.update()

    def values(self) -> list[object]:
        """The values that are on, in the order offered."""
        return [chip.option.value for chip in self._chips if chip.isChecked()]

    def set_values(self, values: Sequence[object]) -> None:
        """Put exactly these on; nothing is sent."""
        for chip in self._chips:
            chip.setChecked(chip.option.value in values)
        self.restyle()

    @Slot()
    def _clicked(self) -> None:
        pressed = self.sender()
        if self._single:
            for chip in self._chips:
                if chip is not pressed:
                    chip.setChecked(False)
        self.restyle()
        self.chosen.emit(self.values())

    @Slot(object)
    def _focus_moved(self, here: _ChoiceChip) -> None:
        """Let Tab come to one chip only: the one that was last used."""
        for chip in self._chips:
            policy = Qt.FocusPolicy.StrongFocus if chip is here else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)
        self.setFocusProxy(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys, Home and End move between the chips."""
        here = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), None)
        if here is None:
            super().keyPressEvent(event)
            return
        last = len(self._chips) - 1
        moves = {
            Qt.Key.Key_Right: min(last, here + 1),
            Qt.Key.Key_Down: min(last, here + 1),
            Qt.Key.Key_Left: max(0, here - 1),
            Qt.Key.Key_Up: max(0, here - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        there = moves.get(Qt.Key(event.key()))
        if there is None:
            super().keyPressEvent(event)
            return
        self._chips[there].setFocus(Qt.FocusReason.TabFocusReason)
