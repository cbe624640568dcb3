"""Check in: from a few typed letters to a ticket."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from hsdesk.errors import HsdeskError, Refused
from hsdesk.reception.rows import ExpectedRow
from ui.keys import Key
from ui.reception.check_in.acquaintance import Acquaintance
from ui.reception.check_in.done_strip import DoneStrip
from ui.reception.check_in.fields import CheckInFields
from ui.reception.check_in.form import CheckInForm, Place
from ui.reception.check_in.hold import Hold
from ui.reception.check_in.people_found import Chosen
from ui.reception.check_in.promise import PromiseLine
from ui.reception.check_in.sending import Sender, Sent
from ui.reception.check_in.today import Today
from ui.reception.check_in.warning import FormWarning
from ui.services import Services
from ui.widgets.button import Button, Kind, Size
from ui.widgets.marks import HairLine
from ui.widgets.panels import Panel, Surface

DRAFT = "check-in"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckInPanel(Panel):
    """The form at the side of the reception page. `checked_in` carries the `CheckedIn`.

    What is half filled in is kept as a draft until it is sent or cleared. One id goes with the form until
    it succeeded, so that nothing is done twice.
    """

    checked_in = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, Surface.SUNKEN, parent)
        self._services = services
        self._before: CheckInForm | None = None
        self._before_id = ""
        self._restores: CheckInForm | None = None
        self._last: Sent | None = None
        self._focus_before: QWidget | None = None
        self.people = Acquaintance(services, self)
        self.today = Today(services, self, "check-in today")
        self.sender_of_forms = Sender(services, self)
        self.fields = CheckInFields(services, self.today)
        self.hold = Hold(self.fields)
        self.warning = FormWarning(services.theme)
        self.strip = DoneStrip(services.theme)
        self.promise = PromiseLine(services)
        self.button = Button(
            services.theme,
            "Check in",
            kind=Kind.PRIMARY,
            size=Size.MAIN,
            icon="log-in",
            key=Key.SUBMIT.cap(),
            wide=True,
        )
        self.clear_button = Button(
            services.theme, "Clear the form", kind=Kind.LINK, size=Size.HEADER, key=Key.BACK.cap()
        )
        self._lay_out()
        self._connect()
        self.today.refresh()
        self._restore()

    def _lay_out(self) -> None:
        theme = self.theme
        last = self.fields.body.count() - 1  # before the stretch
        self.fields.body.insertWidget(last, self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        footer = Panel(theme, Surface.NONE, margins=(20, 12, 20, 16), gap=12)
        for part in (self.strip, self.promise, self.button):
            footer.body.addWidget(part)
        self.body.addWidget(self.warning)
        self.body.addWidget(self.fields, 1)
        self.body.addWidget(HairLine(theme))
        self.body.addWidget(footer)
        QWidget.setTabOrder(self.button, self.promise.why)  # the way to the button stays as short as it was
        self.setAccessibleName("Check in")

    def _connect(self) -> None:
        fields, sender = self.fields, self.sender_of_forms
        fields.changed.connect(self._changed)
        fields.finished.connect(self.finish)
        fields.who.chosen.connect(self._picked)
        fields.who.named.connect(self._named)
        fields.appointment.chosen.connect(self._appointment_picked)
        fields.who.search.line.installEventFilter(self)
        self.people.read.connect(self._read)
        self.people.refused.connect(self._not_read)
        self.people.here_already.connect(self._here_already)
        self.today.read.connect(self._today_read)
        self.button.clicked.connect(self.finish)
        self.clear_button.clicked.connect(self.clear)
        self.warning.again.connect(self.finish)
        self.strip.undone.connect(self.undo)
        sender.sent.connect(self._sent)
        sender.refused.connect(self._refused)
        sender.taken_back.connect(self._taken_back)
        sender.not_taken_back.connect(self._not_taken_back)

    # what others ask

    def start(self) -> None:
        """Put the focus where a check-in begins, or goes on."""
        self.fields.who.focus_here()

    def for_person(self, person_id: int) -> None:
        """Begin the check-in of somebody on record; what was half filled in can be had back."""
        self._set_aside()
        self.people.ask(person_id)

    def for_appointment(self, row: ExpectedRow) -> None:
        """Begin the check-in of somebody who is expected; what was half filled in can be had back."""
        self._set_aside()
        self._take_appointment(row)
        self._go_on()

    def form(self) -> CheckInForm:
        """The form as it stands."""
        return self.fields.form()

    @Slot()
    def clear(self) -> None:
        """Empty the form; a moment long it can be had back."""
        self._set_aside()
        self.start()

    # who is here

    @Slot(object)
    def _picked(self, person: Chosen) -> None:
        """Somebody on record is here: take over what is known of them and of their appointment."""
        self.people.remember(person)
        form = replace(self.form(), category=person.category, needs=person.needs)
        self.fields.show_visit(form, needs_from_record=True)
        row = self.today.by_person().get(person.person_id)
        if row is not None and self.fields.appointment.appointment_id is None:
            self._take_appointment(row)
        self.people.look_whether_here(person.person_id)
        self._changed()
        self._go_on()

    @Slot()
    def _named(self) -> None:
        """Somebody new is being entered; or nobody is here any more, nor what came from their record."""
        form = self.form()
        if form.is_newcomer:
            self._changed()
            self._go_on()
            return
        empty = CheckInForm()
        form = replace(form, category=empty.category, needs=(), with_appointment=False)
        if form.appointment_id is not None:
            form = replace(form, appointment_id=None, reasons=(), to_see_staff_id=None, to_see_team_id=None)
        self.fields.show_visit(form)
        self._changed()

    @Slot(object)
    def _appointment_picked(self, row: ExpectedRow | None) -> None:
        if row is not None:
            self._take_appointment(row)
        self._changed()

    def _take_appointment(self, row: ExpectedRow) -> None:
        """Fill in who comes, why and to whom, as far as nobody else is named already."""
        form = self.form()
        known = form.person_id is not None or form.is_newcomer
        if not known and row.person_id is None:
            form = replace(form, is_newcomer=True, visitor_name=row.name, search="")
            self.fields.who.show_newcomer(form)
        self.fields.show_visit(
            replace(
                form,
                with_appointment=True,
                appointment_id=row.appointment_id,
                reasons=form.reasons or (row.purpose,),
                to_see_staff_id=row.staff_id,
                to_see_team_id=row.team_id,
                note=form.note or row.note,
            ),
            needs_from_record=known and form.needs == self.people.needs_of(form.person_id),
        )
        self._changed()
        if not known and row.person_id is not None:
            self.people.ask(row.person_id)

    @Slot(object)
    def _read(self, person: Chosen) -> None:
        """A card has come: of somebody whose half-filled form is shown again, or who begins one."""
        form, self._restores = self._restores, None
        if form is not None and form.person_id == person.person_id:
            self.show_form(form)
        else:
            self.fields.who.show_person(person)
            self._picked(person)

    @Slot(int, str)
    def _here_already(self, person_id: int, sentence: str) -> None:
        if self.form().person_id == person_id:
            self.fields.who.warn(sentence)

    # filling in

    def show_form(self, form: CheckInForm) -> None:
        """Show a form as it was."""
        who = self.fields.who
        person = self.people.of(form.person_id)
        if form.is_newcomer:
            who.show_newcomer(form)
        elif person is not None:
            who.show_person(person, identity_checked=form.identity_checked)
            self.people.look_whether_here(person.person_id)
        else:
            who.show_nobody(form.search)
        from_record = person is not None and form.needs == person.needs
        self.fields.show_visit(form, needs_from_record=from_record)
        self.fields.clear_errors()
        if form.person_id is not None and person is None:
            self._restores = form
            self.people.ask(form.person_id)
            return
        self._changed()

    @Slot()
    def _changed(self) -> None:
        form, drafts, staff_id = self.form(), self._services.drafts, self._services.acting.staff_id
        if not form.is_empty:
            action_id = str(self.sender_of_forms.action_id)
            drafts.keep(DRAFT, staff_id, {**form.draft(), "action_id": action_id})
            if self._last is None:
                self.strip.dismiss()
        elif drafts.load(DRAFT, staff_id) is not None:
            drafts.discard(DRAFT, staff_id)
        row = self.fields.appointment.row()
        self.promise.look(form, row.starts_at if row is not None else None)

    @Slot()
    def _today_read(self) -> None:
        known = self.today.known
        self.fields.appointment.offer(known.expected)
        self.fields.to_see.set_people(known.teams, known.staff)
        row = self.fields.appointment.row()
        self.promise.look(self.form(), row.starts_at if row is not None else None)

    def _restore(self) -> None:
        values = self._services.drafts.load(DRAFT, self._services.acting.staff_id)
        if values is not None:
            self.sender_of_forms.begin_anew(str(values.get("action_id", "")))
        self.show_form(CheckInForm.from_draft(values or {}))

    def _set_aside(self) -> None:
        """Empty the form; what was in it can be had back by Undo for a moment."""
        form, action_id = self.form(), str(self.sender_of_forms.action_id)
        self.warning.hide()
        self.sender_of_forms.begin_anew()
        self.show_form(CheckInForm())
        if not form.is_empty:
            self._before, self._before_id, self._last = form, action_id, None
            self.strip.say("The form was cleared.")

    def _go_on(self) -> None:
        """Put the focus on what is missing first, or on the button when nothing is."""
        problems = self.form().problems(self._services.clock.now())
        if problems:
            self.fields.go_to(problems[0].place)
        else:
            self.button.setFocus()

    # finishing

    @Slot()
    def finish(self) -> None:
        """Check the visitor in, or say what is missing first."""
        if self.sender_of_forms.is_busy():
            return
        self.fields.clear_errors()
        self.warning.hide()
        form = self.form()
        problems = form.problems(self._services.clock.now())
        for problem in problems:
            self.fields.complain(problem.place, problem.sentence)
        if problems:
            self.fields.go_to(problems[0].place)
            return
        self._before = form
        self._focus_before = _focus()
        self.sender_of_forms.send(form)
        if self.sender_of_forms.is_busy():
            self.hold.take()

    @Slot(object)
    def _sent(self, sent: Sent) -> None:
        self.hold.release()
        had_focus = self._has_focus()
        self._last = sent
        if self._before is not None and self._before.keeps_person:
            self._before = self._before.on_record(sent.person_id)
        self.show_form(CheckInForm())
        self.fields.verticalScrollBar().setValue(0)
        self.strip.say("Checked in.", ticket=sent.visit.ticket)
        if had_focus:
            self.start()
        self.checked_in.emit(sent.visit)

    def _has_focus(self) -> bool:
        focus = _focus()
        return focus is None or self.isAncestorOf(focus)

    @Slot(object)
    def _refused(self, refusal: HsdeskError) -> None:
        self.hold.release()
        if self._focus_before is not None and self._has_focus():
            self._focus_before.setFocus()
        self._say(refusal, again=True)

    @Slot(object)
    def _not_read(self, refusal: HsdeskError) -> None:
        self._restores = None
        self._say(refusal, again=False)

    def _say(self, refusal: HsdeskError, *, again: bool) -> None:
        """Beside the field it belongs to, else in a banner, with Try again where that may help."""
        field = refusal.field if isinstance(refusal, Refused) else ""
        if field in {place.value for place in Place}:
            self.fields.complain(Place(field), f"{refusal.sentence} {refusal.advice}".strip())
            self.fields.go_to(Place(field))
            return
        self.warning.say(refusal, again=again)
        self.today.refresh()

    # taking back

    @Slot()
    def undo(self) -> None:
        """Take back the check-in, or the clearing, that the strip tells of."""
        sent, self._last = self._last, None
        self.strip.dismiss()
        if sent is not None:
            self.sender_of_forms.take_back(sent)
        elif self._before is not None:
            self.sender_of_forms.begin_anew(self._before_id)
            self.show_form(self._before)
            self.start()

    @Slot(object)
    def _taken_back(self, sent: Sent) -> None:
        if self.form().is_empty and self._before is not None:
            self.show_form(self._before)
        self._services.notices.say_done(f"{sent.visit.ticket} was taken back.")

    @Slot(object)
    def _not_taken_back(self, refusal: HsdeskError) -> None:
        self._services.notices.say_error(refusal)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes, Esc clears."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and (plain or control):
            self.finish()
        elif event.key() == Qt.Key.Key_Escape and plain and not self.form().is_empty:
            self.clear()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the empty search Undo takes back what was done last; there is no typing to undo."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and self.strip.isVisible()
            and not self.fields.who.search.text()
        ):
            self.undo()
            return True
        return super().eventFilter(watched, event)


def _focus() -> QWidget | None:
    """The widget with the focus; the stubs of PySide do not know that there may be none."""
    return QApplication.focusWidget()
