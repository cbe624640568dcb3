"""Line icons in the colours of the theme, drawn sharply at every size and pixel density."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_STROKE = re.compile(r'stroke-width="[^"]*"')
_SMALL = 16  # at this size and below a thinner line would look grey
_KEPT = 1200  # pictures kept; a busy day uses about two hundred


@cache
def icon_names() -> frozenset[str]:
    """The names of every icon that ships."""
    folder = files("resources") / "icons"
    return frozenset(each.name[:-4] for each in folder.iterdir() if each.name.endswith(".svg"))


@cache
def _source(name: str) -> str:
    return (files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def svg(name: str, colour: QColor, size: float) -> bytes:
    """The drawing of an icon with its colour and line width written in, since Qt draws currentColor black."""
    width = "2" if size <= _SMALL else "1.75"
    text = _source(name).replace("currentColor", colour.name(QColor.NameFormat.HexRgb))
    return _STROKE.sub(f'stroke-width="{width}"', text).encode()


class Icons:
    """Pictures of icons, made once per name, size, colour and pixel density."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
        """An icon `size` logical pixels square, for a device with `ratio` device pixels to each."""
        key = (name, size, colour.rgba(), ratio)
        found = self._pictures.get(key)
        if found is not None:
            return found
        if len(self._pictures) >= _KEPT:
            self._pictures.clear()
        made = QPixmap(round(size * ratio), round(size * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setOpacity(colour.alphaF())
        QSvgRenderer(QByteArray(svg(name, colour, size))).render(painter, QRectF(0, 0, size, size))
        painter.end()
        self._pictures[key] = made
        return made

    def paint(self, painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
        """Draw an icon as large as fits, in the middle of a rectangle."""
        size = int(min(rect.width(), rect.height()))
        # The transform knows the density even where the painter is sent elsewhere, as in a screen picture.
        ratio = max(1.0, abs(painter.deviceTransform().m11()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
        # A picture off the pixel grid would be blurred.
        box.moveTo(round(box.x() * ratio) / ratio, round(box.y() * ratio) / ratio)
        picture = self.pixmap(name, size, colour, ratio)
        painter.drawPixmap(box, picture, QRectF(0, 0, size * ratio, size * ratio))

    def icon(self, name: str, size: int, colour: QColor, off: QColor | None = None) -> QIcon:
        """An icon for places that only Qt draws, such as menus, with its colour when switched off."""
        made = QIcon()
        for ratio in (1.0, 2.0):
            made.addPixmap(self.pixmap(name, size, colour, ratio))
            if off is not None:
                made.addPixmap(self.pixmap(name, size, off, ratio), QIcon.Mode.Disabled)
        return made

    def clear(self) -> None:
        """Forget every picture, as when the theme changes."""
        self._pictures.clear()
