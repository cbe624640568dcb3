"""Who works at the office, what they do there, and their passwords."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot

from hsdesk.people import queries, staff
from hsdesk.people.rows import StaffRow
from hsdesk.people.rules import StaffRole
from ui.services import Services, StaffMember
from ui.settings.lines import Line, fill
from ui.settings.section import Section, row_of
from ui.settings.staff_dialogs import PasswordQuestion, RetireQuestion
from ui.setup.name_list import check_name
from ui.setup.steps import ROLES
from ui.widgets.button import Button, Kind, Size
from ui.widgets.field import Field
from ui.widgets.labels import heading
from ui.widgets.panels import Card
from ui.widgets.select import SelectField


class StaffSection(Section):
    """A list, and below it one form that adds a colleague or changes the one chosen."""

    def __init__(self, services: Services) -> None:
        theme = services.theme
        self._staff: dict[int, StaffRow] = {}
        self._changing: StaffRow | None = None
        self.list = Card(theme, margins=(1, 1, 1, 1), gap=0)
        self.form = Card(theme, gap=12)
        self.form_title = heading(theme, "Add a colleague")
        self.name = Field(theme, "Name", longest=1000)
        self.role = SelectField(theme, "Work", ROLES)
        self.display = Field(
            theme,
            "Name on the waiting screen",
            optional=True,
            longest=1000,
            hint="Shown to visitors while they are on desk duty; their name if left empty.",
        )
        self.save = Button(theme, "Add", kind=Kind.PRIMARY)
        self.back = Button(theme, "Go back")
        super().__init__(
            services,
            "Staff and roles",
            "Whoever is listed here can unlock the desk and is named in the record.",
            frozenset({"staff"}),
        )
        self.body.addWidget(self.list)
        for part in (self.form_title, self.name, self.role, self.display):
            self.form.body.addWidget(part)
        self.form.body.addLayout(row_of(self.save, self.back))
        self.body.addWidget(self.form)
        self.back.setVisible(False)
        self.save.clicked.connect(self._save)
        self.name.submitted.connect(self._save)
        self.display.submitted.connect(self._save)
        self.back.clicked.connect(self._add_form)
        self.name.edited.connect(self._edited)
        self.display.edited.connect(self._edited)

    def read(self) -> None:
        """Read who works here."""
        office = self.services.open_office
        self.ask(lambda: office.ask(queries.staff_list, retired_too=True), self._show)

    def _show(self, rows: list[StaffRow]) -> None:
        self._staff = {row.staff_id: row for row in rows}
        lines = []
        for row in sorted(rows, key=lambda each: (not each.is_active, each.name)):
            right = "" if row.has_password or not row.is_active else "No password yet"
            second = row.role.in_words if row.is_active else f"{row.role.in_words}, no longer here"
            buttons = self._buttons(row) if row.is_active else ()
            lines.append(
                Line("user", row.name, second, right, buttons, avatar=row.staff_id, quiet=not row.is_active)
            )
        fill(self.theme, self.list, lines, "Nobody is listed yet.")
        self._follow_name()

    def _follow_name(self) -> None:
        """Whoever is at this desk may just have got another name."""
        row = self._staff.get(self.services.acting.staff_id)
        if row is not None and row.is_active:
            self.services.acting.become(StaffMember(row.staff_id, row.name, row.role.in_words))

    def _buttons(self, row: StaffRow) -> tuple[Button, ...]:
        made = []
        word = "New password" if row.has_password else "Set password"
        for text, slot in (("Change", self._change), (word, self._password), ("Retire", self._retire)):
            button = Button(self.theme, text, kind=Kind.LINK, size=Size.HEADER, name=f"{text}: {row.name}")
            button.setProperty("staff", row.staff_id)
            button.clicked.connect(slot)
            made.append(button)
        if row.staff_id == self.services.acting.staff_id:
            made[-1].setEnabled(False)
            made[-1].setToolTip("You are at this desk. Somebody else can retire you.")
        return tuple(made)

    def _row(self) -> StaffRow:
        return self._staff[int(self.sender().property("staff"))]

    @Slot()
    def _edited(self) -> None:
        self.dirty = True

    @Slot()
    def _change(self) -> None:
        self._changing = row = self._row()
        self.form_title.setText(f"Change {row.name}")
        self.name.set_text(row.name)
        self.role.set_value(row.role)
        self.display.set_text("" if row.display_name == row.name else row.display_name)
        self.save.set_words("Save")
        self.back.setVisible(True)
        self.name.setFocus()

    @Slot()
    def _add_form(self) -> None:
        self._changing, self.dirty = None, False
        self.form_title.setText("Add a colleague")
        self.save.set_words("Add")
        self.back.setVisible(False)
        for field in (self.name, self.display):
            field.set_text("")
            field.set_error("")

    @Slot()
    def _save(self) -> None:
        if not check_name(self.name):
            self.name.setFocus()
            return
        actor, row, role = self.services.actor(), self._changing, self.role.value()
        name, display = self.name.text(), self.display.text()
        work = role if isinstance(role, StaffRole) else StaffRole.RECEPTIONIST

        def act() -> None:
            if row is None:
                actor.do(staff.add_staff, name=name, role=work, display_name=display)
            else:
                actor.do(
                    staff.change_staff,
                    staff_id=row.staff_id,
                    version=row.version,
                    name=name,
                    role=work,
                    team_id=row.team_id,
                    display_name=display,
                )

        self.work(act, self._saved)

    def _saved(self, _nothing: None) -> None:
        sentence = "The change is saved." if self._changing else "They are added and can unlock the desk."
        self._add_form()
        self.say_saved(sentence)
        self.read()

    @Slot()
    def _password(self) -> None:
        row = self._row()
        question = PasswordQuestion(self.theme, self, row.name)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actor = self.services.actor()

        def set_it() -> None:
            password = question.password()
            self.work(
                lambda: actor.do(staff.set_password, staff_id=row.staff_id, password=password),
                self._password_set,
            )

        question.accepted.connect(set_it)
        question.open()

    def _password_set(self, _nothing: None) -> None:
        self.say_saved("The password is set. It counts from the next unlocking on.")
        self.read()

    @Slot()
    def _retire(self) -> None:
        row = self._row()
        question = RetireQuestion(self.theme, self, row.name)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actor = self.services.actor()

        def retire() -> None:
            self.work(lambda: actor.do(staff.retire_staff, staff_id=row.staff_id), self._retired)

        question.accepted.connect(retire)
        question.open()

    def _retired(self, _nothing: None) -> None:
        self.say_saved("They can no longer unlock the desk. What they did stays theirs.")
        self.read()

    def show_field(self, field: str, sentence: str) -> bool:
        """Beside the name or the public name."""
        found = {"name": self.name, "display_name": self.display}.get(field)
        if found is not None:
            found.set_error(sentence)
            found.setFocus()
        return found is not None
