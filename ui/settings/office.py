"""The office's names, the number for emergencies, and the name of this desk."""

from __future__ import annotations

from PySide6.QtCore import Slot

from hsdesk.premises import actions, queries
from hsdesk.premises.rows import OfficeRow
from ui.services import Services
from ui.settings.section import Section, row_of
from ui.setup.name_list import check_name
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.labels import heading
from ui.widgets.marks import HairLine


class OfficeSection(Section):
    """Saved together with one button; the desk's name belongs to this computer and counts at once."""

    def __init__(self, services: Services) -> None:
        theme = services.theme
        self._row: OfficeRow | None = None
        self.landlord = Field(theme, "Landlord", longest=1000)
        self.name = Field(theme, "Office", longest=1000)
        self.phone = Field(
            theme,
            "Number for emergencies outside opening hours",
            optional=True,
            icon="phone",
            longest=100,
            hint="Shown on the waiting screen when the office is closed.",
        )
        self.save = Button(theme, "Save", kind=Kind.PRIMARY)
        self.desk = Field(
            theme,
            "Name of this desk",
            longest=60,
            hint="Visitors are called to it, and it is written down with what is done here.",
        )
        super().__init__(
            services, "Office", "What the office is called, and how it is reached.", frozenset({"office"})
        )
        for part in (self.landlord, self.name, self.phone):
            self.body.addWidget(part)
        self.body.addLayout(row_of(self.save))
        self.body.addWidget(HairLine(theme))
        self.body.addWidget(heading(theme, "This computer"))
        self.body.addWidget(self.desk)
        self.desk.set_text(services.settings.desk)
        for field in (self.landlord, self.name, self.phone):
            field.edited.connect(self._edited)
            field.submitted.connect(self._save)
        self.save.clicked.connect(self._save)
        self.desk.left.connect(self._name_desk)
        self.desk.submitted.connect(self._name_desk)

    def read(self) -> None:
        """Read the office's particulars."""
        office = self.services.open_office
        self.ask(lambda: office.ask(queries.office), self._show)

    def _show(self, row: OfficeRow) -> None:
        self._row = row
        self.landlord.set_text(row.landlord)
        self.name.set_text(row.name)
        self.phone.set_text(row.emergency_phone)
        self.save.setEnabled(False)

    @Slot()
    def _edited(self) -> None:
        self.dirty = True
        self.save.setEnabled(True)

    @Slot()
    def _save(self) -> None:
        row = self._row
        if row is None or not self.save.isEnabled():
            return
        wrong = [field for field in (self.landlord, self.name) if not check_name(field)]
        if wrong:
            wrong[0].setFocus()
            return
        actor = self.services.actor()
        values = (self.name.text(), self.landlord.text(), self.phone.text())

        def act() -> None:
            actor.do(
                actions.change_details,
                version=row.version,
                name=values[0],
                landlord=values[1],
                emergency_phone=values[2],
            )

        self.work(act, self._saved)

    def _saved(self, _nothing: None) -> None:
        self.phone.set_error("")
        self.say_saved("The office's particulars are saved.")
        self.read()

    def show_field(self, field: str, sentence: str) -> bool:
        """Beside name, landlord or number."""
        found = {"name": self.name, "landlord": self.landlord, "emergency_phone": self.phone}.get(field)
        if found is not None:
            found.set_error(sentence)
            found.setFocus()
        return found is not None

    @Slot()
    def _name_desk(self) -> None:
        if not check_name(self.desk):
            return
        desk = self.desk.text().strip()
        self.services.preferences.change(desk=desk)
        self.services.acting.move_to(desk)
