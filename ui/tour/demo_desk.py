"""The demo office's desk as the tour uses it: the page, a colleague's desk beside it, and its visitors."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from hsdesk.office import Actor, Office, open_office
from hsdesk.people import queries as people
from hsdesk.reception import queries as reception
from hsdesk.reception.rows import VisitRow
from hsdesk.reception.rules import VisitState
from ui.display.keeper import WaitingScreenKeeper
from ui.display.screen import WaitingScreen
from ui.reception.page import ReceptionPage
from ui.reception.snapshot import BoardList
from ui.tour.hand import button, choose, click
from ui.tour.stage import Stage
from ui.tour.step import Unexpected, holds, same

RECEPTIONIST = "Grace Holloway"


class DemoDesk:
    """What the steps need again and again. `colleague` is another program on the same database."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._office: Office | None = None
        self._numbers: dict[str, int] = {}

    # another desk

    @property
    def office(self) -> Office:
        """The office as another desk has it open."""
        if self._office is None:
            self._office = open_office(self.stage.folders.demo_database, clock=self.stage.clock)
        return self._office

    def leave(self) -> None:
        """Close the other desk."""
        if self._office is not None:
            self._office.close()
            self._office = None

    def colleague(self) -> Actor:
        """Somebody else who works at Desk 2."""
        staff = self.office.ask(people.staff_list)
        other = next(member for member in staff if member.name != RECEPTIONIST)
        return self.office.actor(other.staff_id, "Desk 2")

    # visitors

    @property
    def page(self) -> ReceptionPage:
        """The reception page."""
        return self.stage.page("reception", ReceptionPage)

    def visits(self) -> list[VisitRow]:
        """Every visit of today, as the database has it."""
        with self.office.read() as read:
            return [
                *reception.waiting(read),
                *reception.being_seen(read),
                *reception.ended_today(read),
            ]

    def visit(self, ticket: str) -> VisitRow:
        """A visit of today by its ticket."""
        if ticket not in self._numbers:
            self._numbers = {row.ticket: row.visit_id for row in self.visits()}
        found = self.office.ask(reception.visit, self._numbers.get(ticket, 0))
        if found is None:
            raise Unexpected(f"There is no visit {ticket} today.")
        return found

    def waiting(self, *, with_appointment: bool | None = None) -> list[VisitRow]:
        """Those who wait and have not been called, in the order of the board."""
        return [
            row
            for row in self.office.ask(reception.waiting)
            if row.state is VisitState.WAITING
            and (with_appointment is None or row.with_appointment is with_appointment)
        ]

    # the board

    def pick(self, ticket: str) -> None:
        """Click on a visitor's row in the list that is shown."""
        view, model = self.page.board.view, self.page.board.model
        index = model.index_of(self.visit(ticket).visit_id)
        if not index.isValid():
            raise Unexpected(f"{ticket} is not in the list.")
        view.scrollTo(index)
        place = view.visualRect(index).topLeft() + QPoint(12, 12)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def show_list(self, which: BoardList) -> None:
        """Click on the list that is wanted."""
        words = {BoardList.WAITING: "Waiting", BoardList.BEING_SEEN: "Being seen", BoardList.TODAY: "Today"}
        click(button(words[which], self.page.head.choice, begins=True))

    def more(self, words: str) -> None:
        """Open the menu of the chosen visitor and choose from it."""
        click(self.page.board.actions_row.more)
        choose(words)

    def is_chosen(self, ticket: str) -> str:
        """A complaint unless this visitor's row is the current one."""
        current = self.page.board.current
        return same("The chosen visitor", current.ticket if current else "", ticket)

    def said(self, ticket: str) -> str:
        """What the screen reader says of a visitor's row."""
        row = self.page.board.words
        shown = next((each for each in self.page.board.model.rows if each.ticket == ticket), None)
        return row.row_sentence(shown) if shown is not None else ""

    def says(self, ticket: str, words: str) -> str:
        """A complaint unless the board says something of a visitor."""
        return holds(words in self.said(ticket), f"The board says “{self.said(ticket)}”, without “{words}”.")

    def state_is(self, ticket: str, state: VisitState) -> str:
        """A complaint unless both the database and the page have a visitor in this state."""
        return same("The state", self.visit(ticket).state.value, state.value)

    def when(self, ticket: str, right: Callable[[VisitRow], bool], complaint: str) -> str:
        """A complaint unless something holds of the visit in the database."""
        return holds(right(self.visit(ticket)), complaint)

    # the waiting room

    @property
    def keeper(self) -> WaitingScreenKeeper:
        """What opens and closes the waiting screen."""
        found = self.stage.window.findChild(WaitingScreenKeeper)
        if not isinstance(found, WaitingScreenKeeper):
            raise Unexpected("The window has no waiting screen.")
        return found

    @property
    def screen(self) -> WaitingScreen:
        """The waiting screen, which must be open."""
        screen = self.keeper.screen
        if screen is None or not screen.isVisible():
            raise Unexpected("The waiting screen is not open.")
        return screen
