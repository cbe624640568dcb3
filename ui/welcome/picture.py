"""The tall picture at the left of the welcome page and of the locked desk."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import Role, font
from ui.shell.logo import paint_logo
from ui.theme import Theme
from ui.welcome.street import SKY_TOP, paint_street
from ui.widgets.ground import line_height, words
from ui.widgets.themed import Themed

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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw street, mark and words."""
        painter, px = QPainter(self), self.theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), px(16), px(16))
        painter.setClipPath(outline)
        paint_street(painter, QRectF(self.rect()))
        left = px(40)
        paint_logo(painter, QRectF(left, px(40), px(44), px(44)), ground=WHITE, mark=SKY_TOP)
        width = self.width() - left - px(24)
        name = QRectF(left + px(58), px(40), width - px(58), px(44))
        words(painter, name, "hsdesk", self.theme.font(Role.TITLE_CASE), WHITE)
        top = float(px(120))
        face = font(Role.FIGURE, self.theme.scale * (2.3 if self._figures else 1.13), figures=self._figures)
        for line in self._large:
            high = line_height(face)
            words(painter, QRectF(left, top, width, high), line, face, WHITE)
            top += high
        top += px(8)
        small = self.theme.font(Role.LEAD)
        for line in self._small:
            room = QRectF(left, top, width, line_height(small) * 3)
            painter.setFont(small)
            painter.setPen(SOFT)
            used = painter.drawText(room, int(Qt.TextFlag.TextWordWrap), line)
            del used
            top += line_height(small) + px(6)
