"""The window “Why this date?”: every clock of one record, the leading one first; it copies and prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hsdesk.standards.rows import ExplanationRow
from ui.explanation.frame import WhyFrame
from ui.explanation.text import as_text
from ui.explanation.view import ExplanationView
from ui.theme import Theme
from ui.widgets.option import Option
from ui.widgets.select import Select


class ExplanationDialog(WhyFrame):
    """The reckoning of a date with the promise behind it. Several clocks of one record stand in a list."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        rows: Sequence[ExplanationRow],
        staff: Mapping[int, str],
        today: date,
    ) -> None:
        super().__init__(theme, window, gap=14)
        self._rows, self._staff, self._today = tuple(rows), staff, today
        options = [
            Option(number, f"{row.title} ({row.deadline.standard})") for number, row in enumerate(self._rows)
        ]
        self.choice = Select(theme, options)
        self.choice.setAccessibleName("Which promise")
        self.choice.setVisible(len(self._rows) > 1)
        self.choice.currentIndexChanged.connect(self._show)
        self.content.addWidget(self.choice)
        self.view: ExplanationView | None = None
        self._show(0)
        self.finish(around=260)

    @Slot(int)
    def _show(self, number: int) -> None:
        if self.view is not None:
            self.pane.body.removeWidget(self.view)
            self.view.setParent(None)
            self.view.deleteLater()
        self.view = ExplanationView(self.theme, self._rows[number], self._staff, self._today)
        self.pane.body.insertWidget(0, self.view)
        self.pane.verticalScrollBar().setValue(0)
        self.say(as_text(self._rows[number], self._staff))
