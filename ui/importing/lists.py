"""The rows of a file as they will look, and those that are refused."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from hsdesk.people.importing.rows import ImportKind, PreviewRow, RefusedRow
from ui.fonts import Role as Letters
from ui.importing.words import changes_words, result_chip
from ui.tables.column import Column, ColumnKind, Width
from ui.tables.delegate import RowDelegate
from ui.tables.model import RowTableModel
from ui.tables.view import RowView
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.paint import paint_chip

AnyIndex = QModelIndex | QPersistentModelIndex
PREVIEW_ROW, REFUSED_ROW, REFUSED_WIDTH, HEADER = 36, 74, 310, 32
_PREVIEW_ROWS = 6
_SIDE, _TOP = 10, 8
_WRAPS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class _PreviewDelegate(RowDelegate):
    """Draws what becomes of a row as a chip."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, PREVIEW_ROW, parent)

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        if self.column(index).key == "result":
            room = QRectF(option.rect).adjusted(self.theme.px(10), 0, 0, 0)
            paint_chip(painter, self.theme, room, result_chip(self.row(index)))
        else:
            super().paint_content(painter, option, index)


class PreviewList(RowView):
    """The first rows as they will look."""

    def __init__(self, theme: Theme, kind: ImportKind, parent: QWidget | None = None) -> None:
        super().__init__(_PreviewDelegate(theme), parent)
        self.rows = RowTableModel(_preview_columns(kind), lambda row: row.row, self)
        self.setModel(self.rows)
        self.setAccessibleName("Preview of the first rows")
        theme.changed.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """As high as its first rows at the present scale."""
        px = self._delegate.theme.px
        self.header().setFixedHeight(px(HEADER))
        self.setFixedHeight(px(HEADER + PREVIEW_ROW * _PREVIEW_ROWS) + 1)


class _RefusedDelegate(RowDelegate):
    """Draws where it is, what is wrong and what mends it, in as many lines as that takes: nothing is cut."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, REFUSED_ROW, parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as its lines in the width of the list."""
        view = option.widget
        wide = view.viewport().width() if isinstance(view, RowView) else self.theme.px(REFUSED_WIDTH)
        parts = self._parts(index, wide - 2 * self.theme.px(_SIDE))
        return QSize(0, sum(room.height() for _, _, _, room in parts) + 2 * self.theme.px(_TOP))

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the three texts under each other."""
        px, box = self.theme.px, QRectF(option.rect)
        top = box.top() + px(_TOP)
        for text, face, ink, room in self._parts(index, int(box.width()) - 2 * px(_SIDE)):
            painter.setFont(face)
            painter.setPen(ink)
            painter.drawText(QRectF(box.left() + px(_SIDE), top, room.width(), room.height()), _WRAPS, text)
            top += room.height()

    def _parts(self, index: AnyIndex, wide: int) -> list[tuple[str, QFont, QColor, QRect]]:
        """Each text with its letters, its colour and the room it takes in so much width."""
        row: RefusedRow = self.row(index)
        tokens, font = self.theme.tokens, self.theme.font
        texts = (
            (_where(row), font(Letters.SUPPORT_STRONG, figures=True), tokens.ink),
            (row.reason, font(Letters.SUPPORT), tokens.state(Family.OVER).text),
            (row.mend, font(Letters.SUPPORT), tokens.ink2),
        )
        found = []
        for text, face, ink in texts:
            high = QFontMetrics(face).boundingRect(QRect(0, 0, wide, 10_000), _WRAPS, text).height()
            found.append((text, face, ink, QRect(0, 0, wide, high)))
        return found


class RefusedList(RowView):
    """The refused rows: number and column, what is wrong, and below it what mends it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_RefusedDelegate(theme), parent, header=False, grows=True)
        self.rows = RowTableModel(_REFUSED, lambda row: (row.row, row.column, row.reason), self)
        self.setModel(self.rows)
        self.setAccessibleName("Refused rows")


def _shown(row: PreviewRow, key: str) -> str:
    return row.shown.get(key, "")


def _preview_columns(kind: ImportKind) -> tuple[Column[PreviewRow], ...]:
    number: Column[PreviewRow] = Column(
        "row", "Row", text=lambda row: f"{row.row:,}", width=Width.fixed(70), kind=ColumnKind.NUMBER
    )
    reference: Column[PreviewRow] = Column(
        "reference", "Reference", text=lambda row: _shown(row, "reference"), width=Width.fixed(96)
    )
    result: Column[PreviewRow] = Column(
        "result",
        "Result",
        text=lambda row: result_chip(row).word,
        accessible=lambda row: f"{result_chip(row).word} {changes_words(kind, row)}".strip(),
        width=Width.fixed(124),
        kind=ColumnKind.STATE,
    )
    if kind is ImportKind.HOMES:
        return (
            number,
            reference,
            Column("first_line", "Address", text=_address, width=Width.stretch(160), kind=ColumnKind.NAME),
            Column("postcode", "Postcode", text=lambda row: _shown(row, "postcode"), width=Width.fixed(96)),
            result,
        )
    return (
        number,
        Column(
            "name",
            "Name",
            text=lambda row: _shown(row, "name"),
            width=Width.stretch(130),
            kind=ColumnKind.NAME,
        ),
        reference,
        Column("phone", "Telephone", text=lambda row: _shown(row, "phone"), width=Width.fixed(132)),
        Column(
            "tenancy", "Tenancy", text=lambda row: _shown(row, "tenancy_reference"), width=Width.fixed(92)
        ),
        result,
    )


def _address(row: PreviewRow) -> str:
    return ", ".join(filter(None, (_shown(row, key) for key in ("first_line", "second_line", "town"))))


def _where(row: RefusedRow) -> str:
    return f"Row {row.row:,} · {row.column or row.reference}".rstrip(" ·")


_REFUSED: tuple[Column[RefusedRow], ...] = (
    Column(
        "refused",
        "Refused row",
        text=lambda row: f"{_where(row)}: {row.reason} {row.mend}",
        width=Width.stretch(200),
        kind=ColumnKind.NAME,
    ),
)
