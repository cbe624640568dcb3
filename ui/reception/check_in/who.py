"""Who is here: found on record, or new; and whether two details were checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.reception.rows import ExpectedRow
from ui.fonts import Role
from ui.reception.check_in.form import CheckInForm, Place
from ui.reception.check_in.newcomer import NewcomerCard
from ui.reception.check_in.people_found import Chosen
from ui.reception.check_in.person_card import PersonCardView
from ui.reception.check_in.person_field import PersonField
from ui.services import Services
from ui.widgets.button import Button, Kind, Size
from ui.widgets.choices import CheckChoice
from ui.widgets.field import FieldFrame
from ui.widgets.labels import Label, Tone


class WhoSection(QWidget):
    """One of three: the search, the card of somebody on record, or the fields of somebody new.

    `chosen` carries a `Chosen` that was picked by hand; `changed` tells of anything that was typed.
    """

    chosen = Signal(object)
    named = Signal()
    """Somebody new is being entered, or nobody any more."""
    changed = Signal()

    def __init__(
        self,
        services: Services,
        expected: Callable[[], Mapping[int, ExpectedRow]],
        parent: QWidget | None = None,
        *,
        label: str = "Who is here?",
        asks_as: str = "check-in search",
        is_here: bool = True,
    ) -> None:
        """With `is_here` False they are only to come: nothing is checked, and a name is all that is kept."""
        super().__init__(parent)
        theme = services.theme
        self._is_here = is_here
        self._person_id: int | None = None
        self.search = PersonField(services, label, asks_as=asks_as, expected=expected)
        self.label = Label(theme, label, role=Role.LABEL)
        self.checked = CheckChoice(theme, "Two details checked")
        self.again = Button(theme, "Search again", kind=Kind.LINK, size=Size.HEADER, icon="search")
        self.card = PersonCardView(theme, services.privacy)
        self.newcomer = NewcomerCard(services)
        self.newcomer.keeps.setVisible(is_here)
        self.already_here = Label(theme, role=Role.SMALL, tone=Tone.SOON, wrap=True)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(self.checked)
        head.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for part in (self.search, self._head, self.card, self.newcomer, self.already_here):
            column.addWidget(part)
        self.search.chosen.connect(self._choose)
        self.search.newcomer.connect(self._begin_newcomer)
        self.search.typed.connect(self._tell)
        self.card.removed.connect(self._search_again)
        self.again.clicked.connect(self._search_again)
        self.newcomer.changed.connect(self._tell)
        self.checked.toggled.connect(self._tell)
        self.show_nobody()

    # what it holds

    def values(self) -> CheckInForm:
        """A form with who is here as far as it is filled in, and nothing else."""
        card = self.newcomer
        is_newcomer = not card.isHidden()
        return CheckInForm(
            search=self.search.text() if not self.search.isHidden() else "",
            person_id=self._person_id,
            is_newcomer=is_newcomer,
            visitor_name=card.name.text() if is_newcomer else "",
            keeps_person=is_newcomer and card.keeps.isChecked(),
            phone=card.phone.text() if is_newcomer else "",
            first_line=card.first_line.text() if is_newcomer else "",
            postcode=card.postcode.text() if is_newcomer else "",
            identity_checked=self._person_id is not None and self.checked.isChecked(),
        )

    def show_nobody(self, search: str = "") -> None:
        """Back to the search."""
        self._person_id = None
        self.search.set_text(search)
        self.search.set_error("")
        self.checked.setChecked(False)
        self._show_only(self.search)

    def show_person(self, person: Chosen, *, identity_checked: bool = False) -> None:
        """Show somebody on record."""
        self._person_id = person.person_id
        self.checked.setChecked(identity_checked)
        self.card.show_person(person.name, person.address, person.person_id)
        self._show_only(self.card)

    def show_newcomer(self, form: CheckInForm) -> None:
        """Show somebody new."""
        self._person_id = None
        self.newcomer.show_newcomer(
            form.visitor_name,
            keeps=form.keeps_person,
            phone=form.phone,
            first_line=form.first_line,
            postcode=form.postcode,
        )
        self._show_only(self.newcomer)

    def warn(self, sentence: str) -> None:
        """Say something about them that should be known before they are checked in."""
        self.already_here.setText(sentence)
        self.already_here.setVisible(bool(sentence))

    def fields(self) -> dict[Place, FieldFrame]:
        """The fields by the places that refusals name."""
        return {Place.WHO: self.search, **self.newcomer.fields()}

    def focus_here(self) -> None:
        """Put the focus where somebody goes on."""
        if not self.search.isHidden():
            self.search.line.setFocus()
        elif not self.newcomer.isHidden():
            self.newcomer.name.line.setFocus()
        else:
            self.checked.setFocus()

    # what happens

    def _show_only(self, wanted: QWidget) -> None:
        self.warn("")
        for part in (self.search, self.card, self.newcomer):
            part.setVisible(part is wanted)
        self._head.setVisible(wanted is not self.search)
        self.checked.setVisible(wanted is self.card and self._is_here)
        self.again.setVisible(wanted is self.newcomer)

    @Slot(object)
    def _choose(self, person: Chosen) -> None:
        self.show_person(person)
        self.chosen.emit(person)

    @Slot(str)
    def _begin_newcomer(self, name: str) -> None:
        self.show_newcomer(CheckInForm(visitor_name=name))
        self.named.emit()

    @Slot()
    def _search_again(self) -> None:
        typed = self.newcomer.name.text() if not self.newcomer.isHidden() else ""
        self.show_nobody(typed)
        self.named.emit()
        self.focus_here()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
