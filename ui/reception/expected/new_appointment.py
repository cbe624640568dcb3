"""A short form to book somebody for later today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.diary.actions import book_appointment
from hsdesk.diary.rules import Purpose
from hsdesk.errors import HsdeskError, Refused
from hsdesk.reception.rows import ExpectedRow
from ui.keys import Key
from ui.reception.check_in.acquaintance import Acquaintance
from ui.reception.check_in.form import CheckInForm
from ui.reception.check_in.people_found import Chosen
from ui.reception.check_in.to_see import ToSee, ToSeeField
from ui.reception.check_in.today import Today
from ui.reception.check_in.warning import FormWarning
from ui.reception.check_in.who import WhoSection
from ui.reception.expected.appointment_form import LENGTHS, AppointmentForm, Place
from ui.services import Services
from ui.widgets.button import Button, Kind, Size
from ui.widgets.field import Field, FieldFrame, TextField
from ui.widgets.labels import heading
from ui.widgets.marks import HairLine
from ui.widgets.option import Option
from ui.widgets.panels import Panel, ScrollPane, Surface
from ui.widgets.select import SelectField

DRAFT = "appointment"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _nobody() -> Mapping[int, ExpectedRow]:
    """Nobody is expected twice, so the search need not say who is."""
    return {}


class NewAppointment(Panel):
    """`booked` carries the new appointment's number, `left` says that somebody went back to the list.

    What is half filled in is kept until it is booked or emptied; one id goes with it until it succeeded.
    """

    booked = Signal(int)
    left = Signal()

    def __init__(self, services: Services, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, Surface.SUNKEN, parent)
        theme = services.theme
        self._services, self._today = services, today
        self._action_id = uuid4()
        self._busy = False
        self.people = Acquaintance(services, self)
        self.who = WhoSection(
            services, _nobody, label="Who is to come?", asks_as="appointment search", is_here=False
        )
        self.time = Field(theme, "Time today", hint="Like 15:30")
        lengths = [Option(minutes, f"{minutes} minutes") for minutes in LENGTHS]
        self.length = SelectField(theme, "Length", lengths)
        self.to_see = ToSeeField(theme, label="With whom")
        self.purpose = SelectField(theme, "About", [Option(each, each.in_words) for each in Purpose])
        self.note = TextField(theme, "Note", optional=True, lines=2)
        self.warning = FormWarning(theme)
        self.button = Button(
            theme,
            "Book",
            kind=Kind.PRIMARY,
            size=Size.FOOTER,
            icon="calendar-plus",
            key=Key.SUBMIT.cap(),
            wide=True,
        )
        self.back = Button(theme, "Go back", size=Size.FOOTER, key=Key.BACK.cap())
        self._lay_out()
        self._connect()
        self._restore()

    def _lay_out(self) -> None:
        theme = self.theme
        self._pane = ScrollPane(theme)
        body = self._pane.body
        beside = QHBoxLayout()
        beside.setSpacing(theme.px(12))
        beside.addWidget(self.time, 1)
        beside.addWidget(self.length, 1)
        body.addWidget(heading(theme, "Add an appointment"))
        body.addWidget(self.who)
        body.addLayout(beside)
        for part in (self.to_see, self.purpose, self.note):
            body.addWidget(part)
        body.addStretch(1)
        footer = Panel(theme, Surface.NONE, margins=(20, 12, 20, 16))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.back)
        buttons.addWidget(self.button, 1)
        footer.body.addLayout(buttons)
        self.body.addWidget(self.warning)
        self.body.addWidget(self._pane, 1)
        self.body.addWidget(HairLine(theme))
        self.body.addWidget(footer)
        self.setAccessibleName("Add an appointment")

    def _connect(self) -> None:
        for signal in (
            self.who.changed,
            self.who.chosen,
            self.who.named,
            self.time.edited,
            self.length.chosen,
            self.to_see.chosen,
            self.purpose.chosen,
            self.note.edited,
        ):
            signal.connect(self._changed)
        self.who.chosen.connect(self._picked)
        self.who.named.connect(self._named)
        self.time.left.connect(self._check_time)
        self.time.edited.connect(self._time_typed)
        self.note.submitted.connect(self.finish)
        self.people.read.connect(self._read)
        self.people.refused.connect(self._not_read)
        self._today.read.connect(self._today_read)
        self.button.clicked.connect(self.finish)
        self.back.clicked.connect(self.left)
        self.warning.again.connect(self.finish)

    # what it holds

    def start(self) -> None:
        """Put the focus where the form begins, or goes on."""
        self._go_on()

    def form(self) -> AppointmentForm:
        """The form as it stands."""
        who, to_see = self.who.values(), self.to_see.value()
        return AppointmentForm(
            search=who.search,
            person_id=who.person_id,
            is_newcomer=who.is_newcomer,
            visitor_name=who.visitor_name,
            time=self.time.text(),
            minutes=cast("int", self.length.value()),
            staff_id=to_see.staff_id,
            team_id=to_see.team_id,
            purpose=cast("Purpose", self.purpose.value()),
            note=self.note.text(),
        )

    def show_form(self, form: AppointmentForm) -> None:
        """Show a form as it was."""
        person = self.people.of(form.person_id)
        if form.is_newcomer:
            self.who.show_newcomer(CheckInForm(visitor_name=form.visitor_name))
        elif person is not None:
            self.who.show_person(person)
        else:
            self.who.show_nobody(form.search)
        self.time.set_text(form.time)
        self.length.set_value(form.minutes)
        self.to_see.set_value(ToSee(form.staff_id, form.team_id))
        self.purpose.set_value(form.purpose)
        self.note.set_text(form.note)
        for frame in self._frames().values():
            frame.set_error("")
        self.warning.hide()
        if form.person_id is not None and person is None:
            self.people.ask(form.person_id)
        else:
            self._changed()

    def _restore(self) -> None:
        values = self._services.drafts.load(DRAFT, self._services.acting.staff_id) or {}
        kept = values.get("action_id")
        self._action_id = UUID(kept) if isinstance(kept, str) and len(kept) == 36 else uuid4()
        self.show_form(AppointmentForm.from_draft(values))

    @Slot()
    def _changed(self) -> None:
        form, drafts, staff_id = self.form(), self._services.drafts, self._services.acting.staff_id
        if not form.is_empty:
            drafts.keep(DRAFT, staff_id, {**form.draft(), "action_id": str(self._action_id)})
        elif drafts.load(DRAFT, staff_id) is not None:
            drafts.discard(DRAFT, staff_id)

    @Slot()
    def _today_read(self) -> None:
        self.to_see.set_people(self._today.known.teams, self._today.known.staff)

    @Slot(object)
    def _picked(self, person: Chosen) -> None:
        self.people.remember(person)
        self._go_on()

    @Slot(object)
    def _read(self, person: Chosen) -> None:
        self.show_form(replace(self.form(), person_id=person.person_id, search=""))

    @Slot()
    def _named(self) -> None:
        if not self.who.newcomer.isHidden():
            self._go_on()

    # what is wrong

    def _frames(self) -> dict[Place, FieldFrame]:
        return {
            Place.WHO: self.who.search,
            Place.NAME: self.who.newcomer.name,
            Place.TIME: self.time,
            Place.LENGTH: self.length,
            Place.NOTE: self.note,
        }

    @Slot()
    def _time_typed(self) -> None:
        self.time.set_error("")

    @Slot()
    def _check_time(self) -> None:
        """Say what is wrong with a time as soon as it is left."""
        if self.time.text():
            problems = dict(self.form().problems(self._services.clock.now()))
            self.time.set_error(problems.get(Place.TIME, ""))

    def _go_on(self) -> None:
        problems = self.form().problems(self._services.clock.now())
        if problems:
            self._frames()[problems[0][0]].setFocus()
        else:
            self.button.setFocus()

    # finishing

    @Slot()
    def finish(self) -> None:
        """Book the appointment, or say what is missing first."""
        if self._busy:
            return
        form, now = self.form(), self._services.clock.now()
        problems = dict(form.problems(now))
        for place, frame in self._frames().items():
            frame.set_error(problems.get(place, ""))
        if problems:
            self._frames()[next(iter(problems))].setFocus()
            return
        self._busy = True
        self._services.tasks.run(self._booking(form), self._done, self._refused, owner=self)

    def _booking(self, form: AppointmentForm) -> Callable[[], int]:
        actor, action_id = self._services.actor(), self._action_id
        values = form.booking(self._services.clock.now())

        def work() -> int:
            return actor.once(action_id, book_appointment, **values)

        return work

    def _done(self, appointment_id: int) -> None:
        self._busy = False
        self._action_id = uuid4()
        self.show_form(AppointmentForm())
        self.booked.emit(appointment_id)

    def _refused(self, refusal: HsdeskError) -> None:
        self._busy = False
        self._say(refusal, again=True)

    @Slot(object)
    def _not_read(self, refusal: HsdeskError) -> None:
        self._say(refusal, again=False)

    def _say(self, refusal: HsdeskError, *, again: bool) -> None:
        """Beside the field it belongs to, else in a banner."""
        field = refusal.field if isinstance(refusal, Refused) else ""
        frame = self._frames()[Place(field)] if field in {place.value for place in Place} else None
        if frame is not None and not frame.isHidden():
            frame.set_error(f"{refusal.sentence} {refusal.advice}".strip())
            frame.setFocus()
            return
        self.warning.say(refusal, again=again)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter books, Esc goes back to the list; what was typed is kept."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and (plain or control):
            self.finish()
        elif event.key() == Qt.Key.Key_Escape and plain:
            self.left.emit()
        else:
            super().keyPressEvent(event)
