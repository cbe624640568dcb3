"""The one table model: frozen rows, a list of columns, and changes as small as they can be."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.tables.column import Column, Role, Row
from ui.tables.difference import Insert, Move, Remove, ranges, steps
from ui.widgets.button import plain_tooltip

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _tooltip(column: Column[Any], row: Any) -> str | None:
    """The whole text of a cell that may have been cut short on screen; what people typed stays letters."""
    if not column.kind.may_be_cut:
        return None
    return plain_tooltip("\n".join(line for line in column.lines(row) if line))


_ANSWERS: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.AccessibleTextRole: lambda column, row: column.spoken(row),
    Qt.ItemDataRole.ToolTipRole: _tooltip,
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _row: column.alignment,
    Role.ROW: lambda _column, row: row,
    Role.COLUMN: lambda column, _row: column,
    Role.SECOND_LINE: lambda column, row: column.second(row) if column.second else "",
}


class RowTableModel(QAbstractTableModel, Generic[Row]):
    """Shows frozen rows, each with an identity that stays the same while its contents change.

    `show_rows` takes the rows of the same question anew and tells views only what is different, so
    that selection, scroll, focus and what somebody types beside it survive. `start_over` is for a new
    question. Sorting is a question to the database: `sort` only asks for it.

    A list of two-line rows is a table with one column.
    """

    order_requested = Signal(object, object)
    """The column's `order` and a `Qt.SortOrder`: the page asks its query anew."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        identity: Callable[[Row], Hashable],
        parent: QObject | None = None,
        *,
        name: Callable[[Row], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._identity = identity
        self._name = name or self._columns[0].text
        self._rows: list[Row] = []
        self._keys: list[Hashable] = []
        self._live = [(number, column) for number, column in enumerate(self._columns) if column.live]
        self._texts: dict[tuple[Hashable, str], tuple[str, str]] = {}

    # what is shown

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns, from the left."""
        return self._columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, from the top."""
        return tuple(self._rows)

    def row_at(self, index: AnyIndex) -> Row | None:
        """The row of an index; None if the index is not one of this model."""
        if index.isValid() and 0 <= index.row() < len(self._rows):
            return self._rows[index.row()]
        return None

    def index_of(self, identity: Hashable, column: int = 0) -> QModelIndex:
        """The index of the row with this identity; one that is not valid if there is no such row."""
        try:
            return self.index(self._keys.index(identity), column)
        except ValueError:
            return QModelIndex()

    # changes

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show the present answer to the same question: only differences reach the views.

        Raises `ValueError` if two rows have the same identity.
        """
        rows = list(rows)
        keys = [self._identity(row) for row in rows]
        by_key = dict(zip(keys, rows, strict=True))
        for step in steps(self._keys, keys):
            match step:
                case Remove(first, last):
                    self._remove(first, last)
                case Move(source, before):
                    self._move(source, before)
                case Insert(first, last):
                    self._insert(first, [by_key[key] for key in keys[first : last + 1]])
        changed = [
            position
            for position, (old, new) in enumerate(zip(self._rows, rows, strict=True))
            if old is not new and old != new
        ]
        self._rows = rows
        self._remember_texts(keys[position] for position in changed)
        for first, last in ranges(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def start_over(self, rows: Iterable[Row]) -> None:
        """Show the answer to a new question: views begin anew at the top.

        Raises `ValueError` if two rows have the same identity.
        """
        rows = list(rows)
        keys = [self._identity(row) for row in rows]
        if len(set(keys)) != len(keys):
            raise ValueError("Two rows of a table have the same identity.")
        self.beginResetModel()
        self._rows, self._keys = rows, keys
        self._texts.clear()
        self._remember_texts(keys)
        self.endResetModel()

    def append_rows(self, rows: Iterable[Row]) -> None:
        """Add further rows at the end; rows that are shown already are left out."""
        known = set(self._keys)
        self._insert(len(self._rows), [row for row in rows if self._identity(row) not in known])

    def refresh_columns(self, keys: Iterable[str], within: range | None = None) -> None:
        """Read live columns anew because time went by, and tell only of cells whose text is different.

        `within` limits it to some rows, such as those in sight. Raises `KeyError` for a column that is
        not marked live.
        """
        wanted = set(keys)
        columns = [(number, column) for number, column in self._live if column.key in wanted]
        if len(columns) != len(wanted):
            raise KeyError(sorted(wanted - {column.key for _, column in columns}))
        span = range(len(self._rows)) if within is None else within
        for number, column in columns:
            changed: list[int] = []
            for position in range(max(span.start, 0), min(span.stop, len(self._rows))):
                cell = (self._keys[position], column.key)
                lines = column.lines(self._rows[position])
                if self._texts.get(cell) != lines:
                    self._texts[cell] = lines
                    changed.append(position)
            for first, last in ranges(changed):
                self.dataChanged.emit(self.index(first, number), self.index(last, number))

    def restyle(self) -> None:
        """Tell views that words may be different although rows are not, as when names are hidden."""
        if self._rows:
            self._remember_texts(self._keys)
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    def _remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(NOWHERE, first, last)
        for key in self._keys[first : last + 1]:
            for _, column in self._live:
                self._texts.pop((key, column.key), None)
        del self._rows[first : last + 1]
        del self._keys[first : last + 1]
        self.endRemoveRows()

    def _move(self, source: int, before: int) -> None:
        self.beginMoveRows(NOWHERE, source, source, NOWHERE, before)
        target = before - (before > source)
        self._rows.insert(target, self._rows.pop(source))
        self._keys.insert(target, self._keys.pop(source))
        self.endMoveRows()

    def _insert(self, first: int, rows: list[Row]) -> None:
        if not rows:
            return
        keys = [self._identity(row) for row in rows]
        self.beginInsertRows(NOWHERE, first, first + len(rows) - 1)
        self._rows[first:first] = rows
        self._keys[first:first] = keys
        self._remember_texts(keys)
        self.endInsertRows()

    def _remember_texts(self, keys: Iterable[Hashable]) -> None:
        if not self._live:
            return
        by_key = dict(zip(self._keys, self._rows, strict=True))
        for key in keys:
            for _, column in self._live:
                self._texts[key, column.key] = column.lines(by_key[key])

    # what Qt asks

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many rows there are; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many columns there are; none below a row."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Every cell can be selected, none is edited in place, and none has children."""
        return _CELL if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows or says; see `Role` for what delegates ask."""
        row = self.row_at(index)
        if row is None or index.column() >= len(self._columns):
            return None
        if role == Role.NAME:
            return self._name(row)
        answer = _ANSWERS.get(role)
        return None if answer is None else answer(self._columns[index.column()], row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of the columns; rows have none."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.alignment
            case _:
                return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order of rows; the rows themselves stay until the new answer is there."""
        if 0 <= column < len(self._columns) and self._columns[column].order is not None:
            self.order_requested.emit(self._columns[column].order, order)
