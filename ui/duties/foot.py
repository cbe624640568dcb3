"""The foot of the panel: marking done, another day for it, and taking it back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from hsdesk.duties.rows import DutyDetail
from ui.duties.words import still_missing
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import Label, Tone
from ui.widgets.panels import Panel, Surface
from ui.words import full_date


class DutyFoot(Panel):
    """What can be done depends on whether it is done; what is missing is said below."""

    done_wanted = Signal()
    earlier_wanted = Signal()
    move_wanted = Signal()
    reopen_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        super().__init__(theme, Surface.NONE, margins=(20, 12, 20, 12), gap=8)
        self.done = Button(theme, "Mark done", icon="check", kind=Kind.PRIMARY, size=Size.FOOTER, wide=True)
        self.move_date = Button(theme, "Move the date", size=Size.FOOTER, wide=True)
        self.reopen = Button(theme, "Not done after all", icon="undo-2", size=Size.FOOTER, wide=True)
        self.earlier = Button(theme, "Done on an earlier day", kind=Kind.LINK, size=Size.HEADER)
        self.stop = Button(theme, "Stop this duty", kind=Kind.LINK, size=Size.HEADER)
        self.why = Label(theme, role=Role.SMALL, tone=Tone.HINT, wrap=True)
        for button in (self.move_date, self.done, self.reopen):
            self._upper.addWidget(button, 1)
        self._lower.addWidget(self.earlier)
        self._lower.addWidget(self.stop)
        self._lower.addStretch(1)
        self.body.addLayout(self._upper)
        self.body.addWidget(self.why)
        self.body.addLayout(self._lower)
        for button, signal in (
            (self.done, self.done_wanted),
            (self.earlier, self.earlier_wanted),
            (self.move_date, self.move_wanted),
            (self.reopen, self.reopen_wanted),
            (self.stop, self.stop_wanted),
        ):
            button.clicked.connect(signal)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        super().restyle()
        self._upper.setSpacing(self.theme.px(8))
        self._lower.setSpacing(self.theme.px(12))

    def show_detail(self, detail: DutyDetail) -> None:
        """Show what can be done with a duty."""
        row = detail.row
        missing = still_missing(detail)
        for button in (self.done, self.move_date, self.earlier):
            button.setVisible(not row.is_done)
        self.reopen.setVisible(row.is_done)
        self.stop.setVisible(not row.is_done and detail.promise is None and not row.standard)
        self.done.setEnabled(not missing)
        self.earlier.setEnabled(not missing)
        if row.done_on is not None:
            by = f" by {detail.done_by}" if detail.done_by else ""
            self.why.setText(f"Done {full_date(row.done_on)}{by}.")
        else:
            self.why.setText(missing)
        self.why.setVisible(bool(self.why.text()))
