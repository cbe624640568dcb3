"""The list: its head, headings that fold, and columns that give way in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.duties.columns import DUE, EVIDENCE, OWNER, STATE, Cell, DutyModel
from ui.duties.delegate import DUE_LEFT, DutyDelegate
from ui.duties.lines import DutyLine, GroupLine, Line
from ui.duties.words import DutyWords
from ui.fonts import Role
from ui.tables.view import RowView
from ui.theme import Theme
from ui.widgets.ground import line_height, words, words_width

HEAD = 32
_LEAST_PROMISE, _AVATAR_ONLY = 260, 56
_SECTIONS = list(Cell)


class DutyHead(QHeaderView):
    """The titles of the columns. The list is always in the order of its dates."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionsMovable(False)

    def sizeHint(self) -> QSize:
        """As high as its words need, at least 32."""
        high = line_height(self._theme.font(Role.CAPTION)) + self._theme.px(12)
        return QSize(super().sizeHint().width(), max(self._theme.px(HEAD), high))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's
        """Draw a title over its column."""
        t, px = self._theme.tokens, self._theme.px
        painter.save()
        painter.fillRect(rect, t.sheet)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line)
        due = _SECTIONS[logicalIndex] is Cell.DUE
        box = QRectF(rect).adjusted(px(DUE_LEFT) if due else 0, 0, -px(6), 0)
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        font = self._theme.font(Role.CAPTION)
        words(painter, box, title, font, t.ink2, elide=True)
        if due:
            spot = QRectF(box.left() + words_width(font, title) + px(5), box.top(), px(14), box.height())
            self._theme.icons.paint(painter, spot, "arrow-up", t.ink2)
        painter.restore()


class DutyView(RowView):
    """Left and Right fold headings, Enter opens."""

    folded = Signal(object, bool)
    """A `GroupLine`, and whether it is to be closed."""

    def __init__(self, theme: Theme, duty_words: DutyWords, parent: QWidget | None = None) -> None:
        self._theme = theme
        self.delegate = DutyDelegate(theme, duty_words)
        super().__init__(self.delegate, parent, grows=True)
        self.delegate.setParent(self)
        self.setHeader(DutyHead(theme, self))
        self.setAccessibleName("Duties")
        self.clicked.connect(self._clicked)
        theme.changed.connect(self.fit)

    def line(self) -> Line | None:
        """The line that has the focus."""
        found: Line | None = self.current_row()
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left closes the heading of the line, Right opens it, or goes into it."""
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

    def _close_or_go_up(self, line: Line) -> None:
        if isinstance(line, GroupLine):
            if not line.folded:
                self.folded.emit(line, True)  # noqa: FBT003 - a signal carries plain values
            return
        for place in range(self.currentIndex().row() - 1, -1, -1):
            index = self.model().index(place, 0)
            if isinstance(self.delegate.row(index), GroupLine):
                self.go_to(index)
                return

    def _open_or_go_down(self, line: Line) -> None:
        if isinstance(line, DutyLine):
            self.opened.emit(line)
        elif line.folded:
            self.folded.emit(line, False)  # noqa: FBT003 - a signal carries plain values
        else:
            self.go_to(self.model().index(self.currentIndex().row() + 1, 0))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        line = self.delegate.row(index)
        if isinstance(line, GroupLine):
            self.folded.emit(line, not line.folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Give every column its width; owner and then evidence give way when room is short."""
        if not isinstance(self.model(), DutyModel):
            return
        px = self._theme.px
        wide = {
            Cell.DUE: px(DUE),
            Cell.OWNER: px(OWNER),
            Cell.EVIDENCE: px(EVIDENCE),
            Cell.STATE: px(STATE),
        }
        room = self.viewport().width() - px(_LEAST_PROMISE)
        for cell, narrow in ((Cell.OWNER, px(_AVATAR_ONLY)), (Cell.EVIDENCE, 0), (Cell.OWNER, 0)):
            if sum(wide.values()) > room:
                wide[cell] = narrow
        for cell, width in wide.items():
            section = _SECTIONS.index(cell)
            self.setColumnHidden(section, width == 0)
            if width:
                self.header().resizeSection(section, width)
