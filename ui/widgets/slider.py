"""A slider over a few steps, such as the text size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ui.theme import Theme
from ui.widgets.ground import circle, focus_line, rounded
from ui.widgets.themed import Themed


class StepSlider(QSlider, Themed):
    """From `least` to `most` in steps. Arrow keys, Home and End move it; `valueChanged` tells.

    `name` is what it sets, for the screen reader, such as "Text size in per cent".
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        parent: QWidget | None = None,
        *,
        least: int,
        most: int,
        step: int,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setPageStep(step)
        self.setTickInterval(step)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As drawn, and high enough to be caught."""
        return QSize(self.theme.px(124), self.theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def _line(self) -> QRectF:
        """The line on which the knob runs."""
        px = self.theme.px
        return QRectF(px(12), self.height() / 2 - px(2), self.width() - 2 * px(12), px(4))

    def _x(self, value: int) -> float:
        line = self._line()
        return line.left() + line.width() * (value - self.minimum()) / (self.maximum() - self.minimum())

    def _go_to(self, x: float) -> None:
        line = self._line()
        share = min(1.0, max(0.0, (x - line.left()) / line.width()))
        step = self.singleStep()
        places = round(share * (self.maximum() - self.minimum()) / step)
        self.setValue(self.minimum() + places * step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the line is pressed."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay where the pointer left it."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw line, steps and knob."""
        painter, t, px = QPainter(self), self.theme.tokens, self.theme.px
        line, here = self._line(), self._x(self.value())
        rounded(painter, line, px(2), fill=t.line2)
        rounded(
            painter, QRectF(line.left(), line.top(), here - line.left(), line.height()), px(2), fill=t.accent
        )
        for value in range(self.minimum(), self.maximum() + 1, self.tickInterval()):
            dot = QRectF(0, 0, px(5), px(5))
            dot.moveCenter(QPointF(self._x(value), line.center().y()))
            circle(painter, dot, fill=t.accent if value <= self.value() else t.edge)
        knob = QRectF(0, 0, px(16), px(16))
        knob.moveCenter(QPointF(here, line.center().y()))
        circle(painter, knob, fill=t.accent if self.isEnabled() else t.edge)
        if self.hasFocus():
            out = px(4)
            focus_line(painter, self.theme, knob.adjusted(-out, -out, out, out), px(12))
