"""The frame around every page: rail, top bar, notices and the sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hsdesk.store.work import Subject
from ui.actions import Actions, Command, CommandAction
from ui.duties.reminders import DutyReminders
from ui.keys import rail_sequence
from ui.services import Services
from ui.shell import commands
from ui.shell.badges import Badges
from ui.shell.bell import Memory
from ui.shell.contact import ContactWatch
from ui.shell.pages import HasPanes, HasSidePanel, OpensTabs, PageSpec, TakesSpace
from ui.shell.panes import PaneCycle, first_stop
from ui.shell.person_menu import PersonMenu
from ui.shell.question import asker
from ui.shell.rail import Rail
from ui.shell.sheet import Sheet
from ui.shell.space import Space, space_of
from ui.shell.strips import DoneNote, Strips
from ui.shell.top_bar import TopBar
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from ui.search.panel import SearchPanel

_PANEL = QKeySequence("Ctrl+.")
STANDARDS = "standards"
"""The key of the page on which duties are shown."""


class Shell(QWidget, Themed):
    """Shows one page at a time and carries the keys that work everywhere.

    A page is made when it is first shown, and kept.
    """

    page_shown = Signal(str)
    """The key of the page that is shown now."""

    def __init__(self, services: Services, specs: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services, self._specs = services, {spec.key: spec for spec in specs}
        self._pages: dict[str, QWidget] = {}
        self._key = ""
        self._space: Space | None = None
        self._cycle = PaneCycle(self)
        self.rail = Rail(theme, specs)
        self.top_bar = TopBar(services, Memory(services.notices, services.clock, self))
        self.strip = Strips(theme, services.notices)
        self.sheet = Sheet(theme)
        self.done = DoneNote(theme, services.notices, self.sheet)
        self._lay_out()
        self.actions_here = Actions(self, self._icon, asker(theme, self))
        self._add_commands(specs)
        self.menu = PersonMenu(services, self.top_bar.person, self.actions_here, self)
        self._badges = Badges(services, specs, self.rail, self)
        self._contact = ContactWatch(services, self)
        if STANDARDS in self._specs:
            self._reminders = DutyReminders(services, self._show_duty, self)
        self._search: SearchPanel | None = None
        services.requests.search.connect(self.open_search)
        self.rail.chosen.connect(self.show_page)
        services.requests.show_page.connect(self.show_page)
        services.requests.check_in.connect(self._show_first)
        services.ticker.need(self)
        self.follow(theme)

    # pages

    @property
    def key(self) -> str:
        """The key of the page that is shown."""
        return self._key

    def page(self, key: str) -> QWidget:
        """A page, made now if it was not shown before. Raises `KeyError` when there is none."""
        if key not in self._pages:
            spec = self._specs[key]
            page = spec.factory(self._services, self.sheet.pages)
            self.sheet.pages.addWidget(page)
            self._pages[key] = page
            if isinstance(page, TakesSpace) and self._space is not None:
                page.take_space(self._space)
        return self._pages[key]

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show a page and give it the focus. Raises `KeyError` when there is none."""
        page = self.page(key)
        if key == self._key:
            return
        self._key = key
        self.sheet.pages.setCurrentWidget(page)
        self.rail.set_current(key)
        stop = first_stop(page) or page
        if self.isVisible():
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(key)

    @Slot()
    def _show_first(self) -> None:
        self.show_page(next(iter(self._specs)))

    def _show_duty(self, subject: Subject) -> None:
        self.show_page(STANDARDS)
        page = self.page(STANDARDS)
        if isinstance(page, OpensTabs):
            page.open_tab("duties", subject)

    # search

    @Slot()
    def open_search(self) -> None:
        """Open the search over everything."""
        if self._search is None:
            from ui.search.panel import SearchPanel

            self._search = SearchPanel(self._services, self._searched_actions, self)
        self._search.open()

    def _searched_actions(self) -> list[CommandAction]:
        """What can be done now: everywhere, and on the page that is shown."""
        usable = [
            action
            for action in self.findChildren(CommandAction)
            if action.isEnabled() and action.isVisible() and action.command.name not in commands.NOT_SEARCHED
        ]
        return [action for action in usable if self._is_at_hand(action)]

    def _is_at_hand(self, action: CommandAction) -> bool:
        """Whether an action belongs to the window or to the page that is shown."""
        places = [place for place in action.associatedObjects() if isinstance(place, QWidget)]
        return any(place is self or place.isVisible() for place in places)

    # keys

    def _add_commands(self, specs: Sequence[PageSpec]) -> None:
        requests, services = self._services.requests, self._services
        self._add(commands.SEARCH, requests.search.emit)
        self._add(commands.HIDE_NAMES, services.privacy.toggle)
        self._add(commands.LOCK, requests.lock.emit)
        self._add(commands.CHANGE_PERSON, requests.change_person.emit)
        self._add(commands.SETTINGS, self._show_settings)
        self._add(commands.IMPORT, self._show_import)
        self._add(commands.UNDO, self._undo)
        self._add(commands.NEXT_PANE, self._next_pane)
        self._add(commands.PREVIOUS_PANE, self._previous_pane)
        QShortcut(_PANEL, self).activated.connect(self._toggle_panel)
        self._add(commands.HELP, requests.help.emit)
        for position, spec in enumerate(spec for spec in specs if not spec.at_foot):
            sequence = rail_sequence(position)
            if sequence is not None:
                shortcut = QShortcut(sequence, self)
                shortcut.setProperty("page", spec.key)
                shortcut.activated.connect(self._numbered)

    def _add(self, command: Command, do: Callable[[], object]) -> CommandAction:
        def act() -> None:
            do()

        action = self.actions_here.add(command, act)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        return action

    @Slot()
    def _numbered(self) -> None:
        self.show_page(str(self.sender().property("page")))

    def _show_settings(self) -> None:
        self.show_page("settings")

    def _show_import(self) -> None:
        self.show_page("settings")
        page: object = self.page("settings")
        if isinstance(page, OpensTabs):
            page.open_tab("import")

    def _undo(self) -> None:
        self._services.notices.undo_last()

    def _next_pane(self) -> None:
        self._cycle.move(self.panes(), 1)

    def _previous_pane(self) -> None:
        self._cycle.move(self.panes(), -1)

    @Slot()
    def _toggle_panel(self) -> None:
        page: object = self._pages.get(self._key)
        if isinstance(page, HasSidePanel):
            page.toggle_panel()

    def panes(self) -> list[QWidget]:
        """The panes through which F6 goes: those of the page, then notices, rail and top bar."""
        page: object = self._pages.get(self._key)
        inside: list[QWidget] = []
        if isinstance(page, HasPanes):
            inside = page.panes()
        elif isinstance(page, QWidget):
            inside = [page]
        return [*inside, self.done, self.strip, self.rail, self.top_bar]

    # look

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._work = QVBoxLayout()
        self._work.addWidget(self.strip)
        self._work.addWidget(self.sheet, 1)
        self._grid.addWidget(self.rail, 0, 0, 2, 1)
        self._grid.addWidget(self.top_bar, 0, 1)
        self._grid.addLayout(self._work, 1, 1)
        self._grid.setRowStretch(1, 1)
        self._grid.setColumnStretch(1, 1)

    @Slot()
    def restyle(self) -> None:
        """Take distances and icons anew."""
        gap = self.theme.px(8)
        self._work.setContentsMargins(0, 0, gap, gap)
        self._work.setSpacing(gap)
        self.actions_here.redraw_icons()
        self._make_space()

    def _icon(self, name: str) -> QIcon:
        theme = self._services.theme
        return theme.icons.icon(name, theme.px(18), theme.tokens.ink2, theme.tokens.ink3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell rail and pages how much room there is."""
        super().resizeEvent(event)
        self._make_space()

    def _make_space(self) -> None:
        space = space_of(self.size(), self.theme.scale)
        if space == self._space:
            return
        self._space = space
        self.rail.set_low(low=space.low)
        for page in self._pages.values():
            if isinstance(page, TakesSpace):
                page.take_space(space)
