"""The board: one list of visits that keeps its place while time and other desks change it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hsdesk.reception.rows import VisitRow
from hsdesk.reception.rules import IN_THE_QUEUE, WaitState, queue_order
from ui.keys import Key
from ui.reception.board_columns import LIVE, BoardModel
from ui.reception.board_view import BoardView
from ui.reception.board_words import BoardWords, clock_of
from ui.reception.row_actions import RowActions
from ui.reception.snapshot import BoardList, Snapshot
from ui.services import Services
from ui.widgets.announcer import Announcer
from ui.widgets.button import Button, Kind
from ui.widgets.empty import EmptyState
from ui.widgets.skeleton import Skeleton
from ui.words import clock_time, listed

_EMPTY = {
    BoardList.WAITING: "Nobody is waiting",
    BoardList.BEING_SEEN: "Nobody is being seen",
    BoardList.TODAY: "No visits today yet",
}
_SAID = {WaitState.DUE_SOON: "due in two minutes or less", WaitState.OVER: "over the target"}


class Board(QWidget):
    """The list with its buttons, what stands in its place while it is empty, and while it is read."""

    current_changed = Signal(object)
    """The `VisitRow` that is the current one now, or None."""
    opened = Signal(object)
    """Enter was pressed on a `VisitRow`, or it was double-clicked."""
    crossed = Signal()
    """A wait has passed its target, so the figures are different."""
    taken_away = Signal(object)
    """The current `VisitRow` went from the list by somebody else's hand."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._snapshot: Snapshot | None = None
        self._which = BoardList.WAITING
        self._waits: dict[int, WaitState] = {}
        self._own: set[int] = set()
        self._chosen: dict[BoardList, int] = {}
        self.words = BoardWords(services.clock.now(), services.privacy)
        self.model = BoardModel(self.words, self)
        self.view = BoardView(theme, self.words)
        self.actions_row = RowActions(theme)
        self.check_in = Button(theme, "Check in", kind=Kind.PRIMARY, icon="log-in", key=Key.CHECK_IN.cap())
        self.empty = EmptyState(theme, "armchair", _EMPTY[BoardList.WAITING], action=self.check_in, good=True)
        self.skeleton = Skeleton(theme)
        self.announcer = Announcer(self)
        self._stack = QStackedWidget()
        for part in (self.view, self.empty, self.skeleton):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.view.setModel(self.model)
        self.view.fit()
        self.view.set_companion(self.actions_row, self.view.place_buttons)
        self.view.previewed.connect(self._previewed)
        self.view.opened.connect(self.opened)
        self._stack.setCurrentWidget(self.skeleton)
        self.skeleton.begin()

    # what is shown

    @property
    def which(self) -> BoardList:
        """The list that is shown."""
        return self._which

    @property
    def current(self) -> VisitRow | None:
        """The visit that has the focus of the list."""
        row: VisitRow | None = self.view.current_row()
        return row

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the desk as it is now; selection, scroll and focus stay where they are."""
        first, before = self._snapshot is None, self.current
        self._snapshot = snapshot
        self.words.now = max(self.words.now, snapshot.read_at)
        self.skeleton.end()
        self._learn_waits(snapshot)
        rows = self._rows()
        kept = before is None or any(row.visit_id == before.visit_id for row in rows)
        theirs = not kept and before is not None and before.visit_id not in self._own
        if theirs:
            self.view.setCurrentIndex(QModelIndex())
        self.model.show_rows(rows)
        self._own.clear()
        self._show_part()
        if first:
            self._select_first()
        elif theirs:
            self.taken_away.emit(before)
        self._previewed(self.current)

    def show_list(self, which: BoardList) -> None:
        """Show another list, at the visit that was chosen there last."""
        if which is self._which:
            return
        self._which = which
        self.model.start_over(self._rows())
        self._show_part()
        if not self.select(self._chosen.get(which, 0)):
            self._select_first()

    def select(self, visit_id: int) -> bool:
        """Go to a visit; False when it is not in this list."""
        index = self.model.index_of(visit_id)
        self.view.go_to(index)
        return index.isValid()

    def reveal(self, visit_id: int) -> bool:
        """Go to a visit in whichever list it is; False when it is not one of today."""
        snapshot = self._snapshot
        if snapshot is None:
            return False
        for which in (self._which, *BoardList):
            if any(row.visit_id == visit_id for row in snapshot.rows(which)):
                self.show_list(which)
                return self.select(visit_id)
        return False

    def expect(self, visit_id: int) -> None:
        """This desk has just taken a step with a visit, so it may leave the list without a word."""
        self._own.add(visit_id)

    def restyle_names(self) -> None:
        """Names were hidden, or are shown again."""
        self.model.restyle()
        self._previewed(self.current)

    def take_focus(self) -> None:
        """Put the keyboard focus on the list, or on the next step while it is empty."""
        (self.check_in if self.model.is_empty() else self.view).setFocus()

    # time

    def tick(self, now: datetime) -> None:
        """Time has gone on: paint what changed, put the early in line, tell of targets passed."""
        self.words.now = now
        if self._snapshot is None:
            return
        rows = self._rows()
        if [row.visit_id for row in rows] != [row.visit_id for row in self.model.rows]:
            self.model.show_rows(rows)
        self.model.refresh_columns(LIVE, self.view.seen_rows())
        self._tell_crossings(self._snapshot)

    def _rows(self) -> list[VisitRow]:
        """The rows of this list; those who wait in the order of this moment."""
        if self._snapshot is None:
            return []
        rows = list(self._snapshot.rows(self._which))
        queue = [row for row in rows if row.state in IN_THE_QUEUE]
        return [*sorted(queue, key=self._order), *(row for row in rows if row.state not in IN_THE_QUEUE)]

    def _order(self, row: VisitRow) -> tuple[int, datetime, datetime, int]:
        return queue_order(
            self.words.now,
            counts_from=row.counts_from,
            due_at=row.due_at,
            arrived_at=row.arrived_at,
            number=row.number,
        )

    def _learn_waits(self, snapshot: Snapshot) -> None:
        """Remember how everybody stands; somebody new is not announced for having come late."""
        known = self._waits
        self._waits = {
            row.visit_id: known.get(row.visit_id, clock_of(row, self.words.now).state)
            for row in snapshot.waiting
        }

    def _tell_crossings(self, snapshot: Snapshot) -> None:
        told: dict[WaitState, list[str]] = {}
        for row in snapshot.waiting:
            state = clock_of(row, self.words.now).state
            if self._waits.get(row.visit_id) is not state:
                self._waits[row.visit_id] = state
                if state in _SAID:
                    told.setdefault(state, []).append(row.ticket)
        if told:
            self.announcer.say(" ".join(_crossing(tickets, state) for state, tickets in told.items()))
        if WaitState.OVER in told:
            self.crossed.emit()

    # parts

    def _select_first(self) -> None:
        self.view.go_to(self.model.index(0, 0))

    def _show_part(self) -> None:
        if not self.model.is_empty():
            self._stack.setCurrentWidget(self.view)
            return
        last = self._snapshot.last_seen_at() if self._snapshot else None
        seen = f"Somebody was last seen at {clock_time(last)}. " if last else ""
        self.empty.set_words(_EMPTY[self._which], f"{seen}Whoever comes next can be checked in.")
        had_focus = self.view.hasFocus() or self.view.isAncestorOf(self.window().focusWidget())
        self._stack.setCurrentWidget(self.empty)
        if had_focus:
            self.check_in.setFocus()

    @Slot(object)
    def _previewed(self, row: VisitRow | None) -> None:
        if row is not None:
            self._chosen[self._which] = row.visit_id
            self.actions_row.show_visit(row, self.words.story(row))
        self.current_changed.emit(row)


def _crossing(tickets: list[str], state: WaitState) -> str:
    """One sentence about everybody who came into a state at this moment."""
    return f"{listed(tickets)} {'is' if len(tickets) == 1 else 'are'} {_SAID[state]}."
