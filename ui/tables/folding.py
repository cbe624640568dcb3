"""A list with headings that fold, and the head over its columns: Left and Right fold, Enter opens."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.fonts import Role
from ui.tables.delegate import RowDelegate
from ui.tables.view import RowView
from ui.theme import Theme
from ui.widgets.ground import line_height


class ColumnHead(QHeaderView):
    """The titles of columns that keep their order; at least `high` pixels at 100 %."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, high: int = 36) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._high = theme, high
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionsMovable(False)

    def sizeHint(self) -> QSize:
        """As high as its words need."""
        high = line_height(self._theme.font(Role.CAPTION)) + self._theme.px(14)
        return QSize(super().sizeHint().width(), max(self._theme.px(self._high), high))


class FoldingView(RowView):
    """A list of lines, some of which are headings with `folded`; the rest can be opened."""

    folded = Signal(object, bool)
    """A heading, and whether it is to be closed."""

    def __init__(
        self, theme: Theme, delegate: RowDelegate, head: QHeaderView, parent: QWidget | None = None
    ) -> None:
        self._theme = theme
        super().__init__(delegate, parent, grows=True)
        self.setHeader(head)
        self.clicked.connect(self._clicked)
        theme.changed.connect(self.fit)

    @abstractmethod
    def is_heading(self, line: Any) -> bool:
        """Whether a line is a heading."""

    @abstractmethod
    def fit(self) -> None:
        """Give every column its width."""

    def is_above(self, heading: Any, line: Any) -> bool:  # noqa: ARG002 - for lists with two kinds of headings
        """Whether a heading that stands before a line is the one that Left goes up to."""
        return True

    def line(self) -> Any:
        """The line that has the focus; None for none."""
        return self.current_row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left closes the heading of the line, Right opens it; on an open heading Right goes to its first."""
        line = self.line()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and line is not None and event.key() == Qt.Key.Key_Left:
            self._close_or_go_up(line)
        elif plain and line is not None and event.key() == Qt.Key.Key_Right:
            self._open_or_go_down(line)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _close_or_go_up(self, line: Any) -> None:
        if self.is_heading(line) and not line.folded:
            self.folded.emit(line, True)  # noqa: FBT003 - a signal carries plain values
            return
        for place in range(self.currentIndex().row() - 1, -1, -1):
            index = self.model().index(place, 0)
            above = self._delegate.row(index)
            if self.is_heading(above) and self.is_above(above, line):
                self.go_to(index)
                return

    def _open_or_go_down(self, line: Any) -> None:
        if not self.is_heading(line):
            self.opened.emit(line)
        elif line.folded:
            self.folded.emit(line, False)  # noqa: FBT003 - a signal carries plain values
        else:
            self.go_to(self.model().index(self.currentIndex().row() + 1, 0))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        line = self._delegate.row(index)
        if self.is_heading(line):
            self.folded.emit(line, not line.folded)
        else:
            self.line_clicked(index, line)

    def line_clicked(self, index: QModelIndex, line: Any) -> None:
        """A click on a line that is no heading; it only previews unless a list says more."""

    def give_widths(self, widths: dict[int, int]) -> None:
        """Set the widths of columns by their numbers; those of no width are hidden."""
        for section, width in widths.items():
            self.setColumnHidden(section, width == 0)
            if width:
                self.header().resizeSection(section, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self.fit()
