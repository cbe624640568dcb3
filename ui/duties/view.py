"""The list: its head, headings that fold, and columns that give way in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.duties.columns import DUE, EVIDENCE, OWNER, STATE, Cell, DutyModel
from ui.duties.delegate import DUE_LEFT, DutyDelegate
from ui.duties.lines import GroupLine, Line
from ui.duties.words import DutyWords
from ui.fonts import Role
from ui.tables.folding import ColumnHead, FoldingView
from ui.theme import Theme
from ui.widgets.ground import words, words_width

HEAD = 32
_LEAST_PROMISE, _AVATAR_ONLY = 260, 56
_SECTIONS = list(Cell)


class DutyHead(ColumnHead):
    """The titles of the columns. The list is always in the order of its dates."""

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


class DutyView(FoldingView):
    """Left and Right fold headings, Enter opens."""

    def __init__(self, theme: Theme, duty_words: DutyWords, parent: QWidget | None = None) -> None:
        self.delegate = DutyDelegate(theme, duty_words)
        super().__init__(theme, self.delegate, DutyHead(theme, high=HEAD), parent)
        self.delegate.setParent(self)
        self.setAccessibleName("Duties")

    def is_heading(self, line: Line) -> bool:
        """Whether a line is the heading of a group."""
        return isinstance(line, GroupLine)

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
        self.give_widths({_SECTIONS.index(cell): width for cell, width in wide.items()})
