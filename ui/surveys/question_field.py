"""One question of a form: its words, and the answers side by side; any may be left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.surveys.rules import Question, QuestionType
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.chips import ChoiceChips
from ui.widgets.labels import Label, Tone
from ui.widgets.option import Option
from ui.widgets.themed import Themed
from ui.widgets.yes_or_no import YesOrNo


class QuestionField(QWidget, Themed):
    """`answered` carries the code that was chosen, empty for none. Enter on Yes or No goes on."""

    answered = Signal(str, str)
    """The question's id and the code."""
    went_on = Signal(int)
    """The number of this question."""

    def __init__(self, theme: Theme, number: int, question: Question) -> None:
        super().__init__()
        self.question, self.number = question, number
        self._words = Label(theme, f"{number}. {question.words}", role=Role.MEDIUM, wrap=True)
        self._hint = Label(theme, _hint(question), role=Role.SMALL, tone=Tone.HINT, wrap=True)
        self._hint.setVisible(bool(self._hint.text()))
        self.choice: YesOrNo | None = None
        self.chips: ChoiceChips | None = None
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)
        self._column.addWidget(self._hint)
        if question.type is QuestionType.YES_NO:
            self.choice = YesOrNo(theme, question.words)
            self.choice.answered.connect(self._said)
            self.choice.went_on.connect(self._go_on)
            row = QHBoxLayout()
            row.addWidget(self.choice)
            row.addStretch(1)
            self._column.addLayout(row)
            self.setFocusProxy(self.choice)
        else:
            options = [Option(choice.code, _short(question, choice.code)) for choice in question.choices]
            self.chips = ChoiceChips(theme, options, name=question.words, single=True)
            self.chips.chosen.connect(self._picked)
            self._column.addWidget(self.chips)
            self.setFocusProxy(self.chips)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self.theme.px(6))

    def value(self) -> str:
        """The code that is chosen, empty for none."""
        if self.choice is not None:
            value = self.choice.value()
            return "" if value is None else "yes" if value else "no"
        return "".join(str(code) for code in self.chips.values()) if self.chips is not None else ""

    def set_value(self, code: str) -> None:
        """Show an answer, or none; nothing is sent."""
        if self.choice is not None:
            self.choice.set_value({"yes": True, "no": False}.get(code))
        elif self.chips is not None:
            self.chips.set_values([code])

    def start(self) -> None:
        """Put the focus on the answers."""
        self.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(bool)
    def _said(self, _yes: bool) -> None:  # noqa: FBT001 - a signal's plain value
        self.answered.emit(self.question.id, self.value())

    @Slot(list)
    def _picked(self, _values: list[object]) -> None:
        self.answered.emit(self.question.id, self.value())

    @Slot()
    def _go_on(self) -> None:
        self.went_on.emit(self.number)


def _short(question: Question, code: str) -> str:
    """A step of a scale by its number alone; what the ends mean stands above."""
    return code if question.type is QuestionType.SCALE else question.words_of(code)


def _hint(question: Question) -> str:
    parts = [question.hint]
    if question.type is QuestionType.SCALE:
        first, last = question.choices[0], question.choices[-1]
        ends = f"{first.words.replace(' ', ': ', 1)}. {last.words.replace(' ', ': ', 1)}."
        parts.insert(0, ends)
    return " ".join(part for part in parts if part)
