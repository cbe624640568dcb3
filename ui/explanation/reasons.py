"""“Why this date?” for what is due by a day and not by a clock: duties and checks at the office."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hsdesk.errors import HsdeskError
from hsdesk.standards.reasons import Reasons
from hsdesk.store.work import Read
from ui.explanation.frame import WhyFrame
from ui.fonts import Role
from ui.services import Services
from ui.theme import Theme
from ui.widgets.labels import Label, section, support
from ui.widgets.marks import HairLine
from ui.words import long_date


class ReasonsDialog(WhyFrame):
    """The day, how it stands, and the reasons part by part; it copies and prints."""

    def __init__(self, theme: Theme, window: QWidget, reasons: Reasons) -> None:
        super().__init__(theme, window)
        self.say(reasons.text)
        pane = self.pane
        pane.body.addWidget(Label(theme, long_date(reasons.due), role=Role.HEADING, wrap=True))
        pane.body.addWidget(Label(theme, reasons.title, role=Role.STRONG, wrap=True))
        if reasons.standing:
            pane.body.addWidget(support(theme, reasons.standing, wrap=True))
        for part in reasons.parts:
            pane.body.addWidget(HairLine(theme))
            pane.body.addWidget(section(theme, part.heading))
            for sentence in part.sentences:
                pane.body.addWidget(Label(theme, sentence, role=Role.SUPPORT, wrap=True))
        pane.body.addStretch(1)
        self.finish()


def explain_reasons(services: Services, window: QWidget, query: Callable[[Read], Reasons]) -> None:
    """Ask why something is due on its day, and show it over the window."""
    office = services.open_office

    def ask() -> Reasons:
        return office.ask(query)

    def answered(reasons: Reasons) -> None:
        ReasonsDialog(services.theme, window, reasons).open()

    def refused(refusal: HsdeskError) -> None:
        services.notices.say_error(refusal)

    services.tasks.run(ask, answered, refused, owner=window)
