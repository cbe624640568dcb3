"""“Why this date?” for a date that nothing was saved for yet."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from hsdesk.standards.what_if import WouldBeClock
from ui.explanation.frame import TITLE, WhyFrame
from ui.fonts import Role
from ui.theme import Theme
from ui.what_if.reckoning import Reckoning
from ui.what_if.text import clock_as_text
from ui.what_if.words import due_in_words, marks, pack, target, whose
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, support
from ui.widgets.marks import StateChip


class WhyDialog(WhyFrame):
    """The reckoning of one date; it copies and prints."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        clock: WouldBeClock,
        at: datetime,
        today: date,
        *,
        is_now: bool,
        beside: str = "",
    ) -> None:
        """`beside` says what would be promised otherwise, such as without an appointment."""
        super().__init__(theme, window)
        told = clock_as_text(clock, at, is_now=is_now)
        self.say("\n".join(filter(None, (TITLE, told, beside))))
        pane = self.pane
        pane.body.addWidget(Label(theme, due_in_words(clock), role=Role.HEADING, wrap=True))
        pane.body.addWidget(Label(theme, clock.title, role=Role.STRONG, wrap=True))
        for line in (f"{target(clock)}. {pack(clock)}", beside):
            if line:
                pane.body.addWidget(support(theme, line, wrap=True))
        chips = FlowLayout(gap=theme.px(6))
        for chip in (whose(clock), *marks(clock)):
            chips.addWidget(StateChip(theme, chip))
        pane.body.addLayout(chips)
        pane.body.addWidget(Reckoning(theme, clock, today))
        pane.body.addStretch(1)
        self.finish()


def show_why(
    theme: Theme,
    window: QWidget,
    clock: WouldBeClock,
    at: datetime,
    today: date,
    *,
    is_now: bool,
    beside: str = "",
) -> WhyDialog:
    """Open the reckoning of a date over a window."""
    dialog = WhyDialog(theme, window, clock, at, today, is_now=is_now, beside=beside)
    dialog.open()
    return dialog
