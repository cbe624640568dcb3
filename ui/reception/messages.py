"""What is said beside the board: what could not be done, what somebody else did, and what was forgotten."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.reception.rows import VisitRow
from hsdesk.reception.rules import VisitState
from ui.reception.board_words import state_chip
from ui.reception.snapshot import Snapshot
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.announcer import Announcer
from ui.widgets.banner import Banner
from ui.widgets.themed import Themed
from ui.words import counted


class Messages(QWidget, Themed):
    """Strips between the head and the figures; takes no room while there is nothing to say."""

    close_forgotten = Signal()
    """End the visits of earlier days."""
    read_again = Signal()
    """Read the desk again after that could not be done."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble = Banner(theme, Family.OVER, "", can_close=True)
        self.news = Banner(theme, Family.INFO, "", can_close=True)
        self.forgotten = Banner(theme, Family.SOON, "", action="End them")
        self.unread = Banner(theme, Family.OVER, "", action="Try again")
        self._announcer = Announcer(self)
        self._column = QVBoxLayout(self)
        for banner in self._banners():
            self._column.addWidget(banner)
            banner.setVisible(False)
        self.trouble.closed.connect(self.clear)
        self.news.closed.connect(self.clear)
        self.forgotten.acted.connect(self.close_forgotten)
        self.unread.acted.connect(self.read_again)
        self.setAccessibleName("Messages about the board")
        self.follow(theme)
        self._settle()

    def _banners(self) -> list[Banner]:
        return [self.unread, self.trouble, self.news, self.forgotten]

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._column.setContentsMargins(px(20), 0, px(20), px(10))
        self._column.setSpacing(px(6))

    def refuse(self, refusal: HsdeskError) -> None:
        """Say why a step could not be taken; it stays until the next one, or until it is closed."""
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.setVisible(True)
        self.news.setVisible(False)
        self._settle()
        self._announcer.say(f"{refusal.sentence} {refusal.advice}".strip(), urgent=True)

    def tell_taken_away(self, before: VisitRow, snapshot: Snapshot) -> None:
        """Say what somebody else did with the visitor who was chosen here."""
        row = snapshot.visit(before.visit_id)
        sentence = f"{before.ticket} is no longer on this list."
        if row is not None and row.state is VisitState.BEING_SEEN and row.seen_by:
            sentence = f"{before.ticket} is being seen by {row.seen_by}."
        elif row is not None:
            sentence = f"{before.ticket}: {state_chip(row, snapshot.read_at).word.lower()}."
        self.news.say(sentence, "Another desk noted this. Nobody is chosen now.")
        self.news.setVisible(True)
        self._settle()
        self._announcer.say(sentence)

    def show_forgotten(self, count: int) -> None:
        """Say that visits of earlier days were never ended."""
        plural = "was" if count == 1 else "were"
        self.forgotten.say(
            f"{counted(count, 'visit')} of an earlier day {plural} not ended",
            "Ended now, they are left out of every count, because nobody knows when the visitor went.",
        )
        self.forgotten.setVisible(count > 0)
        self._settle()

    def show_unread(self, refusal: HsdeskError) -> None:
        """Say that the desk could not be read at all."""
        self.unread.say(refusal.sentence, refusal.advice)
        self.unread.setVisible(True)
        self._settle()

    def say_slow(self) -> None:
        """Say what takes so long."""
        self.news.say("The database takes long to answer.", "The board appears as soon as it does.")
        self.news.setVisible(True)
        self._settle()

    @Slot()
    def clear(self) -> None:
        """What was said is answered, or is over."""
        for banner in (self.trouble, self.news, self.unread):
            banner.setVisible(False)
        self._settle()

    def _settle(self) -> None:
        self.setVisible(any(banner.isVisibleTo(self) for banner in self._banners()))
