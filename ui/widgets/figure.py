"""One figure of the day: what it is, how much, and against what."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import RIGHT, line_height, words, words_width
from ui.widgets.paint import Chip, chip_size, paint_bar, paint_chip
from ui.widgets.themed import Themed


@dataclass(frozen=True, slots=True)
class Share:
    """A lying bar: how much is done and where the target is, both from 0 to 1."""

    done: float
    family: Family
    target: float | None = None


@dataclass(frozen=True, slots=True)
class FigureText:
    """What a figure says.

    `number` with `unit` is the large part; `line` stands below it, or a `bar` in its place. `aside` is a
    few words at the right of the number, `beside` at the right of the label. `short` replaces line and
    aside where the window is low.
    """

    number: str
    unit: str = ""
    line: str = ""
    aside: str = ""
    beside: str = ""
    short: str = ""
    chip: Chip | None = None
    bar: Share | None = None


class Figure(QWidget, Themed):
    """A label over a large number over a small line. The screen reader says all of it as one sentence.

    The number, the unit and the chip are never cut; the words around them give way.
    """

    def __init__(
        self, theme: Theme, label: str, text: FigureText | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label, self._text, self._low = label, text or FigureText(""), False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)
        self._name()

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def show_text(self, text: FigureText) -> None:
        """Show another figure."""
        if text != self._text:
            self._text = text
            self._name()
            self.restyle()

    def set_low(self, *, low: bool) -> None:
        """Use the layout for low windows: a smaller number with its words beside it, 60 pixels in all."""
        if low != self._low:
            self._low = low
            self.restyle()

    def _name(self) -> None:
        text = self._text
        number = f"{text.number} {text.unit}".strip().replace("\u2013", " to ")
        parts = [self._label, number, text.chip.word if text.chip else "", text.aside, text.line, text.beside]
        self.setAccessibleName(", ".join(part for part in parts if part))

    def _number_room(self) -> int:
        role = Role.FIGURE_LOW if self._low else Role.FIGURE
        room = words_width(self.theme.font(role), self._text.number)
        if self._text.unit:
            room += self.theme.px(8) + words_width(self.theme.font(Role.BODY), self._text.unit)
        return room

    def sizeHint(self) -> QSize:
        """Wide enough for number and chip, as high as its lines."""
        px, font = self.theme.px, self.theme.font
        wide = self._number_room()
        if self._text.chip is not None:
            wide += px(12) + chip_size(self.theme, self._text.chip).width()
        wide = max(wide, words_width(font(Role.LABEL), self._label))
        if self._low:
            return QSize(wide, px(60))
        high = (
            line_height(font(Role.LABEL)) + line_height(font(Role.FIGURE)) + line_height(font(Role.SUPPORT))
        )
        return QSize(wide, max(px(80), high))

    def minimumSizeHint(self) -> QSize:
        """The same: a figure is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw label, number and what is around them."""
        painter, t, font = QPainter(self), self.theme.tokens, self.theme.font
        width = float(self.width())
        label, number = font(Role.SUPPORT), font(Role.FIGURE_LOW if self._low else Role.FIGURE)
        heights = [line_height(label), line_height(number) * 0.95]
        if not self._low:
            heights.append(line_height(font(Role.SUPPORT)))
        top = (self.height() - sum(heights)) / 2
        rooms: list[QRectF] = []
        for high in heights:
            rooms.append(QRectF(0, top, width, high))
            top += high
        beside = 0.0
        if self._text.beside and not self._low:
            words(painter, rooms[0], self._text.beside, font(Role.SMALL), t.ink3, align=RIGHT)
            beside = words_width(font(Role.SMALL), self._text.beside) + self.theme.px(8)
        words(painter, rooms[0].adjusted(0, 0, -beside, 0), self._label, label, t.ink2, elide=True)
        self._paint_number(painter, rooms[1])
        if not self._low:
            self._paint_below(painter, rooms[2])

    def _paint_number(self, painter: QPainter, room: QRectF) -> None:
        t, font, px = self.theme.tokens, self.theme.font, self.theme.px
        number = font(Role.FIGURE_LOW if self._low else Role.FIGURE)
        words(painter, room, self._text.number, number, t.ink)
        if self._text.unit:
            after = words_width(number, self._text.number) + px(8)
            # The unit stands on the number's line, not in the middle of its height.
            drop = (line_height(number) - line_height(font(Role.BODY))) * 0.28
            words(painter, room.adjusted(after, drop, 0, drop), self._text.unit, font(Role.BODY), t.ink2)
        used = self._number_room() + px(10)
        if self._text.chip is not None:
            wide = chip_size(self.theme, self._text.chip).width()
            left: float = used if self._low else room.right() - wide
            paint_chip(painter, self.theme, room.adjusted(left, 0, 0, 0), self._text.chip)
        elif self._low and self._text.short:
            words(
                painter,
                room.adjusted(used, 0, 0, 0),
                self._text.short,
                font(Role.SUPPORT),
                t.ink2,
                elide=True,
            )
        elif self._text.aside and not self._low:
            face = font(Role.SUPPORT, figures=True)
            words(painter, room, self._text.aside, face, t.ink2, align=RIGHT)

    def _paint_below(self, painter: QPainter, room: QRectF) -> None:
        bar = self._text.bar
        if bar is None:
            words(
                painter,
                room,
                self._text.line,
                self.theme.font(Role.SUPPORT),
                self.theme.tokens.ink2,
                elide=True,
            )
            return
        high = self.theme.px(6)
        box = QRectF(room.left(), round(room.center().y() - high / 2), room.width(), high)
        paint_bar(painter, self.theme, box, bar.done, bar.family, target=bar.target)
