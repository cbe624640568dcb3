"""Draws the pages for the waiting room, on paper and on the screen with the same strokes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QPolygonF,
)

from hsdesk.errors import Refused
from hsdesk.reporting.rows import ScoreState
from ui.standards.results.display_layout import (
    LINE,
    PAGE,
    SOFT,
    STATE_INK,
    Bar,
    Mark,
    Piece,
    Rule,
    Sheet,
    Text,
    wrapping,
)
from ui.widgets.ground import one_line

DOTS = 254
"""Dots to the inch at which one dot is a tenth of a millimetre."""
_BAR = {ScoreState.MET: "#1E8653", ScoreState.CLOSE: "#B26A00", ScoreState.MISSED: "#C8342D"}
_EMPTY = "#C3CED4"


def paint_sheet(painter: QPainter, sheet: Sheet) -> None:
    """Draw a page; the painter's unit is a tenth of a millimetre."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for piece in sheet.pieces:
        painter.save()
        _paint(painter, piece)
        painter.restore()


def _paint(painter: QPainter, piece: Piece) -> None:
    match piece:
        case Text():
            _text(painter, piece)
        case Rule(y):
            painter.setPen(QPen(QColor(LINE), 3))
            painter.drawLine(QPointF(160, y), QPointF(PAGE.width() - 160, y))
        case Mark(box, state):
            _mark(painter, box, state)
        case Bar():
            _bar(painter, piece)


def _text(painter: QPainter, piece: Text) -> None:
    font = piece.letters.font()
    painter.setFont(font)
    painter.setPen(QColor(piece.ink))
    flags = piece.align
    if not flags & Qt.AlignmentFlag.AlignHorizontal_Mask:
        flags |= Qt.AlignmentFlag.AlignLeft
    if piece.wraps:
        how = wrapping(piece.words, piece.letters, piece.box.width())
        painter.drawText(piece.box, int(flags | how), piece.words)
        return
    shown = QFontMetricsF(font).elidedText(
        one_line(piece.words), Qt.TextElideMode.ElideRight, piece.box.width() + 1
    )
    painter.drawText(piece.box, int(flags | Qt.TextFlag.TextSingleLine), shown)


def _mark(painter: QPainter, box: QRectF, state: ScoreState) -> None:
    pen = QPen(QColor(STATE_INK.get(state, SOFT)), 5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height())

    if state is ScoreState.MET:
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([at(0.1, 0.55), at(0.4, 0.85), at(0.95, 0.2)]))
    elif state is ScoreState.CLOSE:
        painter.setPen(pen)
        painter.drawPolygon(QPolygonF([at(0.5, 0.08), at(0.96, 0.9), at(0.04, 0.9)]))
        painter.drawLine(at(0.5, 0.38), at(0.5, 0.6))
        painter.drawPoint(at(0.5, 0.76))
    elif state is ScoreState.MISSED:
        painter.setPen(pen)
        painter.drawLine(at(0.15, 0.15), at(0.85, 0.85))
        painter.drawLine(at(0.85, 0.15), at(0.15, 0.85))
    else:
        pen.setDashPattern([1.2, 1.6])
        painter.setPen(pen)
        painter.drawEllipse(box.adjusted(3, 3, -3, -3))


def _bar(painter: QPainter, piece: Bar) -> None:
    total = sum(number for _, number in piece.parts)
    painter.setPen(Qt.PenStyle.NoPen)
    if not total:
        painter.setBrush(QColor(_EMPTY))
        painter.drawRoundedRect(piece.box, 10, 10)
        return
    gap = 8.0
    spare = piece.box.width() - gap * (len(piece.parts) - 1)
    left = piece.box.left()
    for state, number in piece.parts:
        wide = spare * number / total
        painter.setBrush(QColor(_BAR.get(state, _EMPTY)))
        painter.drawRoundedRect(QRectF(left, piece.box.top(), wide, piece.box.height()), 10, 10)
        left += wide + gap


def picture(sheet: Sheet, size: QSize, ratio: float = 1.0) -> QImage:
    """A page as it will be printed, as a picture of `size`; paper stays white whatever the theme."""
    made = QImage(size * ratio, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.scale(size.width() / PAGE.width(), size.height() / PAGE.height())
    paint_sheet(painter, sheet)
    painter.end()
    return made


def prepare(device: QPagedPaintDevice) -> None:
    """Set a printer or a PDF to A4 without margins of its own."""
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    device.setPageLayout(layout)


def paint_all(device: QPagedPaintDevice, pages: list[Sheet]) -> None:
    """Draw every page on a device, each on a page of its own. Raises `Refused` when it takes nothing."""
    painter = QPainter()
    if not painter.begin(device):
        raise Refused("The pages could not be printed.", "Check the printer, or keep them as a PDF.")
    scale = device.width() / PAGE.width()
    for place, page in enumerate(pages):
        if place:
            device.newPage()
        painter.save()
        painter.scale(scale, scale)
        paint_sheet(painter, page)
        painter.restore()
    painter.end()


def as_pdf(pages: list[Sheet], title: str) -> bytes:
    """The pages as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setTitle(title)
    writer.setCreator("hsdesk")
    prepare(writer)
    paint_all(writer, pages)
    return bytes(buffer.data().data())


def save_pdf(content: bytes, path: Path) -> None:
    """Keep the PDF in a file. Raises `Refused` where it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError:
        raise Refused(
            "The file could not be saved there.",
            "Close it if it is open elsewhere, or choose another folder.",
        ) from None
