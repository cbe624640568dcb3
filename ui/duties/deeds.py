"""What a person asks for in the panel of a duty, carried out on the duty that is shown there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from hsdesk.duties.rows import EvidenceRow
from hsdesk.people.rows import StaffRow
from ui.duties.dialogs import DoneDialog, MoveDialog, OwnDutyDialog
from ui.duties.files import EvidenceFiles
from ui.duties.panel import DutyPanel
from ui.duties.steps import Steps
from ui.reception.form_dialog import FormDialog
from ui.services import Services
from ui.words import local


class Deeds(QObject):
    """Connects the panel with the steps; asks first where more than one thing has to be known."""

    def __init__(self, services: Services, panel: DutyPanel, steps: Steps, files: EvidenceFiles) -> None:
        super().__init__(panel)
        self._services, self._panel, self._steps = services, panel, steps
        self.staff: tuple[StaffRow, ...] = ()
        """Who may see to a duty."""
        panel.facts.owner_chosen.connect(self._give)
        panel.facts.reminder_chosen.connect(self._remind)
        panel.facts.interval_chosen.connect(self._set_interval)
        panel.facts.why_wanted.connect(self._explain)
        panel.proof.note_wanted.connect(self._add_note)
        panel.proof.file_wanted.connect(self._add_file)
        panel.proof.remove_wanted.connect(self._remove)
        panel.proof.open_wanted.connect(files.open)
        panel.proof.save_wanted.connect(files.save)
        panel.foot.done_wanted.connect(self._complete)
        panel.foot.earlier_wanted.connect(self._complete_earlier)
        panel.foot.move_wanted.connect(self._move)
        panel.foot.reopen_wanted.connect(self._reopen)
        panel.foot.stop_wanted.connect(self._stop)
        files.refused.connect(panel.refuse)

    def _today(self) -> date:
        return local(self._services.clock.now()).date()

    @Slot(object)
    def _give(self, staff_id: object) -> None:
        row = self._panel.row
        if row is not None:
            who = staff_id if isinstance(staff_id, int) else None
            name = next((each.name for each in self.staff if each.staff_id == who), "")
            self._steps.give(row, who, name)

    @Slot(int)
    def _remind(self, days: int) -> None:
        detail = self._panel.detail
        if detail is not None:
            self._steps.remind(detail.row, days, detail.remind_days)

    @Slot(str)
    def _set_interval(self, every: str) -> None:
        if self._panel.detail is not None:
            self._steps.set_interval(self._panel.detail, every)

    @Slot()
    def _explain(self) -> None:
        row, standards = self._panel.row, self._services.open_office.standards
        if row is not None:
            from hsdesk.duties.why import why
            from ui.explanation.reasons import explain_reasons

            duty_id = row.duty_id
            explain_reasons(self._services, self._panel, lambda read: why(read, standards, duty_id))

    @Slot(str, str)
    def _add_note(self, note: str, part: str) -> None:
        if self._panel.row is not None:
            self._steps.note(self._panel.row, note, part, self._panel.proof.note_kept)

    @Slot(object, str)
    def _add_file(self, path: Path, part: str) -> None:
        if self._panel.row is not None:
            self._steps.file(self._panel.row, path, part)

    @Slot(object)
    def _remove(self, shown: EvidenceRow) -> None:
        if self._panel.row is not None:
            self._steps.remove(self._panel.row, shown)

    @Slot()
    def _complete(self) -> None:
        if self._panel.row is not None:
            self._steps.complete(self._panel.row)

    @Slot()
    def _complete_earlier(self) -> None:
        row = self._panel.row
        if row is None:
            return
        form = DoneDialog(self._services.theme, self._panel, row, self._today())

        def answered() -> None:
            self._steps.complete(row, form.date(), form)

        _ask(form, answered)

    @Slot()
    def _move(self) -> None:
        detail = self._panel.detail
        if detail is None:
            return
        form = MoveDialog(self._services.theme, self._panel, detail, self._today())

        def answered() -> None:
            to = form.date()
            if to is not None:
                self._steps.move(detail.row, to, form.reason.text(), form)

        _ask(form, answered)

    @Slot()
    def add_own(self) -> None:
        """Ask for a duty of the office's own."""
        form = OwnDutyDialog(self._services.theme, self._panel, self.staff, self._today())

        def answered() -> None:
            self._steps.add(form, **form.values())

        _ask(form, answered)

    @Slot()
    def _reopen(self) -> None:
        if self._panel.row is not None:
            self._steps.reopen(self._panel.row)

    @Slot()
    def _stop(self) -> None:
        if self._panel.row is not None:
            self._steps.stop(self._panel.row)


def _ask(form: FormDialog, answered: Callable[[], None]) -> None:
    form.answered.connect(answered)
    form.open()
