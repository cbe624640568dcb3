"""What everything painted stands on: rounded boxes, words, focus, row grounds, hatching and shadows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from ui.theme import Theme
from ui.tokens import Family

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def smooth(painter: QPainter) -> None:
    """Ask for even edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Draw a rounded box. The line lies wholly inside the rectangle, so that one pixel stays one pixel."""
    painter.save()
    smooth(painter)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        inner = rect
    else:
        pen = QPen(edge, width)
        if dashed:
            pen.setDashPattern([3 / width, 3 / width])
        painter.setPen(pen)
        half = width / 2
        inner = rect.marginsRemoved(QMarginsF(half, half, half, half))
        radius = max(0.0, radius - half)
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)
    painter.restore()


def circle(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Draw a circle that fills a square."""
    rounded(painter, rect, rect.width() / 2, fill=fill, edge=edge, width=width)


def hairline(painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
    """Draw a line of one pixel, upright or lying, sharp."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(colour, 0))
    painter.drawLine(start, end)
    painter.restore()


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    align: Qt.AlignmentFlag = LEFT,
    elide: bool = False,
) -> None:
    """Draw plain text in one line. Names may be cut with dots at the right; times and states never."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = one_line(text)
    if elide:
        shown = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, _one_line_flags(align), shown)


@cache
def _one_line_flags(align: Qt.AlignmentFlag) -> int:
    return int(align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)


def one_line(text: str) -> str:
    """Text with line breaks and other control characters as spaces, so that it cannot upset a row."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else " " for each in text)


def words_width(font: QFont, text: str) -> int:
    """The width of plain text in pixels, measured with the very font that draws it."""
    return QFontMetrics(font).horizontalAdvance(text)


def line_height(font: QFont) -> int:
    """The height of one line in pixels."""
    return QFontMetrics(font).height()


def focus_line(painter: QPainter, theme: Theme, rect: QRectF, radius: float) -> None:
    """The mark of keyboard focus: two pixels of accent just inside the edge."""
    rounded(painter, rect, radius, edge=theme.tokens.accent, width=theme.px(2))


@dataclass(frozen=True, slots=True)
class RowState:
    """What a list row is at the moment it is painted."""

    hovered: bool = False
    selected: bool = False
    current: bool = False
    list_focused: bool = False


def row_ground(painter: QPainter, theme: Theme, rect: QRectF, state: RowState, *, last: bool = False) -> None:
    """The ground of a list row: hover, selection with its bar, keyboard focus, and the hairline below."""
    t = theme.tokens
    if state.selected:
        painter.fillRect(rect, t.tint if state.list_focused else t.state(Family.PAUSE).fill)
    elif state.hovered:
        painter.fillRect(rect, t.hover)
    if not last:
        hairline(painter, rect.bottomLeft() - QPointF(0, 1), rect.bottomRight() - QPointF(0, 1), t.line)
    if state.selected:
        bar = QRectF(rect.left(), rect.top(), theme.px(4), rect.height())
        painter.fillRect(bar, t.accent if state.list_focused else t.edge)
    elif state.current and state.list_focused:
        inset = theme.px(2)
        box = rect.marginsRemoved(QMarginsF(inset, inset, inset, inset))
        focus_line(painter, theme, box, theme.px(4))


def hatch(painter: QPainter, theme: Theme, rect: QRectF, radius: float = 0.0) -> None:
    """Hatching for days and hours that do not count."""
    painter.save()
    smooth(painter)
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.setClipPath(path)
    painter.setPen(QPen(theme.tokens.line2, 1))
    step = theme.px(6)
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += step
    painter.restore()


def beside(theme: Theme, *parts: int, gap: float) -> int:
    """The width of parts side by side, leaving out those without width."""
    present = [part for part in parts if part]
    return sum(present) + theme.px(gap) * max(0, len(present) - 1)


def middle(rect: QRectF, size: QSize | QRectF) -> QRectF:
    """A box of a size in the middle of a rectangle, on whole pixels."""
    width, height = float(size.width()), float(size.height())
    left = round(rect.left() + (rect.width() - width) / 2)
    return QRectF(left, round(rect.top() + (rect.height() - height) / 2), width, height)
