"""A field to pick one of several from a list that opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.field import FieldFrame
from ui.widgets.ground import line_height, words
from ui.widgets.option import Option
from ui.widgets.themed import Themed


class Select(QComboBox, Themed):
    """The box itself. `chosen` carries the value a person picked; setting it says nothing."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, options: Sequence[Option] = (), parent: QWidget | None = None, *, height: int = 36
    ) -> None:
        super().__init__(parent)
        self._height, self._options = height, list[Option]()
        self.setView(QListView(self))
        # Qt's own delegate for this list does not read the style sheet's row height.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(12)
        self.follow(theme)
        self.set_options(options)
        self.activated.connect(self._activated)

    @Slot()
    def restyle(self) -> None:
        """Take font, height and icons at the present scale."""
        face = self.theme.font(Role.BODY)
        self.setFont(face)
        self.view().setFont(face)
        self.setFixedHeight(max(self.theme.px(self._height), line_height(face) + self.theme.px(12)))
        side = self.theme.px(18)
        self.setIconSize(QSize(side, side))
        for place, option in enumerate(self._options):
            if option.icon:
                icon = self.theme.icons.icon(option.icon, side, self.theme.tokens.ink2)
                self.setItemIcon(place, icon)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other choices; the one picked stays if it is still offered, else the first is on."""
        kept = self.value()
        self._options = list(options)
        self.clear()
        for option in self._options:
            self.addItem(option.text)
        self.restyle()
        values = [option.value for option in self._options]
        self.setCurrentIndex(values.index(kept) if kept in values else 0 if values else -1)

    def value(self) -> object | None:
        """The value that is on, or None while nothing is offered."""
        place = self.currentIndex()
        return self._options[place].value if 0 <= place < len(self._options) else None

    def set_value(self, value: object) -> None:
        """Put a value on. One that is not offered is a mistake in the program: ValueError."""
        self.setCurrentIndex([option.value for option in self._options].index(value))

    @Slot(int)
    def _activated(self, place: int) -> None:
        self.chosen.emit(self._options[place].value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel scrolls the page and never changes a value in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Let the style draw the frame; draw icon, words and arrow."""
        painter, t, px = QStylePainter(self), self.theme.tokens, self.theme.px
        frame = QStyleOptionComboBox()
        self.initStyleOption(frame)
        frame.currentText = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, frame)
        ink = t.ink if self.isEnabled() else t.ink3
        left, arrow = px(11), px(16)
        place = self.currentIndex()
        option = self._options[place] if 0 <= place < len(self._options) else Option(None, "")
        if option.icon:
            spot = QRectF(left, 0, px(18), self.height())
            self.theme.icons.paint(painter, spot, option.icon, t.ink2 if self.isEnabled() else t.ink3)
            left += px(18) + px(8)
        end = self.width() - px(10) - arrow
        room = QRectF(left, 0, end - left - px(6), self.height())
        words(painter, room, option.text, self.font(), ink, elide=True)
        chevron = QRectF(end, 0, arrow, self.height())
        self.theme.icons.paint(painter, chevron, "chevron-down", t.ink2 if self.isEnabled() else t.ink3)


class SelectField(FieldFrame):
    """A box to pick from, with its label. `chosen` carries the value picked."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        label: str,
        options: Sequence[Option] = (),
        parent: QWidget | None = None,
        *,
        hint: str = "",
        optional: bool = False,
        beside: str = "",
    ) -> None:
        self.box = Select(theme, options)
        super().__init__(theme, label, self.box, parent, hint=hint, optional=optional, beside=beside)
        self.box.chosen.connect(self.chosen)

    def value(self) -> object | None:
        """The value that is on."""
        return self.box.value()

    def set_value(self, value: object) -> None:
        """Put a value on; ValueError for one that is not offered."""
        self.box.set_value(value)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other choices."""
        self.box.set_options(options)
