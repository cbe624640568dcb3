"""One question of a check: its number, its words, Yes or No, and what opens when something is amiss."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsdesk.office_checks.rows import AnswerRow, QuestionRow
from ui.fonts import Role
from ui.office_checks.amiss import Amiss
from ui.office_checks.words import promise_words
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import CENTRE, circle, focus_line, line_height, words
from ui.widgets.labels import Label, Tone
from ui.widgets.marks import HairLine
from ui.widgets.themed import Themed
from ui.widgets.yes_or_no import HIGH, YesOrNo


class NumberButton(QAbstractButton, Themed):
    """The number of a question; pressing it tells of the promise behind it."""

    def __init__(self, theme: Theme, number: int, title: str) -> None:
        super().__init__()
        self.setText(str(number))
        self.setCheckable(True)
        self.setAccessibleName(f"{number}, the promise behind {title}")
        self.setToolTip("The promise behind this question")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A circle of 24."""
        side = max(self.theme.px(24), line_height(self.theme.font(Role.CAPTION_STRONG)) + self.theme.px(6))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the circle and the number."""
        painter, t = QPainter(self), self.theme.tokens
        box = QRectF(self.rect())
        lit = self.isChecked() or self.underMouse()
        fill = t.tint2 if lit else t.state(Family.PAUSE).fill
        circle(painter, box, fill=fill, edge=t.edge if t.contrast else None)
        if self.hasFocus():
            focus_line(painter, self.theme, box, box.width() / 2)
        ink = t.accent_ink if lit else t.ink2
        words(painter, box, self.text(), self.theme.font(Role.CAPTION_STRONG), ink, align=CENTRE)


class CheckItem(QWidget, Themed):
    """A question that may be answered, or that was. Photos may be dropped anywhere on it."""

    answered = Signal(int, bool)
    noted = Signal(int, str)
    typed = Signal(int, str)
    went_on = Signal(int)
    """Enter: on to the next question after this number."""
    files_chosen = Signal(int, list)
    photo_wanted = Signal(int)
    task_wanted = Signal(int)
    correct_wanted = Signal(int)

    def __init__(self, theme: Theme, number: int, question: QuestionRow) -> None:
        super().__init__()
        self.number, self.answer_id = number, 0
        self._can_change = False
        self.about = NumberButton(theme, number, question.title)
        self.title = Label(theme, question.title, role=Role.MEDIUM, wrap=True)
        asked = "" if question.question == question.title else question.question
        self.question = Label(theme, asked, role=Role.SMALL, tone=Tone.SECOND, wrap=True)
        self.hint = Label(theme, role=Role.SMALL, tone=Tone.INFO, wrap=True)
        self.choice = YesOrNo(theme, question.question)
        self.correct = Button(
            theme, "Put right", kind=Kind.LINK, size=Size.HEADER, name=f"Put right: {question.title}"
        )
        self.promise = Label(theme, _behind(question), role=Role.SMALL, tone=Tone.SECOND, wrap=True)
        self.amiss = Amiss(theme, question.title)
        self._lay_out(theme)
        for part in (self.hint, self.promise, self.amiss, self.correct):
            part.hide()
        self.question.setVisible(bool(asked))
        self.about.toggled.connect(self.promise.setVisible)
        self.choice.answered.connect(self._answered)
        self.choice.went_on.connect(self._go_on)
        self.correct.clicked.connect(self._correct)
        self.amiss.noted.connect(self._noted)
        self.amiss.typed.connect(self._typed)
        self.amiss.went_on.connect(self._go_on)
        self.amiss.files_chosen.connect(self._files)
        self.amiss.photo_wanted.connect(self.photo_wanted)
        self.amiss.task_wanted.connect(self._task)
        self.setAcceptDrops(True)
        down = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        down.setHeightForWidth(True)
        self.setSizePolicy(down)
        self.follow(theme)

    def _lay_out(self, theme: Theme) -> None:
        self._column, self._row, self._well = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        self._words, self._top, self._below = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top = Qt.AlignmentFlag.AlignTop
        self._top.addWidget(self.title, 1)
        self._top.addWidget(self.choice, 0, top)
        self._below.addWidget(self.question, 1)
        self._below.addWidget(self.correct, 0, top)
        self._words.addLayout(self._top)
        self._words.addLayout(self._below)
        self._words.addWidget(self.hint)
        self._mark = QVBoxLayout()
        self._mark.addWidget(self.about, 0, top)
        self._mark.addStretch(1)
        self._row.addLayout(self._mark)
        self._row.addLayout(self._words, 1)
        self._well.addWidget(self.amiss)
        self._column.addLayout(self._row)
        self._column.addWidget(self.promise)
        self._column.addLayout(self._well)
        self._line = HairLine(theme)
        self._column.addWidget(self._line)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._column.setContentsMargins(0, px(7), 0, 0)
        self._column.setSpacing(px(7))
        self._row.setContentsMargins(px(20), px(1), px(20), px(1))
        for row in (self._row, self._top, self._below):
            row.setSpacing(px(10))
        self._words.setSpacing(px(2))
        self._mark.setContentsMargins(0, px(3), 0, 0)
        self._well.setContentsMargins(px(20), 0, px(20), 0)
        self.promise.setContentsMargins(px(20 + 24 + 10), 0, px(20), 0)
        self.title.setMinimumHeight(px(HIGH))

    def show_question(self, hint: str) -> None:
        """Show the question alone, before anybody has begun."""
        self._can_change = False
        self.choice.setVisible(False)
        self._show_hint(hint)

    def show_answer(self, answer: AnswerRow, hint: str, *, can_change: bool) -> None:
        """Show how the question was answered, and let it be answered while the round is open."""
        self.answer_id, self._can_change = answer.answer_id, can_change
        self.choice.setVisible(True)
        self.choice.setEnabled(can_change)
        self.choice.set_value(answer.yes)
        self.correct.setVisible(not can_change)
        self.correct.set_words("Put right again" if answer.corrected else "Put right")
        self._show_hint(hint if can_change else "An answer put right later." if answer.corrected else "")
        self.amiss.show_answer(answer, can_change=can_change)
        self._show_amiss(shown=answer.yes is False or (not can_change and bool(answer.note)))

    def _show_hint(self, hint: str) -> None:
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _show_amiss(self, *, shown: bool) -> None:
        self.amiss.setVisible(shown)

    @property
    def lacks(self) -> bool:
        """Whether an answer, or the note to an answer of No, is missing."""
        return self._can_change and (self.choice.value() is None or self._lacks_note)

    @property
    def _lacks_note(self) -> bool:
        return self.choice.value() is False and not self.amiss.note.toPlainText().strip()

    def start(self) -> None:
        """Put the focus where this question is answered; on the note where that is missing."""
        target = self.amiss.note if self._lacks_note else self.choice
        target.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(bool)
    def _answered(self, yes: bool) -> None:  # noqa: FBT001 - a signal's plain value
        self._show_amiss(shown=not yes)
        self.answered.emit(self.answer_id, yes)

    @Slot()
    def _go_on(self) -> None:
        if self._lacks_note:
            self.amiss.note.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.went_on.emit(self.number)

    @Slot(str)
    def _noted(self, text: str) -> None:
        self.noted.emit(self.answer_id, text)

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.typed.emit(self.answer_id, text)

    @Slot(list)
    def _files(self, files: list[Path]) -> None:
        self.files_chosen.emit(self.answer_id, files)

    @Slot()
    def _task(self) -> None:
        self.task_wanted.emit(self.answer_id)

    @Slot()
    def _correct(self) -> None:
        self.correct_wanted.emit(self.answer_id)

    # photos dropped on the question

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files while something is amiss."""
        if self._can_change and self.amiss.isVisible() and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the files that were dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self._files(files)


def _behind(question: QuestionRow) -> str:
    parts = (question.look_for, f"“{question.sentence}”", promise_words(question))
    return "\n".join(part for part in parts if part)
