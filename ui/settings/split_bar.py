"""A bar of three parts, with the figure and the words of each below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import hatch, line_height, middle, rounded, words, words_width
from ui.widgets.themed import Themed

_HIGH, _GAP, _LEAST, _ICON = 12, 3, 20, 22


@dataclass(frozen=True, slots=True)
class Part:
    """One part: how many, in which words, and with which icon."""

    count: int
    words: str
    icon: str


class SplitBar(QWidget, Themed):
    """What moves filled, what the law holds hatched, the rest empty: told apart without their colours."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: Sequence[Part] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show other figures; the first part is filled, the second hatched, the third empty."""
        self._parts = tuple(parts)
        said = (f"{part.count:,} {part.words}" for part in parts)
        self.setAccessibleName(", ".join(said))
        self.restyle()

    def sizeHint(self) -> QSize:
        """The bar, a line of figures and a line of words."""
        font, px = self.theme.font, self.theme.px
        lines = line_height(font(Role.HEADING)) + line_height(font(Role.SMALL))
        return QSize(px(320), px(_HIGH) + px(8) + lines + px(4))

    def minimumSizeHint(self) -> QSize:
        """The same: nothing is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the parts, and below each where it begins its figure and words, or further right."""
        painter, t, px, font = QPainter(self), self.theme.tokens, self.theme.px, self.theme.font
        present = [(place, part) for place, part in enumerate(self._parts) if part.count]
        everything = sum(part.count for _, part in present)
        room = self.width() - px(_GAP) * max(0, len(present) - 1)
        least = px(_LEAST)
        spare = max(0, room - least * len(present))
        left, begins = 0.0, []
        for place, part in present:
            wide = least + spare * part.count / everything
            self._paint_part(painter, QRectF(left, 0, wide, px(_HIGH)), place)
            begins.append(left)
            left += wide + px(_GAP)
        figure, small, top = font(Role.HEADING, figures=True), font(Role.SMALL), px(_HIGH) + px(8)
        high = line_height(font(Role.HEADING))
        for (place, part), at in zip(present, self._places(present, begins), strict=True):
            spot = middle(QRectF(at, top, px(16), high), QSize(px(16), px(16)))
            self.theme.icons.paint(painter, spot, part.icon, t.accent_ink if place == 0 else t.ink2)
            start = at + px(_ICON)
            words(painter, QRectF(start, top, self.width() - start, high), f"{part.count:,}", figure, t.ink)
            below = QRectF(start, top + high, self.width() - start, line_height(small))
            words(painter, below, part.words, small, t.ink2)

    def _places(self, present: Sequence[tuple[int, Part]], begins: Sequence[float]) -> list[float]:
        """Where the words of each part begin: below it, or as far to the left as the next ones need."""
        places, limit = [], float(self.width())
        for (_, part), begin in zip(reversed(present), reversed(begins), strict=True):
            at = max(0.0, min(begin, limit - self._words_width(part)))
            places.append(at)
            limit = at - self.theme.px(14)
        return places[::-1]

    def _words_width(self, part: Part) -> int:
        font = self.theme.font
        figure = words_width(font(Role.HEADING, figures=True), f"{part.count:,}")
        return self.theme.px(_ICON) + max(figure, words_width(font(Role.SMALL), part.words)) + 1

    def _paint_part(self, painter: QPainter, box: QRectF, place: int) -> None:
        t, radius = self.theme.tokens, self.theme.px(3)
        if place == 0:
            rounded(painter, box, radius, fill=t.primary, edge=t.edge if t.contrast else None)
        elif place == 1:
            rounded(painter, box, radius, fill=t.sheet)
            hatch(painter, self.theme, box, radius)
            rounded(painter, box, radius, edge=t.state(Family.PAUSE).mark)
        else:
            rounded(painter, box, radius, fill=t.track, edge=t.state(Family.PAUSE).mark)
