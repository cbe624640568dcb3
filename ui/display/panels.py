"""The panels beside the call: likely waits, who is at the desk, opening hours, how today is going."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui.display.layout import Height
from ui.display.lettering import BOLD, MEDIUM, REGULAR, SEMIBOLD, Lettering, draw, fitted, public_font
from ui.display.words import LikelyWait, PublicNotice
from ui.icons import Icons
from ui.tokens import DARK, PUBLIC, Family
from ui.widgets.ground import RIGHT, words_width

Paint = Callable[[QPainter, QRectF, Icons], None]

_HEAD, _LINE = 52.0, 50.0
_EDGES = 36.0
"""Room above and below what is in a panel."""
_NAMES_WIDTH = 428.0
_DAYS = Lettering(32, REGULAR, PUBLIC.soft)


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: its height, and what paints it."""

    height: Height
    paint: Paint


def panels_of(notice: PublicNotice) -> list[Panel]:
    """The panels that have something to say, first on top."""
    made = [_waits(notice)]
    if notice.at_desk:
        made.append(_at_desk(notice.at_desk))
    made += [_hours(notice), _performance(notice)]
    return made


def _waits(notice: PublicNotice) -> Panel:
    def paint(painter: QPainter, box: QRectF, icons: Icons) -> None:  # noqa: ARG001 - like the others
        head = QRectF(box.left(), box.top(), box.width(), _HEAD)
        draw(painter, head, "Likely wait", Lettering(36, SEMIBOLD, PUBLIC.text))
        high = (box.height() - _HEAD) / len(notice.waits)
        for number, wait in enumerate(notice.waits):
            row = QRectF(box.left(), head.bottom() + number * high, box.width(), high)
            if number:
                painter.setPen(QPen(PUBLIC.hairline, 1.5))
                painter.drawLine(row.topLeft(), QPointF(row.right(), row.top()))
            _wait(painter, row, wait)

    return Panel(Height(226, 288), paint)


def _wait(painter: QPainter, row: QRectF, wait: LikelyWait) -> None:
    part = row.width() * (0.40 if row.width() < 700 else 0.5)
    who = QRectF(row.left(), row.top(), part, row.height())
    draw(painter, who, wait.who, Lettering(30, REGULAR, PUBLIC.soft, lines=2))
    figure = QRectF(who.right(), row.top(), row.width() - part, row.height())
    if wait.known:
        draw(painter, figure, wait.shown, Lettering(64, BOLD, PUBLIC.figure, RIGHT))
    else:
        draw(painter, figure, wait.shown, Lettering(40, SEMIBOLD, PUBLIC.text, RIGHT, lines=2))


def _at_desk(names: str) -> Panel:
    how = Lettering(48, BOLD, PUBLIC.text, lines=3)

    def paint(painter: QPainter, box: QRectF, icons: Icons) -> None:
        icons.paint(painter, QRectF(box.left(), box.center().y() - 32, 64, 64), "concierge-bell", PUBLIC.text)
        words = box.marginsRemoved(QMarginsF(92, 0, 0, 0))
        head = QRectF(words.left(), words.top(), words.width(), 38)
        draw(painter, head, "At the desk today", Lettering(30, REGULAR, PUBLIC.soft))
        rest = QRectF(words.left(), head.bottom(), words.width(), words.bottom() - head.bottom())
        draw(painter, rest, names, how)

    extra = len(fitted(names, how, _NAMES_WIDTH, 200).lines) - 1
    return Panel(Height(112 + 34 * extra, 138 + 36 * extra), paint)


def _hours(notice: PublicNotice) -> Panel:
    rows = [(days, said, _lines_of(said)) for days, said in notice.hours]
    shares = sum(lines for _, _, lines in rows) + bool(notice.today)

    def paint(painter: QPainter, box: QRectF, icons: Icons) -> None:  # noqa: ARG001 - like the others
        high = (box.height() - (_HEAD - 8)) / shares
        head = QRectF(box.left(), box.top(), box.width(), _HEAD - 8)
        draw(painter, head, "Opening hours", Lettering(36, SEMIBOLD, PUBLIC.text))
        top = head.bottom()
        if notice.today:
            row = QRectF(box.left(), top, box.width(), high)
            draw(painter, row, notice.today, Lettering(32, SEMIBOLD, PUBLIC.figure))
            top += high
        for days, said, lines in rows:
            _hours_row(painter, QRectF(box.left(), top, box.width(), high * lines), days, said)
            top += high * lines

    least, good = 36.0, _LINE
    return Panel(Height(_HEAD - 8 + _EDGES + shares * least, _HEAD - 8 + _EDGES + shares * good), paint)


def _lines_of(said: str) -> int:
    """Hours with a break in the day take a line for each opening."""
    return said.count(",") + 1


def _hours_row(painter: QPainter, row: QRectF, days: str, said: str) -> None:
    spans = said.split(", ")
    font = public_font(34, SEMIBOLD)
    needed = max(words_width(font, span) for span in spans) + 4.0
    part = row.width() - min(needed, row.width() * 0.62)
    draw(painter, QRectF(row.left(), row.top(), part - 12, row.height()), days, _DAYS)
    high = row.height() / len(spans)
    for number, span in enumerate(spans):
        place = QRectF(row.left() + part, row.top() + number * high, row.width() - part, high)
        draw(painter, place, span, Lettering(34, SEMIBOLD, PUBLIC.text, RIGHT))


def _performance(notice: PublicNotice) -> Panel:
    def paint(painter: QPainter, box: QRectF, icons: Icons) -> None:
        icon, colour = ("circle-check", _met()) if notice.aim_met else ("timer", PUBLIC.soft)
        icons.paint(painter, QRectF(box.left(), box.center().y() - 24, 48, 48), icon, colour)
        words = box.marginsRemoved(QMarginsF(72, 0, 0, 0))
        if not notice.aim:
            draw(painter, words, notice.performance, Lettering(34, SEMIBOLD, PUBLIC.text, lines=2))
            return
        half = words.height() / 2
        first = QRectF(words.left(), words.top(), words.width(), half)
        draw(painter, first, notice.performance, Lettering(34, SEMIBOLD, PUBLIC.text))
        draw(painter, first.translated(0, half), notice.aim, Lettering(28, MEDIUM, PUBLIC.soft))

    return Panel(Height(106, 112), paint)


def _met() -> QColor:
    return DARK.state(Family.OK).text
