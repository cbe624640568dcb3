"""Whether the person at this desk is on desk duty, which puts their name on display."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from hsdesk.diary import actions, queries
from hsdesk.diary.rules import DutyKind
from hsdesk.errors import HsdeskError
from hsdesk.store.work import Subject
from ui.services import Services


class DeskDuty(QObject):
    """Reads who is on desk duty, and puts the person at this desk on or off it."""

    changed = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._on_duty: frozenset[int] = frozenset()
        services.live.changed.connect(self._heard)
        services.acting.changed.connect(self.changed)
        self.read()

    @property
    def mine(self) -> bool:
        """Whether the person at this desk is on desk duty."""
        return self._services.acting.staff_id in self._on_duty

    def read(self) -> None:
        """Find out who is on desk duty now."""
        office = self._services.open_office

        def ask() -> frozenset[int]:
            rows = office.ask(queries.on_duty)
            return frozenset(row.staff_id for row in rows if row.kind is DutyKind.DESK)

        self._services.tasks.latest("desk duty").run(ask, self._answered, self._unread, owner=self)

    def take(self) -> None:
        """Put the person at this desk on desk duty."""
        self._do(start=True, sentence="You are on desk duty. Your name is on the waiting screen.")

    def leave(self) -> None:
        """Take the person at this desk off desk duty."""
        self._do(start=False, sentence="You are off desk duty.")

    def _do(self, *, start: bool, sentence: str) -> None:
        actor, staff_id = self._services.actor(), self._services.acting.staff_id
        action = actions.start_duty if start else actions.end_duty

        def act() -> None:
            actor.do(action, staff_id=staff_id, kind=DutyKind.DESK)

        def done(_nothing: None) -> None:
            self._services.notices.say_done(sentence)
            self.read()

        self._services.tasks.run(act, done, self._refused, owner=self)

    @Slot(object)
    def _heard(self, subjects: frozenset[Subject]) -> None:
        if any(subject.kind in {"staff", "duty"} for subject in subjects):
            self.read()

    def _answered(self, on_duty: frozenset[int]) -> None:
        if on_duty != self._on_duty:
            self._on_duty = on_duty
            self.changed.emit()

    def _refused(self, refusal: HsdeskError) -> None:
        self._services.notices.say_error(refusal)
        self.read()

    def _unread(self, _refusal: HsdeskError) -> None:
        """The strip about the connection says all there is to say."""
