"""The dates that something would bring, shown before it is saved; for every form that starts clocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.store.work import FactValue
from ui.services import Services
from ui.tokens import Family
from ui.what_if.asking import Answer, Question, ask
from ui.what_if.dates_list import DatesList
from ui.what_if.text import as_text
from ui.widgets.banner import Banner
from ui.widgets.empty import EmptyState
from ui.widgets.themed import Themed
from ui.words import clock_time, listed

_WIDE_CARD, _COLUMN = 620, 280


class DatesPreview(QWidget, Themed):
    """Say what would happen with `show_for` or `show_question`; the answer comes off the main thread.

    Only the newest question is answered. What is supposed to happen now is asked again each minute. It does
    not scroll: put it into a pane that does.
    """

    answered = Signal(object)
    """The `Answer` that is shown from now on."""

    def __init__(self, services: Services, parent: QWidget | None = None, *, line: str = "what if") -> None:
        """`line` sets the questions of one form apart from those of others."""
        super().__init__(parent)
        self._services = services
        self._question: Question | None = None
        self._answer: Answer | None = None
        self._minute = ""
        self._lists: list[DatesList] = []
        self._across = 0
        self._line = services.tasks.latest(line)
        theme = services.theme
        self.trouble = Banner(theme, Family.OVER, "", action="Try again", parent=self)
        self.trouble.acted.connect(self.refresh)
        self.trouble.hide()
        self.nothing = EmptyState(theme, "timer-off", "Nothing is promised", parent=self)
        self.nothing.hide()
        self._grid = QGridLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.trouble)
        column.addWidget(self.nothing, 1)
        column.addLayout(self._grid)
        column.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName("Dates")
        services.ticker.tick.connect(self._tick)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._grid.setHorizontalSpacing(self.theme.px(20))
        self._grid.setVerticalSpacing(self.theme.px(20))
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Never wider than one column needs."""
        return QSize(self.theme.px(_COLUMN), super().minimumSizeHint().height())

    # asking

    def show_for(self, event: str, facts: Mapping[str, FactValue], at: datetime | None = None) -> None:
        """Show what would be promised if `event` happened with these facts, now unless `at` is given."""
        self.show_question(Question(str(event), facts=facts, at=at))

    def show_question(self, question: Question) -> None:
        """Show the dates of a question, side by side if it compares."""
        if question != self._question:
            self._question = question
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask again, as when a pack or the calendar was changed."""
        question, office, now = self._question, self._services.open_office, self._services.clock.now()
        if question is None:
            return
        self._minute = clock_time(now)

        def work() -> Answer:
            return ask(office, question, now)

        self._line.run(work, self._show, self._refuse, owner=self)

    def text(self) -> str:
        """The dates that are shown as plain text; empty before the first answer."""
        return as_text(self._answer) if self._answer is not None else ""

    @property
    def answer(self) -> Answer | None:
        """What is shown."""
        return self._answer

    @property
    def lists(self) -> list[DatesList]:
        """The sets of dates that are shown."""
        return self._lists[: len(self._answer.told)] if self._answer is not None else []

    # showing

    def _show(self, answer: Answer) -> None:
        self._answer = answer
        self.trouble.hide()
        empty = all(not told.outlook.clocks and not told.outlook.unknown for told in answer.told)
        self.nothing.setVisible(empty)
        if empty:
            self.nothing.set_words("Nothing is promised", _why_nothing(answer))
        while len(self._lists) < len(answer.told):
            self._lists.append(DatesList(self.theme, self))
        for place, shown in enumerate(self._lists):
            shown.setVisible(not empty and place < len(answer.told))
        for told, shown in zip(answer.told, self._lists, strict=False):
            shown.show_told(answer, told)
        self._place()
        self.answered.emit(answer)

    def _refuse(self, refusal: HsdeskError) -> None:
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.show()

    def _place(self) -> None:
        """Put as many sets side by side as there is room for."""
        count = len(self._answer.told) if self._answer is not None else 0
        if not count:
            return
        room = max(self.width(), self.theme.px(_COLUMN))
        across = max(1, min(count, room // self.theme.px(_COLUMN)))
        narrow = room / across < self.theme.px(_WIDE_CARD)
        for place, shown in enumerate(self._lists[:count]):
            self._grid.addWidget(shown, place // across, place % across)
            shown.set_narrow(narrow=narrow)
        for column in range(max(self._across, across)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        wide = (room - (across - 1) * self._grid.horizontalSpacing()) // across
        high = max(shown.heading_height(wide) for shown in self._lists[:count])
        for shown in self._lists[:count]:
            shown.heading.setMinimumHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the sets out for the width there is."""
        super().resizeEvent(event)
        self._place()

    # time

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        question = self._question
        runs = question is not None and (question.at is None or question.beside_now)
        if runs and self.isVisible() and clock_time(now) != self._minute:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep up with the time from now on."""
        super().showEvent(event)
        self._services.ticker.need(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._services.ticker.release(self)


def _why_nothing(answer: Answer) -> str:
    if unsaid := answer.question.unsaid:
        return f"No promise starts a clock while this is not known: {listed(unsaid)}."
    day = "today" if answer.question.at is None else "on that day"
    return f"No promise that the office keeps {day} starts a clock with these answers."
