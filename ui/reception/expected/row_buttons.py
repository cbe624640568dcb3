"""The buttons of the selected appointment, laid over its row."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.diary.rules import AppointmentState
from hsdesk.reception.rows import ExpectedRow
from ui.keys import Key
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size


class RowButtons(QWidget):
    """Arrived and a menu while somebody is expected; Take back once they are not."""

    arrived = Signal()
    taken_back = Signal()
    menu_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrive = Button(
            theme,
            "Arrived",
            kind=Kind.PRIMARY,
            size=Size.TOOLBAR,
            icon="log-in",
            key=Key.CHECK_IN.cap(),
        )
        self.more = Button(theme, size=Size.TOOLBAR, icon="ellipsis", name="More for this appointment")
        self.take_back = Button(theme, "Take back", size=Size.TOOLBAR, icon="undo-2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for button in (self.arrive, self.take_back, self.more):
            row.addWidget(button)
        row.addStretch(1)
        self.arrive.clicked.connect(self._arrive)
        self.take_back.clicked.connect(self._take_back)
        self.more.clicked.connect(self._more)
        self.show_row(None)

    def show_row(self, row: ExpectedRow | None) -> None:
        """Offer what can be done about a row."""
        state = row.state if row is not None else AppointmentState.ARRIVED
        booked = state is AppointmentState.BOOKED
        self.arrive.setVisible(booked)
        self.more.setVisible(booked)
        self.take_back.setVisible(state in {AppointmentState.CANCELLED, AppointmentState.MISSED})

    @Slot()
    def _arrive(self) -> None:
        self.arrived.emit()

    @Slot()
    def _take_back(self) -> None:
        self.taken_back.emit()

    @Slot()
    def _more(self) -> None:
        self.menu_wanted.emit()
