"""The tab of office checks: the rounds at the left, the checklist of the chosen one at the right."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsdesk.attachments.queries import content
from hsdesk.attachments.rows import AttachmentContent
from hsdesk.errors import HsdeskError
from hsdesk.office_checks import queries
from hsdesk.office_checks.rows import CheckRow
from hsdesk.office_checks.rules import ANSWER_KIND, KIND
from hsdesk.store.work import Subject
from ui.feed import Freshness
from ui.office_checks.dialogs import CorrectForm, PhotoDialog, TaskForm, owner_options
from ui.office_checks.panel import CheckPanel
from ui.office_checks.round_list import RoundList
from ui.office_checks.source import NEXT, RoundLine, Snapshot, take_snapshot
from ui.office_checks.steps import CheckSteps
from ui.services import Services
from ui.shell.space import Space
from ui.widgets.beside import Beside
from ui.widgets.empty import EmptyState
from ui.widgets.labels import support
from ui.widgets.marks import HairLine
from ui.widgets.option import Option
from ui.widgets.panels import Panel, Surface
from ui.widgets.select import Select
from ui.widgets.skeleton import Skeleton
from ui.words import counted

KINDS = frozenset({KIND, ANSWER_KIND, "office", "room", "task", "staff", "team"})
DRAFT = "office-check"
_INTERVALS = ("1 day", "1 week", "2 weeks", "1 month", "2 months", "3 months", "6 months", "1 year")


class OfficeChecksTab(Beside):
    """Reads everything anew when something of a check changes, here or at another desk."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._snapshot: Snapshot | None = None
        self._older: CheckRow | None = None
        self._start_wanted = False
        self.setProperty("surface", "sheet")
        self.interval = Select(theme, [Option(each, _every(each)) for each in _INTERVALS])
        self.interval.setFixedWidth(theme.px(168))
        self.interval.setAccessibleName("How often what has no interval of its own is looked at")
        self.list = RoundList(theme)
        self.panel = CheckPanel(theme)
        self.steps = CheckSteps(services, self)
        self.empty = EmptyState(
            theme,
            "clipboard-check",
            "Nothing is checked at this office",
            "None of the promises it is held to says that something is in place here.",
        )
        self.waiting = Skeleton(theme, with_circle=False)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._freshness = Freshness(self, services.live, KINDS, self._heard)
        self.refresh()

    def _lay_out(self) -> None:
        theme = self._services.theme
        self.head = Panel(theme, Surface.NONE, margins=(24, 12, 20, 12))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        self.lead = support(theme, "", wrap=True)
        row.addWidget(self.lead, 1)
        row.addWidget(support(theme, "Where a promise names no interval"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.interval)
        self.head.body.addLayout(row)
        listed = QWidget()
        self.list.setParent(listed)  # the first part of the tab, so that whoever comes here comes to it
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, HairLine(theme)):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        self.stack.addWidget(listed)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.waiting)
        self.put_beside(self.stack, self.panel, self.list)
        # Nothing can be said of a check before it is read: not even that it is on time.
        self.stack.setCurrentWidget(self.waiting)
        self.panel.hide()
        self.waiting.begin()

    def _connect(self) -> None:
        panel, steps = self.panel, self.steps
        self.list.previewed.connect(self._previewed)
        self.list.opened.connect(self._opened)
        self.interval.chosen.connect(self._set_interval)
        panel.foot.begin.clicked.connect(steps.begin)
        panel.foot.later.clicked.connect(self._go_on_later)
        panel.foot.finish.clicked.connect(self._finish)
        panel.foot.why.clicked.connect(self._explain)
        panel.answered.connect(self._answered)
        panel.noted.connect(self._noted)
        panel.typed.connect(self._typed)
        panel.files_chosen.connect(steps.add_photos)
        panel.photo_wanted.connect(self._open_photo)
        panel.task_wanted.connect(self._make_task)
        panel.correct_wanted.connect(self._correct)
        steps.changed.connect(self.refresh)
        steps.refused.connect(self._refused)
        steps.begun.connect(self._begun)
        steps.finished.connect(self._finished)
        self._services.ticker.jumped.connect(self._jumped)

    # reading

    @Slot()
    def refresh(self) -> None:
        """Read the rounds and show what is different."""
        read = partial(take_snapshot, self._services.open_office)
        self._services.tasks.latest("office checks").run(read, self._show, self._unread, owner=self)

    def _heard(self, _subjects: frozenset[Subject]) -> None:
        self.refresh()

    @Slot(object)
    def _jumped(self, _now: datetime) -> None:
        self._freshness.everything_changed()

    def _show(self, snapshot: Snapshot) -> None:
        first, self._snapshot = self._snapshot is None, snapshot
        self.waiting.end()
        lines = snapshot.lines
        self.stack.setCurrentIndex(0 if lines else 1)
        self.panel.setVisible(bool(lines) and (self.panel.isVisibleTo(self) or first))
        self.lead.setText(self._lead(snapshot))
        self._show_interval(str(snapshot.interval))
        self.list.show_lines(lines)
        self._show_chosen()
        if first:
            self._bring_back_notes()
        if self._start_wanted:
            self._start_wanted = False
            self.panel.start()

    def _lead(self, snapshot: Snapshot) -> str:
        if snapshot.due is None:
            return ""
        return f"{counted(len(snapshot.due.questions), 'question')} in the next check."

    def _show_interval(self, every: str) -> None:
        known = [*_INTERVALS] if every in _INTERVALS else [every, *_INTERVALS]
        self.interval.set_options([Option(each, _every(each)) for each in known])
        self.interval.set_value(every)

    def _unread(self, _refusal: HsdeskError) -> None:
        """The strip about the connection says all there is to say; what was read stays."""

    # showing a round

    @Slot(object)
    def _previewed(self, _line: RoundLine | None) -> None:
        self._show_chosen()

    @Slot(object)
    def _opened(self, _line: RoundLine) -> None:
        self.bring_panel()
        self.panel.start()

    def _show_chosen(self) -> None:
        snapshot, line = self._snapshot, self.list.chosen
        if snapshot is None or line is None:
            return
        if line.key != NEXT:
            self._read_older(line)
        elif snapshot.current is not None:
            self.panel.show_check(snapshot.office, line, snapshot.current, snapshot.rooms)
        elif snapshot.due is not None:
            self.panel.show_due(snapshot.office, line, snapshot.due, snapshot.rooms)

    def _read_older(self, line: RoundLine) -> None:
        office = self._services.open_office

        def ask() -> CheckRow:
            return office.ask(queries.check, office.standards, line.key)

        def show(check: CheckRow) -> None:
            chosen, snapshot = self.list.chosen, self._snapshot
            if chosen is not None and chosen.key == check.check_id and snapshot is not None:
                self._older = check
                self.panel.show_check(snapshot.office, chosen, check, ())

        self._services.tasks.latest("older office check").run(ask, show, self._refused, owner=self)

    # what a person does

    @Slot()
    def _explain(self) -> None:
        """Say why the check that is shown is, or was, due on its day."""
        from hsdesk.office_checks.why import why
        from ui.explanation.reasons import explain_reasons

        line, snapshot = self.list.chosen, self._snapshot
        if line is None or snapshot is None:
            return
        current = snapshot.current.check_id if snapshot.current else None
        check_id, standards = line.key if line.key != NEXT else current, self._services.open_office.standards
        explain_reasons(self._services, self, lambda read: why(read, standards, check_id))

    @Slot(int, bool)
    def _answered(self, answer_id: int, yes: bool) -> None:  # noqa: FBT001 - a signal's plain value
        self.panel.trouble.hide()
        self.steps.answer(answer_id, yes=yes)

    @Slot(int, str)
    def _noted(self, answer_id: int, text: str) -> None:
        self.steps.note(answer_id, text)

    @Slot(int, str)
    def _typed(self, answer_id: int, text: str) -> None:
        drafts, staff = self._services.drafts, self._services.acting.staff_id
        drafts.keep(DRAFT, staff, {**(drafts.load(DRAFT, staff) or {}), str(answer_id): text})

    def _bring_back_notes(self) -> None:
        """What was typed before a crash is typed again, where its question is still open."""
        draft = self._services.drafts.load(DRAFT, self._services.acting.staff_id) or {}
        for item in self.panel.items:
            text = draft.get(str(item.answer_id))
            if isinstance(text, str) and item.choice.value() is False:
                item.amiss.put_back(text)

    @Slot()
    def _go_on_later(self) -> None:
        self.panel.keep_notes()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        check = self._snapshot.current if self._snapshot else None
        if check is not None:
            told = f"{check.answered} of {len(check.answers)} answers are kept. Go on whenever you like."
            self._services.notices.say_done(told)

    @Slot()
    def _finish(self) -> None:
        self.panel.keep_notes()
        check = self._snapshot.current if self._snapshot else None
        if check is not None:
            self.steps.finish(check.check_id)

    @Slot(int)
    def _begun(self, _check_id: int) -> None:
        self._start_wanted = True
        self.refresh()

    @Slot(int)
    def _finished(self, check_id: int) -> None:
        self._services.drafts.discard(DRAFT, self._services.acting.staff_id)
        self.list.choose(check_id)
        self._services.notices.say_done("The check is finished. The next one appears when it is due.")

    @Slot(object)
    def _refused(self, refusal: HsdeskError) -> None:
        self.panel.refuse(refusal.sentence, refusal.advice)

    @Slot(object)
    def _set_interval(self, every: str) -> None:
        self.steps.set_interval(every)

    @Slot(int)
    def _make_task(self, answer_id: int) -> None:
        snapshot, item = self._snapshot, self.panel.item(answer_id)
        if snapshot is None or item is None:
            return
        self.panel.keep_notes()
        form = TaskForm(
            self._services.theme,
            self,
            f"Mend: {item.title.text()}",
            owner_options(snapshot.staff, snapshot.teams),
            today=snapshot.today,
            owner=self._services.acting.staff_id,
        )

        def send() -> None:
            self.steps.make_task(answer_id, form.what.text(), form.owner(), form.due_date())
            form.accept()

        form.answered.connect(send)
        form.open()

    @Slot(int)
    def _correct(self, answer_id: int) -> None:
        answers = self._older.answers if self._older else ()
        answer = next((each for each in answers if each.answer_id == answer_id), None)
        if answer is None:
            return
        form = CorrectForm(self._services.theme, self, answer)

        def send() -> None:
            self.steps.correct(answer_id, form.note.text(), yes=form.choice.value() is True)
            form.accept()

        form.answered.connect(send)
        form.open()

    @Slot(int)
    def _open_photo(self, attachment_id: int) -> None:
        office, can_remove = self._services.open_office, self.list.chosen is not None

        def ask() -> AttachmentContent:
            return office.ask(content, attachment_id)

        def show(file: AttachmentContent) -> None:
            dialog = PhotoDialog(self._services.theme, self, file.name, file.content, can_remove=can_remove)
            dialog.remove_wanted.connect(partial(self.steps.remove_photo, attachment_id))
            dialog.open()

        self._services.tasks.run(ask, show, self._refused, owner=self)

    # what the page asks

    def open_subject(self, subject: Subject) -> None:
        """Show the round of this number, such as one behind a figure."""
        if subject.kind == KIND:
            self.list.choose(subject.id)
            self.bring_panel()

    def take_space(self, space: Space) -> None:
        """Lay the tab out for a narrow window."""
        self.panel.set_narrow(narrow=space.narrow)
        super().take_space(space)

    def panes(self) -> list[QWidget]:
        """The list, the checklist and the head."""
        return [self.list, self.panel, self.head]


def _every(interval: str) -> str:
    return f"Every {interval.removeprefix('1 ')}"
