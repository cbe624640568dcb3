"""The Promises tab: reading them, choosing packs, changing a copy, and comparing versions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.store.work import Subject
from ui.feed import Freshness
from ui.promises.choosing import ChoosingPage
from ui.promises.edit import drafts
from ui.promises.edit.edited import Base, base_of
from ui.promises.edit.page import EditorPage
from ui.promises.library import Library, read_library
from ui.promises.reading import ReadingPage
from ui.promises.versions import VersionsPage
from ui.services import Services
from ui.shell.space import Space
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.words import counted

KINDS = frozenset({"office", "pack"})
"""Whose changes may change what is promised."""


class PromisesTab(QWidget):
    """Reads the packs when it is made and when one is saved or chosen, here or at another desk."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._library: Library | None = None
        self._is_new = True
        self._wanted: tuple[str, str] | None = None
        self._saved: str | None = None
        self.trouble = Banner(theme, Family.OVER, "", action="Try again")
        self.trouble.hide()
        self.kept = Banner(theme, Family.INFO, "", action="Go on", icon="pencil-line")
        self.kept.hide()
        self.stack = QStackedWidget(self)
        self.reading = ReadingPage(services)
        self.choosing = ChoosingPage(services)
        self.editor = EditorPage(services)
        self.versions = VersionsPage(services)
        for page in (self.reading, self.choosing, self.editor, self.versions):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trouble)
        column.addWidget(self.kept)
        column.addWidget(self.stack, 1)
        self._connect()
        self._who = services.acting.staff_id
        services.acting.changed.connect(self._person_changed)
        self._freshness = Freshness(self, services.live, KINDS, self._heard)
        self.refresh()

    def _connect(self) -> None:
        self.trouble.acted.connect(self.refresh)
        self.kept.acted.connect(self._go_on)
        self.reading.choose_wanted.connect(self.choose)
        self.reading.change_wanted.connect(self.change)
        self.reading.versions_wanted.connect(self._show_versions)
        for page in (self.choosing, self.editor, self.versions):
            page.left.connect(self.read_promises)
        self.choosing.saved.connect(self._after_choosing)
        self.choosing.stale.connect(self.refresh)
        self.editor.saved.connect(self._after_saving)
        self.editor.overtaken.connect(self._put_onto)

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
        if self.stack.currentWidget() is self.choosing:
            self.choosing.show_library(library)
        self._tell_editor(library)
        self._offer_kept()
        if self._saved is not None:
            pack, self._saved = self._saved, None
            self._show_saved(library, pack)

    def _tell_editor(self, library: Library) -> None:
        """Somebody else may have saved the pack that is being changed here."""
        edited = self.editor.edited
        entry = library.entry(self.editor.pack) if edited is not None else None
        if edited is not None and entry is not None:
            newest = entry.newest
            if newest.pack.version != edited.base.read_version:
                self.editor.say_overtaken(newest.saved_by)

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

    # the pages

    def _show_page(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self._offer_kept()
        stop = {
            self.reading: self.reading.view,
            self.choosing: self.choosing.choices.chosen_landlord(),
            self.editor: self.editor.list.view,
            self.versions: self.versions.newer,
        }[page]
        QTimer.singleShot(0, stop, stop.setFocus)

    @Slot()
    def read_promises(self) -> None:
        """Go back to the list."""
        self._show_page(self.reading)

    @Slot()
    def choose(self) -> None:
        """Choose which packs the office runs."""
        if self._library is not None:
            self.choosing.begin(self._library)
            self._show_page(self.choosing)

    @Slot()
    def _after_choosing(self) -> None:
        self.read_promises()
        self.refresh()

    @Slot(str)
    def _show_versions(self, pack: str) -> None:
        entry = self._library.entry(pack) if self._library is not None else None
        if self._library is not None and entry is not None:
            self.versions.begin(self._library, entry)
            self._show_page(self.versions)

    # changing

    def _offer_kept(self) -> None:
        """Say on the list that changes wait to be saved."""
        kept = drafts.load(self._services)
        waits = kept is not None and kept.changes.count and self.stack.currentWidget() is self.reading
        self.kept.setVisible(bool(waits))
        if kept is not None and waits:
            count = counted(kept.changes.count, "change")
            verb = "waits" if kept.changes.count == 1 else "wait"
            self.kept.say(f"{count} of {kept.title} {verb} to be saved", "Kept on this computer.")

    @Slot()
    def _person_changed(self) -> None:
        """Somebody else is at this desk: what the one before was changing waits for them."""
        if self._services.acting.staff_id == self._who:
            return
        self._who = self._services.acting.staff_id
        if self.stack.currentWidget() is self.editor:
            self.editor.set_aside()
            self.stack.setCurrentWidget(self.reading)
        self._offer_kept()

    @Slot()
    def _go_on(self) -> None:
        kept = drafts.load(self._services)
        if kept is not None and self._library is not None:
            known = self._library.entry(kept.pack)
            self.change(known.id if known is not None else kept.pack.removeprefix("own-"), kept.clause)

    @Slot(str, str)
    def change(self, pack: str, clause: str = "") -> None:
        """Change a pack of the office's own, or a copy of one that ships."""
        self._wanted = (pack, clause)
        self._read_base(pack, self._begin)

    def _read_base(self, pack: str, done: Callable[[Base], None]) -> None:
        library = self._library
        entry = library.entry(pack) if library is not None else None
        if library is None or entry is None:
            return
        own = entry if entry.is_own else library.own_of(entry.current)
        work = partial(base_of, library.standards, entry, own, library.office.name, library.today)
        self._services.tasks.latest("pack base").run(work, done, self._refuse_change, owner=self)

    def _refuse_change(self, refusal: HsdeskError) -> None:
        self._services.notices.say_error(refusal)

    def _begin(self, base: Base) -> None:
        if self._library is None or self._wanted is None:
            return
        clause = self._wanted[1]
        self.editor.begin(self._library, base, clause)
        self._show_page(self.editor)

    @Slot()
    def _put_onto(self) -> None:
        self._read_base(self.editor.pack, self._moved)

    def _moved(self, base: Base) -> None:
        if self._library is not None:
            self.editor.put_onto(self._library, base)

    @Slot(str, str)
    def _after_saving(self, pack: str, _version: str) -> None:
        self._saved = pack
        self.refresh()

    def _show_saved(self, library: Library, pack: str) -> None:
        """Read what was saved; a pack that the office does not run yet is offered for choosing."""
        entry = library.entry(pack)
        if entry is not None and not entry.runs:
            self.choosing.begin(library, tick=pack)
            self._show_page(self.choosing)
            return
        self.reading.go_to_pack(pack)
        self._show_page(self.reading)

    # room

    def take_space(self, space: Space) -> None:
        """Lay the tab out for a narrow or low window."""
        self.reading.take_space(space)
        self.editor.take_space(space)

    def panes(self) -> list[QWidget]:
        """The panes of the page that is shown."""
        for page in (self.choosing, self.editor, self.versions):
            if page is self.stack.currentWidget():
                return page.panes()
        return self.reading.panes()

    def toggle_panel(self) -> None:
        """Open the panel beside the list, or close it."""
        if self.stack.currentWidget() is self.reading:
            self.reading.toggle_panel()
