"""One sheet with all its answers, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsdesk.surveys.rows import AnsweredRow, SheetDetail
from ui.fonts import Role
from ui.services import Services
from ui.surveys.words import good_words, how_words, sheet_chip
from ui.tokens import Family
from ui.widgets.button import Button, Kind, Size
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label, Tone
from ui.widgets.marks import HairLine, StateChip
from ui.widgets.paint import Chip, ChipSize
from ui.widgets.panels import Panel, ScrollPane, Surface
from ui.words import clock_time, counted, full_date, local

_HIDDEN = "Name hidden"


class SheetPart(QStackedWidget):
    """Shows the sheet that is chosen in the list."""

    correct_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        theme = services.theme
        self._services, self.theme = services, theme
        self.sheet: SheetDetail | None = None
        self.empty = EmptyState(theme, "clipboard-list", "No sheet is chosen", "Choose one in the list.")
        self.pane = ScrollPane(theme, margins=(20, 14, 20, 16), gap=12)
        self.correct = Button(theme, "Put right", size=Size.FOOTER, icon="pencil-line", wide=True)
        self.withdraw = Button(theme, "Withdraw", size=Size.FOOTER, icon="ban", kind=Kind.OUTLINED)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pane, 1)
        column.addWidget(HairLine(theme))
        foot = Panel(theme, Surface.NONE, margins=(20, 12, 20, 16))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.correct, 1)
        buttons.addWidget(self.withdraw)
        foot.body.addLayout(buttons)
        column.addWidget(foot)
        self.addWidget(self.empty)
        self.addWidget(page)
        self._parts: list[QWidget] = []
        self.pane.body.addStretch(1)
        self.correct.clicked.connect(self.correct_wanted)
        self.withdraw.clicked.connect(self.withdraw_wanted)
        services.privacy.changed.connect(self._show_again)

    def show_sheet(self, sheet: SheetDetail | None) -> None:
        """Show a sheet, or that none is chosen."""
        self.sheet = sheet
        self.setCurrentIndex(0 if sheet is None else 1)
        for part in self._parts:
            self.pane.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [] if sheet is None else self._make(sheet)
        for place, part in enumerate(self._parts):
            self.pane.body.insertWidget(place, part)
            part.show()
        if sheet is not None:
            for button in (self.correct, self.withdraw):
                button.setEnabled(not sheet.row.withdrawn)

    def _show_again(self, _hidden: object = None) -> None:
        self.show_sheet(self.sheet)

    def _make(self, sheet: SheetDetail) -> list[QWidget]:
        theme, row = self.theme, sheet.row
        person = self._services.privacy.shown(row.person, _HIDDEN) if row.person else ""
        facts = (full_date(row.day), how_words(row), person, good_words(row))
        recorded = local(row.recorded_at)
        by = f" by {row.recorded_by}" if row.recorded_by else ""
        when = f"Recorded {full_date(recorded.date())}, {clock_time(row.recorded_at)}{by}."
        parts: list[QWidget] = [
            Label(theme, row.title, role=Role.HEADING, wrap=True),
            Label(theme, ", ".join(part for part in facts if part), tone=Tone.SECOND, wrap=True),
        ]
        chip = sheet_chip(row)
        if chip is not None:
            parts.append(StateChip(theme, chip))
        if row.note:
            parts.append(Label(theme, f"“{row.note}”", wrap=True))
        parts += [self._answer(answer) for answer in sheet.answers if answer.code]
        unanswered = sum(not answer.code for answer in sheet.answers)
        if unanswered:
            left_out = f"{counted(unanswered, 'question')} left out."
            parts.append(Label(theme, left_out, role=Role.SMALL, tone=Tone.HINT))
        return [*parts, Label(theme, when, role=Role.SMALL, tone=Tone.HINT, wrap=True)]

    def _answer(self, answer: AnsweredRow) -> QWidget:
        theme = self.theme
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(Label(theme, answer.words, role=Role.SUPPORT, tone=Tone.SECOND, wrap=True))
        icon, family = {
            True: ("check", Family.OK),
            False: ("x", Family.OVER),
            None: ("minus", Family.PAUSE),
        }[answer.good]
        column.addWidget(StateChip(theme, Chip(answer.answer, icon, family, ChipSize.SMALL, bare=True)))
        line.setAccessibleName(f"{answer.words} {answer.answer}")
        return line
