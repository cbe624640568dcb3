"""The promises of the pack that is changed, with what was done to each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Signal, Slot
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyleOptionViewItem, QVBoxLayout, QWidget

from hsdesk.standards.pack import StandardKind
from ui.fonts import Role
from ui.promises.edit.edited import PACK, Edited
from ui.standards.results.words import KIND_WORDS
from ui.tables.column import Column, ColumnKind, Width
from ui.tables.delegate import RowDelegate
from ui.tables.model import RowTableModel
from ui.tables.view import RowView
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.button import Button, Size
from ui.widgets.field import SearchField
from ui.widgets.ground import line_height, words
from ui.widgets.menu import Menu
from ui.widgets.panels import Panel, Surface

WIDE, NARROW = 280, 240
_ICON = 16


class State(StrEnum):
    """What was done to a promise."""

    AS_BEFORE = ""
    CHANGED = "changed"
    NEW = "new"
    REMOVED = "taken out"
    WRONG = "to put right"


@dataclass(frozen=True, slots=True)
class EditedRow:
    """One promise in the list; an empty `clause` is the pack itself."""

    clause: str
    shown_id: str
    title: str
    state: State

    @property
    def second(self) -> str:
        """The line below the title."""
        return ", ".join(part for part in (self.shown_id, self.state.value) if part)


def rows_of(edited: Edited, wrong: Collection[str], typed: str = "") -> list[EditedRow]:
    """The pack, then every promise whose id or words hold what was typed."""
    rows = [EditedRow(PACK, "", "About the pack", State.CHANGED if edited.changes.head else State.AS_BEFORE)]
    wanted = typed.casefold().split()
    for clause in edited.clauses:
        shown = edited.shown_id(clause)
        title = str(edited.value(clause, "title") or "No title yet")
        text = f"{shown} {title} {edited.value(clause, 'sentence')} {edited.value(clause, 'area')}".casefold()
        if all(word in text for word in wanted):
            rows.append(EditedRow(clause, shown, title, _state(edited, clause, shown in wrong)))
    return rows


def _state(edited: Edited, clause: str, is_wrong: bool) -> State:  # noqa: FBT001 - the one thing it asks
    if clause in edited.changes.removed:
        return State.REMOVED
    if is_wrong:
        return State.WRONG
    if edited.is_new(clause):
        return State.NEW
    return State.CHANGED if clause in edited.changes.promises else State.AS_BEFORE


_MARKS = {
    State.CHANGED: ("pencil", Family.INFO),
    State.NEW: ("plus", Family.OK),
    State.REMOVED: ("trash-2", Family.PAUSE),
    State.WRONG: ("circle-alert", Family.OVER),
}


class _Delegate(RowDelegate):
    """Two lines, and at the right what was done."""

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw title, second line and mark."""
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        row: EditedRow = self.row(index)
        room = QRectF(option.rect).adjusted(px(20), 0, -px(12), -1)
        mark = _MARKS.get(row.state)
        if mark is not None:
            spot = QRectF(room.right() - px(_ICON), room.top(), px(_ICON), room.height())
            self.theme.icons.paint(painter, spot, mark[0], t.state(mark[1]).text)
            room.setRight(spot.left() - px(8))
        head, small = font(Role.MEDIUM), font(Role.SMALL)
        first, second = self.lines(index)
        ink = t.ink3 if row.state is State.REMOVED else t.ink
        if not second:
            words(painter, room, first, head, ink, elide=True)
            return
        high = line_height(head) + line_height(small) + px(1)
        top = room.top() + (room.height() - high) / 2
        words(
            painter, QRectF(room.left(), top, room.width(), line_height(head)), first, head, ink, elide=True
        )
        lower = QRectF(room.left(), top + line_height(head) + px(1), room.width(), line_height(small))
        words(painter, lower, second, small, t.ink2, elide=True)


class PromiseList(Panel):
    """`picked` carries the id of the promise that is to be shown, `add_wanted` the kind of a new one."""

    picked = Signal(str)
    add_wanted = Signal(object)
    remove_wanted = Signal(str)
    searched = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Surface.SUNKEN, parent)
        self.search = SearchField(theme, placeholder="Find a promise", name="Find a promise")
        column: Column[EditedRow] = Column(
            "promise",
            "Promise",
            _title,
            second=_second,
            width=Width.stretch(120),
            kind=ColumnKind.NAME,
        )
        self.model: RowTableModel[EditedRow] = RowTableModel([column], _clause, self)
        self.view = RowView(_Delegate(theme, 48), header=False)
        self.view.setModel(self.model)
        self.view.setAccessibleName("Promises of the pack")
        self.add = Button(theme, "Add", icon="plus", size=Size.TOOLBAR, menu_mark=True)
        self.remove = Button(theme, "Take out", icon="trash-2", size=Size.TOOLBAR)
        self.menu = Menu(theme, self)
        for kind, said in KIND_WORDS.items():
            self.menu.add(said).setData(kind.value)
        self.menu.triggered.connect(self._add)
        top, foot = QWidget(), QWidget()
        above, below = QVBoxLayout(top), QHBoxLayout(foot)
        above.addWidget(self.search)
        for button in (self.add, self.remove):
            below.addWidget(button)
        below.addStretch(1)
        above.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        below.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        below.setSpacing(theme.px(8))
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.body.addWidget(top)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(foot)
        self.search.edited.connect(self.searched)
        self.view.previewed.connect(self._previewed)
        self.add.clicked.connect(self._open_menu)
        self.remove.clicked.connect(self._remove)
        self._shown, self._filling = PACK, False
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less room in a narrow window."""
        self.setFixedWidth(self.theme.px(NARROW if narrow else WIDE))

    def show_rows(self, rows: list[EditedRow], current: str) -> None:
        """Show the promises; `current` is the one whose form is open."""
        self._shown, self._filling = current, True
        self.model.show_rows(rows)
        index = self.model.index_of(current)
        if index.isValid() and self.view.currentIndex().row() != index.row():
            self.view.go_to(index)
        self._filling = False
        row = next((each for each in rows if each.clause == current), None)
        self._offer_removal(row)

    def _offer_removal(self, row: EditedRow | None) -> None:
        self.remove.setEnabled(row is not None and row.clause != PACK)
        gone = row is not None and row.state is State.REMOVED
        self.remove.set_words("Put back" if gone else "Take out")
        self.remove.set_icon_name("undo-2" if gone else "trash-2")

    @Slot(object)
    def _previewed(self, row: EditedRow | None) -> None:
        if row is not None and row.clause != self._shown and not self._filling:
            self.picked.emit(row.clause)

    @Slot()
    def _remove(self) -> None:
        self.remove_wanted.emit(self._shown)

    @Slot()
    def _open_menu(self) -> None:
        self.menu.open_below(self.add)

    @Slot(QAction)
    def _add(self, action: QAction) -> None:
        self.add_wanted.emit(StandardKind(str(action.data())))


def _title(row: EditedRow) -> str:
    return row.title


def _second(row: EditedRow) -> str:
    return row.second


def _clause(row: EditedRow) -> str:
    return row.clause
