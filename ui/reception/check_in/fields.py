"""All fields of the check-in, in their order, filled from a form and read back into one."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from hsdesk.diary.rules import Purpose
from hsdesk.people.rules import VisitorCategory
from ui.reception.check_in.appointment_field import AppointmentField
from ui.reception.check_in.arrival import ArrivalField
from ui.reception.check_in.form import CheckInForm, Place
from ui.reception.check_in.needs_field import NeedsField
from ui.reception.check_in.party import PartyField
from ui.reception.check_in.to_see import ToSee, ToSeeField
from ui.reception.check_in.today import Today
from ui.reception.check_in.who import WhoSection
from ui.services import Services
from ui.widgets.chips import ChoiceChips
from ui.widgets.field import FieldFrame, TextField
from ui.widgets.option import Option
from ui.widgets.panels import ScrollPane
from ui.widgets.select import SelectField

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class CheckInFields(ScrollPane):
    """The scrolling part of the form. `changed` tells of every change by hand, `finished` of Enter."""

    changed = Signal()
    finished = Signal()

    def __init__(self, services: Services, today: Today, parent: QWidget | None = None) -> None:
        theme = services.theme
        super().__init__(theme, parent)
        self._quiet = False
        self.who = WhoSection(services, today.by_person)
        categories = [Option(each, each.in_words) for each in VisitorCategory]
        self.category = SelectField(theme, "Comes as", categories)
        self.party = PartyField(theme)
        self.appointment = AppointmentField(theme, services.privacy)
        self.chips = ChoiceChips(theme, [Option(each, each.in_words) for each in Purpose])
        self.reasons = FieldFrame(theme, "Reason for visit", self.chips)
        self.to_see = ToSeeField(theme)
        self.needs = NeedsField(theme)
        self.note = TextField(theme, "Note for whoever sees them", optional=True, lines=2)
        self.note.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.arrival = ArrivalField(theme)
        self._lay_out()
        self._connect()
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        for line in (self.who.search, self.to_see):
            self.verticalScrollBar().valueChanged.connect(line.stay_below)
        inside = self.widget()
        if inside is not None:
            inside.installEventFilter(self)

    @Slot()
    def restyle(self) -> None:
        """Take distances anew."""
        super().restyle()
        self._keep_edge()

    @Slot()
    def _keep_edge(self) -> None:
        """Let the right edge of the fields stay in line with the footer when a scroll bar comes or goes."""
        px = self.theme.px
        right = px(20) - (px(12) if self.verticalScrollBar().maximum() else 0)
        self.body.setContentsMargins(px(20), px(16), right, px(16))

    def _keep_height(self) -> None:
        """Take the height that the fields need at this width; Qt reckons with narrower rows of chips."""
        inside = self.widget()
        need = inside.heightForWidth(inside.width()) if inside is not None else 0
        if inside is not None and need > 0 and inside.minimumHeight() != need:
            inside.setMinimumHeight(need)

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(self.theme.px(12))
        self.body.addWidget(self.who)
        beside.addWidget(self.category, 1)
        beside.addWidget(self.party)
        self.body.addLayout(beside)
        for part in (
            self.appointment,
            self.reasons,
            self.to_see,
            self.needs,
            self.note,
            self.arrival,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def _connect(self) -> None:
        for signal in (
            self.who.changed,
            self.category.chosen,
            self.party.changed,
            self.appointment.switched,
            self.chips.chosen,
            self.to_see.chosen,
            self.needs.changed,
            self.note.edited,
            self.arrival.changed,
        ):
            signal.connect(self._tell)
        self.chips.chosen.connect(self._reasons_right)
        self.note.submitted.connect(self.finished)
        for button in self.findChildren(QAbstractButton):
            if isinstance(button, QCheckBox | QRadioButton):
                button.installEventFilter(self)

    # what they hold

    def form(self) -> CheckInForm:
        """The form as it stands."""
        to_see = self.to_see.value()
        return replace(
            self.who.values(),
            category=cast("VisitorCategory", self.category.value()),
            with_appointment=self.appointment.with_appointment,
            appointment_id=self.appointment.appointment_id,
            reasons=tuple(each for each in self.chips.values() if isinstance(each, Purpose)),
            to_see_staff_id=to_see.staff_id,
            to_see_team_id=to_see.team_id,
            party_size=self.party.value(),
            needs=self.needs.values(),
            note=self.note.text(),
            is_late=self.arrival.late.isChecked(),
            arrived=self.arrival.time.text() if self.arrival.late.isChecked() else "",
        )

    def show_visit(self, form: CheckInForm, *, needs_from_record: bool = False) -> None:
        """Fill everything but who is here; nothing is sent."""
        self._quiet = True
        self.category.set_value(form.category)
        self.party.set_value(form.party_size)
        self.appointment.set_appointment(form.appointment_id, with_appointment=form.with_appointment)
        self.chips.set_values(form.reasons)
        self.to_see.set_value(ToSee(form.to_see_staff_id, form.to_see_team_id))
        self.needs.show_needs(form.needs, from_record=needs_from_record)
        self.note.set_text(form.note)
        self.arrival.show_arrival(is_late=form.is_late, text=form.arrived)
        if form.reasons:
            self.reasons.set_error("")
        self._quiet = False

    # what is wrong

    def _frames(self) -> dict[Place, FieldFrame]:
        return {
            **self.who.fields(),
            Place.APPOINTMENT: self.appointment.which,
            Place.REASONS: self.reasons,
            Place.PARTY: self.party,
            Place.NOTE: self.note,
            Place.ARRIVED: self.arrival.time,
        }

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for frame in self._frames().values():
            frame.set_error("")

    def complain(self, place: Place, sentence: str) -> None:
        """Say beside a field how to put it right."""
        if place is Place.WHO and self.who.search.isHidden():
            self.who.warn(sentence)
            return
        self._frames()[place].set_error(sentence)

    def go_to(self, place: Place) -> None:
        """Put the focus into a field and bring it in sight."""
        frame = self._frames()[place]
        if frame.isHidden():
            self.who.focus_here()
            return
        frame.setFocus()
        self.ensureWidgetVisible(frame)

    @Slot()
    def _reasons_right(self) -> None:
        self.reasons.set_error("")

    @Slot()
    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a choice finishes the form; on some systems it would press the choice instead."""
        if watched is self.widget() and event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._keep_height()
        choice = isinstance(watched, QCheckBox | QRadioButton)
        if choice and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.finished.emit()
                return True
            if event.key() in _ARROWS and isinstance(watched, QWidget) and self.chips.isAncestorOf(watched):
                # Left to itself a check-box takes an arrow key for Tab, out of the group.
                self.chips.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)
