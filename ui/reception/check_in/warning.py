"""What went wrong with a whole form: what happened and what to do, with Try again where that may help."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hsdesk.errors import HsdeskError
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.announcer import Announcer
from ui.widgets.banner import Banner
from ui.widgets.panels import Panel, Surface


class FormWarning(Panel):
    """Takes no room while all is well; stays until it is answered. `again` is sent by its button."""

    again = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Surface.NONE, parent, margins=(12, 12, 12, 0))
        self.banner = Banner(theme, Family.OVER, "", action="Try again", can_close=True)
        self._announcer = Announcer(self)
        self.body.addWidget(self.banner)
        self.banner.acted.connect(self._again)
        self.banner.closed.connect(self.hide)
        self.hide()

    def say(self, refusal: HsdeskError, *, again: bool) -> None:
        """Show a refusal, and have it read out at once."""
        self.banner.say(refusal.sentence, refusal.advice)
        self.banner.button.setVisible(again)
        self.show()
        self._announcer.say(f"{refusal.sentence} {refusal.advice}".strip(), urgent=True)

    @Slot()
    def _again(self) -> None:
        self.again.emit()
