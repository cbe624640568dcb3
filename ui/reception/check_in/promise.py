"""By when the visitor should be seen, as it stands over the button before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.errors import HsdeskError, Refused
from hsdesk.reception.events import VisitEvent
from hsdesk.standards.what_if import WouldBeClock, nearest_clock
from hsdesk.store.work import FactValue
from ui.fonts import Role
from ui.reception.check_in.form import CheckInForm
from ui.services import Services
from ui.widgets.labels import Label, Tone
from ui.widgets.marks import Picture
from ui.words import clock_time

NO_PROMISE = "No promise for this visit"


@dataclass(frozen=True, slots=True)
class _Question:
    """A visit as it would be noted: what it holds, and when they came (None for now)."""

    facts: tuple[tuple[str, FactValue], ...]
    arrived_at: datetime | None
    with_appointment: bool


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
        self.length = Label(theme, role=Role.SMALL, tone=Tone.HINT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Picture(theme, "timer"))
        row.addWidget(self.lead)
        row.addWidget(self.by)
        row.addStretch(1)
        row.addWidget(self.length)
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

    def _unanswered(self, _refusal: HsdeskError) -> None:
        """Rather nothing than a time that may be wrong; the form itself says what is the matter."""
        self.lead.setText("The target is not known at the moment")
        self.by.setText("")
        self.length.setText("")

    def _write(self, clock: WouldBeClock | None, *, with_appointment: bool) -> None:
        if clock is None:
            self.lead.setText(NO_PROMISE)
            self.by.setText("")
            self.length.setText("")
        else:
            past = clock.due_at < self._services.clock.now()
            self.lead.setText("Target was" if past else "Target: see them by")
            self.by.setText(clock_time(clock.due_at))
            way = "appointment" if with_appointment else "walk-in"
            self.length.setText(f"{_short(clock.within)}, {way}")
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
