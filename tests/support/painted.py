"""What a widget paints, read back: every piece of text with the size of its letters."""

import re
from dataclasses import dataclass
from html import unescape

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_TEXT = re.compile(r"<text(?P<how>[^>]*)>(?P<words>.*?)</text>", re.DOTALL)
_SIZE = re.compile(r'font-size="(?P<pixels>[\d.]+)"')


@dataclass(frozen=True)
class PaintedText:
    """One piece of text as it is painted, its letters in pixels before any scaling."""

    words: str
    pixels: float


def painted_text(widget: QWidget) -> list[PaintedText]:
    """Every piece of text that a widget paints, in order."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(QSize(widget.width(), widget.height()))
    painter = QPainter(drawing)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    text = buffer.data().data().decode()
    return [
        PaintedText(unescape(found["words"]).strip(), float(_SIZE.search(found["how"])["pixels"]))
        for found in _TEXT.finditer(text)
    ]


def painted_words(widget: QWidget) -> str:
    """All text that a widget paints, one piece a line."""
    return "\n".join(piece.words for piece in painted_text(widget))
