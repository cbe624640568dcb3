"""The list of the search: a model over its lines, and how a line is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.fonts import Role
from ui.search.entries import Entry, EntryKind
from ui.theme import Theme
from ui.widgets.ground import line_height, rounded, words
from ui.widgets.paint import initials_of, keycap_size, paint_avatar, paint_keycap

EntryRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class EntryModel(QAbstractListModel):
    """The lines of the search; headings can be neither selected nor chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other lines: a new question has new answers."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def replace(self, row: int, entry: Entry) -> None:
        """Show another line in the place of one."""
        if self._entries[row] != entry:
            self._entries[row] = entry
            index = self.index(row, 0)
            self.dataChanged.emit(index, index)

    def entries(self) -> list[Entry]:
        """The lines as they stand."""
        return list(self._entries)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The number of lines."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for people and screen readers, the line itself for the delegate."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == EntryRole:
            return entry
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return entry.words
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is no more than words."""
        if index.isValid() and not self._entries[index.row()].can_be_chosen:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class EntryDelegate(QStyledItemDelegate):
    """Draws headings, people with their initials, and things to do with their icon and key."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Headings are low, people have two lines."""
        entry: Entry = index.data(EntryRole)
        theme = self._theme
        if entry.kind is EntryKind.HEADING:
            return QSize(0, max(theme.px(32), line_height(theme.font(Role.CAPTION)) + theme.px(10)))
        if entry.kind is EntryKind.PERSON:
            lines = line_height(theme.font(Role.STRONG)) + line_height(theme.font(Role.SUPPORT))
            return QSize(0, max(theme.px(48), lines + theme.px(10)))
        return QSize(0, max(theme.px(40), line_height(theme.font(Role.MEDIUM)) + theme.px(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        entry: Entry = index.data(EntryRole)
        theme, t, px = self._theme, self._theme.tokens, self._theme.px
        room = QRectF(option.rect)
        painter.save()
        if entry.kind is EntryKind.HEADING:
            words(painter, room.adjusted(px(20), 0, 0, 0), entry.title, theme.font(Role.CAPTION), t.ink2)
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = room.adjusted(px(8), 0, -px(8), 0)
        if chosen or over:
            rounded(
                painter, box, px(8), fill=t.tint if chosen else t.hover, edge=t.ink if t.contrast else None
            )
        if chosen:
            bar = QRectF(box.left(), box.top() + px(8), px(3), box.height() - px(16))
            rounded(painter, bar, px(1.5), fill=t.accent)
        mark = QRectF(box.left() + px(12), box.top(), px(28), box.height())
        if entry.kind is EntryKind.PERSON:
            paint_avatar(painter, theme, mark, initials_of(entry.title), entry.number, ringed=chosen)
        else:
            icon = mark.adjusted(px(5), 0, -px(5), 0)
            theme.icons.paint(painter, icon, entry.icon or "arrow-right", t.ink2)
        right = box.right() - px(10)
        cap = entry.key or ("Enter" if chosen else "")
        if cap:
            size = keycap_size(theme, cap)
            right -= size.width()
            paint_keycap(painter, theme, QRectF(right, box.top(), size.width(), box.height()), cap)
        self._paint_words(painter, entry, QRectF(mark.right() + px(14), box.top(), 0, box.height()), right)
        painter.restore()

    def _paint_words(self, painter: QPainter, entry: Entry, start: QRectF, right: float) -> None:
        theme, t, px = self._theme, self._theme.tokens, self._theme.px
        width = right - start.left() - px(8)
        if not entry.second:
            room = QRectF(start.left(), start.top(), width, start.height())
            words(painter, room, entry.title, theme.font(Role.MEDIUM), t.ink, elide=True)
            return
        first, second = theme.font(Role.STRONG), theme.font(Role.SUPPORT)
        top = start.top() + (start.height() - line_height(first) - line_height(second)) / 2
        upper = QRectF(start.left(), top, width, line_height(first))
        lower = QRectF(start.left(), upper.bottom(), width, line_height(second))
        words(painter, upper, entry.title, first, t.ink, elide=True)
        words(painter, lower, entry.second, second, t.ink2, elide=True)
