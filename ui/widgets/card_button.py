"""A large choice as a card: a way to start, or a person to sign in as."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.ground import focus_line, line_height, middle, rounded, words
from ui.widgets.option import literal
from ui.widgets.paint import initials_of, paint_avatar
from ui.widgets.themed import Themed


class _CardButton(QPushButton, Themed):
    """A card that is pressed as a whole, with Enter and the space bar too."""

    def __init__(self, theme: Theme, name: str, description: str, parent: QWidget | None) -> None:
        super().__init__(literal(name), parent)
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The same as the size it wants."""
        return self.sizeHint()

    def _paint_card(self, painter: QPainter) -> bool:
        """Draw the ground; True when the card stands out as the one meant."""
        t, px = self.theme.tokens, self.theme.px
        box = QRectF(self.rect())
        stands_out = self.isChecked() or self.hasFocus() or self.isDown()
        if stands_out:
            rounded(painter, box, px(12), fill=t.tint)
            focus_line(painter, self.theme, box, px(12))
        else:
            over = self.underMouse()
            rounded(painter, box, px(12), fill=t.hover if over else t.sheet, edge=t.edge if over else t.line2)
        return stands_out

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a card too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


class ChoiceCard(_CardButton):
    """One of a few ways on: icon, title, one or two lines, and a small line about what it takes."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str,
        foot: str = "",
    ) -> None:
        self._icon, self._title, self._text, self._foot = icon, title, text, foot
        super().__init__(theme, title, f"{text} {foot}".strip(), parent)

    def _left(self) -> int:
        return self.theme.px(24 + 52 + 24)

    def _text_room(self, width: int) -> QRect:
        """The rectangle that the text needs at a width of the card."""
        room = QRect(0, 0, max(80, width - self._left() - self.theme.px(64 + 40)), 1 << 14)
        wrap = int(Qt.TextFlag.TextWordWrap)
        return QFontMetrics(self.theme.font(Role.BODY)).boundingRect(room, wrap, self._text)

    def sizeHint(self) -> QSize:
        """124 high, or more where the words need it."""
        font = self.theme.font
        width = self.width() if self.isVisible() else self.theme.px(640)
        lines = line_height(font(Role.HEADING)) + line_height(font(Role.CAPTION)) + self.theme.px(12)
        high = lines + self._text_room(width).height() + self.theme.px(32)
        return QSize(self.theme.px(360), max(self.theme.px(124), high))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw plate, words and arrow."""
        painter, t, px, font = QPainter(self), self.theme.tokens, self.theme.px, self.theme.font
        stands_out = self._paint_card(painter)
        plate = middle(QRectF(px(24), 0, px(52), self.height()), QSize(px(52), px(52)))
        edge = t.edge if t.contrast else None
        rounded(painter, plate, px(12), fill=t.primary if stands_out else t.tint, edge=edge)
        ink = t.on_primary if stands_out else t.accent_ink
        self.theme.icons.paint(painter, middle(plate, QSize(px(24), px(24))), self._icon, ink)
        text = self._text_room(self.width())
        title, foot = line_height(font(Role.HEADING)), line_height(font(Role.CAPTION))
        top = (self.height() - title - text.height() - foot - px(10)) / 2
        left, width = self._left(), self.width() - self._left() - px(64)
        words(painter, QRectF(left, top, width, title), self._title, font(Role.HEADING), t.ink, elide=True)
        top += title + px(2)
        painter.setFont(font(Role.BODY))
        painter.setPen(t.ink2)
        body = QRectF(left, top, text.width() + 2, text.height() + 2)
        painter.drawText(body, int(Qt.TextFlag.TextWordWrap), self._text)
        top += text.height() + px(8)
        small = t.accent_ink if stands_out else t.ink2
        words(painter, QRectF(left, top, width, foot), self._foot, font(Role.CAPTION), small, elide=True)
        arrow = QRectF(self.width() - px(24 + 20), 0, px(20), self.height())
        self.theme.icons.paint(painter, arrow, "arrow-right", t.accent_ink)


class PersonTile(_CardButton):
    """A person to sign in as: initials, name and where they are.

    `icon` stands in place of the initials for somebody who is not listed.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        note: str,
        number: int,
        parent: QWidget | None = None,
        *,
        icon: str = "",
    ) -> None:
        self._name, self._note, self._number, self._icon = name, note, number, icon
        super().__init__(theme, name, note, parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """232 by 84."""
        return QSize(self.theme.px(232), self.theme.px(84))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw circle and words."""
        painter, t, px, font = QPainter(self), self.theme.tokens, self.theme.px, self.theme.font
        stands_out = self._paint_card(painter)
        disc = QRectF(px(16), (self.height() - px(44)) / 2, px(44), px(44))
        if self._icon:
            rounded(painter, disc, px(22), edge=t.edge, dashed=True)
            self.theme.icons.paint(painter, middle(disc, QSize(px(20), px(20))), self._icon, t.ink2)
        else:
            paint_avatar(painter, self.theme, disc, initials_of(self._name), self._number, ringed=stands_out)
        left = disc.right() + px(14)
        first, second = font(Role.STRONG), font(Role.SMALL)
        top = (self.height() - line_height(first) - line_height(second) - px(4)) / 2
        upper = QRectF(left, top, self.width() - left - px(12), line_height(first))
        lower = QRectF(left, upper.bottom() + px(4), upper.width(), line_height(second))
        words(painter, upper, self._name, first, t.accent_ink if stands_out else t.ink, elide=True)
        words(painter, lower, self._note, second, t.accent_ink if stands_out else t.ink2, elide=True)
