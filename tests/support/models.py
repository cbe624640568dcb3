"""Watching a table model: Qt's own tester, and a listener that rebuilds the rows from signals alone."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from ui.tables.column import Role


def under_test(model: QAbstractItemModel) -> QAbstractItemModelTester:
    """Keep `model` under Qt's tester, which ends the program at the first broken promise."""
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    tester.setUseFetchMore(False)
    return tester


class SignalLog:
    """Writes down every change a model tells of, and keeps a copy of the rows made from that alone."""

    def __init__(self, model: QAbstractItemModel) -> None:
        self.said: list[tuple] = []
        self.rows = [model.index(row, 0).data(Role.ROW) for row in range(model.rowCount())]
        self._model = model
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.rowsMoved.connect(self._moved)
        model.dataChanged.connect(self._changed)
        model.modelReset.connect(self._reset)
        model.layoutChanged.connect(self._laid_out)

    def _row(self, row: int) -> object:
        return self._model.index(row, 0).data(Role.ROW)

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.said.append(("inserted", first, last))
        self.rows[first:first] = [self._row(row) for row in range(first, last + 1)]

    def _removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.said.append(("removed", first, last))
        del self.rows[first : last + 1]

    def _moved(self, _from: QModelIndex, first: int, last: int, _to: QModelIndex, before: int) -> None:
        assert first == last, "one row at a time"
        self.said.append(("moved", first, before))
        row = self.rows.pop(first)
        self.rows.insert(before - (before > first), row)

    def _changed(self, top: QModelIndex, bottom: QModelIndex, *_roles: object) -> None:
        self.said.append(("changed", (top.row(), bottom.row()), (top.column(), bottom.column())))
        for row in range(top.row(), bottom.row() + 1):
            self.rows[row] = self._row(row)

    def _reset(self) -> None:
        self.said.append(("reset",))
        self.rows = [self._row(row) for row in range(self._model.rowCount())]

    def _laid_out(self, *_what: object) -> None:
        self.said.append(("laid out",))


def held(
    model: QAbstractItemModel, identity: Callable[[object], object]
) -> dict[object, QPersistentModelIndex]:
    """A persistent index on every row, by the row's identity."""
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return {identity(index.data(Role.ROW)): QPersistentModelIndex(index) for index in indexes}
