"""Large letters for the public screen: made as big as fits, never smaller than can be read from afar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui.fonts import family
from ui.widgets.ground import LEFT, one_line

SMALLEST = 28
"""No letters are smaller than this on a screen of 1920 by 1080 pixels."""
LEADING = 1.18
"""The distance of two lines of text, as a multiple of the letters' size."""

_BEFORE_BREAKING = 0.72
"""How small a line may become, as a share of its wanted size, before it is broken."""

REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a piece of text is set: size in pixels at full HD, weight, colour, place, most lines.

    `figures` gives digits of equal width, for a clock that must not jump.
    """

    size: int
    weight: int
    colour: QColor
    align: Qt.AlignmentFlag = LEFT
    lines: int = 1
    smallest: int = SMALLEST
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text broken into lines, with the size at which they fit."""

    size: int
    lines: tuple[str, ...]


@cache
def public_font(size: int, weight: int, *, figures: bool = False) -> QFont:
    """The font of a size in pixels at full HD."""
    made = QFont(family())
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if size > 2 * SMALLEST:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def fitted(text: str, how: Lettering, width: float, height: float) -> Fitted:
    """Break text into as few lines as look well, as large as fits; what is left over is cut with dots.

    A line is made somewhat smaller before another one is begun.
    """
    plain = one_line(text)
    smallest = max(SMALLEST, how.smallest)
    for most in range(1, how.lines + 1):
        least = smallest if most == how.lines else max(smallest, int(how.size * _BEFORE_BREAKING))
        for size in range(how.size, least - 1, -2):
            lines = _lines_that_fit(plain, how, size, width)
            if len(lines) <= most and (len(lines) == 1 or len(lines) * size * LEADING <= height) and lines:
                return Fitted(size, tuple(lines))
    return _cut(plain, how, smallest, width, height)


def _lines_that_fit(plain: str, how: Lettering, size: int, width: float) -> list[str]:
    """The lines at one size; none when a single word is wider than there is room."""
    metrics = QFontMetricsF(public_font(size, how.weight, figures=how.figures))
    lines = _broken(plain, metrics, width)
    return lines if _widest(lines, metrics) <= width else []


def _cut(plain: str, how: Lettering, size: int, width: float, height: float) -> Fitted:
    metrics = QFontMetricsF(public_font(size, how.weight, figures=how.figures))
    most = max(1, min(how.lines, int(height // (size * LEADING))))
    lines = _broken(plain, metrics, width)
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    cut = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in kept]
    return Fitted(size, tuple(cut))


def draw(painter: QPainter, box: QRectF, text: str, how: Lettering) -> Fitted:
    """Draw text into a box, in the middle of its height; returns how it was fitted."""
    found = fitted(text, how, box.width(), box.height())
    painter.setFont(public_font(found.size, how.weight, figures=how.figures))
    painter.setPen(how.colour)
    pitch = found.size * LEADING
    top = box.center().y() - pitch * len(found.lines) / 2
    flags = int(how.align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)
    for place, line in enumerate(found.lines):
        painter.drawText(QRectF(box.left(), top + place * pitch, box.width(), pitch), flags, line)
    return found


def _broken(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _widest(lines: list[str], metrics: QFontMetricsF) -> float:
    return max(metrics.horizontalAdvance(line) for line in lines)
