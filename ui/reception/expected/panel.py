"""Expected today: who comes when, who is late, who is here."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from hsdesk.diary.rules import AppointmentState
from hsdesk.errors import HsdeskError
from hsdesk.reception import queries
from hsdesk.reception.rows import ExpectedRow
from hsdesk.store.work import Subject
from ui.feed import Freshness
from ui.reception.check_in.today import Today
from ui.reception.expected.delegate import GROWN, NAME, ROW, ExpectedDelegate
from ui.reception.expected.new_appointment import NewAppointment
from ui.reception.expected.row_buttons import RowButtons
from ui.reception.expected.steps import AppointmentSteps
from ui.reception.expected.words import about, counts_of, name_of, spoken, state_chip
from ui.services import Services
from ui.tables.column import Column, ColumnKind
from ui.tables.model import RowTableModel
from ui.tables.view import RowView
from ui.widgets.button import Button, Size
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Tone, support
from ui.widgets.marks import HairLine, Picture
from ui.widgets.menu import Menu
from ui.widgets.panels import Panel, Surface
from ui.words import clock_time

_KINDS = frozenset({"appointment", "visit", "person", "staff", "team"})


class ExpectedPanel(Panel):
    """Today's appointments by time. `arrived` carries the `ExpectedRow` of somebody who is to be checked in.

    `count_changed` tells how many are still to come.
    """

    arrived = Signal(object)
    count_changed = Signal(int)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, Surface.SUNKEN, parent)
        theme = services.theme
        self._services, self._count, self._wanted = services, -1, 0
        self._questions = services.tasks.latest("expected today")
        self._steps = AppointmentSteps(services, self, self.refresh)
        self._model = RowTableModel([self._column()], _identity, self, name=self._name)
        delegate = ExpectedDelegate(theme, services.privacy, services.clock.now, self)
        self.view = RowView(delegate, grows=True, header=False)
        self.view.setModel(self._model)
        self.view.setProperty("surface", Surface.SUNKEN.value)
        self.view.setAccessibleName("Expected today")
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.buttons = RowButtons(theme)
        self.view.set_companion(self.buttons, self._place_buttons)
        self.add_button = Button(
            theme, "Add", size=Size.TOOLBAR, icon="calendar-plus", name="Add appointment"
        )
        self._here_icon = Picture(theme, "circle-check", side=16, tone=Tone.OK)
        self.here, self.to_come = support(theme, ""), support(theme, "")
        self._empty = EmptyState(
            theme, "calendar", "Nobody is expected today", "Appointments of today stand here."
        )
        self._today = Today(services, self, "expected staff")
        self.new = NewAppointment(services, self._today)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._freshness = Freshness(self, services.live, _KINDS, self._hear)
        self._today.refresh()
        self.refresh()

    def _column(self) -> Column[ExpectedRow]:
        privacy, clock = self._services.privacy, self._services.clock

        def second(row: ExpectedRow) -> str:
            chip = state_chip(row, clock.now())
            return f"{about(row)}. {chip.word}" if chip is not None else about(row)

        return Column(
            "appointment",
            "Expected today",
            lambda row: name_of(row, privacy),
            second=second,
            accessible=lambda row: spoken(row, privacy, clock.now()),
            kind=ColumnKind.NAME,
            live=True,
        )

    def _name(self, row: ExpectedRow) -> str:
        return name_of(row, self._services.privacy)

    def _lay_out(self) -> None:
        theme = self.theme
        page = Panel(theme, Surface.NONE)
        footer = Panel(theme, Surface.NONE, margins=(20, 12, 20, 12))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(self._here_icon)
        row.addWidget(self.here)
        row.addSpacing(theme.px(8))
        row.addWidget(Picture(theme, "clock", side=16))
        row.addWidget(self.to_come)
        row.addStretch(1)
        row.addWidget(self.add_button)
        footer.body.addLayout(row)
        page.body.addWidget(self.view, 1)
        page.body.addWidget(self._empty, 1)
        page.body.addWidget(HairLine(theme))
        page.body.addWidget(footer)
        self._stack.addWidget(page)
        self._stack.addWidget(self.new)
        self.body.addWidget(self._stack)
        self.setAccessibleName("Expected today")

    def _connect(self) -> None:
        self.view.opened.connect(self._opened)
        self.view.previewed.connect(self._previewed)
        self.view.customContextMenuRequested.connect(self._menu_at)
        self.buttons.arrived.connect(self.arrive_selected)
        self.buttons.taken_back.connect(self._take_back)
        self.buttons.menu_wanted.connect(self._menu_below)
        self.add_button.clicked.connect(self.add_appointment)
        self.new.booked.connect(self._booked)
        self.new.left.connect(self._show_list)
        self._services.privacy.changed.connect(self._model.restyle)
        self._services.ticker.tick.connect(self._tick)
        self._services.ticker.jumped.connect(self.refresh)

    # what it shows

    @property
    def rows(self) -> tuple[ExpectedRow, ...]:
        """Today's appointments as they are shown."""
        return self._model.rows

    @Slot()
    def refresh(self) -> None:
        """Read today's appointments anew; what is selected stays selected."""
        office = self._services.open_office

        def ask() -> list[ExpectedRow]:
            return office.ask(queries.expected)

        self._questions.run(ask, self._answered, self._unanswered, owner=self)

    def _hear(self, _subjects: frozenset[Subject]) -> None:
        self.refresh()

    def _answered(self, rows: list[ExpectedRow]) -> None:
        self._model.show_rows(rows)
        counts = counts_of(rows)
        self.here.setText(f"{counts.here} here")
        self.to_come.setText(f"{counts.to_come} to come")
        self.view.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._select_first()
        self.buttons.show_row(self.view.current_row())
        self.view.scheduleDelayedItemsLayout()
        if counts.to_come != self._count:
            self._count = counts.to_come
            self.count_changed.emit(counts.to_come)

    def _select_first(self) -> None:
        """Select whoever was just booked; with nothing selected the first who is still to come."""
        if self._wanted:
            self.view.go_to(self._model.index_of(self._wanted))
            self._wanted = 0
        elif self.view.current_row() is None:
            booked = [row for row in self._model.rows if row.state is AppointmentState.BOOKED]
            if booked:
                self.view.go_to(self._model.index_of(booked[0].appointment_id))

    def _unanswered(self, _refusal: HsdeskError) -> None:
        """The strip about the connection says all there is to say; what was read stays."""

    @Slot(object)
    def _tick(self, _now: datetime) -> None:
        if self.isVisible():
            self._model.refresh_columns(["appointment"], self.view.seen_rows())

    def showEvent(self, event: QShowEvent) -> None:
        """Say from now on who is late."""
        super().showEvent(event)
        self._services.ticker.need(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._services.ticker.release(self)

    # what can be done

    def start(self) -> None:
        """Put the focus where somebody goes on."""
        if self._stack.currentWidget() is self.new:
            self.new.start()
        elif self.rows:
            self.view.setFocus()
        else:
            self.add_button.setFocus()

    @Slot()
    def arrive_selected(self) -> None:
        """The selected person is here: ask for the check-in."""
        row = self.view.current_row()
        listed = self._stack.currentIndex() == 0
        if listed and isinstance(row, ExpectedRow) and row.state is AppointmentState.BOOKED:
            self.arrived.emit(row)

    @Slot(object)
    def _opened(self, _row: ExpectedRow) -> None:
        self.arrive_selected()

    @Slot(object)
    def _previewed(self, row: ExpectedRow | None) -> None:
        self.buttons.show_row(row)

    def _place_buttons(self, row: QRect) -> QRect:
        px = self.theme.px
        if row.height() < px(GROWN):
            return QRect(px(NAME), row.bottom(), 0, 0)
        high = self.buttons.sizeHint().height()
        return QRect(px(NAME), row.top() + px(ROW) - px(4), row.width() - px(NAME), high)

    @Slot()
    def _take_back(self) -> None:
        row = self.view.current_row()
        if isinstance(row, ExpectedRow):
            self._steps.take_back(row)

    @Slot()
    def _menu_below(self) -> None:
        menu = self._menu()
        if menu is not None:
            menu.open_below(self.buttons.more)

    @Slot(QPoint)
    def _menu_at(self, spot: QPoint) -> None:
        self.view.go_to(self.view.indexAt(spot))
        menu = self._menu()
        if menu is not None:
            menu.popup(self.view.viewport().mapToGlobal(spot))

    def _menu(self) -> Menu | None:
        """What else can be done about the selected appointment."""
        row = self.view.current_row()
        if not isinstance(row, ExpectedRow) or row.state is AppointmentState.ARRIVED:
            return None
        menu = Menu(self.theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row.state is AppointmentState.BOOKED:
            begun = row.starts_at <= self._services.clock.now()
            from_when = "" if begun else f"From {clock_time(row.starts_at)}"
            menu.add("Arrived", self.arrive_selected, icon="log-in", behind="F7")
            menu.add("Did not come", self._missed, icon="user-x", behind=from_when, enabled=begun)
            menu.add("Cancel", self._cancel, icon="calendar-x")
        else:
            menu.add("Take back", self._take_back, icon="undo-2")
        return menu

    @Slot()
    def _missed(self) -> None:
        row = self.view.current_row()
        if isinstance(row, ExpectedRow):
            self._steps.missed(row)

    @Slot()
    def _cancel(self) -> None:
        row = self.view.current_row()
        if isinstance(row, ExpectedRow):
            self._steps.cancel(row)

    # a new one

    @Slot()
    def add_appointment(self) -> None:
        """Open the form of a new appointment."""
        self._stack.setCurrentWidget(self.new)
        self.new.start()

    @Slot()
    def _show_list(self) -> None:
        self._stack.setCurrentIndex(0)
        self.start()

    @Slot(int)
    def _booked(self, appointment_id: int) -> None:
        self._wanted = appointment_id
        self.refresh()
        self._show_list()
        self._services.notices.say_done("The appointment is booked.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F7 says that the selected person is here."""
        if event.key() == Qt.Key.Key_F7:
            self.arrive_selected()
            return
        super().keyPressEvent(event)


def _identity(row: ExpectedRow) -> int:
    return row.appointment_id
