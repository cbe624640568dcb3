"""Tabs at the head of a panel, with a count where one helps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import focus_line, hairline, line_height, rounded, words, words_width
from ui.widgets.option import literal
from ui.widgets.paint import count_size, paint_count
from ui.widgets.themed import Themed


class Tabs(QTabBar, Themed):
    """Words side by side, the current one stronger and underlined. `currentChanged` tells of a change.

    Left and right move between tabs; the count is part of what the screen reader says.
    """

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, height: int = 48, margin: int = 20
    ) -> None:
        """`margin` is the side margin of the panel below, so that words and fields line up."""
        super().__init__(parent)
        self._height, self._margin = height, margin
        self._words, self._counts, self._over = list[str](), list[int | None](), -1
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        # Qt keeps the tabs' sizes until the font changes.
        self.setFont(self.theme.font(Role.STRONG))
        self.updateGeometry()
        self.update()

    def add(self, text: str, count: int | None = None) -> int:
        """Add a tab and return its place; `count` is shown in a badge, None for no badge."""
        self._words.append(text)
        self._counts.append(count)
        place = self.addTab(literal(text))
        self._name(place)
        return place

    def set_count(self, place: int, count: int | None) -> None:
        """Change the count of a tab."""
        if self._counts[place] != count:
            self._counts[place] = count
            self._name(place)
            self.setTabText(place, literal(self._words[place]))
            self.update()

    def count_of(self, place: int) -> int | None:
        """The count of a tab."""
        return self._counts[place]

    def _name(self, place: int) -> None:
        count = self._counts[place]
        text = self._words[place]
        self.setAccessibleTabName(place, text if count is None else f"{text}, {count}")

    def _badge(self, place: int) -> QSize:
        count = self._counts[place] if place < len(self._counts) else None
        return QSize(0, 0) if count is None else count_size(self.theme, str(count))

    def tabSizeHint(self, index: int) -> QSize:
        """The room for words and badge, with half the gap to the neighbours on either side."""
        px = self.theme.px
        text = words_width(self.theme.font(Role.STRONG), self._words[index]) if self._words[index:] else 0
        badge = self._badge(index).width()
        wide = text + 1 + (px(8) + badge if badge else 0) + self._left_pad(index) + px(14)
        return QSize(wide, max(px(self._height), line_height(self.theme.font(Role.STRONG)) + px(16)))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """The same: words are never cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the line below and every tab."""
        painter = QPainter(self)
        bottom = QPoint(0, self.height() - 1)
        hairline(
            painter,
            bottom.toPointF(),
            (bottom + QPoint(self.width(), 0)).toPointF(),
            self.theme.tokens.line,
        )
        for place in range(self.count()):
            self._paint_tab(painter, place, self.tabRect(place))

    def _left_pad(self, place: int) -> int:
        """The room left of the words: the panel's margin for the first, half a gap for the others."""
        return self.theme.px(self._margin if place == 0 else 14)

    def _paint_tab(self, painter: QPainter, place: int, room: QRect) -> None:
        t, px = self.theme.tokens, self.theme.px
        current = place == self.currentIndex()
        face = self.theme.font(Role.STRONG if current else Role.MEDIUM)
        ink = t.ink if current or place == self._over else t.ink2
        inner = QRectF(room).adjusted(self._left_pad(place), 0, -px(14), 0)
        if not self.isTabEnabled(place):
            ink = t.ink3
        words(painter, inner, self._words[place], face, ink)
        badge = self._badge(place)
        if badge.width():
            spot = QRectF(inner.right() - badge.width(), inner.top(), badge.width(), inner.height())
            fill = t.state(Family.INFO if current else Family.PAUSE).fill
            paint_count(painter, self.theme, spot, str(self._counts[place]), fill=fill, ink=ink)
        if current:
            bar = QRectF(inner.left(), room.bottom() + 1 - px(3), inner.width(), px(3))
            rounded(painter, bar, px(1.5), fill=t.accent)
            if self.hasFocus():
                focus = inner.adjusted(-px(8), px(8), px(8), -px(8))
                focus_line(painter, self.theme, focus, px(4))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Strengthen the words under the pointer."""
        super().mouseMoveEvent(event)
        self._over = self.tabAt(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has left."""
        self._over = -1
        self.update()
        super().leaveEvent(event)
