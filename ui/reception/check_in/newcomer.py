"""A visitor who is not on record: the name is enough, more is kept if wanted."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.reception.check_in.form import Place
from ui.reception.check_in.veil import Veil
from ui.services import Services
from ui.widgets.choices import CheckChoice
from ui.widgets.field import Field
from ui.widgets.panels import Card


class NewcomerCard(Card):
    """The fields of somebody not known yet."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        theme = services.theme
        super().__init__(theme, parent, margins=(12, 10, 12, 10), gap=8)
        self.name = Field(theme, "Name")
        self.keeps = CheckChoice(theme, "Keep on record")
        self.phone = Field(theme, "Phone", optional=True)
        self.first_line = Field(theme, "First line of the address", optional=True)
        self.postcode = Field(theme, "Postcode", optional=True)
        self.body.addWidget(self.name)
        self.body.addWidget(self.keeps)
        for field in self._more():
            self.body.addWidget(field)
            field.hide()
        for field in (self.name, *self._more()):
            Veil(field.line, services.privacy)
            field.edited.connect(self._typed)
        self.keeps.toggled.connect(self._keep)

    def _more(self) -> tuple[Field, Field, Field]:
        return self.phone, self.first_line, self.postcode

    def show_newcomer(
        self, name: str, *, keeps: bool = False, phone: str = "", first_line: str = "", postcode: str = ""
    ) -> None:
        """Fill the fields."""
        self.name.set_text(name)
        self.keeps.setChecked(keeps)
        for field, text in zip(self._more(), (phone, first_line, postcode), strict=True):
            field.set_text(text)
        self.clear_errors()

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for field in (self.name, *self._more()):
            field.set_error("")

    def fields(self) -> dict[Place, Field]:
        """The fields by the places that refusals name."""
        return {
            Place.NAME: self.name,
            Place.NEW_NAME: self.name,
            Place.PHONE: self.phone,
            Place.FIRST_LINE: self.first_line,
            Place.POSTCODE: self.postcode,
        }

    @Slot()
    def _typed(self) -> None:
        field = self.sender()
        if isinstance(field, Field):
            field.set_error("")
        self.changed.emit()

    @Slot(bool)
    def _keep(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        for field in self._more():
            field.setVisible(on)
        self.changed.emit()
