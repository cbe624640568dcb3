"""The white sheet that holds the work: one border, round corners, whatever page lies on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.ground import smooth
from ui.widgets.themed import Themed

RADIUS = 12


class _Corner(QWidget):
    """One corner of the window's ground over the page, which itself has square corners."""

    def __init__(self, theme: Theme, right: int, below: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._right, self._below = theme, right, below
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ground outside the arc, and the arc."""
        painter = QPainter(self)
        smooth(painter)
        radius = self.width()
        t = self._theme.tokens
        whole = QRectF(-self._right * radius, -self._below * radius, 2 * radius, 2 * radius)
        outside = QPainterPath()
        outside.addRect(QRectF(self.rect()))
        disc = QPainterPath()
        disc.addEllipse(whole)
        painter.fillPath(outside.subtracted(disc), t.canvas)
        painter.setPen(QPen(_line(self._theme), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(whole.adjusted(0.5, 0.5, -0.5, -0.5))


class Sheet(QWidget, Themed):
    """Holds the pages, one of which is shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = QStackedWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.addWidget(self.pages)
        self._corners = [_Corner(theme, right, below, self) for below in (0, 1) for right in (0, 1)]
        self.follow(theme)

    def restyle(self) -> None:
        """Take the corners at the present scale."""
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the corners in the corners."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ground and the border."""
        painter = QPainter(self)
        t = self.theme.tokens
        painter.fillRect(self.rect(), t.sheet)
        painter.setPen(_line(self.theme))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _place(self) -> None:
        side = QSize(self.theme.px(RADIUS), self.theme.px(RADIUS))
        for place, corner in enumerate(self._corners):
            corner.resize(side)
            corner.move(
                self.width() - side.width() if place % 2 else 0,
                self.height() - side.height() if place >= 2 else 0,
            )
            corner.raise_()


def _line(theme: Theme) -> QColor:
    return theme.tokens.edge if theme.tokens.contrast else theme.tokens.line
