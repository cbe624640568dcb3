"""Reading promises: the list of all there are, and the one that is chosen beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.promises.columns import PromisesModel
from ui.promises.head import PromisesHead
from ui.promises.library import Library
from ui.promises.panel import PromisePanel
from ui.promises.rows import HeadingLine, Line, PromiseRow, lines_of, rows_of
from ui.promises.view import PromisesView
from ui.services import Services
from ui.shell.space import Space
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.marks import HairLine
from ui.widgets.skeleton import Skeleton


class ReadingPage(QWidget):
    """Shows a `Library`; what was folded, chosen and looked for stays when it is read again."""

    choose_wanted = Signal()
    change_wanted = Signal(str, str)
    """The id of a pack, and of the promise in it that is to be changed, if one is."""
    versions_wanted = Signal(str)
    """The id of the pack whose versions are to be compared."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._library: Library | None = None
        self._rows: list[PromiseRow] = []
        self._folded = set[str]()
        self._drawer = False
        self.main = QWidget(self)
        self.head = PromisesHead(theme, self.main)
        self.model = PromisesModel(self)
        self.view = PromisesView(theme)
        self.skeleton = Skeleton(theme, row_height=52, with_circle=False)
        self.clear = Button(theme, "Show everything")
        self.nothing_found = EmptyState(theme, "search", "No promise like that", action=self.clear)
        self.choose_now = Button(theme, "Choose packs")
        self.none = EmptyState(
            theme,
            "target",
            "This office runs no pack",
            "Choose whose promises it keeps.",
            action=self.choose_now,
        )
        self._stack = QStackedWidget()
        for part in (self.view, self.skeleton, self.nothing_found, self.none):
            self._stack.addWidget(part)
        self.panel = PromisePanel(services, self)
        self.panel.hide()
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(HairLine(theme))
        column.addWidget(self._stack, 1)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(self.main, 1)
        self._across.addWidget(self.panel)
        self.view.setModel(self.model)
        self.view.fit()
        self._connect()
        self._stack.setCurrentWidget(self.skeleton)
        self.skeleton.begin()

    def _connect(self) -> None:
        self.head.chosen.connect(self._show_packs)
        self.head.filtered.connect(self._show_lines)
        self.head.choose.clicked.connect(self.choose_wanted)
        self.choose_now.clicked.connect(self.choose_wanted)
        self.head.change.clicked.connect(self._want_change)
        self.head.versions.clicked.connect(self._want_versions)
        self.clear.clicked.connect(self.head.clear)
        self.view.previewed.connect(self._preview)
        self.view.opened.connect(self._open)
        self.view.folded.connect(self._fold)
        self.panel.closed.connect(self.close_panel)
        self.panel.change_wanted.connect(self._want_change_of)

    # what is shown

    def show_library(self, library: Library) -> None:
        """Show what was read."""
        self._library = library
        self.skeleton.end()
        self.head.show_library(library)
        self._show_packs()

    def end_waiting(self) -> None:
        """Nothing could be read; stop showing that it is awaited."""
        self.skeleton.end()

    def go_to_pack(self, pack_id: str) -> None:
        """Read another pack."""
        self.head.go_to(pack_id)

    @Slot()
    def _show_packs(self) -> None:
        if self._library is None:
            return
        self._rows = rows_of(self._library, self.head.shown_packs())
        self.head.show_counts(self._rows)
        self._show_lines()
        if not isinstance(self.view.line(), PromiseRow):
            self._go_to_first()

    @Slot()
    def _show_lines(self) -> None:
        lines = lines_of(self._rows, self.head.filter(), self._folded)
        self.model.show_rows(lines)
        nothing = self.nothing_found if self._rows else self.none
        self._stack.setCurrentWidget(self.view if lines else nothing)
        self._preview(self.view.line())

    def _go_to_first(self) -> None:
        for place, line in enumerate(self.model.rows):
            if isinstance(line, PromiseRow):
                self.view.setCurrentIndex(self.model.index(place, 0))
                return

    def select(self, standard: str) -> bool:
        """Go to a promise; False when it is not shown."""
        for place, line in enumerate(self.model.rows):
            if isinstance(line, PromiseRow) and line.standard.id == standard:
                self.view.go_to(self.model.index(place, 0))
                return True
        return False

    @Slot(object, bool)
    def _fold(self, line: HeadingLine, close: bool) -> None:  # noqa: FBT001 - Qt's signal
        if close:
            self._folded.add(line.key)
        else:
            self._folded.discard(line.key)
        self._show_lines()
        self.view.go_to(self.model.index_of(line.key))

    # the panel

    @Slot(object)
    def _preview(self, line: Line | None) -> None:
        if isinstance(line, PromiseRow) and self._library is not None and self.panel.isVisibleTo(self):
            self.panel.show_row(line, self._library)

    @Slot(object)
    def _open(self, line: Line) -> None:
        if isinstance(line, HeadingLine):
            self._fold(line, not line.folded)
            return
        self._show_panel()
        self._preview(line)
        self.panel.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_panel(self) -> None:
        """Open the panel with the promise that is chosen, or close it."""
        if self.panel.isVisibleTo(self):
            self.close_panel()
        elif isinstance(self.view.line(), PromiseRow):
            self._open(self.view.current_row())

    def show_panel_if_roomy(self) -> None:
        """Have the panel open from the start where it does not lie over the list."""
        if not self._drawer:
            self._show_panel()
            self._preview(self.view.line())

    def _show_panel(self) -> None:
        self.panel.show()
        if self._drawer:
            self._place_drawer()
            self.panel.raise_()

    @Slot()
    def close_panel(self) -> None:
        """Close the panel; the list has the focus again."""
        self.panel.hide()
        self.view.setFocus()

    # what somebody wants to do

    @Slot()
    def _want_change(self) -> None:
        if self._library is None:
            return
        entry = self.head.entry()
        if entry is not None:
            self.change_wanted.emit(entry.id, "")
            return
        ours = self._library.changeable
        if ours is not None:
            self.change_wanted.emit(ours.id, "")

    @Slot(object)
    def _want_change_of(self, row: PromiseRow) -> None:
        self.change_wanted.emit(row.pack.id, row.standard.id)

    @Slot()
    def _want_versions(self) -> None:
        entry = self.head.entry()
        if entry is not None:
            self.versions_wanted.emit(entry.id)

    # room

    def take_space(self, space: Space) -> None:
        """Lay the page out for a narrow or low window."""
        self.panel.set_narrow(narrow=space.narrow)
        if space.drawer == self._drawer:
            return
        self._drawer = space.drawer
        if space.drawer:
            self.panel.hide()
            self._across.removeWidget(self.panel)
        else:
            self._across.addWidget(self.panel)

    def panes(self) -> list[QWidget]:
        """The list, the panel and the head."""
        return [self._stack, self.panel, self.head]

    def _place_drawer(self) -> None:
        wide = min(self.panel.width(), self.width())
        self.panel.setGeometry(QRect(self.width() - wide, 0, wide, self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawer at the right edge."""
        super().resizeEvent(event)
        if self._drawer:
            self._place_drawer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisibleTo(self):
            self.close_panel()
            return
        super().keyPressEvent(event)
