"""Settings, Import: choose a file, match its columns, look at every row, bring them in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from hsdesk.errors import HsdeskError, Refused
from hsdesk.people.importing.fields import check_columns
from hsdesk.people.importing.refused_list import write_refused
from hsdesk.people.importing.rows import Imported, ImportKind
from ui.importing.board import Board
from ui.importing.foot import Foot
from ui.importing.start import StartPart
from ui.importing.steps import Asked, Found, Opened, Run, bring_in, check_file, open_file
from ui.importing.words import done_words
from ui.services import Services
from ui.settings.section import Section
from ui.widgets.marks import HairLine
from ui.words import counted

KINDS = "Tables (*.csv *.txt *.tsv *.xlsx)"


class ImportSection(Section):
    """One file at a time. Nothing is changed before Import is pressed, and then everything at once.

    The work goes through the second worker: a hundred thousand rows must not keep the desk from asking.
    """

    def __init__(self, services: Services) -> None:
        lead = "People and homes from another system’s file, as often as you like: nothing comes in twice."
        super().__init__(services, "Import", lead)
        self.start = StartPart(self.theme)
        self.board = Board(self.theme)
        self.foot = Foot(self.theme)
        self._opened: Opened | None = None
        self._asked: Asked | None = None
        self._found: Found | None = None
        self._run = Run(self)
        self._lay_out()
        self.start.chosen.connect(self.choose)
        self.start.dropped.connect(self.open_file)
        self.board.changed.connect(self._check)
        self.board.reread.connect(self._read_otherwise)
        self.board.side.stopped.connect(self._stop)
        self.board.side.saving.connect(self._save)
        self.board.side.leaving_out.connect(self._say_next)
        self.foot.other.clicked.connect(self.begin)
        self.foot.go.clicked.connect(self._bring_in)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._stop)
        self.begin()

    def _lay_out(self) -> None:
        self.body.addWidget(self.start)
        self.stack = QStackedWidget()
        self.column.removeWidget(self.area)
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.board)
        self.column.addWidget(self.stack, 1)
        self._foot_line = HairLine(self.theme)
        self.column.addWidget(self._foot_line)
        self.column.addWidget(self.foot)

    @Slot()
    def begin(self) -> None:
        """Begin with another file."""
        self._run.stop()
        self._opened = self._found = None
        self.dirty = False
        self.trouble.setVisible(False)
        self.stack.setCurrentWidget(self.area)
        for part in (self._foot_line, self.foot):
            part.setVisible(False)

    @Slot()
    def choose(self) -> None:
        """Ask for a file."""
        chooser = QFileDialog(self.window(), "Choose a file to import")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([KINDS, "All files (*)"])
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.open_file)
        chooser.open()

    @Slot(str)
    def open_file(self, name: str) -> None:
        """Open a file as far as its headings."""
        self._open(Asked(Path(name), self.start.kind()))

    def _open(self, asked: Asked) -> None:
        self._run.stop()
        self.trouble.setVisible(False)
        self._asked, folder = asked, self.services.folders.config

        def work() -> Opened:
            return open_file(asked, folder)

        self.services.draft_tasks.run(work, self._show, self.refuse, owner=self)

    @Slot(str, str)
    def _read_otherwise(self, encoding: str, sheet: str) -> None:
        if self._asked is not None:
            self._open(self._asked.otherwise(encoding=encoding, sheet=sheet))

    def refuse(self, refusal: HsdeskError) -> None:
        """Say what was refused at the place where the file is chosen."""
        self.begin()
        super().refuse(refusal)

    def _show(self, opened: Opened) -> None:
        self._opened = opened
        self.dirty = True
        self.board.set_busy(busy=False)
        self.board.show_source(opened.source, opened.columns)
        self.foot.begin(opened.source.kind)
        self.stack.setCurrentWidget(self.board)
        for part in (self._foot_line, self.foot):
            part.setVisible(True)
        self._check()
        self.board.focus_first()

    # checking

    @Slot()
    def _check(self) -> None:
        if self._opened is None:
            return
        self._run.stop()
        self._found = None
        source, columns = self._opened.source, self.board.columns()
        self.board.forget()
        try:
            check_columns(source.kind, columns)
        except Refused as refusal:
            self.board.side.show_ended("The columns are not matched yet", done=False)
            self.foot.wait(f"{refusal.sentence} {refusal.advice}")
            return
        run, office = self._begin_run("Checking rows"), self.services.open_office
        self.foot.wait("Every row is being checked. You can go on matching.")

        def work() -> Found:
            return check_file(office, source, columns, run)

        def checked(found: Found) -> None:
            if not run.is_stopped:
                self._checked(found)

        def refused(refusal: HsdeskError) -> None:
            if run is self._run:
                self._not_checked(refusal)

        self.services.draft_tasks.run(work, checked, refused, owner=self)

    def _begin_run(self, doing: str) -> Run:
        self._run = run = Run(self)
        self.board.side.show_running(doing)

        def show(done: int, of: int) -> None:
            if run is self._run and not run.is_stopped:
                self.board.side.show_progress(doing, done, of)

        run.progressed.connect(show)
        return run

    def _checked(self, found: Found) -> None:
        self._found = found
        self.board.show_outlook(found.outlook)
        self.board.side.show_ended(f"{counted(found.outlook.counts.rows, 'row')} checked")
        self._say_next()

    def _not_checked(self, refusal: HsdeskError) -> None:
        stopped = self._run.is_stopped
        self.board.side.show_ended("Stopped" if stopped else "Not checked", done=False)
        advice = "Match a column, or choose the file again." if stopped else refusal.advice
        self.foot.wait(f"{refusal.sentence} {advice}".strip())

    @Slot()
    def _say_next(self) -> None:
        found = self._found
        if found is None:
            return
        counts, refused = found.outlook.counts, len(found.refused_rows)
        if refused and not self.board.side.leave_out.isChecked():
            self.foot.wait(f"To go on, mend {counted(refused, 'row')} in the file, or leave them out.")
        elif not counts.added and not counts.changed:
            self.foot.wait("No row would change anything.")
        else:
            self.foot.ready(
                f"{counts.added:,} new, {counts.changed:,} will change. Everything comes in at once."
            )

    # bringing in

    @Slot()
    def _bring_in(self) -> None:
        opened, found = self._opened, self._found
        if opened is None or found is None:
            return
        self.board.set_busy(busy=True)
        self.foot.other.setEnabled(False)
        run, actor = self._begin_run("Bringing in"), self.services.actor()
        self.foot.wait("Everything comes in at the end, in one step. Until then it can be stopped.")
        matched, folder = Opened(opened.source, self.board.columns()), self.services.folders.config

        def work() -> Imported:
            return bring_in(actor, matched, found, folder, run)

        self.services.draft_tasks.run(work, self._brought_in, self._not_brought_in, owner=self)

    def _brought_in(self, done: Imported) -> None:
        self.foot.other.setEnabled(True)
        self.dirty = False
        kind = self._opened.source.kind if self._opened is not None else ImportKind.PEOPLE
        self.board.side.show_ended("Everything is in")
        self.foot.finish("Done", done_words(kind, done))

    def _not_brought_in(self, refusal: HsdeskError) -> None:
        self.board.set_busy(busy=False)
        self.foot.other.setEnabled(True)
        self.board.side.show_ended("Stopped" if self._run.is_stopped else "Not brought in", done=False)
        self.foot.ready(f"{refusal.sentence} {refusal.advice}".strip())

    @Slot()
    def _stop(self) -> None:
        self._run.stop()

    @Slot()
    def _save(self) -> None:
        chooser = QFileDialog(self.window(), "Save the refused rows", "refused-rows.csv")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.save_refused)
        chooser.open()

    @Slot(str)
    def save_refused(self, name: str) -> None:
        """Write every refused row into a file that somebody can work through."""
        if self._found is None:
            return
        refused = self._found.outlook.refused

        def work() -> str:
            write_refused(Path(name), refused, replace=True)
            return Path(name).name

        def saved(file: str) -> None:
            self.services.notices.say_done(f"Saved as {file}")

        self.services.draft_tasks.run(work, saved, self._not_saved, owner=self)

    def _not_saved(self, refusal: HsdeskError) -> None:
        self.foot.note.setText(f"{refusal.sentence} {refusal.advice}")
