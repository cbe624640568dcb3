"""Painted samples of the gallery: list rows in each state, and the colours with their names."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family, Tokens
from ui.widgets.ground import RIGHT, RowState, line_height, rounded, row_ground, words, words_width
from ui.widgets.paint import paint_need, paint_ticket
from ui.widgets.themed import Themed

SAMPLE_ROWS = (
    ("Rest", RowState()),
    ("Hover", RowState(hovered=True)),
    ("Keyboard focus", RowState(current=True, list_focused=True)),
    ("Selected, list has focus", RowState(selected=True, list_focused=True)),
    ("Selected, focus elsewhere", RowState(selected=True)),
)


class SampleRow(QWidget, Themed):
    """One list row in one state."""

    def __init__(self, theme: Theme, text: str, state: RowState) -> None:
        super().__init__()
        self._text, self._state = text, state
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The height of a row of points."""
        return QSize(self.theme.px(280), self.theme.px(52))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the row."""
        painter, t, px, font = QPainter(self), self.theme.tokens, self.theme.px, self.theme.font
        box = QRectF(self.rect())
        row_ground(painter, self.theme, box, self._state)
        paint_ticket(painter, self.theme, box.adjusted(px(16), 0, 0, 0), "A52", selected=self._state.selected)
        need = QRectF(box.right() - px(44), 0, px(28), box.height())
        paint_need(painter, self.theme, need, "accessibility", selected=self._state.selected)
        first, second = line_height(font(Role.STRONG)), line_height(font(Role.SUPPORT))
        top = (box.height() - first - second) / 2
        left = px(76)
        words(painter, QRectF(left, top, box.width(), first), "Patrick Keane", font(Role.STRONG), t.ink)
        below = QRectF(left, top + first, box.width(), second)
        words(painter, below, "27 Tannery Row", font(Role.SUPPORT), t.ink2)
        name = words_width(font(Role.STRONG), "Patrick Keane") + px(12)
        state = QRectF(left + name, 0, need.left() - px(12) - left - name, box.height())
        words(painter, state, self._text, font(Role.SMALL), t.ink3, align=RIGHT, elide=True)


def colour_samples(tokens: Tokens) -> dict[str, QColor]:
    """The colours of a theme by name, those of the state families as family and part."""
    found = {
        each.name: getattr(tokens, each.name)
        for each in fields(tokens)
        if isinstance(getattr(tokens, each.name), QColor)
    }
    for family in Family:
        state = tokens.state(family)
        found |= {
            f"{family} text": state.text,
            f"{family} fill": state.fill,
            f"{family} mark": state.mark,
        }
    return found


class Swatch(QWidget, Themed):
    """One colour with its name, read from the theme as it is when painted."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A plate over its name."""
        return QSize(self.theme.px(96), self.theme.px(28) + line_height(self.theme.font(Role.SMALL)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw plate and name."""
        painter, t, px = QPainter(self), self.theme.tokens, self.theme.px
        plate = QRectF(0, 0, self.width(), px(26))
        rounded(painter, plate, px(5), fill=colour_samples(t)[self._name], edge=t.line2)
        below = QRectF(0, px(28), self.width(), self.height() - px(28))
        words(painter, below, self._name, self.theme.font(Role.SMALL), t.ink2, elide=True)
