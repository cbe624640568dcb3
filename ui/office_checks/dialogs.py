"""The small forms over the tab: a task for what is amiss, an answer put right, and a photo looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from hsdesk.errors import Refused
from hsdesk.office_checks.rows import AnswerRow
from hsdesk.people.rows import StaffRow, TeamRow
from ui.reception.form_dialog import FormDialog
from ui.settings.dates import read_date
from ui.theme import Theme
from ui.widgets.button import Button, Kind
from ui.widgets.dialog import WIDE, DialogFrame
from ui.widgets.field import Field, TextField
from ui.widgets.option import Option
from ui.widgets.select import SelectField
from ui.widgets.yes_or_no import YesOrNo
from ui.words import short_date

Owner = tuple[int | None, int | None]
NOBODY: Owner = (None, None)
_SATURDAY = 5


class TaskForm(FormDialog):
    """What is to be done, by whom and by when."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        owners: Sequence[Option],
        *,
        today: date,
        owner: int = 0,
    ) -> None:
        """`owners` are those of `owner_options`, `owner` the member of staff who is offered first."""
        super().__init__(theme, window, "Who mends it, and by when?", verb="Add task")
        self._today = today
        self.what = Field(theme, "What is to be done", longest=200)
        self.what.set_text(title)
        self.who = SelectField(theme, "Who does it", owners)
        self.when = Field(theme, "By when", hint="Such as Fri 17 Apr, or 17/4.", longest=40, optional=True)
        self.when.set_text(short_date(in_three_days(today)))
        if any(each.value == (owner, None) for each in owners):
            self.who.set_value((owner, None))
        for field in (self.what, self.who, self.when):
            self.body.addWidget(field)
        self.what.submitted.connect(self.submit)
        self.when.submitted.connect(self.submit)
        self.what.setFocus()
        self.what.line.selectAll()

    def is_complete(self) -> bool:
        """Whether it says what to do, and the day is one."""
        missing = not self.what.text().strip()
        self.what.set_error("Say what is to be done." if missing else "")
        try:
            self.due_date()
        except Refused as refused:
            self.when.set_error(f"{refused.sentence} {refused.advice}")
            return False
        self.when.set_error("")
        return not missing

    def owner(self) -> Owner:
        """The member of staff or the team that is to do it."""
        value = self.who.value()
        return value if isinstance(value, tuple) else NOBODY

    def due_date(self) -> date | None:
        """The day by which it is to be done, if one is named. Raises `Refused` for what is no date."""
        typed = self.when.text().strip()
        return read_date(typed, self._today) if typed else None


class CorrectForm(FormDialog):
    """Another answer to a question of a round that is over."""

    def __init__(self, theme: Theme, window: QWidget, answer: AnswerRow) -> None:
        super().__init__(
            theme,
            window,
            "What is the right answer?",
            f"{answer.question.question} The first answer stays on record.",
            verb="Put right",
        )
        self.choice = YesOrNo(theme, answer.question.question)
        self.choice.set_value(answer.yes)
        self.note = TextField(theme, "Note", lines=3, hint="Say what was amiss, or why the answer changes.")
        self.note.set_text(answer.note)
        row = QHBoxLayout()
        row.addWidget(self.choice)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.note)
        self.choice.went_on.connect(self.submit)
        self.note.submitted.connect(self.submit)
        self.choice.setFocus()

    def is_complete(self) -> bool:
        """An answer of No needs a note."""
        missing = self.choice.value() is False and not self.note.text().strip()
        self.note.set_error("Say what was amiss." if missing else "")
        return not missing


class PhotoDialog(DialogFrame):
    """A photo as large as the window allows, with a way to take it away."""

    remove_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget, name: str, content: bytes, *, can_remove: bool) -> None:
        super().__init__(theme, window, name=name, width=WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picture = QLabel()
        picture.setTextFormat(Qt.TextFormat.PlainText)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setAccessibleName(name)
        image = QImage.fromData(content)
        if image.isNull():
            picture.setText("This photo cannot be shown.")
        else:
            room = QSize(theme.px(WIDE - 48), max(theme.px(160), window.window().height() - theme.px(240)))
            shape = Qt.AspectRatioMode.KeepAspectRatio
            fitted = image.scaled(room, shape, Qt.TransformationMode.SmoothTransformation)
            picture.setPixmap(QPixmap.fromImage(fitted))
        self.remove = Button(theme, "Take away", kind=Kind.DANGER, icon="trash-2")
        self.remove.setVisible(can_remove)
        self.back = Button(theme, "Close")
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.back)
        self.content.addWidget(picture)
        self.content.addLayout(row)
        self.back.clicked.connect(self.reject)
        self.remove.clicked.connect(self._remove)
        self.back.setFocus()

    @Slot()
    def _remove(self) -> None:
        self.remove_wanted.emit()
        self.accept()


def owner_options(staff: Sequence[StaffRow], teams: Sequence[TeamRow]) -> list[Option]:
    """Everybody who can be given a task: the staff, the teams, and nobody yet."""
    return [
        *(Option((each.staff_id, None), each.name, icon="user") for each in staff),
        *(Option((None, each.team_id), each.name, icon="users") for each in teams),
        Option(NOBODY, "Nobody yet", icon="circle-dashed"),
    ]


def in_three_days(today: date) -> date:
    """Three days on, or the Monday after where that is a weekend."""
    day = today + timedelta(days=3)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day
