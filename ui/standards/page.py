"""The standards page: its title beside the tabs, and the tab that is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.store.work import Subject
from ui.feed import Contact, ContactState
from ui.keys import Key
from ui.services import Services
from ui.shell.pages import HasPanes, HasSidePanel, TakesSpace
from ui.shell.panes import first_stop
from ui.shell.space import Space
from ui.standards.tabs import OpensSubjects, Refreshes, TabSpec, WantsTabs, tab_specs
from ui.theme import Theme
from ui.widgets.ground import hairline
from ui.widgets.labels import title
from ui.widgets.tabs import Tabs
from ui.widgets.themed import Themed


class PageHead(QWidget, Themed):
    """The title and the tabs in one line; the title gives way when letters are large."""

    def __init__(self, theme: Theme, specs: Sequence[TabSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title(theme, "Standards")
        self.tabs = Tabs(theme, margin=14)
        self.tabs.setUsesScrollButtons(True)  # with large letters six tabs need more room than there is
        self.tabs.setAccessibleName("Standards")
        for spec in specs:
            self.tabs.add(spec.label)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.title)
        self._row.addWidget(self.tabs, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take distances at the present scale."""
        self._row.setContentsMargins(self.theme.px(24), 0, 0, 0)
        self.title.setContentsMargins(0, 0, self.theme.px(14), 0)
        self._make_room()
        self.update()

    def _make_room(self) -> None:
        need = self._row.contentsMargins().left() + self.title.sizeHint().width()
        self.title.setVisible(need + self.tabs.sizeHint().width() <= self.width() or not self.isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the title where there is room for it."""
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the line below, which goes on under the tabs."""
        bottom = self.height() - 1
        line = self.theme.tokens.line
        hairline(QPainter(self), QPointF(0, bottom), QPointF(self.width(), bottom), line)


class StandardsPage(QWidget):
    """Tabs are made when they are first shown, and kept. The one shown last is remembered."""

    def __init__(
        self, services: Services, parent: QWidget | None = None, specs: Sequence[TabSpec] | None = None
    ) -> None:
        """`specs` are the tabs, all there are unless a test gives others."""
        super().__init__(parent)
        self._services = services
        self._specs = tuple(specs if specs is not None else tab_specs())
        self._tabs: dict[str, QWidget] = {}
        self._behind = set[str]()
        self._space: Space | None = None
        self.setProperty("surface", "sheet")
        self.stack = QStackedWidget(
            self
        )  # before the head, so that the focus comes to a tab's own parts first
        self.head = PageHead(services.theme, self._specs, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        for key, step in ((Key.NEXT_TAB, 1), (Key.PREVIOUS_TAB, -1)):
            for sequence in key.sequences():
                shortcut = QShortcut(sequence, self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.setProperty("step", step)
                shortcut.activated.connect(self._step)
        services.live.changed.connect(self._heard)
        services.live.state_changed.connect(self._contact_changed)
        services.ticker.jumped.connect(self._jumped)
        keys = [spec.key for spec in self._specs]
        last = services.settings.standards_tab
        place = keys.index(last) if last in keys else 0
        self.head.tabs.setCurrentIndex(place)
        self.head.tabs.currentChanged.connect(self._chosen)
        self._show_place(place)
        for spec in self._specs:
            self._count(spec)

    # tabs

    @property
    def key(self) -> str:
        """The key of the tab that is shown."""
        return self._specs[self.head.tabs.currentIndex()].key

    @property
    def shown(self) -> QWidget:
        """The tab that is shown."""
        return self.tab(self.key)

    def tab(self, key: str) -> QWidget:
        """A tab, made now if it was not shown before. Raises `KeyError` when there is none."""
        if key not in self._tabs:
            spec = next((spec for spec in self._specs if spec.key == key), None)
            if spec is None:
                raise KeyError(key)
            made = spec.make(self._services, self.stack)
            self.stack.addWidget(made)
            self._tabs[key] = made
            if isinstance(made, TakesSpace) and self._space is not None:
                made.take_space(self._space)
            if isinstance(made, WantsTabs):
                made.tab_wanted.connect(self.open_tab)
        return self._tabs[key]

    @Slot(str, object)
    def open_tab(self, key: str, subject: Subject | None = None) -> None:
        """Show a tab and, if it knows how, one record in it. Raises `KeyError` when there is no such tab."""
        tab = self.tab(key)
        self.head.tabs.setCurrentIndex([spec.key for spec in self._specs].index(key))
        if subject is not None and isinstance(tab, OpensSubjects):
            tab.open_subject(subject)
        self._take_focus()

    @Slot(int)
    def _chosen(self, place: int) -> None:
        self._show_place(place)
        self._services.preferences.change(standards_tab=self._specs[place].key)

    def _show_place(self, place: int) -> None:
        key = self._specs[place].key
        tab = self.tab(key)
        self.stack.setCurrentWidget(tab)
        if key in self._behind:
            self._behind.discard(key)
            if isinstance(tab, Refreshes):
                tab.refresh()

    @Slot()
    def _step(self) -> None:
        """Go to the next tab or the one before, round and round."""
        tabs = self.head.tabs
        tabs.setCurrentIndex((tabs.currentIndex() + int(self.sender().property("step"))) % tabs.count())
        self._take_focus()

    def _take_focus(self) -> None:
        stop = first_stop(self.shown) if self.isVisible() else None
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    # the numbers on the tabs

    @Slot(object)
    def _heard(self, subjects: frozenset[Subject]) -> None:
        kinds = {subject.kind for subject in subjects}
        for spec in self._specs:
            if kinds & spec.kinds:
                self._count(spec)

    def _count(self, spec: TabSpec) -> None:
        query, at, office, tabs = spec.count, spec.count_at, self._services.open_office, self.head.tabs
        if query is None and at is None:
            return
        place = self._specs.index(spec)

        def ask() -> int:
            return at(office) if at is not None else office.ask(query) if query is not None else 0

        def show(count: int) -> None:
            tabs.set_count(place, count)

        line = self._services.tasks.latest(f"standards tab {spec.key}")
        line.run(ask, show, self._unread, owner=tabs)

    def _unread(self, _refusal: HsdeskError) -> None:
        """The strip about the connection says all there is to say."""

    @Slot(object)
    def _contact_changed(self, state: ContactState) -> None:
        if state.contact is Contact.RESTORED:
            self.refresh()

    @Slot(object)
    def _jumped(self, _now: datetime) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew: the tab that is shown now, the others when they are next shown."""
        for spec in self._specs:
            self._count(spec)
        self._behind = set(self._tabs) - {self.key}
        tab = self.shown
        if isinstance(tab, Refreshes):
            tab.refresh()

    # what the window asks of a page

    def panes(self) -> list[QWidget]:
        """The panes of the tab that is shown, then the tabs themselves."""
        tab: object = self.shown
        inside = tab.panes() if isinstance(tab, HasPanes) else [self.shown]
        return [*inside, self.head]

    def toggle_panel(self) -> None:
        """Open the side panel of the tab, or close it."""
        tab: object = self.shown
        if isinstance(tab, HasSidePanel):
            tab.toggle_panel()

    def take_space(self, space: Space) -> None:
        """Lay the tabs out for a narrow or low window."""
        self._space = space
        for tab in self._tabs.values():
            if isinstance(tab, TakesSpace):
                tab.take_space(space)
