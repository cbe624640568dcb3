"""Putting things right: no member of staff, a change of whom they see, a wrong time, the last step undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt

from hsdesk.diary.rules import Purpose
from hsdesk.reception.figures import figures
from hsdesk.reception.rows import VisitRow
from hsdesk.reception.rules import VisitState
from ui.reception.correct_dialog import CorrectDialog
from ui.reception.history_dialog import HistoryDialog
from ui.reception.transfer_dialog import TransferDialog
from ui.tour.demo_desk import DemoDesk
from ui.tour.hand import button, click, closed, dialog, opened, press, type_in
from ui.tour.step import Picture, Step, Unexpected, all_of, in_turn, same
from ui.widgets.dialog import Question
from ui.words import clock_time

CORRECTED_BY = timedelta(minutes=4)


def putting_right(desk: DemoDesk) -> Iterator[Step]:
    """Everything that mends what was noted."""
    yield from _nobody_available(desk)
    yield from _somebody_else(desk)
    yield from _wrong_time(desk)
    yield from _last_step(desk)


def _nobody_available(desk: DemoDesk) -> Iterator[Step]:
    ticket = overdue(desk).ticket
    before = desk.office.ask(figures)
    counted = before.seen_in_time.counted
    yield Step(
        "No member of staff was available",
        in_turn(partial(desk.pick, ticket), partial(desk.more, "No member of staff available")),
        lambda: all_of(
            desk.when(ticket, lambda row: row.staff_unavailable, "The reason is not recorded."),
            same("Counted without them", desk.office.ask(figures).seen_in_time.counted, counted - 1),
            same("Counted with them", desk.office.ask(figures).seen_in_time_all, before.seen_in_time_all),
        ),
        Picture("nobody-available"),
    )


def _somebody_else(desk: DemoDesk) -> Iterator[Step]:
    ticket = desk.waiting()[-1].ticket
    yield Step(
        "The visitor should see somebody else",
        in_turn(partial(desk.pick, ticket), partial(desk.more, "Change who they see")),
        lambda: opened(TransferDialog),
        Picture("changing-whom-they-see"),
    )
    yield Step(
        "Choose the next colleague and another reason, and change",
        _change,
        lambda: all_of(
            closed(),
            desk.when(ticket, lambda row: Purpose.NEIGHBOURS in row.reasons, "The reason is not kept."),
            desk.when(ticket, lambda row: row.state is VisitState.WAITING, "They do not wait any more."),
        ),
    )


def _wrong_time(desk: DemoDesk) -> Iterator[Step]:
    row = next(iter(desk.waiting(with_appointment=False)))
    ticket, right = row.ticket, row.arrived_at - CORRECTED_BY
    yield Step(
        "A time was noted late",
        in_turn(partial(desk.pick, ticket), partial(desk.more, "Correct a time")),
        lambda: opened(CorrectDialog),
        Picture("correcting-a-time"),
    )
    yield Step(
        "Type the right time, and Enter",
        lambda: _type_time(clock_time(right)),
        lambda: all_of(
            closed(),
            desk.when(ticket, lambda row: "arrived" in row.corrected, "It is not marked as corrected."),
            desk.when(
                ticket,
                lambda row: clock_time(row.arrived_at) == clock_time(right),
                "The time is not the right one.",
            ),
        ),
    )
    yield Step(
        "Look at everything that happened",
        in_turn(partial(desk.pick, ticket), partial(desk.more, "History")),
        lambda: opened(HistoryDialog),
        Picture("history"),
    )
    yield Step("Esc closes it", lambda: press(Qt.Key.Key_Escape), closed)


def _last_step(desk: DemoDesk) -> Iterator[Step]:
    ticket = desk.waiting()[0].ticket
    yield Step(
        "Call a visitor who was not meant",
        in_turn(partial(desk.pick, ticket), partial(press, Qt.Key.Key_F2)),
        lambda: desk.state_is(ticket, VisitState.CALLED),
    )
    yield Step(
        "Undo the last step",
        in_turn(partial(desk.pick, ticket), partial(desk.more, "Undo the last step")),
        lambda: opened(Question),
        Picture("taking-back"),
    )
    yield Step(
        "Say yes: they wait again",
        lambda: click(dialog(Question).verb_button),
        lambda: all_of(closed(), desk.state_is(ticket, VisitState.WAITING)),
    )


def overdue(desk: DemoDesk) -> VisitRow:
    """Somebody who has waited beyond their target and is counted for it."""
    now = desk.stage.clock.now()
    for row in desk.waiting():
        if row.due_at is not None and row.due_at < now and not row.staff_unavailable:
            return row
    raise Unexpected("Nobody has waited too long.")


def _change() -> None:
    form = dialog(TransferDialog)
    press(Qt.Key.Key_Down, on=form.to_see.box)
    click(button("Neighbours", form.reasons))
    click(form.verb_button)


def _type_time(text: str) -> None:
    form = dialog(CorrectDialog)
    form.time.line.selectAll()
    type_in(text, on=form.time.line)
    press(Qt.Key.Key_Return, on=form.time.line)
