"""The reception desk: everybody who waits, what can be done for them, and checking people in beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QIcon, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.reception.actions import CheckedIn
from hsdesk.reception.rows import ExpectedRow, VisitRow
from hsdesk.reception.rules import IN_THE_OFFICE, IN_THE_QUEUE
from ui.actions import Actions, Command, CommandAction
from ui.feed import Contact, ContactState, Freshness
from ui.keys import Key
from ui.reception.board import Board
from ui.reception.deeds import Deeds
from ui.reception.figures_row import FiguresRow
from ui.reception.head import ReceptionHead
from ui.reception.messages import Messages
from ui.reception.room_work import RoomWork
from ui.reception.rooms_strip import RoomsStrip
from ui.reception.side_panel import CHECK_IN, EXPECTED, SidePanel
from ui.reception.snapshot import BoardList, Snapshot, take_snapshot
from ui.reception.steps import Steps
from ui.services import Services
from ui.shell.question import asker
from ui.shell.space import Space
from ui.widgets.marks import HairLine

CALL = Command("call", "Call the visitor", "megaphone", Key.CALL)
SEEN = Command("seen", "Mark the visitor as seen", "check", Key.SEEN)
ROOM = Command("room", "Choose a room for the visitor", "door-open", Key.ROOM)
CHECK_IN_HERE = Command("check-in", "Check somebody in", "log-in", Key.CHECK_IN)
_PAINTED_MS = 100
_KINDS = frozenset({"visit", "room", "appointment", "staff", "duty", "office", "team", "person"})


class ReceptionPage(QWidget):
    """Main column and right panel. It reads the desk anew when anything at it changes, here or elsewhere."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._snapshot: Snapshot | None = None
        self._drawer = False
        self._minute = -1
        self._reading = self._read_again = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAINTED_MS)
        self._soon.timeout.connect(self.refresh)
        self.setProperty("surface", "sheet")
        self._main = QWidget(self)
        self.board = Board(services, self._main)
        self.rooms = RoomsStrip(services.theme, self._main)
        self.head = ReceptionHead(services, self._main)
        self.figures = FiguresRow(services.theme, self._main)
        self.messages = Messages(services.theme, self._main)
        self.steps = Steps(services, self)
        self.deeds = Deeds(services, self.board, self.steps)
        self.room_work = RoomWork(services, self.board, self.steps, self.deeds)
        self.actions_here = Actions(self, self._icon, asker(services.theme, self))
        self._call = self._add(CALL, self.deeds.call)
        self._see = self._add(SEEN, self.deeds.see)
        self._room = self._add(ROOM, self.deeds.room)
        self._check_in = self._add(CHECK_IN_HERE, self.check_in)
        self._lay_out()
        self._connect()
        # Before the panel: the list is read while the form is being made, and first after each change.
        self._freshness = Freshness(self, services.live, _KINDS, self._refresh)
        self.refresh()
        self.panel = SidePanel(services, self)
        self.panel.check_in.checked_in.connect(self._checked_in)
        self.panel.arrived.connect(self._arrived)
        self._across.addWidget(self.panel)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        theme = self._services.theme
        for part in (self.head, self.messages, HairLine(theme), self.figures, HairLine(theme)):
            column.addWidget(part)
        column.addWidget(self.board, 1)
        self._above_rooms = HairLine(theme)
        column.addWidget(self._above_rooms)
        column.addWidget(self.rooms)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(self._main, 1)

    def _connect(self) -> None:
        services, board = self._services, self.board
        board.current_changed.connect(self._allow)
        board.crossed.connect(self.refresh)
        board.taken_away.connect(self._taken_away)
        board.check_in.clicked.connect(self.check_in)
        board.skeleton.slow.connect(self.messages.say_slow)
        self.head.choice.chosen.connect(self._choose_list)
        self.head.check_in_wanted.connect(self.check_in)
        self.figures.duty_wanted.connect(self._show_duty)
        self.rooms.pressed.connect(self.room_work.open_menu)
        self.messages.close_forgotten.connect(self.steps.close_forgotten)
        self.messages.read_again.connect(self.refresh)
        self.steps.taken.connect(self._step_taken)
        self.steps.refused.connect(self.messages.refuse)
        services.requests.check_in.connect(self.check_in_person)
        services.privacy.changed.connect(self._restyle_names)
        services.ticker.tick.connect(self._tick)
        services.ticker.jumped.connect(self._jumped)
        services.live.state_changed.connect(self._contact_changed)

    # reading

    @Slot()
    def refresh(self) -> None:
        """Read the desk and show what is different.

        What is being read already is shown too, so that a desk at which much happens is not kept waiting;
        then everything is read once more.
        """
        if self._reading:
            self._read_again = True
            return
        self._reading = True
        read = partial(take_snapshot, self._services.open_office)
        self._services.tasks.run(read, self._show, self._unread, owner=self)

    def _refresh(self, _subjects: object) -> None:
        self.refresh()

    def _has_read(self) -> None:
        again, self._reading, self._read_again = self._read_again, False, False
        if again:
            self._soon.start()  # what was read is painted first: both at once would make the list wait

    def _show(self, snapshot: Snapshot) -> None:
        self._has_read()
        first, self._snapshot = self._snapshot is None, snapshot
        self.deeds.snapshot = self.room_work.snapshot = snapshot
        now = self._services.clock.now()
        self.messages.unread.setVisible(False)
        self.messages.show_forgotten(snapshot.forgotten)
        self.head.show_counts(snapshot)
        self.figures.show_snapshot(snapshot, now)
        self.rooms.show_rooms(snapshot.rooms, now)
        self._above_rooms.setVisible(bool(snapshot.rooms))
        self.board.show_snapshot(snapshot)
        if first:
            self.messages.news.setVisible(False)
            if self.isVisible() and self.window().isActiveWindow():
                self.board.take_focus()

    def _unread(self, refusal: HsdeskError) -> None:
        self._has_read()
        if self._snapshot is None:  # otherwise the strip about the connection says all there is to say
            self.messages.show_unread(refusal)

    # time

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        if self._snapshot is None or not self.isVisible():
            return
        self.board.tick(now)
        self.figures.tick(now)
        self.rooms.tick(now)
        minute = int(now.timestamp() // 60)
        if minute != self._minute:
            if self._minute >= 0:
                self.refresh()  # the likely wait goes down as conversations go on
            self._minute = minute

    @Slot(object)
    def _jumped(self, _now: datetime) -> None:
        self._freshness.everything_changed()

    @Slot(object)
    def _contact_changed(self, state: ContactState) -> None:
        if state.contact is Contact.RESTORED:
            self._freshness.everything_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Time runs on this page from now on."""
        super().showEvent(event)
        self._services.ticker.need(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks; nothing need be painted."""
        super().hideEvent(event)
        self._services.ticker.release(self)
        if self._soon.isActive():
            self._soon.stop()
            self._freshness.everything_changed()

    # what other parts tell

    @Slot(int)
    def _step_taken(self, visit_id: int) -> None:
        self.messages.clear()
        self.board.expect(visit_id)
        self.refresh()

    @Slot(object)
    def _taken_away(self, row: VisitRow) -> None:
        if self._snapshot is not None:
            self.messages.tell_taken_away(row, self._snapshot)

    @Slot(object)
    def _checked_in(self, _visit: CheckedIn) -> None:
        self.refresh()

    @Slot(object)
    def _arrived(self, row: ExpectedRow) -> None:
        self._bring_panel(CHECK_IN)
        self.panel.check_in.for_appointment(row)

    @Slot(object)
    def _choose_list(self, which: BoardList) -> None:
        self.board.show_list(which)

    @Slot()
    def _show_duty(self) -> None:
        self.room_work.open_duty(self.figures.duty)

    @Slot()
    def _restyle_names(self) -> None:
        self.board.restyle_names()

    @Slot(object)
    def _allow(self, row: VisitRow | None) -> None:
        """Let keys do only what can be done with the current visit."""
        self.head.choice.set_value(self.board.which)
        for action, states, what in (
            (self._call, IN_THE_QUEUE, "called"),
            (self._see, IN_THE_OFFICE, "marked as seen"),
            (self._room, IN_THE_OFFICE, "given a room"),
        ):
            if row is None:
                action.refuse("Choose a visitor in the list first.")
            elif row.state in states:
                action.allow()
            else:
                action.refuse(f"{row.ticket} cannot be {what} any more.")

    # checking in

    @Slot()
    def check_in(self) -> None:
        """F7: begin a check-in; in Expected today, note that the chosen visitor has arrived."""
        panel = self.panel
        shown = panel.isVisible() and panel.tabs.currentIndex() == EXPECTED
        if shown and panel.expected.isAncestorOf(self.window().focusWidget()):
            panel.expected.arrive_selected()
            return
        self._bring_panel(CHECK_IN)
        self.panel.check_in.start()

    @Slot(int)
    def check_in_person(self, person_id: int) -> None:
        """Begin a check-in for somebody who was found elsewhere, such as in the search."""
        self._bring_panel(CHECK_IN)
        self.panel.check_in.for_person(person_id)

    def _bring_panel(self, place: int) -> None:
        self.panel.show_tab(place)
        if not self.panel.isVisibleTo(self):
            self.toggle_panel()

    # room

    def take_space(self, space: Space) -> None:
        """Lay the page out for a narrow or low window."""
        self.head.set_low(low=space.low)
        self.figures.set_low(low=space.low)
        self.rooms.set_low(low=space.low)
        self.panel.set_narrow(narrow=space.narrow)
        self.head.set_drawer(drawer=space.drawer)
        if space.drawer == self._drawer:
            return
        self._drawer = space.drawer
        if space.drawer:
            self._across.removeWidget(self.panel)
            self.panel.hide()
        else:
            self._across.addWidget(self.panel)
            self.panel.show()

    def panes(self) -> list[QWidget]:
        """The list, the rooms, the panel and the head."""
        return [self.board, self.rooms, self.panel, self.head]

    def toggle_panel(self) -> None:
        """Open the panel on the right, or close it."""
        opening = not self.panel.isVisibleTo(self)
        self.panel.setVisible(opening)
        if opening and self._drawer:
            self._place_drawer()
            self.panel.raise_()
            self.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not opening:
            self.board.take_focus()

    def _place_drawer(self) -> None:
        wide = min(self.panel.width(), self.width())
        self.panel.setGeometry(QRect(self.width() - wide, 0, wide, self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawer at the right edge."""
        super().resizeEvent(event)
        if self._drawer:
            self._place_drawer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the drawer."""
        if event.key() == Qt.Key.Key_Escape and self._drawer and self.panel.isVisible():
            self.toggle_panel()
            return
        super().keyPressEvent(event)

    def _icon(self, name: str) -> QIcon:
        theme = self._services.theme
        return theme.icons.icon(name, theme.px(18), theme.tokens.ink2, theme.tokens.ink3)

    def _add(self, command: Command, do: Callable[[], None]) -> CommandAction:
        action = self.actions_here.add(command, do, within=self)
        action.setAutoRepeat(False)  # a key that is held would go on to the next visitor
        return action
