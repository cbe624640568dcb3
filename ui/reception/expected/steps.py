"""What is done about an appointment from the list: it was missed, cancelled, or either is taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hsdesk.diary import actions
from hsdesk.errors import HsdeskError
from hsdesk.reception.rows import ExpectedRow
from ui.services import Services
from ui.words import clock_time


class AppointmentSteps(QObject):
    """Carries out one step at a time; every one can be taken back from its strip."""

    def __init__(self, services: Services, parent: QObject, refresh: Callable[[], None]) -> None:
        super().__init__(parent)
        self._services, self._refresh = services, refresh

    def missed(self, row: ExpectedRow) -> None:
        """Note that the visitor did not come."""
        self._do(actions.mark_missed, row, f"The {_which(row)} is noted as missed.", can_undo=True)

    def cancel(self, row: ExpectedRow) -> None:
        """Cancel an appointment."""
        self._do(actions.cancel_appointment, row, f"The {_which(row)} is cancelled.", can_undo=True)

    def take_back(self, row: ExpectedRow) -> None:
        """The visitor is expected again."""
        self._do(actions.undo_missed, row, f"The {_which(row)} is expected again.", can_undo=False)

    def _do(self, action: Callable[..., None], row: ExpectedRow, sentence: str, *, can_undo: bool) -> None:
        actor, appointment_id = self._services.actor(), row.appointment_id

        def work() -> None:
            actor.do(action, appointment_id=appointment_id)

        def undo() -> None:
            self.take_back(row)

        def done(_nothing: None) -> None:
            self._services.notices.say_done(sentence, undo if can_undo else None)
            self._refresh()

        self._services.tasks.run(work, done, self._refused, owner=self)

    def _refused(self, refusal: HsdeskError) -> None:
        self._services.notices.say_error(refusal)
        self._refresh()


def _which(row: ExpectedRow) -> str:
    """An appointment without a name, for a strip that anybody may read."""
    return f"{clock_time(row.starts_at)} appointment"
