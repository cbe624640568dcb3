"""The Promises tab: reading them, choosing packs, changing a copy, and comparing versions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.store.work import Subject
from ui.feed import Freshness
from ui.promises.library import Library, read_library
from ui.promises.reading import ReadingPage
from ui.services import Services
from ui.shell.space import Space
from ui.tokens import Family
from ui.widgets.banner import Banner

KINDS = frozenset({"office", "pack"})
"""Whose changes may change what is promised."""


class PromisesTab(QWidget):
    """Reads the packs when it is made and when one is saved or chosen, here or at another desk."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._library: Library | None = None
        self._space: Space | None = None
        self._is_new = True
        self.trouble = Banner(theme, Family.OVER, "", action="Try again")
        self.trouble.hide()
        self.stack = QStackedWidget(self)
        self.reading = ReadingPage(services)
        self.stack.addWidget(self.reading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trouble)
        column.addWidget(self.stack, 1)
        self.trouble.acted.connect(self.refresh)
        self._freshness = Freshness(self, services.live, KINDS, self._heard)
        self.refresh()

    # reading

    @Slot()
    def refresh(self) -> None:
        """Read all packs anew."""
        office = self._services.open_office
        work = partial(office.ask, read_library, office.standards)
        self._services.tasks.latest("promises").run(work, self._show, self._refuse, owner=self)

    def _show(self, library: Library) -> None:
        self._library = library
        self.trouble.hide()
        self.reading.show_library(library)

    def _refuse(self, refusal: HsdeskError) -> None:
        self.reading.end_waiting()
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.show()

    def _heard(self, _subjects: frozenset[Subject]) -> None:
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Open the panel beside the list when the tab is first seen, where there is room for both."""
        super().showEvent(event)
        if self._is_new:
            self._is_new = False
            self.reading.show_panel_if_roomy()

    # room

    def take_space(self, space: Space) -> None:
        """Lay the tab out for a narrow or low window."""
        self._space = space
        self.reading.take_space(space)

    def panes(self) -> list[QWidget]:
        """The panes of the page that is shown."""
        return self.reading.panes()

    def toggle_panel(self) -> None:
        """Open the panel beside the list, or close it."""
        self.reading.toggle_panel()
