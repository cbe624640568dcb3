"""Does what a person asks with duties off the main thread, and offers to undo it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import shiboken6
from PySide6.QtCore import QObject, Signal

from hsdesk.attachments.rules import LARGEST_FILE
from hsdesk.duties import actions, evidence
from hsdesk.duties.queries import duty
from hsdesk.duties.rows import DutyDetail, DutyRow, EvidenceRow
from hsdesk.errors import ChangedByOther, HsdeskError, Refused, StoreError
from hsdesk.office import Actor, Office
from ui.duties.words import every_words, reminder_words
from ui.reception.form_dialog import FormDialog
from ui.services import Services
from ui.words import full_date

Action = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class _Doing:
    """Whoever acts, at the office as it stands when the work is done."""

    office: Office
    actor: Actor

    def newest(self, duty_id: int) -> DutyDetail:
        """A duty as it is now."""
        return self.office.ask(duty, self.office.standards, duty_id)


class Steps(QObject):
    """Everything that can be done with duties. One at a time: a second press waits for the first."""

    taken = Signal(int)
    """Something was done with the duty of this number; 0 for none in particular."""
    added = Signal(int)
    """A duty of the office's own was added."""
    refused = Signal(object)
    """An `HsdeskError` that belongs beside the duty."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._busy = False

    # owner, reminder, interval

    def give(self, row: DutyRow, staff_id: int | None, name: str) -> None:
        """Let somebody else see to a duty."""
        sentence = f"{name} sees to it" if staff_id else "Nobody in particular sees to it"
        undo = partial(self._again, actions.give_owner, row.duty_id, staff_id=row.owner_id)
        self._step(row, actions.give_owner, sentence, undo, staff_id=staff_id)

    def remind(self, row: DutyRow, days: int, before: int) -> None:
        """Choose when the owner is reminded."""
        undo = partial(self._again, actions.set_reminder, row.duty_id, days=before)
        self._step(row, actions.set_reminder, f"Reminder: {reminder_words(days).lower()}", undo, days=days)

    def set_interval(self, detail: DutyDetail, every: str) -> None:
        """Choose how often it comes."""
        standards, plan_id = self._services.open_office.standards, detail.row.plan_id
        duty_id, before = detail.row.duty_id, detail.interval
        act = partial(actions.set_interval, plan_id=plan_id, standards=standards)
        sentence = f"It comes {every_words(every).lower()}"

        def back(doing: _Doing) -> None:
            version = doing.newest(duty_id).plan_version
            doing.actor.do(actions.set_interval, **act.keywords, version=version, every=before)

        work = partial(
            self._services.actor().once,
            uuid4(),
            actions.set_interval,
            **act.keywords,
            version=detail.plan_version,
            every=every,
        )
        self._run(duty_id, work, sentence, partial(self._take_back, duty_id, back))

    # evidence

    def note(self, row: DutyRow, note: str, part: str, done: Callable[[], None]) -> None:
        """Add a note as evidence; `done` is called once it is kept."""
        self._evidence(row, "The note is added", done, note=note, part=part)

    def file(self, row: DutyRow, path: Path, part: str) -> None:
        """Add a file as evidence."""
        office, act = self._services.open_office, self._services.actor()
        action_id = uuid4()

        def work() -> int:
            content = read_file(path)
            return act.once(
                action_id,
                evidence.add_evidence,
                duty_id=row.duty_id,
                standards=office.standards,
                file_name=path.name,
                content=content,
                part=part,
            )

        self._run_evidence(row, work, "The file is added", None)

    def remove(self, row: DutyRow, shown: EvidenceRow) -> None:
        """Take evidence away that was a mistake."""
        sentence = "The file is removed" if shown.attachment_id else "The note is removed"
        work = partial(
            self._services.actor().once, uuid4(), evidence.remove_evidence, evidence_id=shown.evidence_id
        )

        def back(doing: _Doing) -> None:
            doing.actor.do(evidence.restore_evidence, evidence_id=shown.evidence_id)

        self._run(row.duty_id, work, sentence, partial(self._take_back, row.duty_id, back))

    # done and dates

    def complete(self, row: DutyRow, done_on: date | None = None, form: FormDialog | None = None) -> None:
        """Mark a duty done, today or on an earlier day."""
        standards = self._services.open_office.standards

        def back(doing: _Doing) -> None:
            doing.actor.do(actions.reopen_duty, duty_id=row.duty_id)

        self._step(
            row,
            actions.complete_duty,
            f"“{row.title}” is done",
            partial(self._take_back, row.duty_id, back),
            form,
            standards=standards,
            done_on=done_on,
        )

    def reopen(self, row: DutyRow) -> None:
        """Take back that a duty was done."""
        work = partial(self._services.actor().once, uuid4(), actions.reopen_duty, duty_id=row.duty_id)
        self._run(row.duty_id, work, f"“{row.title}” is to be done again", None)

    def move(self, row: DutyRow, to: date, reason: str, form: FormDialog) -> None:
        """Move the day by which it is to be done; that stays on record, so there is nothing to undo."""
        standards = self._services.open_office.standards
        sentence = f"Moved to {full_date(to)}"
        self._step(row, actions.move_date, sentence, None, form, to=to, reason=reason, standards=standards)

    # the office's own duties

    def add(self, form: FormDialog, **values: Any) -> None:
        """Add a duty of the office's own."""
        office = self._services.open_office
        work = partial(
            self._services.actor().once,
            form.action_id,
            actions.add_own_duty,
            standards=office.standards,
            **values,
        )

        def done(duty_id: int) -> None:
            def back(doing: _Doing) -> None:
                plan_id = doing.newest(duty_id).row.plan_id
                doing.actor.do(actions.stop_own_duty, plan_id=plan_id)

            undo = partial(self._take_back, 0, back)
            self._services.notices.say_done("The duty is added and comes again by itself", undo)
            self.added.emit(duty_id)

        self._work(work, done, form)

    def stop(self, row: DutyRow) -> None:
        """Let a duty of the office's own come no more."""
        work = partial(self._services.actor().once, uuid4(), actions.stop_own_duty, plan_id=row.plan_id)

        def back(doing: _Doing) -> None:
            doing.actor.do(actions.resume_own_duty, plan_id=row.plan_id)

        self._run(row.duty_id, work, f"“{row.title}” comes no more", partial(self._take_back, 0, back))

    # how

    def _evidence(self, row: DutyRow, sentence: str, done: Callable[[], None], **values: Any) -> None:
        work = partial(
            self._services.actor().once,
            uuid4(),
            evidence.add_evidence,
            duty_id=row.duty_id,
            standards=self._services.open_office.standards,
            **values,
        )
        self._run_evidence(row, work, sentence, done)

    def _run_evidence(
        self, row: DutyRow, work: Callable[[], int], sentence: str, done: Callable[[], None] | None
    ) -> None:
        def kept(evidence_id: int) -> None:
            def back(doing: _Doing) -> None:
                doing.actor.do(evidence.remove_evidence, evidence_id=evidence_id)

            if done is not None:
                done()
            undo = partial(self._take_back, row.duty_id, back)
            self._services.notices.say_done(sentence, undo)
            self.taken.emit(row.duty_id)

        self._work(work, kept)

    def _step(
        self,
        row: DutyRow,
        action: Action,
        sentence: str,
        undo: Callable[[], None] | None,
        form: FormDialog | None = None,
        **values: Any,
    ) -> None:
        action_id = form.action_id if form is not None else uuid4()
        work = partial(
            self._services.actor().once,
            action_id,
            action,
            duty_id=row.duty_id,
            version=row.version,
            **values,
        )
        self._run(row.duty_id, work, sentence, undo, form)

    def _again(self, action: Action, duty_id: int, **values: Any) -> None:
        """Put a choice back, on the duty as it is by then."""

        def back(doing: _Doing) -> None:
            version = doing.newest(duty_id).row.version
            doing.actor.do(action, duty_id=duty_id, version=version, **values)

        self._take_back(duty_id, back)

    def _take_back(self, duty_id: int, back: Callable[[_Doing], None]) -> None:
        doing = _Doing(self._services.open_office, self._services.actor())
        self._run(duty_id, partial(back, doing), "That is taken back", None)

    def _run(
        self,
        duty_id: int,
        work: Callable[[], Any],
        sentence: str,
        undo: Callable[[], None] | None,
        form: FormDialog | None = None,
    ) -> None:
        def done(_result: object) -> None:
            self._services.notices.say_done(sentence, undo)
            self.taken.emit(duty_id)

        self._work(work, done, form)

    def _work(
        self, work: Callable[[], Any], done: Callable[[Any], None], form: FormDialog | None = None
    ) -> None:
        if self._busy:
            return
        self._busy = True

        def answered(result: Any) -> None:
            self._busy = False
            if form is not None and shiboken6.isValid(form):
                form.accept()
            done(result)

        def failed(refusal: HsdeskError) -> None:
            self._busy = False
            if form is not None and shiboken6.isValid(form) and not isinstance(refusal, ChangedByOther):
                form.explain(refusal)
                return
            if form is not None and shiboken6.isValid(form):
                form.reject()
            self._refuse(refusal, partial(self._work, work, done))

        self._services.tasks.run(work, answered, failed, owner=self)

    def _refuse(self, refusal: HsdeskError, again: Callable[[], None]) -> None:
        if isinstance(refusal, StoreError):
            self._services.notices.say_error(refusal, retry=again)  # the same id again does nothing twice
        else:
            self.refused.emit(refusal)


def read_file(path: Path) -> bytes:
    """What is in a file that somebody chose, never more than can be kept. Raises `Refused`."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError:
        raise Refused(
            "This file cannot be read.",
            "Close it if it is open elsewhere, or copy it to this computer first.",
            field="file",
        ) from None
