"""The view of every table and list: its keys, its growing row, and real buttons over that row."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui.tables.column import Role, WidthRule
from ui.tables.delegate import RowDelegate
from ui.tables.model import RowTableModel

AnyIndex = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Flag = QItemSelectionModel.SelectionFlag


class RowView(QTreeView):
    """Shows a `RowTableModel`. Up, Down, Home, End and letters move, Enter opens, Space selects.

    A click or a move only previews. With `grows` the current row may be higher than the others; with
    `several` more than one row can be selected.
    """

    opened = Signal(object)
    """The row on which Enter was pressed or that was double-clicked."""
    previewed = Signal(object)
    """The row that has become the current one, or None when there is none."""
    seen_rows_changed = Signal()
    """Other rows are in sight than before."""

    def __init__(
        self,
        delegate: RowDelegate,
        parent: QWidget | None = None,
        *,
        grows: bool = False,
        several: bool = False,
        header: bool = True,
    ) -> None:
        super().__init__(parent)
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QApplication.keyboardInputInterval())
        self._pause.timeout.connect(self._forget_typed)
        self._companion: QWidget | None = None
        self._place: Callable[[QRect], QRect] = QRect
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(not grows)
        self.setAllColumnsShowFocus(False)  # the delegate draws the focus, not the style
        self.setHeaderHidden(not header)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.doubleClicked.connect(self._open)
        delegate.theme.changed.connect(self._restyle)

    # rows

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show `model` and set its columns by their width rules."""
        super().setModel(model)
        self._restyle()
        if model is not None:
            for signal in (model.rowsMoved, model.rowsInserted, model.rowsRemoved, model.modelReset):
                signal.connect(self._rows_changed)

    def current_row(self) -> Any:
        """The row that has the focus, as the query returned it; None when there is none."""
        return self.currentIndex().data(Role.ROW) if self.currentIndex().isValid() else None

    def selected_rows(self) -> list[Any]:
        """The selected rows, from the top."""
        indexes = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return [index.data(Role.ROW) for index in indexes]

    def go_to(self, index: QModelIndex) -> None:
        """Make a row the current and selected one and bring it in sight."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def seen_rows(self) -> range:
        """The positions of the rows in sight, for what need not be drawn out of sight."""
        model, area = self._model(), self.viewport().rect()
        if model is None or model.rowCount() == 0:
            return range(0)
        first = self.indexAt(area.topLeft())
        last = self.indexAt(area.bottomLeft())
        end = last.row() + 1 if last.isValid() else model.rowCount()
        return range(first.row() if first.isValid() else 0, end)

    def allow_sorting(self) -> None:
        """Let titles of columns be clicked, or reached by keyboard, to ask for another order."""
        self.header().setSortIndicatorClearable(False)
        self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    # the widget that comes with the current row

    def set_companion(self, companion: QWidget | None, place: Callable[[QRect], QRect] = QRect) -> None:
        """Lay `companion`, such as the row's buttons, over the current row.

        `place` turns the row's rectangle into the companion's, both in the viewport. It is a real
        child, so Tab and screen readers reach it; it is hidden while the row is out of sight.
        """
        if self._companion is not None:
            self._companion.hide()
        self._companion = companion
        self._place = place
        if companion is not None:
            companion.setParent(self.viewport())
            before: QWidget = self
            for child in companion.findChildren(QWidget):
                if child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    QWidget.setTabOrder(before, child)
                    before = child
        self._lay_companion()

    def current_rect(self) -> QRect:
        """The whole rectangle of the current row in the viewport; empty when there is none."""
        index = self.currentIndex()
        if not index.isValid():
            return QRect()
        rect = self.visualRect(index.siblingAtColumn(0))
        return QRect(0, rect.top(), self.viewport().width(), rect.height())

    def _lay_companion(self) -> None:
        companion = self._companion
        if companion is None:
            return
        rect = self.current_rect()
        if rect.isEmpty() or not rect.intersects(self.viewport().rect()):
            if companion.isAncestorOf(QApplication.focusWidget() or self):
                self.setFocus()  # focus never stays on something that cannot be seen
            companion.hide()
            return
        companion.setGeometry(self._place(rect))
        companion.show()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space selects, letters jump to a name; the rest is Qt's."""
        index, plain = self.currentIndex(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and plain and index.isValid():
            self._open(index)
        elif event.key() == Qt.Key.Key_Space and plain and index.isValid() and not self._typed:
            several = self.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection
            flag = _Flag.Toggle if several else _Flag.Select
            self.selectionModel().select(index, flag | _Flag.Rows)
        elif event.key() == Qt.Key.Key_Home and plain:
            self._go_to_position(0)
        elif event.key() == Qt.Key.Key_End and plain:
            self._go_to_position(-1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row whose name begins with the letters typed; one letter again goes on."""
        model = self._model()
        if model is None or model.rowCount() == 0 or not search:
            return
        again = self._typed == search
        self._typed = search if again else self._typed + search
        self._pause.start()
        here = max(self.currentIndex().row(), 0)
        begin = here + 1 if again or (len(self._typed) == 1 and self.currentIndex().isValid()) else here
        wanted, count = self._typed.casefold(), model.rowCount()
        for step in range(count):
            position = (begin + step) % count
            name = model.index(position, 0).data(Role.NAME)
            if str(name or "").casefold().startswith(wanted):
                self._go_to_position(position)
                return

    def _go_to_position(self, position: int) -> None:
        model = self._model()
        if model is not None and model.rowCount():
            self.go_to(model.index(position % model.rowCount(), 0))

    def _model(self) -> QAbstractItemModel | None:
        """The model; the stubs of PySide do not know that there may be none."""
        return self.model()

    @Slot()
    def _forget_typed(self) -> None:
        self._typed = ""

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(Role.ROW))

    # Qt's own moments

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Another row has the focus: the old one shrinks, the new one grows."""
        super().currentChanged(current, previous)
        if current.row() == previous.row() and current.isValid() == previous.isValid():
            return
        if not self.uniformRowHeights():
            self.scheduleDelayedItemsLayout()
        self._lay_companion()
        self.previewed.emit(current.data(Role.ROW) if current.isValid() else None)

    def updateGeometries(self) -> None:
        """Rows were laid out anew."""
        super().updateGeometries()
        self._lay_companion()
        self.seen_rows_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Rows were scrolled."""
        super().scrollContentsBy(dx, dy)
        self._lay_companion()
        self.seen_rows_changed.emit()

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row, and its frame if it has the focus without being selected."""
        super().drawRow(painter, options, index)
        if index.row() != self.currentIndex().row() or not self.hasFocus():
            return
        if not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            self._delegate.paint_focus(painter, self.current_rect())

    @Slot()
    def _rows_changed(self) -> None:
        if not self.uniformRowHeights():
            self.scheduleDelayedItemsLayout()
        self._lay_companion()

    @Slot()
    def _restyle(self) -> None:
        """Take widths and heights anew at the present text size."""
        model, header = self.model(), self.header()
        if not isinstance(model, RowTableModel):
            return
        header.setStretchLastSection(False)
        header.setResizeContentsPrecision(0)  # measure what is in sight, not every row
        modes = {
            WidthRule.FIXED: QHeaderView.ResizeMode.Fixed,
            WidthRule.CONTENTS: QHeaderView.ResizeMode.ResizeToContents,
            WidthRule.STRETCH: QHeaderView.ResizeMode.Stretch,
        }
        for number, column in enumerate(model.columns):
            header.setSectionResizeMode(number, modes[column.width.rule])
            if column.width.px:
                header.resizeSection(number, self._delegate.theme.px(column.width.px))
        self.scheduleDelayedItemsLayout()
