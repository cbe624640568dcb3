"""Sending a finished form: once and only once, however often Enter is pressed or the connection breaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal

from hsdesk.errors import HsdeskError
from hsdesk.reception import corrections, queries
from hsdesk.reception.actions import CheckedIn, check_in
from hsdesk.reception.newcomers import check_in_newcomer
from ui.reception.check_in.form import CheckInForm
from ui.services import Services


@dataclass(frozen=True, slots=True)
class Sent:
    """A visit that was checked in, the journal's entry that taking it back would name, and who it is."""

    visit: CheckedIn
    entry_id: int
    person_id: int | None


class Sender(QObject):
    """Sends one form at a time, under an id that stays the same until it succeeded."""

    sent = Signal(object)
    """A `Sent`."""
    refused = Signal(object)
    """The `HsdeskError`; the same form may be sent again."""
    taken_back = Signal(object)
    """The `Sent` that was taken back."""
    not_taken_back = Signal(object)
    """The `HsdeskError` that says why it stays."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._busy = False
        self.action_id = uuid4()

    def is_busy(self) -> bool:
        """Whether a form is on its way."""
        return self._busy

    def begin_anew(self, action_id: str = "") -> None:
        """The next form gets an id of its own, or the one that was kept with its draft."""
        try:
            self.action_id = UUID(action_id)
        except ValueError:
            self.action_id = uuid4()

    def send(self, form: CheckInForm) -> None:
        """Send a form without problems. While one is on its way nothing happens."""
        if self._busy:
            return
        self._busy = True
        self._services.tasks.run(self._checking_in(form), self._done, self._refused, owner=self)

    def _checking_in(self, form: CheckInForm) -> Callable[[], Sent]:
        actor, office, action_id = self._services.actor(), self._services.open_office, self.action_id
        values = form.visit(self._services.clock.now())

        def work() -> Sent:
            if form.is_newcomer and form.keeps_person:
                visit = actor.once(
                    action_id,
                    check_in_newcomer,
                    name=form.visitor_name,
                    phone=form.phone,
                    first_line=form.first_line,
                    postcode=form.postcode,
                    **values,
                )
            else:
                visit = actor.once(
                    action_id,
                    check_in,
                    person_id=form.person_id,
                    visitor_name=form.visitor_name,
                    **values,
                )
            with office.read() as read:
                arrival = queries.history(read, visit.visit_id)[0]
                row = queries.visit(read, visit.visit_id)
            return Sent(visit, arrival.entry_id, row.person_id if row is not None else None)

        return work

    def _done(self, sent: Sent) -> None:
        self._busy = False
        self.begin_anew()
        self.sent.emit(sent)

    def _refused(self, refusal: HsdeskError) -> None:
        self._busy = False
        self.refused.emit(refusal)

    def take_back(self, sent: Sent) -> None:
        """Take a check-in back, unless somebody has taken the next step meanwhile."""
        actor = self._services.actor()

        def work() -> Sent:
            actor.do(corrections.undo, visit_id=sent.visit.visit_id, entry_id=sent.entry_id)
            return sent

        self._services.tasks.run(work, self.taken_back.emit, self.not_taken_back.emit, owner=self)
