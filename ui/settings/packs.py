"""Which promises the office is measured by, each with its words and its source."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsdesk.premises.rows import OfficeRow
from hsdesk.standards.own.actions import choose_packs
from ui.fonts import Role
from ui.promises.library import Library, read_library
from ui.services import Services
from ui.settings.section import Section, row_of
from ui.setup.pack_choices import PackChoices
from ui.setup.packs import PackChoice, Promise, choice_of
from ui.theme import Theme
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Label, Tone, caption, heading
from ui.widgets.marks import HairLine
from ui.widgets.option import Option
from ui.widgets.panels import Card
from ui.widgets.select import SelectField


class PacksSection(Section):
    """The choice is saved with a button; any pack can be read without choosing it."""

    def __init__(self, services: Services) -> None:
        theme = services.theme
        self._office: OfficeRow | None = None
        self._packs: list[PackChoice] = []
        self.choice = PackChoices(theme)
        self.save = Button(theme, "Save", kind=Kind.PRIMARY)
        self.shown = SelectField(theme, "Read the promises of")
        self.promises = Card(theme, margins=(1, 1, 1, 1), gap=0)
        super().__init__(
            services,
            "Standards packs",
            "What visitors may expect. Waits that have begun stay under the pack they began with.",
            frozenset({"office", "pack"}),
        )
        self.body.addWidget(self.choice)
        self.body.addLayout(row_of(self.save))
        self.body.addWidget(HairLine(theme))
        self.body.addWidget(self.shown)
        self.body.addWidget(self.promises)
        self.choice.changed.connect(self._edited)
        self.save.clicked.connect(self._save)
        self.shown.chosen.connect(self._show_pack)

    def read(self) -> None:
        """Read which packs there are, and which of them the office runs."""
        office = self.services.open_office
        self.ask(partial(office.ask, read_library, office.standards), self._show)

    def _show(self, library: Library) -> None:
        first = self._office is None
        self._office = library.office
        packs = [choice_of(entry.current) for entry in library.entries]
        if packs != self._packs:
            self._packs = packs
            self.choice.offer(packs)
            self.shown.set_options([Option(pack.pack_id, pack.title) for pack in packs])
        self.choice.set_values(library.office.packs)
        self.dirty = False
        self.save.setEnabled(False)
        if first:
            running = library.running
            self.shown.set_value(running[0].id if running else packs[0].pack_id)
        self._show_pack(self.shown.value())

    @Slot()
    def _edited(self) -> None:
        self.dirty = True
        self.save.setEnabled(True)

    @Slot()
    def _save(self) -> None:
        office = self._office
        if office is None:
            return
        actor, standards = self.services.actor(), self.services.open_office.standards
        work = partial(
            actor.do, choose_packs, standards=standards, version=office.version, packs=self.choice.values()
        )
        self.work(work, self._saved)

    def _saved(self, _nothing: None) -> None:
        self.say_saved("The packs are saved. They count for every visitor who comes from now on.")
        self.read()

    @Slot(object)
    def _show_pack(self, pack_id: object) -> None:
        pack = next((pack for pack in self._packs if pack.pack_id == pack_id), None)
        if pack is not None:
            show_promises(self.theme, self.promises, pack)


def show_promises(theme: Theme, card: Card, pack: PackChoice) -> None:
    """Show every promise of a pack under each other."""
    while (item := card.body.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for place, promise in enumerate(pack.promises):
        if place:
            card.body.addWidget(HairLine(theme))
        shown = _promise(theme, promise)
        card.body.addWidget(shown)
        shown.show()


def _promise(theme: Theme, promise: Promise) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
    column.setSpacing(theme.px(3))
    head = heading(theme, promise.title)
    head.setWordWrap(True)
    column.addWidget(head)
    column.addWidget(Label(theme, promise.sentence, role=Role.SUPPORT, tone=Tone.INK, wrap=True))
    if promise.note:
        column.addWidget(Label(theme, promise.note, role=Role.SMALL, tone=Tone.SECOND, wrap=True))
    source = caption(theme, f"{promise.clause}. {promise.source}")
    source.setWordWrap(True)
    column.addWidget(source)
    widget.setAccessibleName(f"{promise.title}. {promise.sentence}")
    return widget
