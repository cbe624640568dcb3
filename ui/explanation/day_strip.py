"""The days of a count, one cell each: the day of receipt, days used, days not counted, and the day due."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsdesk.calendars.steps import Step, StepKind
from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import CENTRE, hatch, line_height, rounded, words
from ui.widgets.themed import Themed

LONGEST = 66
"""More days than this are told in words only: six rows of cells are all that can be taken in."""

_CELL_WIDTH, _CELL_HEIGHT, _GAP, _ROW_GAP, _PER_ROW = 29, 56, 2, 4, 11
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the strip: what it was, its number in the count, and whether the count ends on it."""

    day: date
    kind: StepKind
    number: int | None
    name: str
    is_due: bool


def cells_of(steps: Sequence[Step], due: date) -> list[Cell]:
    """The days of a count in order, one cell for each; empty for one that is too long or counts no days."""
    last_of: dict[date, Step] = {}
    for step in steps:
        if step.spans:
            return []
        known = last_of.get(step.day)
        # The day on which an extension begins was counted as well: that is what its cell tells.
        if known is None or known.kind is StepKind.RECEIVED or step.kind is not StepKind.EXTENDED:
            last_of[step.day] = step
    cells = [
        Cell(day, step.kind, step.number, step.name, day == due) for day, step in sorted(last_of.items())
    ]
    if not 1 < len(cells) <= LONGEST:
        return []
    together = all(later.day - sooner.day == timedelta(days=1) for sooner, later in itertools.pairwise(cells))
    return cells if together else []


class DayStrip(QWidget, Themed):
    """Cells of 29 by 56, up to 11 in a row; each further row begins on a Monday."""

    def __init__(self, theme: Theme, cells: Sequence[Cell], today: date) -> None:
        super().__init__()
        self._cells, self._today = tuple(cells), today
        self._places = _places(self._cells)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("The days one by one: they are told in words below.")
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As many rows as there are."""
        px = self.theme.px
        rows = 1 + max((row for row, _ in self._places), default=0)
        columns = 1 + max((column for _, column in self._places), default=0)
        wide = columns * px(_CELL_WIDTH) + (columns - 1) * px(_GAP)
        return QSize(wide, rows * px(_CELL_HEIGHT) + (rows - 1) * px(_ROW_GAP))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the cells."""
        painter, px = QPainter(self), self.theme.px
        for cell, (row, column) in zip(self._cells, self._places, strict=True):
            left = column * (px(_CELL_WIDTH) + px(_GAP))
            top = row * (px(_CELL_HEIGHT) + px(_ROW_GAP))
            self._paint_cell(painter, QRectF(left, top, px(_CELL_WIDTH), px(_CELL_HEIGHT)), cell)

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        counted = cell.kind in {StepKind.COUNTED, StepKind.MADE_UP, StepKind.EXTENDED}
        used = counted and cell.day < self._today
        ink = t.on_accent if cell.is_due else t.ink if counted or cell.number is not None else t.ink2
        if cell.is_due:
            rounded(painter, box, px(5), fill=t.accent)
        elif used:
            ok = t.state(Family.OK)
            rounded(painter, box, px(5), fill=ok.fill, edge=ok.mark)
        elif counted or cell.kind in {StepKind.RECEIVED, StepKind.MOVED_RECEIPT, StepKind.MOVED_DUE}:
            rounded(painter, box, px(5), fill=t.sheet, edge=t.line2)
        else:
            rounded(painter, box, px(5), fill=t.track, edge=t.line2, dashed=True)
            hatch(painter, self.theme, QRectF(box.left(), box.bottom() - px(20), box.width(), px(19)), px(4))
        if cell.day == self._today and not cell.is_due:
            rounded(painter, box, px(5), edge=t.accent, width=px(2))
        tiny, small = font(Role.TINY), font(Role.CAPTION, figures=True)
        line = line_height(tiny)
        top = QRectF(box.left(), box.top() + px(2), box.width(), line)
        words(painter, top, _WEEKDAYS[cell.day.weekday()], tiny, ink, align=CENTRE)
        middle = QRectF(box.left(), top.bottom(), box.width(), line_height(small))
        words(painter, middle, str(cell.day.day), small, ink, align=CENTRE)
        self._paint_mark(painter, QRectF(box.left(), middle.bottom(), box.width(), px(18)), cell, used=used)

    def _paint_mark(self, painter: QPainter, box: QRectF, cell: Cell, *, used: bool) -> None:
        """The number of the day, a flag for the day of receipt, or a dash for a holiday."""
        t, px = self.theme.tokens, self.theme.px
        if cell.kind in {StepKind.RECEIVED, StepKind.MOVED_RECEIPT} and not cell.is_due:
            size = px(14)
            spot = QRectF(box.center().x() - size / 2, box.top() + px(1), size, size)
            self.theme.icons.paint(painter, spot, "flag", t.ink2)
            return
        ink = t.on_accent if cell.is_due else t.state(Family.OK).text if used else t.ink
        if cell.number:
            words(
                painter, box, str(cell.number), self.theme.font(Role.STRONG, figures=True), ink, align=CENTRE
            )
        elif cell.kind in {StepKind.BANK_HOLIDAY, StepKind.OFFICE_CLOSED, StepKind.PAUSED}:
            mark = "Ⅱ" if cell.kind is StepKind.PAUSED else "–"
            words(painter, box, mark, self.theme.font(Role.STRONG), t.ink2, align=CENTRE)


def _places(cells: Sequence[Cell]) -> list[tuple[int, int]]:
    """Row and column of each cell: a row takes eleven, and the next one begins on a Monday."""
    places: list[tuple[int, int]] = []
    row = column = 0
    for number, cell in enumerate(cells):
        starts_row = number and cell.day.weekday() == 0 and _no_room(cells, number, column)
        if starts_row or column >= _PER_ROW:
            row, column = row + 1, 0
        places.append((row, column))
        column += 1
    return places


def _no_room(cells: Sequence[Cell], number: int, column: int) -> bool:
    """Whether the week that begins here does not fit into the row any more."""
    return column + min(7, len(cells) - number) > _PER_ROW
