"""The tall picture at the left of the welcome page and of the locked desk."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import Role, font
from ui.shell.logo import paint_logo
from ui.theme import Theme
from ui.welcome.street import SKY_TOP, paint_street
from ui.widgets.ground import line_height, words
from ui.widgets.themed import Themed

_LEAST_PAGE = 1000
WHITE, SOFT = QColor("#FFFFFF"), QColor("#DCEBF2")


class StreetPicture(QWidget, Themed):
    """The street under the program's name and a few large words.

    `figures` sets the large words like a clock. The words are also what the screen reader says.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, figures: bool = False) -> None:
        super().__init__(parent)
        self._figures = figures
        self._large: tuple[str, ...] = ()
        self._small: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.setMinimumWidth(self.theme.px(300))
        self.setMaximumWidth(self.theme.px(480))
        self.update()

    def sizeHint(self) -> QSize:
        """480 wide."""
        return QSize(self.theme.px(480), self.theme.px(600))

    def say(self, large: tuple[str, ...], small: tuple[str, ...]) -> None:
        """Show large lines, and smaller ones below."""
        if (large, small) != (self._large, self._small):
            self._large, self._small = large, small
            self.setAccessibleName(" ".join((*large, *small)))
            self.update()

    def fits_beside(self, page: QWidget) -> None:
        """Give way where the page beside the picture needs all the room."""
        self.setVisible(page.width() >= self.theme.px(_LEAST_PAGE))

    def _lines(self) -> list[tuple[str, QFont, QRectF]]:
        """Each line with its font and place, from the top."""
        px = self.theme.px
        left, width, top = px(40), self.width() - px(64), float(px(120))
        face = font(Role.FIGURE, self.theme.scale * (2.3 if self._figures else 1.13), figures=self._figures)
        lines = []
        for line in self._large:
            lines.append((line, face, QRectF(left, top, width, line_height(face))))
            top += line_height(face)
        top += px(8)
        small = self.theme.font(Role.LEAD)
        for line in self._small:
            room = QRect(0, 0, round(width), 1 << 14)
            used = QFontMetrics(small).boundingRect(room, int(Qt.TextFlag.TextWordWrap), line)
            lines.append((line, small, QRectF(left, top, width, used.height() + 2)))
            top += used.height() + px(6)
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw street, mark and words."""
        painter, px = QPainter(self), self.theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), px(16), px(16))
        painter.setClipPath(outline)
        lines = self._lines()
        below = lines[-1][2].bottom() if lines else px(120)
        paint_street(painter, QRectF(self.rect()), most_high=self.height() - below - px(16))
        left = px(40)
        paint_logo(painter, QRectF(left, px(40), px(44), px(44)), ground=WHITE, mark=SKY_TOP)
        name = QRectF(left + px(58), px(40), self.width() - left - px(82), px(44))
        words(painter, name, "hsdesk", self.theme.font(Role.TITLE_CASE), WHITE)
        for line, face, room in lines:
            painter.setFont(face)
            painter.setPen(WHITE if line in self._large else SOFT)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), line)
