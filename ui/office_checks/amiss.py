"""What opens under an answer of No: a note, photos, and a task for whoever is to mend it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from hsdesk.office_checks.rows import AnswerRow
from hsdesk.tasks.rows import TaskRow
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button, Size
from ui.widgets.field import TextEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Tone
from ui.widgets.marks import Picture
from ui.widgets.panels import Card
from ui.words import short_date

_SETTLED_MS = 1500
_PICTURES = "Photos (*.png *.jpg *.jpeg)"


class Amiss(Card):
    """Keeps the note while it is typed; a note somebody else wrote is shown unless one is typed here."""

    noted = Signal(str)
    """A note to keep, once the person leaves it or pauses."""
    typed = Signal(str)
    """Every change of the note, for the draft."""
    went_on = Signal()
    files_chosen = Signal(list)
    photo_wanted = Signal(int)
    task_wanted = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, margins=(12, 10, 12, 10), gap=8)
        self._kept = ""
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.keep)
        self.note = TextEdit(theme, lines=2, placeholder="What is amiss?")
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.note.setAccessibleName(f"What is amiss: {title}")
        self.read_only = Label(theme, wrap=True)
        self.add_photo = Button(
            theme, "Photo", icon="image-plus", size=Size.TOOLBAR, name=f"Add a photo: {title}"
        )
        self.make_task = Button(
            theme, "Make a task", icon="clipboard-list", size=Size.TOOLBAR, name=f"Make a task: {title}"
        )
        self._photos: list[Button] = []
        self._tasks: list[QWidget] = []
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons)
        for button in (self.add_photo, self.make_task):
            self._flow.addWidget(button)
        for part in (self.note, self.read_only, self._buttons):
            self.body.addWidget(part)
        self.note.textChanged.connect(self._changed)
        self.note.left.connect(self.keep)
        self.note.submitted.connect(self._go_on)
        self.add_photo.clicked.connect(self._choose_files)
        self.make_task.clicked.connect(self.task_wanted)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        super().restyle()
        if hasattr(self, "_flow"):
            self._flow.set_gaps(self.theme.px(8))

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not kept yet."""
        return self.note.toPlainText().strip() != self._kept

    def show_answer(self, answer: AnswerRow, *, can_change: bool) -> None:
        """Show the note, the photos and the tasks of an answer."""
        if not self.is_dirty or not can_change:
            self._kept = answer.note
            if self.note.toPlainText().strip() != answer.note:
                self._fill(answer.note)
        else:
            self._kept = answer.note
        self.note.setVisible(can_change)
        self.read_only.setText(answer.note)
        self.read_only.setVisible(not can_change)
        self.add_photo.setVisible(can_change)
        self._show_photos(answer)
        self._show_tasks(answer)
        self._buttons.updateGeometry()

    def put_back(self, words: str) -> None:
        """Bring back what was typed before a crash."""
        self._fill(words)

    def _fill(self, words: str) -> None:
        self.note.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.note.setPlainText(words)
        self.note.blockSignals(False)  # noqa: FBT003 - Qt's own

    def _show_photos(self, answer: AnswerRow) -> None:
        for button in self._photos:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._photos = []
        for number, photo in enumerate(answer.photos, start=1):
            button = Button(
                self.theme, f"Photo {number}", icon="image", size=Size.TOOLBAR, name=f"Look at {photo.name}"
            )
            button.setProperty("photo", photo.attachment_id)
            button.clicked.connect(self._open_photo)
            self._photos.append(button)
            self._flow.addWidget(button)
            button.show()

    def _show_tasks(self, answer: AnswerRow) -> None:
        for line in self._tasks:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._tasks = [task_line(self.theme, each) for each in answer.tasks]
        for line in self._tasks:
            self.body.addWidget(line)
            line.show()
        self.make_task.setVisible(not answer.tasks)

    @Slot()
    def keep(self) -> None:
        """Send the note to be kept, if it is a new one."""
        self._settled.stop()
        if self.is_dirty and not self.note.isHidden():
            self.noted.emit(self.note.toPlainText())

    @Slot()
    def _changed(self) -> None:
        self.typed.emit(self.note.toPlainText())
        self._settled.start()

    @Slot()
    def _go_on(self) -> None:
        self.keep()
        self.went_on.emit()

    @Slot()
    def _choose_files(self) -> None:
        chooser = QFileDialog(self.window(), "Add photos")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.setNameFilter(_PICTURES)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.filesSelected.connect(self._chosen)
        chooser.open()

    @Slot(list)
    def _chosen(self, names: list[str]) -> None:
        self.files_chosen.emit([Path(name) for name in names])

    @Slot()
    def _open_photo(self) -> None:
        self.photo_wanted.emit(int(self.sender().property("photo")))

    def hideEvent(self, event: QHideEvent) -> None:
        """What is typed is kept by whoever hides it; no timer goes on in a part that nobody sees."""
        super().hideEvent(event)
        self._settled.stop()


def task_line(theme: Theme, task: TaskRow) -> QWidget:
    """A task in one line: what, who, by when."""
    done = task.done_at is not None
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    tone = Tone.OK if done else Tone.ACCENT
    icon = Picture(theme, "circle-check" if done else "clipboard-list", side=16, tone=tone)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    by = f"by {short_date(task.due_date)}" if task.due_date else ""
    words = ", ".join(part for part in (task.title, task.owner, "done" if done else by) if part)
    row.addWidget(Label(theme, words, role=Role.SUPPORT, wrap=True), 1)
    line.setAccessibleName(f"Task: {words}")
    return line
