"""What a person does at the board: keys, buttons and menus become steps, with a form where one is needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot

from hsdesk.people import queries as people
from hsdesk.people.rows import StaffRow, TeamRow
from hsdesk.reception.course import KIND
from hsdesk.reception.events import VisitEvent
from hsdesk.reception.rows import HistoryRow, RoomStateRow, VisitRow
from hsdesk.reception.rules import IN_THE_OFFICE, ORDER_IN_WORDS, VisitState
from hsdesk.store.work import Read, Subject
from ui.reception import menus
from ui.reception.asking import Asking
from ui.reception.board import Board
from ui.reception.snapshot import Snapshot
from ui.reception.step_words import noun
from ui.reception.steps import Steps
from ui.services import Services
from ui.widgets.dialog import Question


class Deeds(Asking):
    """Acts for the current visit of the board."""

    def __init__(self, services: Services, board: Board, steps: Steps) -> None:
        super().__init__(services, board)
        self._board, self._steps = board, steps
        self.snapshot: Snapshot | None = None
        buttons = board.actions_row
        buttons.called.connect(self.call)
        buttons.seen.connect(self.see)
        buttons.finished.connect(self.finish)
        buttons.room_wanted.connect(self.room)
        buttons.history_wanted.connect(self.history)
        buttons.more_wanted.connect(self.more)
        board.opened.connect(self.open)
        board.view.head.asked_why.connect(self.explain_order)

    # keys and buttons

    @Slot()
    def call(self) -> None:
        """Call the visitor, or call again."""
        row = self._board.current
        if row is not None and row.state is VisitState.WAITING:
            self._steps.call(row)
        elif row is not None and row.state is VisitState.CALLED:
            self._steps.call_again(row)

    @Slot()
    def see(self) -> None:
        """Mark the visitor as seen; one who is being seen already is finished."""
        row = self._board.current
        if row is None:
            return
        if row.state is VisitState.BEING_SEEN:
            self.finish()
        elif row.state in IN_THE_OFFICE:
            self._steps.see(row)

    @Slot()
    def finish(self) -> None:
        """Ask how the visit ended."""
        row = self._board.current
        if row is not None and row.state is VisitState.BEING_SEEN:
            self.finish_visit(row)

    def finish_visit(self, row: VisitRow) -> None:
        """Ask how this visit ended."""
        from ui.reception.finish_dialog import FinishDialog

        form = FinishDialog(self.theme, self.window, row.ticket)

        def send() -> None:
            self._steps.finish(row, form, **form.answers())

        self.open_form(form, send)

    @Slot()
    def room(self) -> None:
        """Offer the rooms for the visitor."""
        row, snapshot = self._board.current, self.snapshot
        if row is None or snapshot is None or row.state not in IN_THE_OFFICE or not snapshot.rooms:
            return

        def give(room: RoomStateRow) -> None:
            self._steps.give_room(row, room.room_id, room.name)

        def call(room: RoomStateRow) -> None:
            self._steps.call_to_room(row, room.room_id, room.name)

        button = self._board.actions_row.room
        menu = menus.open_menu(self.theme, button)
        others = tuple(room for room in snapshot.rooms if room.visit_id != row.visit_id)
        menus.fill_rooms(menu, row, others, give=give, call=call)
        menu.open_below(button)

    @Slot(object)
    def open(self, row: VisitRow) -> None:
        """Enter: the step that comes next, or everything that happened."""
        if row.state is VisitState.BEING_SEEN:
            self.finish_visit(row)
        elif row.state in IN_THE_OFFICE:
            self.more()
        else:
            self.history()

    @Slot()
    def more(self) -> None:
        """Open the menu with everything else."""
        row = self._board.current
        if row is None:
            return
        button = self._board.actions_row.more
        menu = menus.open_menu(self.theme, button)
        deeds = menus.VisitDeeds(
            call_again=menus.later(self._steps.call_again, row),
            seen_by=menus.later(self._ask_staff, row),
            transfer=menus.later(self._transfer, row),
            room=self.room,
            unavailable=menus.later(self._steps.note_staff_unavailable, row),
            correct=menus.later(self.read_history, row, self._correct),
            history=self.history,
            why=menus.later(self._why, row),
            order=self.explain_order,
            left=menus.later(self._left, row),
            redirect=menus.later(self._steps.redirect, row),
            undo=menus.later(self.read_history, row, self._ask_undo),
        )
        menus.fill_more(menu, row, deeds, rooms=bool(self.snapshot and self.snapshot.rooms))
        menu.open_below(button)

    @Slot()
    def history(self) -> None:
        """Show everything that happened to the visit."""
        row = self._board.current
        if row is not None:
            self.read_history(row, self._show_history)

    def _why(self, row: VisitRow) -> None:
        from ui.explanation.asking import explain_subject

        explain_subject(self._services, self.window, Subject(KIND, row.visit_id))

    @Slot()
    def explain_order(self) -> None:
        """Say in words how the list is ordered."""
        theme = self.theme
        words = Question(theme, self.window, "How this list is ordered", ORDER_IN_WORDS, verb="Close")
        words.back_button.hide()
        self.show_dialog(words)

    # forms

    # Each is loaded when it is first asked for: most desks start without needing any.

    def _left(self, row: VisitRow) -> None:
        from ui.reception.left_dialog import LeftDialog

        form = LeftDialog(self.theme, self.window, row, self._services.clock.now())

        def send() -> None:
            self._steps.leave(row, form, **form.answers())

        self.open_form(form, send)

    def _transfer(self, row: VisitRow) -> None:
        from ui.reception.transfer_dialog import TransferDialog

        def ask(read: Read) -> tuple[list[StaffRow], list[TeamRow]]:
            return people.staff_list(read), people.teams(read)

        def show(found: tuple[list[StaffRow], list[TeamRow]]) -> None:
            form = TransferDialog(self.theme, self.window, row, *found)

            def send() -> None:
                self._steps.transfer(row, form, form.sentence(), **form.answers())

            self.open_form(form, send)

        self.read(ask, show)

    def _correct(self, row: VisitRow, history: Sequence[HistoryRow]) -> None:
        from ui.reception.correct_dialog import CorrectDialog

        form = CorrectDialog(self.theme, self.window, row, history)

        def send() -> None:
            self._steps.correct_time(row, form, **form.answers())

        self.open_form(form, send)

    def _show_history(self, row: VisitRow, history: Sequence[HistoryRow]) -> None:
        from ui.reception.history_dialog import HistoryDialog

        words = self._board.words
        who = f"{words.name(row)}, {words.how(row)}"
        dialog = HistoryDialog(self.theme, self.window, row, who, history)
        dialog.why_wanted.connect(menus.later(self._why, row))
        self.show_dialog(dialog)

    def _ask_undo(self, row: VisitRow, history: Sequence[HistoryRow]) -> None:
        step = next((step for step in history if step.entry_id == row.last_entry), None)
        if step is None:
            return
        withdrawn = " The visit is withdrawn and its number is not used again."
        kept = withdrawn if step.event == VisitEvent.ARRIVED else ""
        by = f" It was noted by {step.by}." if step.by else ""
        question = Question(
            self.theme,
            self.window,
            f"Take back {noun(step.event)} of {row.ticket}?",
            f"The history keeps both.{by}{kept}",
            verb="Take back",
        )
        question.accepted.connect(menus.later(self._steps.undo, row.visit_id, step.entry_id))
        self.show_dialog(question)

    def _ask_staff(self, row: VisitRow) -> None:
        def show(staff: list[StaffRow]) -> None:
            def choose(member: StaffRow) -> None:
                self._steps.see(row, member.staff_id)

            button = self._board.actions_row.more
            menu = menus.open_menu(self.theme, button)
            menus.fill_staff(menu, staff, choose)
            menu.open_below(button)

        self.read(people.staff_list, show)
