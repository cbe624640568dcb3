"""Which promises the office is measured by, each with its words and its source."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsdesk.premises import actions, queries
from hsdesk.premises.rows import OfficeRow
from ui.fonts import Role
from ui.services import Services
from ui.settings.section import Section, row_of
from ui.setup.answers import Answers
from ui.setup.packs import PackChoice, Promise, pack_choices
from ui.setup.steps import PromisesStep
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
        self._packs = pack_choices()
        self.choice = PromisesStep(theme, self._packs)
        self.save = Button(theme, "Save", kind=Kind.PRIMARY)
        self.shown = SelectField(
            theme, "Read the promises of", [Option(pack.pack_id, pack.title) for pack in self._packs]
        )
        self.promises = Card(theme, margins=(1, 1, 1, 1), gap=0)
        super().__init__(
            services,
            "Standards packs",
            "What visitors may expect. Waits that have begun stay under the pack they began with.",
            frozenset({"office"}),
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
        """Read which packs the office runs."""
        office = self.services.open_office
        self.ask(lambda: office.ask(queries.office), self._show)

    def _show(self, office: OfficeRow) -> None:
        first = self._office is None
        self._office = office
        self.choice.show_answers(Answers(packs=list(office.packs)))
        self.dirty = False
        self.save.setEnabled(False)
        if first:
            known = {pack.pack_id for pack in self._packs}
            pack_id = next((pack for pack in office.packs if pack in known), self._packs[0].pack_id)
            self.shown.set_value(pack_id)
            self._show_pack(pack_id)

    @Slot()
    def _edited(self) -> None:
        self.dirty = True
        self.save.setEnabled(True)

    @Slot()
    def _save(self) -> None:
        office = self._office
        if office is None:
            return
        answers = Answers()
        self.choice.take_answers(answers)
        offered = {pack.pack_id for pack in self._packs if pack.is_landlord or pack.is_aims}
        # Packs that are not offered here, such as one of the office's own, stay.
        packs = [*answers.packs, *(pack for pack in office.packs if pack not in offered)]
        actor = self.services.actor()
        self.work(lambda: actor.do(actions.change_packs, version=office.version, packs=packs), self._saved)

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
