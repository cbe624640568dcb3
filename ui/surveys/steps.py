"""What a person does with sheets, carried out off the main thread; each once and only once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from hsdesk.errors import HsdeskError, StoreError
from hsdesk.surveys import actions
from ui.services import Services
from ui.surveys.form import SheetForm


class SheetSteps(QObject):
    """Sends a form under an id that stays the same until it succeeded."""

    recorded = Signal(int)
    """The number of the sheet that was recorded or put right."""
    withdrawn = Signal(int)
    refused = Signal(object)
    """The `HsdeskError`; the same form may be sent again."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._busy, self._action_id = services, False, uuid4()

    def record(self, form: SheetForm, today: date) -> None:
        """Record a new sheet."""
        actor, action_id, values = self._services.actor(), self._action_id, form.values(today)

        def work() -> int:
            return actor.once(action_id, actions.record_sheet, questionnaire=form.questionnaire, **values)

        self._send(work)

    def correct(self, sheet_id: int, version: int, form: SheetForm, today: date) -> None:
        """Put a sheet right."""
        actor, action_id, values = self._services.actor(), self._action_id, form.values(today)

        def work() -> int:
            actor.once(action_id, actions.correct_sheet, sheet_id=sheet_id, version=version, **values)
            return sheet_id

        self._send(work)

    def withdraw(self, sheet_id: int, version: int) -> None:
        """Take a sheet out of all figures."""
        actor = self._services.actor()

        def work() -> None:
            actor.do(actions.withdraw_sheet, sheet_id=sheet_id, version=version)

        def done(_nothing: Any) -> None:
            self.withdrawn.emit(sheet_id)

        self._services.tasks.run(work, done, self.refused.emit, owner=self)

    def _send(self, work: Callable[[], int]) -> None:
        if self._busy:
            return
        self._busy = True
        self._services.tasks.run(work, self._done, self._refuse, owner=self)

    def _done(self, sheet_id: int) -> None:
        self._busy, self._action_id = False, uuid4()
        self.recorded.emit(sheet_id)

    def _refuse(self, refusal: HsdeskError) -> None:
        self._busy = False
        if not isinstance(refusal, StoreError):
            self._action_id = uuid4()  # nothing was done, so the next form is a new one
        self.refused.emit(refusal)
