"""Everything a person does about a check, carried out off the main thread, one thing after the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from hsdesk.attachments.actions import attach, remove_attachment, restore_attachment
from hsdesk.attachments.rules import FileKind, checked_kind
from hsdesk.errors import HsdeskError, Refused
from hsdesk.office_checks import actions
from hsdesk.office_checks.rules import ANSWER_KIND
from ui.services import Services

_PHOTOS = {FileKind.PNG, FileKind.JPEG}


class CheckSteps(QObject):
    """Tells `changed` once something was done, so that the tab reads anew, or `refused` why not."""

    changed = Signal()
    refused = Signal(object)
    """The `HsdeskError`."""
    begun = Signal(int)
    """The number of the round that is open now."""
    finished = Signal(int)
    """The number of the round that is over."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services

    def begin(self) -> None:
        """Begin the round that comes next, or go on with the open one."""
        actor, standards = self._services.actor(), self._services.open_office.standards

        def work() -> int:
            return actor.do(actions.begin, standards=standards)

        def done(check_id: int) -> None:
            self.changed.emit()
            self.begun.emit(check_id)

        self._services.tasks.run(work, done, self.refused.emit, owner=self)

    def answer(self, answer_id: int, *, yes: bool) -> None:
        """Answer a question."""
        self._do(actions.answer, answer_id=answer_id, yes=yes)

    def note(self, answer_id: int, words: str) -> None:
        """Keep what is amiss."""
        self._do(actions.note, answer_id=answer_id, words=words)

    def finish(self, check_id: int) -> None:
        """Finish the round."""

        def done(_nothing: Any) -> None:
            self.changed.emit()
            self.finished.emit(check_id)

        self._do(actions.finish, done, check_id=check_id)

    def make_task(
        self, answer_id: int, title: str, owner: tuple[int | None, int | None], due_date: date | None
    ) -> None:
        """Have somebody mend what is amiss; `owner` is a member of staff or a team."""

        def done(_number: Any) -> None:
            self.changed.emit()
            self._services.notices.say_done("The task is added.")

        staff_id, team_id = owner
        values = {"title": title, "owner_staff_id": staff_id, "team_id": team_id, "due_date": due_date}
        self._do(actions.make_task, done, answer_id=answer_id, **values)

    def correct(self, answer_id: int, words: str, *, yes: bool) -> None:
        """Put an answer of a finished round right."""

        def done(_nothing: Any) -> None:
            self.changed.emit()
            self._services.notices.say_done("The answer is put right. The first one stays on record.")

        self._do(actions.correct, done, answer_id=answer_id, yes=yes, words=words)

    def set_interval(self, every: str) -> None:
        """Say how often the office looks where its promises do not."""

        def done(_nothing: Any) -> None:
            self.changed.emit()
            self._services.notices.say_done(f"The office is looked at every {every.removeprefix('1 ')}.")

        self._do(actions.set_interval, done, every=every)

    def add_photos(self, answer_id: int, files: list[Path]) -> None:
        """Attach pictures to an answer; a file that is none is refused."""
        actor = self._services.actor()

        def work() -> None:
            for file in files:
                content = _photo(file)
                actor.do(
                    attach, subject_kind=ANSWER_KIND, subject_id=answer_id, name=file.name, content=content
                )

        self._run(work)

    def remove_photo(self, attachment_id: int) -> None:
        """Take a picture away, which can be taken back."""

        def undo() -> None:
            self._do(restore_attachment, attachment_id=attachment_id)

        def done(_nothing: Any) -> None:
            self.changed.emit()
            self._services.notices.say_done("The photo is taken away.", undo)

        self._do(remove_attachment, done, attachment_id=attachment_id)

    def _do(
        self, action: Callable[..., Any], done: Callable[[Any], None] | None = None, **values: Any
    ) -> None:
        actor = self._services.actor()

        def work() -> Any:
            return actor.do(action, **values)

        self._run(work, done)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        def simply(_nothing: Any) -> None:
            self.changed.emit()

        self._services.tasks.run(work, done or simply, self._refuse, owner=self)

    def _refuse(self, refusal: HsdeskError) -> None:
        self.changed.emit()  # what another desk did meanwhile is seen beside the reason
        self.refused.emit(refusal)


def _photo(file: Path) -> bytes:
    try:
        content = file.read_bytes()
    except OSError:
        raise Refused("This file cannot be read.", "Copy it to this computer first.") from None
    if checked_kind(content) not in _PHOTOS:
        raise Refused("This file is no photo.", "Choose a PNG or JPEG picture.")
    return content
