"""The list of sheets of a period, the last day first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from hsdesk.surveys.rows import SheetRow
from hsdesk.surveys.rules import QuestionnaireKind
from ui.surveys.words import good_words, how_words, sheet_chip, spoken
from ui.tables.column import Column, ColumnKind, Width
from ui.tables.delegate import RowDelegate
from ui.tables.model import RowTableModel
from ui.tables.view import RowView
from ui.theme import Theme
from ui.widgets.paint import paint_chip
from ui.words import short_date

AnyIndex = QModelIndex | QPersistentModelIndex
ROW, HEADER = 60, 32
_ICONS = {QuestionnaireKind.MYSTERY_SHOPPING: "user-search", QuestionnaireKind.SURVEY: "clipboard-list"}


class SheetDelegate(RowDelegate):
    """Draws what kind of sheet it is as an icon, and what became of it as a chip."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, ROW, parent)

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        row: SheetRow = self.row(index)
        px, box = self.theme.px, QRectF(option.rect)
        if self.column(index).key == "icon":
            spot = QRectF(box.left() + px(14), box.top(), px(18), box.height())
            icon = _ICONS[row.kind]
            self.theme.icons.paint(painter, spot, icon, self.theme.tokens.ink2)
        elif self.column(index).key == "state":
            chip = sheet_chip(row)
            if chip is not None:
                paint_chip(painter, self.theme, box.adjusted(px(10), 0, -px(10), 0), chip)
        else:
            super().paint_content(painter, option, index)


class SheetList(RowView):
    """The view with its model; `previewed` tells of the sheet that is chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(SheetDelegate(theme), parent)
        self.model_of_sheets = RowTableModel(_columns(), _identity, self, name=lambda row: row.title)
        self.setModel(self.model_of_sheets)
        self.setAccessibleName("Sheets and visits")
        theme.changed.connect(self._fit_header)
        self._fit_header()

    @Slot()
    def _fit_header(self) -> None:
        self.header().setFixedHeight(self._delegate.theme.px(HEADER))

    @property
    def chosen(self) -> SheetRow | None:
        """The sheet that is chosen."""
        row = self.current_row()
        return row if isinstance(row, SheetRow) else None

    def choose(self, sheet_id: int) -> None:
        """Choose the sheet of this number."""
        self.go_to(self.model_of_sheets.index_of(sheet_id))


def _columns() -> list[Column[SheetRow]]:
    return [
        Column("icon", "", lambda _row: "", accessible=spoken, width=Width.fixed(36)),
        Column(
            "day",
            "Day",
            lambda row: short_date(row.day),
            second=lambda row: str(row.day.year),
            width=Width.fixed(120),
            kind=ColumnKind.TIME,
        ),
        Column("sheet", "Questionnaire", lambda row: row.title, second=how_words, kind=ColumnKind.NAME),
        Column("good", "Answers", good_words, width=Width.fixed(132), kind=ColumnKind.STATE),
        Column(
            "state",
            "",
            lambda row: chip.word if (chip := sheet_chip(row)) else "",
            width=Width.fixed(118),
            kind=ColumnKind.STATE,
        ),
    ]


def _identity(row: SheetRow) -> int:
    return row.sheet_id
