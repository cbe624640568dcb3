"""Soft shadows for menus and dialogs: one blurred picture, cut in nine and stretched.

Many faint layers on top of each other would take a colour cast; one picture does not.
"""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

MENU_BLUR, DIALOG_BLUR = 8, 14
"""How far a shadow reaches, in pixels at 100 %."""


@cache
def _blurred(blur: int, radius: int, strength: int) -> QImage:
    """A square shadow as opacity alone; `strength` is 0 to 255 under the box itself."""
    side = 2 * (2 * blur + radius) + 1
    levels = bytearray(side * side)
    half = side / 2 - blur  # from the middle to the edge of the box
    spread = blur / 2
    for y in range(side):
        for x in range(side):
            across = abs(x - side // 2) - (half - radius)
            down = abs(y - side // 2) - (half - radius)
            outside = math.hypot(max(across, 0.0), max(down, 0.0)) + min(max(across, down), 0.0) - radius
            level = 0.5 * (1 - math.erf(outside / spread))
            levels[y * side + x] = round(strength * level)
    # The copy owns its bytes; the first image only looks at ours.
    return QImage(bytes(levels), side, side, side, QImage.Format.Format_Alpha8).copy()


@cache
def _coloured(blur: int, radius: int, strength: int, rgb: int) -> QImage:
    alpha = _blurred(blur, radius, strength)
    made = QImage(alpha.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    painter.drawImage(0, 0, alpha)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), QColor.fromRgb(rgb))
    painter.end()
    return made


def paint_shadow(
    painter: QPainter, box: QRectF, *, blur: int, radius: int, colour: QColor, strength: float = 0.22
) -> None:
    """Draw the shadow around a box, `blur` pixels wide on every side and a little lower than the box."""
    picture = _coloured(blur, radius, round(255 * strength), colour.rgb())
    corner = (picture.width() - 1) // 2
    drop = blur / 5
    outer = box.adjusted(-blur, -blur + drop, blur, blur + drop)
    xs = (outer.left(), outer.left() + corner, outer.right() - corner, outer.right())
    ys = (outer.top(), outer.top() + corner, outer.bottom() - corner, outer.bottom())
    cut = (0, corner, corner + 1, picture.width())
    for row in range(3):
        for column in range(3):
            if row == column == 1:
                continue
            target = QRectF(xs[column], ys[row], xs[column + 1] - xs[column], ys[row + 1] - ys[row])
            source = QRectF(cut[column], cut[row], cut[column + 1] - cut[column], cut[row + 1] - cut[row])
            painter.drawImage(target, picture, source)
