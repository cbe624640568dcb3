"""The list of rounds: the next one at the top, those that are over below, the last one first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.office_checks.source import RoundLine
from ui.office_checks.words import amiss_words, date_words, day_words, result_words, spoken, state_chip
from ui.tables.column import Column, ColumnKind, Width
from ui.tables.delegate import RowDelegate
from ui.tables.model import RowTableModel
from ui.tables.view import RowView
from ui.theme import Theme
from ui.widgets.paint import paint_chip

AnyIndex = QModelIndex | QPersistentModelIndex
ROW, HEADER = 60, 32


class RoundDelegate(RowDelegate):
    """Draws the state of a round as an icon and as a chip; everything else as any table does."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, ROW, parent)

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        line: RoundLine = self.row(index)
        px, box, chip = self.theme.px, QRectF(option.rect), state_chip(line, bare=True)
        if self.column(index).key == "icon":
            spot = QRectF(box.left() + px(14), box.top(), px(18), box.height())
            self.theme.icons.paint(painter, spot, chip.icon, self.theme.tokens.state(chip.family).text)
        elif self.column(index).key == "state":
            paint_chip(painter, self.theme, box.adjusted(px(10), 0, -px(10), 0), chip)
        else:
            super().paint_content(painter, option, index)


class RoundList(RowView):
    """The view with its model; `previewed` tells of the round that is chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(RoundDelegate(theme), parent)
        self.model_of_rounds = RowTableModel(_columns(), _identity, self, name=day_words)
        self.setModel(self.model_of_rounds)
        self.setAccessibleName("Checks of the office")
        theme.changed.connect(self._fit_header)
        self._fit_header()

    @Slot()
    def _fit_header(self) -> None:
        self.header().setFixedHeight(self._delegate.theme.px(HEADER))

    def show_lines(self, lines: list[RoundLine]) -> None:
        """Show the rounds as they are now; what is chosen stays chosen."""
        self.model_of_rounds.show_rows(lines)
        if self.current_row() is None and lines:
            self.go_to(self.model_of_rounds.index(0, 0))

    def choose(self, key: int) -> None:
        """Choose the round of this number."""
        self.go_to(self.model_of_rounds.index_of(key))

    @property
    def chosen(self) -> RoundLine | None:
        """The round that is chosen."""
        row = self.current_row()
        return row if isinstance(row, RoundLine) else None


def _columns() -> list[Column[RoundLine]]:
    return [
        Column("icon", "", lambda _line: "", accessible=spoken, width=Width.fixed(36)),
        Column("day", "Day", day_words, second=date_words, width=Width.fixed(140), kind=ColumnKind.TIME),
        Column("result", "Found", result_words, second=amiss_words, kind=ColumnKind.NAME),
        Column("by", "By", lambda line: line.by, width=Width.stretch(120)),
        Column(
            "state",
            "State",
            lambda line: state_chip(line).word,
            width=Width.fixed(176),
            kind=ColumnKind.STATE,
        ),
    ]


def _identity(line: RoundLine) -> int:
    return line.key
