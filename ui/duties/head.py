"""The head of the panel: which duty it is, how it stands, and the promise behind it in its own words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.duties.rows import DutyDetail, DutyRow
from ui.duties.words import state_chip
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import Label, Tone
from ui.widgets.marks import StateChip, Tag
from ui.widgets.panels import Panel, Surface


class DutyHead(Panel):
    """Id, state, title and sentence; the cross closes the panel."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Surface.NONE, margins=(20, 14, 12, 12), gap=6)
        self._marks = QHBoxLayout()
        self._marks.addStretch(1)
        self.cross = Button(theme, icon="x", name="Close", kind=Kind.QUIET, size=Size.HEADER)
        self._marks.addWidget(self.cross)
        self._shown: list[QWidget] = []
        self.title = Label(theme, role=Role.TITLE_PANE, wrap=True)
        self.sentence = Label(theme, role=Role.SUPPORT, tone=Tone.SECOND, wrap=True)
        self.body.addLayout(self._marks)
        self.body.addWidget(self.title)
        self.body.addWidget(self.sentence)

    def show_row(self, row: DutyRow) -> None:
        """Show which duty it is and how it stands."""
        for widget in self._shown:
            self._marks.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        tag = Tag(self.theme, row.standard or "Our own duty", icon="clipboard-check")
        self._shown = [tag, StateChip(self.theme, state_chip(row))]
        for place, widget in enumerate(self._shown):
            self._marks.insertWidget(place, widget)
            widget.show()
        self._marks.setSpacing(self.theme.px(8))
        self.title.setText(row.title)

    def show_detail(self, detail: DutyDetail) -> None:
        """Add what the promise says."""
        promise = detail.promise
        self.sentence.setText(f"“{promise.sentence}”" if promise else "")
        self.sentence.setVisible(promise is not None)
