"""The settings: a list of sections at the left, one of them open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from hsdesk.store.work import Subject
from ui.fonts import Role
from ui.services import Services
from ui.settings.entry import SettingsEntry
from ui.settings.section import Section
from ui.settings.sections import GROUPS, SectionSpec
from ui.widgets.field import SearchField
from ui.widgets.labels import Label, Tone, caption, title
from ui.widgets.marks import HairLine
from ui.widgets.panels import Panel, ScrollPane, Surface

_LIST_WIDTH = 232


class SettingsPage(QWidget):
    """Sections are made when they are first opened."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._sections: dict[str, Section] = {}
        self._entries: dict[str, SettingsEntry] = {}
        self._groups: list[tuple[Label, list[SettingsEntry]]] = []
        self.key = ""
        theme = services.theme
        self.search = SearchField(theme, placeholder="Find a setting", name="Find a setting")
        self.nothing = caption(theme, "No setting of that name")
        self.nothing.setVisible(False)
        self.list = self._make_list()
        self.stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(HairLine(theme, way=Qt.Orientation.Vertical))
        row.addWidget(self.stack, 1)
        self.search.edited.connect(self._search)
        self.search.submitted.connect(self._open_first)
        self.open(next(iter(self._entries)))

    def panes(self) -> list[QWidget]:
        """The list and the open section."""
        return [self.list, self.stack]

    def section(self, key: str) -> Section:
        """A section, made now if it was not opened before. Raises `KeyError` when there is none."""
        if key not in self._sections:
            section = self._entries[key].spec.make(self._services)
            self._sections[key] = section
            self.stack.addWidget(section)
        return self._sections[key]

    def open(self, key: str) -> None:
        """Open a section."""
        self.key = key
        self.stack.setCurrentWidget(self.section(key))
        for name, entry in self._entries.items():
            entry.set_current(current=name == key)

    def open_tab(self, key: str, subject: Subject | None = None) -> None:
        """Open a section when another part of the window asks for it; none shows a single record."""
        del subject
        self.open(key)
        self._entries[key].setFocus()

    def _make_list(self) -> QWidget:
        theme = self._services.theme
        panel = Panel(theme, Surface.SUNKEN)
        panel.setFixedWidth(theme.px(_LIST_WIDTH))
        head = Panel(theme, Surface.NONE, margins=(12, 18, 12, 8), gap=12)
        head.body.addWidget(title(theme, "Settings"))
        head.body.addWidget(self.search)
        area = ScrollPane(theme, margins=(8, 0, 8, 12), gap=2)
        for name, specs in GROUPS:
            heading = Label(theme, name, role=Role.CAPTION, tone=Tone.SECOND)
            heading.setContentsMargins(theme.px(12), theme.px(10), 0, theme.px(4))
            area.body.addWidget(heading)
            self._groups.append((heading, [self._add(area, spec) for spec in specs]))
        area.body.addWidget(self.nothing)
        area.body.addStretch(1)
        panel.body.addWidget(head)
        panel.body.addWidget(area, 1)
        return panel

    def _add(self, area: ScrollPane, spec: SectionSpec) -> SettingsEntry:
        entry = SettingsEntry(self._services.theme, spec)
        entry.clicked.connect(self._clicked)
        entry.installEventFilter(self)
        self._entries[spec.key] = entry
        area.body.addWidget(entry)
        return entry

    @Slot()
    def _clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, SettingsEntry):
            self.open(entry.spec.key)

    @Slot(str)
    def _search(self, typed: str) -> None:
        words = typed.casefold().split()
        for heading, entries in self._groups:
            for entry in entries:
                entry.setVisible(all(word in entry.spec.searched for word in words))
            heading.setVisible(any(not entry.isHidden() for entry in entries))
        self.nothing.setVisible(all(entry.isHidden() for entry in self._entries.values()))

    @Slot()
    def _open_first(self) -> None:
        found = next((key for key, entry in self._entries.items() if not entry.isHidden()), None)
        if found is not None:
            self.open(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the list open the section before or after; the scrolling list would take them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            entries = [entry for entry in self._entries.values() if not entry.isHidden()]
            here = next((place for place, entry in enumerate(entries) if entry is watched), None)
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if here is not None and step is not None:
                if 0 <= here + step < len(entries):
                    entries[here + step].setFocus(Qt.FocusReason.TabFocusReason)
                    self.open(entries[here + step].spec.key)
                return True
        return super().eventFilter(watched, event)
