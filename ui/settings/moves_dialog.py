"""Every date that a change of the calendar would move, in a list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.standards.move_rows import MoveRow
from ui.fonts import Role
from ui.services import Services
from ui.settings.change_words import due_after, due_before, spoken, state_words, subject_words
from ui.tables.column import Column, ColumnKind, Width
from ui.tables.delegate import RowDelegate
from ui.tables.paging import Page, PagedTableModel
from ui.tables.view import RowView
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.dialog import DialogFrame
from ui.widgets.labels import Label, Tone

_WIDE, _HIGH, _ROW = 720, 380, 52

COLUMNS: tuple[Column[MoveRow], ...] = (
    Column(
        "promise",
        "Promise",
        text=lambda row: row.title,
        second=subject_words,
        accessible=spoken,
        width=Width.stretch(200),
        kind=ColumnKind.NAME,
    ),
    Column(
        "before",
        "Due now",
        text=due_before,
        second=lambda row: state_words(late=row.is_late_before),
        width=Width.fixed(160),
        kind=ColumnKind.TIME,
    ),
    Column(
        "after",
        "Would be",
        text=due_after,
        second=lambda row: state_words(late=row.is_late_after),
        width=Width.fixed(160),
        kind=ColumnKind.TIME,
    ),
)


class Moves:
    """The moves, worked out once and given page by page."""

    def __init__(self, every_move: Callable[[], list[MoveRow]]) -> None:
        self._every_move = every_move
        self._known: list[MoveRow] | None = None

    def page(self, after: MoveRow | None, skip: int, limit: int) -> Page[MoveRow]:
        """So many moves from a place on."""
        del after
        if self._known is None:
            self._known = self._every_move()
        return Page(self._known[skip : skip + limit], len(self._known))


class MovesDialog(DialogFrame):
    """The list, first to fall due first; nothing can be changed in it."""

    def __init__(
        self, services: Services, window: QWidget, title: str, every_move: Callable[[], list[MoveRow]]
    ) -> None:
        theme = services.theme
        super().__init__(theme, window, name="Dates that would move", width=_WIDE)
        self.model = PagedTableModel[MoveRow](COLUMNS, lambda row: row.deadline_id, services.tasks, self)
        self.list = RowView(RowDelegate(theme, _ROW, self))
        self.list.setModel(self.model)
        self.list.setAccessibleName("Dates that would move")
        self.list.setFixedHeight(theme.px(_HIGH))
        self.trouble = Banner(theme, Family.OVER, "")
        self.trouble.setVisible(False)
        self.close_button = Button(theme, "Close")
        foot = QHBoxLayout()
        foot.addWidget(Label(theme, "Nothing has been changed yet.", role=Role.SUPPORT, tone=Tone.SECOND))
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self.content.addWidget(Label(theme, title, role=Role.TITLE_PANE, wrap=True))
        self.content.addWidget(self.trouble)
        self.content.addWidget(self.list)
        self.content.addLayout(foot)
        self.close_button.clicked.connect(self.accept)
        self.model.refused.connect(self._refuse)
        self.model.open(Moves(every_move))
        self.list.setFocus()

    @Slot(object)
    def _refuse(self, refusal: HsdeskError) -> None:
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.setVisible(True)
