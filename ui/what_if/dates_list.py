"""One set of dates, nearest first, under its heading where several stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.standards.what_if import UnknownDate
from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family
from ui.what_if.asking import Answer, Told
from ui.what_if.clock_card import ClockCard, Standing
from ui.what_if.text import NOTHING
from ui.widgets.banner import Banner
from ui.widgets.labels import Label, support
from ui.widgets.marks import HairLine
from ui.widgets.themed import Themed
from ui.words import listed


class DatesList(QWidget, Themed):
    """Cards are kept and filled anew, so that nothing flickers while answers change."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[ClockCard] = []
        self._narrow = False
        self.heading = Label(theme, role=Role.STRONG, wrap=True)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.line = HairLine(theme)
        self.nothing = support(theme, NOTHING, wrap=True)
        self.unknown = Banner(theme, Family.SOON, "", parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._under = QHBoxLayout()
        self._under.addWidget(self.line)
        self._column.addWidget(self.heading)
        self._column.addLayout(self._under)
        self._column.addWidget(self.nothing)
        self._told_unknown = QVBoxLayout()
        self._told_unknown.addWidget(self.unknown)
        self._column.addLayout(self._told_unknown)
        self._column.addStretch(1)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self.heading.setContentsMargins(px(14), px(8), 0, px(8))
        self._under.setContentsMargins(px(14), 0, 0, 0)
        self.nothing.setContentsMargins(px(14), px(12), 0, px(12))
        self._told_unknown.setContentsMargins(px(14), px(12), 0, px(12))

    @property
    def cards(self) -> list[ClockCard]:
        """The cards that are shown, nearest date first."""
        return [card for card in self._cards if card.isVisibleTo(self)]

    def heading_height(self, width: int) -> int:
        """How high the heading is in a column of a width; 0 where there is none."""
        return self.heading.heightForWidth(width) if self.heading.text() else 0

    def set_narrow(self, *, narrow: bool) -> None:
        """Lay the cards out for a narrow column."""
        self._narrow = narrow
        for card in self._cards:
            card.set_narrow(narrow=narrow)

    def show_told(self, answer: Answer, told: Told) -> None:
        """Show one set of an answer."""
        clocks = told.outlook.clocks
        self.heading.setText(told.label)
        for part in (self.heading, self.line):
            part.setVisible(bool(told.label))
        while len(self._cards) < len(clocks):
            card = ClockCard(self.theme, self)
            card.set_narrow(narrow=self._narrow)
            self._column.insertWidget(2 + len(self._cards), card)
            self._cards.append(card)
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(clocks))
        for place, clock in enumerate(clocks):
            standing = Standing(
                leads=place == 0 and len(clocks) > 1,
                last=place == len(clocks) - 1,
                beside=answer.beside(clock),
            )
            self._cards[place].show_clock(clock, told.at, answer.today, standing, is_now=told.is_now)
        self.nothing.setVisible(not clocks and not told.outlook.unknown)
        self._show_unknown(told.outlook.unknown)

    def _show_unknown(self, unknown: Sequence[UnknownDate]) -> None:
        self.unknown.setVisible(bool(unknown))
        if unknown:
            names = listed([f"{each.title} ({each.standard})" for each in unknown])
            self.unknown.say(unknown[0].sentence, f"No date for {names}. {unknown[0].advice}")
