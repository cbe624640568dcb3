"""By when the visitor should be seen, as it stands over the button before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.errors import HsdeskError, Refused
from hsdesk.reception.events import VisitEvent
from hsdesk.standards.what_if import WouldBeClock, nearest_clock
from hsdesk.store.work import FactValue
from ui.fonts import Role
from ui.reception.check_in.form import CheckInForm
from ui.services import Services
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import words
from ui.widgets.labels import ElidedLabel, Label, Tone, tone_colour
from ui.words import clock_time, local

NO_PROMISE = "No promise for this visit"


@dataclass(frozen=True, slots=True)
class _Question:
    """A visit as it would be noted: what it holds, and when they came (None for now)."""

    facts: tuple[tuple[str, FactValue], ...]
    arrived_at: datetime | None
    with_appointment: bool

    def other_way(self, at: datetime) -> dict[str, FactValue]:
        """The facts of the same visit with an appointment, if it has none, and without if it has one."""
        booked = not self.with_appointment
        other: dict[str, FactValue] = {"appointment": booked, "booked_at": at if booked else None}
        return {**dict(self.facts), **other, "appointment_id": None}


class _Length(ElidedLabel):
    """How long that is and for which way of coming, or only how long where there is little room."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw as many of the words as there is room for."""
        shown = self.text().partition(",")[0] if self.is_cut() else self.text()
        colour, face = tone_colour(self.theme, Tone.HINT), self.theme.font(Role.SMALL)
        words(QPainter(self), QRectF(self.rect()), shown, face, colour, elide=True)


class PromiseLine(QWidget):
    """One line: the target, and how long that is. It asks again when the form changes and each minute."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._question: _Question | None = None
        self._minute = ""
        self._questions = services.tasks.latest("check-in promise")
        self.lead = Label(theme, NO_PROMISE, role=Role.SUPPORT, tone=Tone.SECOND)
        self.by = Label(theme, role=Role.SUPPORT_STRONG, figures=True)
        self.length = _Length(theme, role=Role.SMALL, tone=Tone.HINT)
        self.why = Button(theme, "Why?", kind=Kind.LINK, size=Size.HEADER)
        self.why.setAccessibleName("Why this time?")
        self.why.hide()
        self.why.clicked.connect(self.explain)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.lead)
        row.addWidget(self.by)
        row.addWidget(self.length, 1)
        row.addWidget(self.why)
        services.ticker.tick.connect(self._tick)

    def words(self) -> str:
        """Everything the line says."""
        return " ".join(part for part in (self.lead.text(), self.by.text(), self.length.text()) if part)

    def look(self, form: CheckInForm, booked_at: datetime | None) -> None:
        """Ask what would be promised for the form as it stands."""
        question = _question(form, booked_at, self._services.clock.now())
        if question is not None and question != self._question:
            self._question = question
            self._ask()

    def _ask(self) -> None:
        question, office = self._question, self._services.open_office
        if question is None:
            return
        now = self._services.clock.now()
        self._minute = clock_time(now)

        def ask() -> WouldBeClock | None:
            at = question.arrived_at or now
            with office.read() as read:
                return nearest_clock(read, office.standards, VisitEvent.ARRIVED, dict(question.facts), at)

        def answered(clock: WouldBeClock | None) -> None:
            self._write(clock, with_appointment=question.with_appointment)

        self._questions.run(ask, answered, self._unanswered, owner=self)

    @Slot()
    def explain(self) -> None:
        """Show how the time is reckoned, and what it would be the other way, booked or not."""
        question, office, now = self._question, self._services.open_office, self._services.clock.now()
        if question is None:
            return
        at = question.arrived_at or now

        def ask() -> tuple[WouldBeClock | None, WouldBeClock | None]:
            with office.read() as read:
                own, other = (
                    nearest_clock(read, office.standards, VisitEvent.ARRIVED, facts, at)
                    for facts in (dict(question.facts), question.other_way(at))
                )
            return own, other

        def answered(clocks: tuple[WouldBeClock | None, WouldBeClock | None]) -> None:
            own, other = clocks
            if own is not None:
                self._open(question, own, other, at)

        self._services.tasks.run(ask, answered, self._unanswered, owner=self)

    def _open(self, question: _Question, own: WouldBeClock, other: WouldBeClock | None, at: datetime) -> None:
        from ui.what_if.why_dialog import show_why

        way = "Without an appointment" if question.with_appointment else "With an appointment for now"
        beside = (
            f"{way} it would be {clock_time(other.due_at)}: {other.within} ({other.standard})."
            if other is not None
            else f"{way} nothing would be promised."
        )
        today = local(self._services.clock.now()).date()
        is_now = question.arrived_at is None
        show_why(self._services.theme, self, own, at, today, is_now=is_now, beside=beside)

    def _unanswered(self, _refusal: HsdeskError) -> None:
        """Rather nothing than a time that may be wrong; the form itself says what is the matter."""
        self.why.hide()
        self.lead.setText("The target is not known at the moment")
        self.by.setText("")
        self.length.set_text("")

    def _write(self, clock: WouldBeClock | None, *, with_appointment: bool) -> None:
        if clock is None:
            self.lead.setText(NO_PROMISE)
            self.by.setText("")
            self.length.set_text("")
        else:
            past = clock.due_at < self._services.clock.now()
            self.lead.setText("Target was" if past else "Target: see them by")
            self.by.setText(clock_time(clock.due_at))
            way = "appointment" if with_appointment else "walk-in"
            self.length.set_text(f"{_short(clock.within)}, {way}")
        self.why.setVisible(clock is not None)
        self.setToolTip("" if clock is None else clock.title)
        self.setAccessibleName(self.words())

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        if self.isVisible() and clock_time(now) != self._minute:
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep up with the time from now on."""
        super().showEvent(event)
        self._services.ticker.need(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._services.ticker.release(self)


def _question(form: CheckInForm, booked_at: datetime | None, now: datetime) -> _Question | None:
    """The visit as it would be noted; None while the time of arrival is half typed."""
    try:
        arrived_at = form.arrived_at(now)
    except Refused:
        return None
    facts: dict[str, FactValue] = {
        "appointment": form.with_appointment,
        "appointment_id": form.appointment_id if form.with_appointment else None,
        "booked_at": (booked_at or now) if form.with_appointment else None,
        "category": form.category.value,
        "reasons": tuple(reason.value for reason in form.reasons),
        "party_size": form.party_size,
        "person_id": form.person_id,
        "to_see_staff_id": form.to_see_staff_id,
        "to_see_team_id": form.to_see_team_id,
    }
    return _Question(tuple(facts.items()), arrived_at, form.with_appointment)


def _short(within: str) -> str:
    """A time as a line has room for it: "10 min"."""
    return within.replace(" minutes", " min").replace(" minute", " min")
