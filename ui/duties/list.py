"""The list of duties with what stands in its place while it is read, or when nothing is in it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hsdesk.duties.rows import DutyList, DutyRow
from ui.duties.columns import DutyModel
from ui.duties.lines import DutyLine, GroupLine, Line, duty_key, lines
from ui.duties.view import DutyView
from ui.duties.words import DutyWords
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.skeleton import Skeleton


class DutiesList(QWidget):
    """Keeps its place while duties change; what was folded stays folded."""

    previewed = Signal(object)
    """The `DutyRow` that has the focus now, or None."""
    opened = Signal(object)
    """A `DutyRow` is to be shown, with the keyboard in its panel."""
    clear_wanted = Signal()
    """Everything is to be shown again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duties: DutyList | None = None
        self._folded = set[str]()
        self._chosen = 0
        self.words = DutyWords()
        self.model = DutyModel(self.words, self)
        self.view = DutyView(theme, self.words)
        self.skeleton = Skeleton(theme, row_height=60)
        self.clear = Button(theme, "Show everything")
        self.nothing_found = EmptyState(theme, "clipboard-check", "No duty like that", action=self.clear)
        self.none = EmptyState(
            theme,
            "clipboard-check",
            "No duties yet",
            "They come with the packs chosen in Settings, or add one of your own.",
        )
        self._stack = QStackedWidget()
        for part in (self.view, self.skeleton, self.nothing_found, self.none):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.view.setModel(self.model)
        self.view.fit()
        self.view.previewed.connect(self._preview)
        self.view.opened.connect(self._open)
        self.view.folded.connect(self._fold)
        self.clear.clicked.connect(self.clear_wanted)

    @property
    def current(self) -> DutyRow | None:
        """The duty that has the focus."""
        line = self.view.line()
        return line.row if isinstance(line, DutyLine) else None

    def begin(self) -> None:
        """Other duties are being read."""
        self._stack.setCurrentWidget(self.skeleton)
        self.skeleton.begin()

    def end_waiting(self) -> None:
        """The duties could not be read."""
        self.skeleton.end()

    def show_duties(self, duties: DutyList) -> None:
        """Show duties; selection, scroll and folds stay where they are."""
        self.skeleton.end()
        is_new_day = self.words.today != duties.today
        self._duties = duties
        self.words.today, self.words.year = duties.today, duties.year
        self._show_lines()
        if is_new_day:
            self.model.restyle()
        if self.current is None and not self.select(self._chosen):
            self._go_to_first()

    def select(self, duty_id: int) -> bool:
        """Go to a duty, opening its heading if need be; False when it is not among them."""
        row = (
            next((row for row in self._duties.rows if row.duty_id == duty_id), None) if self._duties else None
        )
        if row is None:
            return False
        self._folded.discard(GroupLine(row.group, 0, folded=False).key)
        self._show_lines()
        self.view.go_to(self.model.index_of(duty_key(duty_id)))
        return True

    def take_focus(self) -> None:
        """Put the keyboard focus on the list, or on the way out of an empty one."""
        if self._stack.currentWidget() is self.nothing_found:
            self.clear.setFocus()
        else:
            self.view.setFocus()

    def _show_lines(self) -> None:
        if self._duties is None:
            return
        shown = lines(self._duties, self._folded)
        self.model.show_rows(shown)
        if shown:
            self._stack.setCurrentWidget(self.view)
        else:
            self._stack.setCurrentWidget(self.nothing_found if self._duties.counts.everything else self.none)

    def _go_to_first(self) -> None:
        first = next((place for place, line in enumerate(self.model.rows) if isinstance(line, DutyLine)), 0)
        if self.model.rows:
            self.view.setCurrentIndex(self.model.index(first, 0))

    @Slot(object)
    def _preview(self, line: Line | None) -> None:
        if isinstance(line, DutyLine):
            self._chosen = line.row.duty_id
            self.previewed.emit(line.row)
        else:
            self.previewed.emit(None)

    @Slot(object, bool)
    def _fold(self, line: GroupLine, close: bool) -> None:  # noqa: FBT001 - Qt's signal
        if close:
            self._folded.add(line.key)
        else:
            self._folded.discard(line.key)
        self._show_lines()
        self.view.go_to(self.model.index_of(line.key))

    @Slot(object)
    def _open(self, line: Line) -> None:
        if isinstance(line, DutyLine):
            self.opened.emit(line.row)
        else:
            self._fold(line, not line.folded)
