"""Visits from the timer to the end: targets crossed, called, a room, seen, finished, gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt

from hsdesk.reception import queries as reception
from hsdesk.reception.actions import call
from hsdesk.reception.figures import figures
from hsdesk.reception.rows import Share, VisitRow
from hsdesk.reception.rules import Outcome, VisitState
from ui.reception.finish_dialog import FinishDialog
from ui.reception.left_dialog import LeftDialog
from ui.reception.snapshot import BoardList
from ui.tour.demo_desk import DemoDesk
from ui.tour.hand import choose, closed, opened, press, type_in
from ui.tour.sizes import DESK_SIZES, PUBLIC_SIZES
from ui.tour.step import Picture, Step, Unexpected, all_of, holds, in_turn, same
from ui.tour.waiting_room import calls


def visits(desk: DemoDesk) -> Iterator[Step]:
    """The course of visits."""
    yield from _timers(desk)
    first = desk.waiting()[0]
    yield from _calling(desk, first)
    yield from _to_the_end(desk, first.ticket)
    yield from _walk_out(desk)
    yield from _another_desk(desk)


def _timers(desk: DemoDesk) -> Iterator[Step]:
    row = _latest(desk)
    ticket, due = row.ticket, row.due_at
    if due is None:
        raise Unexpected("There is no target for a walk-in.")
    now = desk.stage.clock.now
    yield Step(
        "A new visitor is on time",
        lambda: desk.pick(ticket),
        lambda: all_of(desk.is_chosen(ticket), desk.says(ticket, "on time")),
    )
    yield Step(
        "Time goes by: the visitor is due soon",
        lambda: desk.stage.let_pass(seconds=(due - now()).total_seconds() - 90),
        lambda: desk.says(ticket, "due in 1 minute 30 seconds"),
        Picture("due-soon"),
    )
    yield Step(
        "The last seconds before the target, one by one",
        lambda: _cross(desk, due),
        lambda: desk.says(ticket, "over by 2 seconds"),
        Picture("over-the-target", DESK_SIZES),
    )


def _calling(desk: DemoDesk, first: VisitRow) -> Iterator[Step]:
    ticket = first.ticket
    yield Step(
        "F2: call the first visitor",
        lambda: _pick_and_press(desk, ticket, Qt.Key.Key_F2),
        lambda: all_of(
            desk.state_is(ticket, VisitState.CALLED),
            calls(desk, ticket, first.room or "Desk 1"),
            holds(desk.screen.board.fresh, "The call is not marked as new."),
        ),
        Picture("waiting-screen-new-call", PUBLIC_SIZES, of=lambda: desk.screen, themed=False),
    )
    yield Step(
        "F2 once more: call again",
        in_turn(
            partial(desk.stage.let_pass, seconds=40), partial(_pick_and_press, desk, ticket, Qt.Key.Key_F2)
        ),
        lambda: desk.when(ticket, lambda row: row.times_called == 2, "They were not called again."),
    )
    yield Step(
        "F5: offer the rooms",
        lambda: press(Qt.Key.Key_F5),
        _menu_is_open,
        Picture("choosing-a-room"),
    )
    yield Step(
        "Choose Room 2",
        lambda: choose("Room 2"),
        lambda: all_of(
            desk.when(ticket, lambda row: row.room == "Room 2", "They do not have the room."),
            calls(desk, ticket, "Room 2"),
        ),
    )


def _to_the_end(desk: DemoDesk, ticket: str) -> Iterator[Step]:
    seeing = _Seeing(desk, ticket)
    yield Step(
        "F3: the officer has greeted them",
        seeing.do,
        seeing.expect,
    )
    yield Step(
        "Show who is being seen",
        lambda: desk.show_list(BoardList.BEING_SEEN),
        lambda: desk.says(ticket, "being seen"),
        Picture("being-seen"),
    )
    yield Step(
        "Enter: finish the visit after five minutes",
        in_turn(
            partial(desk.stage.let_pass, minutes=5), partial(_pick_and_press, desk, ticket, Qt.Key.Key_Return)
        ),
        lambda: opened(FinishDialog),
        Picture("finishing"),
    )
    yield Step(
        "Answer the closing questions with arrow keys and Enter",
        _answer,
        lambda: all_of(
            closed(),
            desk.state_is(ticket, VisitState.FINISHED),
            desk.when(ticket, lambda row: row.outcome is Outcome.ANSWERED, "The outcome is not kept."),
            holds(_room_is_free(desk, "Room 2"), "The room is not free."),
        ),
    )
    yield Step(
        "Back to who is waiting",
        lambda: desk.show_list(BoardList.WAITING),
        lambda: same("The list", desk.page.board.which, BoardList.WAITING),
    )


def _walk_out(desk: DemoDesk) -> Iterator[Step]:
    ticket = desk.waiting(with_appointment=False)[-1].ticket
    yield Step(
        "A visitor leaves without being seen",
        in_turn(partial(desk.pick, ticket), partial(desk.more, "Left without being seen")),
        lambda: opened(LeftDialog),
        Picture("leaving"),
    )
    yield Step(
        "Say why, and Enter",
        in_turn(partial(type_in, "Had to fetch a child"), partial(press, Qt.Key.Key_Return)),
        lambda: all_of(closed(), desk.state_is(ticket, VisitState.LEFT)),
    )
    yield Step(
        "Ctrl+Z: they came back",
        lambda: press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        lambda: desk.state_is(ticket, VisitState.WAITING),
    )


def _another_desk(desk: DemoDesk) -> Iterator[Step]:
    ticket = desk.waiting()[0].ticket
    yield Step(
        "Another desk calls a visitor: shown here by itself",
        lambda: desk.colleague().do(call, visit_id=desk.visit(ticket).visit_id),
        lambda: all_of(desk.says(ticket, "called"), calls(desk, ticket, "Desk 2")),
    )


class _Seeing:
    """F3 on a visitor, with the figure of those seen in time before and after."""

    def __init__(self, desk: DemoDesk, ticket: str) -> None:
        self._desk, self._ticket = desk, ticket
        self._wanted = Share(0, 0)

    def do(self) -> None:
        """Work out what the figure must become, then press the key."""
        now, row = self._desk.stage.clock.now(), self._desk.visit(self._ticket)
        before = self._desk.office.ask(figures).seen_in_time
        in_time = row.due_at is not None and now <= row.due_at
        # Somebody who still waits beyond the target is counted already.
        self._wanted = Share(before.in_time + in_time, before.counted + in_time)
        _pick_and_press(self._desk, self._ticket, Qt.Key.Key_F3)

    def expect(self) -> str:
        """Being seen, and counted."""
        shown = self._desk.page.figures.in_time.accessibleName()
        wanted = f"{self._wanted.in_time} of {self._wanted.counted}"
        return all_of(
            self._desk.state_is(self._ticket, VisitState.BEING_SEEN),
            same("Seen in time", self._desk.office.ask(figures).seen_in_time, self._wanted),
            holds(wanted in shown, f"The figure says “{shown}” instead of {wanted}."),
        )


def _cross(desk: DemoDesk, due: datetime) -> None:
    """Go to shortly before a target, and over it second by second."""
    desk.stage.let_pass(seconds=(due - desk.stage.clock.now()).total_seconds() - 3)
    desk.stage.tick(5)


def _latest(desk: DemoDesk) -> VisitRow:
    """The walk-in who came last."""
    return max(desk.waiting(with_appointment=False), key=lambda row: row.number)


def _pick_and_press(desk: DemoDesk, ticket: str, key: Qt.Key) -> None:
    desk.pick(ticket)
    press(key)


def _menu_is_open() -> str:
    from PySide6.QtWidgets import QApplication, QMenu

    return holds(isinstance(QApplication.activePopupWidget(), QMenu), "No menu is open.")


def _answer() -> None:
    press(Qt.Key.Key_Return)
    for _ in range(2):
        press(Qt.Key.Key_Left)
        press(Qt.Key.Key_Return)


def _room_is_free(desk: DemoDesk, name: str) -> bool:
    return any(room.name == name and room.kind is None for room in desk.office.ask(reception.rooms))
