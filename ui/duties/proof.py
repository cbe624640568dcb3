"""The middle of the panel: what shows that the duty was done, and adding to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.duties.rows import DutyDetail, EvidenceRow
from ui.duties.entry import EvidenceEntry
from ui.fonts import Role
from ui.services import Services
from ui.theme import Theme
from ui.widgets.button import Button, Size
from ui.widgets.field import TextField
from ui.widgets.labels import Label, Tone, section
from ui.widgets.marks import Picture
from ui.widgets.option import Option
from ui.widgets.select import SelectField
from ui.widgets.themed import Themed

KINDS = "Reports, pictures and tables (*.pdf *.png *.jpg *.jpeg *.txt *.csv *.docx *.xlsx)"


class PartLine(QWidget):
    """One part of a duty: whether there is evidence for it yet."""

    def __init__(self, theme: Theme, part: str, *, there: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        icon, tone = ("check", Tone.OK) if there else ("circle-dashed", Tone.HINT)
        row.addWidget(Picture(theme, icon, tone=tone))
        title = part[:1].upper() + part[1:]
        row.addWidget(Label(theme, title, role=Role.SUPPORT_STRONG, wrap=True), 1)
        self.setAccessibleName(f"{title}, {'there is evidence' if there else 'nothing yet'}")


class Proof(QWidget, Themed):
    """Evidence by its parts, a note to write, a file to add. A half-written note is kept as a draft."""

    note_wanted = Signal(str, str)
    """A note and the part it is for."""
    file_wanted = Signal(object, str)
    """The `Path` of a file and the part it is for."""
    open_wanted = Signal(object)
    save_wanted = Signal(object)
    remove_wanted = Signal(object)
    """The `EvidenceRow` to be opened, saved or taken away."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._detail: DutyDetail | None = None
        self._draft = ""
        self.counts = Label(theme, role=Role.SMALL, tone=Tone.SECOND, wrap=True)
        self._shown = QVBoxLayout()
        self.part = SelectField(theme, "For")
        self.note = TextField(
            theme, "Note", lines=3, optional=True, placeholder="What was done, and what was found"
        )
        self.add_note = Button(theme, "Add note", key="Ctrl Enter", size=Size.TOOLBAR)
        self.add_file = Button(theme, "Add a file", icon="paperclip", size=Size.TOOLBAR)
        self.trouble = Label(theme, role=Role.SMALL, tone=Tone.OVER, wrap=True)
        self.trouble.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_note)
        buttons.addWidget(self.add_file)
        buttons.addStretch(1)
        self._buttons = buttons
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        for part in (self.part, self.note, self.trouble):
            form.addWidget(part)
        form.addLayout(buttons)
        self._inner = form
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(section(theme, "Evidence"))
        self._column.addWidget(self.counts)
        self._column.addLayout(self._shown)
        self._column.addWidget(self._form)
        self.note.edited.connect(self._keep_draft)
        self.note.submitted.connect(self._add_note)
        self.add_note.clicked.connect(self._add_note)
        self.add_file.clicked.connect(self._choose_file)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._column.setSpacing(px(8))
        self._shown.setSpacing(px(8))
        self._inner.setSpacing(px(10))
        self._buttons.setSpacing(px(8))

    def show_detail(self, detail: DutyDetail) -> None:
        """Show the evidence of a duty; what somebody writes stays."""
        same = self._detail is not None and self._detail.row.duty_id == detail.row.duty_id
        self._detail = detail
        promise = detail.promise
        self.counts.setText(promise.shows_it if promise else "")
        self.counts.setVisible(bool(promise and promise.shows_it))
        self._show_evidence(detail)
        if detail.parts:
            options = [Option(part, part[:1].upper() + part[1:]) for part in detail.parts]
            self.part.set_options([*options, Option("", "All of it")])
            if not same and detail.missing:
                self.part.set_value(detail.missing[0])
        self.part.setVisible(bool(detail.parts))
        if not same:
            self._load_draft(detail.row.duty_id)

    def say_trouble(self, sentence: str) -> None:
        """Say what could not be added, or nothing."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def note_kept(self) -> None:
        """The note is evidence now; the field is free for another."""
        self._services.drafts.discard(self._draft, self._services.acting.staff_id)
        self.note.set_text("")
        self.say_trouble("")
        missing = self._detail.missing if self._detail else ()
        rest = [part for part in missing if part != self.part.box.value()]
        if rest:
            self.part.set_value(rest[0])

    def take_files(self, paths: list[Path]) -> None:
        """Add files that were dropped onto the panel."""
        for path in paths:
            self.file_wanted.emit(path, self._part())

    # inside

    def _part(self) -> str:
        return str(self.part.value() or "") if self._detail and self._detail.parts else ""

    def _show_evidence(self, detail: DutyDetail) -> None:
        while (item := self._shown.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for part in detail.parts:
            self._add(PartLine(self.theme, part, there=detail.has_part(part)))
            for row in detail.evidence:
                if row.part == part:
                    self._add_entry(row, detail, inset=24)
        for row in detail.evidence:
            if row.part not in detail.parts:
                self._add_entry(row, detail)
        if not detail.evidence and not detail.parts:
            self._add(Label(self.theme, "Nothing yet", role=Role.SUPPORT, tone=Tone.HINT))

    def _add_entry(self, row: EvidenceRow, detail: DutyDetail, inset: int = 0) -> None:
        entry = EvidenceEntry(self.theme, row, can_remove=not detail.row.is_done, inset=inset)
        entry.open_wanted.connect(self.open_wanted)
        entry.save_wanted.connect(self.save_wanted)
        entry.remove_wanted.connect(self.remove_wanted)
        self._add(entry)

    def _add(self, widget: QWidget) -> None:
        self._shown.addWidget(widget)
        widget.show()  # the layout alone would show it only after the next turn of the event loop

    def _load_draft(self, duty_id: int) -> None:
        self._draft = f"duty-note-{duty_id}"
        kept = self._services.drafts.load(self._draft, self._services.acting.staff_id) or {}
        self.note.box.blockSignals(True)  # noqa: FBT003 - Qt's
        self.note.set_text(str(kept.get("note") or ""))
        self.note.box.blockSignals(False)  # noqa: FBT003 - Qt's
        self.say_trouble("")

    @Slot()
    def _keep_draft(self) -> None:
        staff_id, text = self._services.acting.staff_id, self.note.text()
        if not self._draft:
            return
        if text.strip():
            self._services.drafts.keep(self._draft, staff_id, {"note": text})
        else:
            self._services.drafts.discard(self._draft, staff_id)

    @Slot()
    def _add_note(self) -> None:
        if self.note.text().strip():
            self.note_wanted.emit(self.note.text(), self._part())
        else:
            self.say_trouble("Write a note first, or add a file.")
            self.note.setFocus()

    @Slot()
    def _choose_file(self) -> None:
        chooser = QFileDialog(self.window(), "Add evidence")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([KINDS])
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._chosen)
        chooser.open()

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self.file_wanted.emit(Path(name), self._part())
