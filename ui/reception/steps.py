"""Takes the steps of visits off the main thread, offers to undo each, and says what could not be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

import shiboken6
from PySide6.QtCore import QObject, Signal

from hsdesk.diary import actions as diary
from hsdesk.diary.rules import DutyKind
from hsdesk.errors import Gone, HsdeskError, StoreError
from hsdesk.office import Office
from hsdesk.reception import actions, corrections, queries, rooms
from hsdesk.reception.events import VisitEvent
from hsdesk.reception.rows import VisitRow
from ui.reception.form_dialog import FormDialog
from ui.reception.step_words import undone_sentence
from ui.services import Services
from ui.words import clock_time, counted

Action = Callable[..., Any]


class Steps(QObject):
    """Every step that this page can take. One at a time for each visit or room: a second press waits."""

    taken = Signal(int)
    """A step was taken here with the visit of this number; 0 for something else than a visit."""
    refused = Signal(object)
    """A `HsdeskError` that belongs beside the board: somebody was first, or a value cannot be."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._under_way: set[tuple[str, int]] = set()

    # visits

    def call(self, row: VisitRow) -> None:
        """Call a visitor."""
        where = f" to {row.room}" if row.room else ""
        self._step(row, actions.call, VisitEvent.CALLED, f"{row.ticket} called{where} at {self._time()}")

    def call_again(self, row: VisitRow) -> None:
        """Call a visitor once more."""
        sentence = f"{row.ticket} called again at {self._time()}"
        self._step(row, actions.call_again, VisitEvent.CALLED_AGAIN, sentence)

    def see(self, row: VisitRow, staff_id: int | None = None) -> None:
        """Note that the visitor has been greeted, by whom they came to see or by somebody named."""
        sentence = f"{row.ticket} marked as seen at {self._time()}"
        self._step(row, actions.mark_seen, VisitEvent.SEEN, sentence, staff_id=staff_id)

    def give_room(self, row: VisitRow, room_id: int, room: str) -> None:
        """Put a visitor in a room."""
        self._step(row, actions.give_room, VisitEvent.ROOM_GIVEN, f"{row.ticket} has {room}", room_id=room_id)

    def call_to_room(self, row: VisitRow, room_id: int, room: str) -> None:
        """Call a visitor to a room."""
        sentence = f"{row.ticket} called to {room} at {self._time()}"
        self._step(row, actions.call, VisitEvent.CALLED, sentence, room_id=room_id)

    def finish(self, row: VisitRow, form: FormDialog, **answers: Any) -> None:
        """End a visit with its outcome and the closing questions."""
        sentence = f"{row.ticket} finished"
        self._step(row, actions.finish, VisitEvent.FINISHED, sentence, form, **answers)

    def leave(self, row: VisitRow, form: FormDialog, **values: Any) -> None:
        """Note that a visitor left without being seen."""
        sentence = f"{row.ticket} marked as left without being seen"
        self._step(row, actions.mark_left, VisitEvent.LEFT, sentence, form, **values)

    def redirect(self, row: VisitRow) -> None:
        """Note that a visitor was sent elsewhere."""
        self._step(row, actions.redirect, VisitEvent.REDIRECTED, f"{row.ticket} sent elsewhere")

    def transfer(self, row: VisitRow, form: FormDialog, sentence: str, **values: Any) -> None:
        """Change whom a visitor is to see, or why they came."""
        self._step(row, actions.transfer, VisitEvent.TRANSFERRED, sentence, form, **values)

    def note_staff_unavailable(self, row: VisitRow) -> None:
        """Record that no member of staff was available."""
        sentence = f"{row.ticket}: no member of staff was available"
        self._step(row, actions.note_staff_unavailable, VisitEvent.STAFF_UNAVAILABLE, sentence)

    def correct_time(self, row: VisitRow, form: FormDialog, **values: Any) -> None:
        """Put right a time that was noted late; the first one is kept, so there is nothing to undo."""
        visit_id = row.visit_id
        work = self._once(corrections.correct_time, form, visit_id=visit_id, **values)
        self._run(("visit", visit_id), work, partial(self._say, f"{row.ticket}: the time is corrected"), form)

    def undo(self, visit_id: int, entry_id: int) -> None:
        """Take back a step, if it is still the last one of the visit."""
        work = self._once(corrections.undo, visit_id=visit_id, entry_id=entry_id)
        self._run(("visit", visit_id), work, self._undone)

    def close_forgotten(self) -> None:
        """End the visits of earlier days that nobody has ended."""
        self._run(("forgotten", 0), self._once(actions.close_forgotten), self._closed_forgotten)

    # rooms and duty

    def hold_room(self, room_id: int, name: str, form: FormDialog, **values: Any) -> None:
        """Keep a room."""
        self._room(room_id, diary.hold_room, f"{name} is held", form, **values)

    def close_room(self, room_id: int, name: str, form: FormDialog, **values: Any) -> None:
        """Close a room."""
        self._room(room_id, diary.close_room, f"{name} is closed", form, **values)

    def free_room(self, room_id: int, name: str) -> None:
        """Make a room free again."""
        self._room(room_id, rooms.free_room, f"{name} is free")

    def set_duty(self, staff_id: int, name: str, kind: DutyKind, *, on: bool) -> None:
        """Put somebody on duty, or take them off."""
        what = "at the desk" if kind is DutyKind.DESK else "seeing visitors"
        action = diary.start_duty if on else diary.end_duty
        work = self._once(action, staff_id=staff_id, kind=kind)
        sentence = f"{name} is {what}" if on else f"{name} is no longer {what}"
        self._run(("staff", staff_id), work, partial(self._say, sentence))

    def _room(
        self, room_id: int, action: Action, sentence: str, form: FormDialog | None = None, **values: Any
    ) -> None:
        work = self._once(action, form, room_id=room_id, **values)
        self._run(("room", room_id), work, partial(self._say, sentence), form)

    # how a step is taken

    def _once(self, action: Action, form: FormDialog | None = None, **values: Any) -> Callable[[], Any]:
        action_id = form.action_id if form is not None else uuid4()
        return partial(self._services.actor().once, action_id, action, **values)

    def _step(
        self,
        row: VisitRow,
        action: Action,
        event: VisitEvent,
        sentence: str,
        form: FormDialog | None = None,
        **values: Any,
    ) -> None:
        office, visit_id = self._services.open_office, row.visit_id
        act = self._once(action, form, visit_id=visit_id, **values)

        def work() -> int:
            act()
            return _standing(office, visit_id, event)

        self._run(("visit", visit_id), work, partial(self._offer_undo, visit_id, sentence), form)

    def _run(
        self,
        subject: tuple[str, int],
        work: Callable[[], Any],
        done: Callable[[Any], None],
        form: FormDialog | None = None,
    ) -> None:
        if subject in self._under_way:
            return
        self._under_way.add(subject)

        def answered(result: Any) -> None:
            self._under_way.discard(subject)
            if form is not None and shiboken6.isValid(form):
                form.accept()
            self.taken.emit(subject[1] if subject[0] == "visit" else 0)
            done(result)

        def failed(refusal: HsdeskError) -> None:
            self._under_way.discard(subject)
            if form is not None and shiboken6.isValid(form) and not isinstance(refusal, Gone):
                form.explain(refusal)
                return
            if form is not None and shiboken6.isValid(form):
                form.reject()
            self._refuse(refusal, partial(self._run, subject, work, done))

        self._services.tasks.run(work, answered, failed, owner=self)

    def _refuse(self, refusal: HsdeskError, again: Callable[[], None]) -> None:
        if isinstance(refusal, StoreError):
            self._services.notices.say_error(refusal, retry=again)  # the same id again does nothing twice
        else:
            self.taken.emit(0)
            self.refused.emit(refusal)

    def _offer_undo(self, visit_id: int, sentence: str, entry_id: int) -> None:
        undo = partial(self.undo, visit_id, entry_id) if entry_id else None
        self._services.notices.say_done(sentence, undo)

    def _say(self, sentence: str, _result: object) -> None:
        self._services.notices.say_done(sentence)

    def _undone(self, undone: corrections.Undone) -> None:
        self._services.notices.say_done(undone_sentence(undone.ticket, undone.event))

    def _closed_forgotten(self, count: int) -> None:
        self._services.notices.say_done(f"{counted(count, 'visit')} of an earlier day ended")

    def _time(self) -> str:
        return clock_time(self._services.clock.now())


def _standing(office: Office, visit_id: int, event: VisitEvent) -> int:
    """The newest journal entry of a kind that stands, which is what an undo takes back; 0 for none."""
    steps = office.ask(queries.history, visit_id)
    return max((step.entry_id for step in steps if step.event == event and not step.taken_back), default=0)
