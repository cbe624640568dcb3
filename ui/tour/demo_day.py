"""An afternoon at the demo office's desk: everything a receptionist does, one thing after the other."""

from __future__ import annotations

from collections.abc import Iterator

from hsdesk.reception import queries as reception
from ui.reception.page import ReceptionPage
from ui.shell.shell import Shell
from ui.tour.around_the_desk import around_the_desk
from ui.tour.checking_in import checking_in
from ui.tour.demo_desk import RECEPTIONIST, DemoDesk
from ui.tour.hand import click
from ui.tour.putting_right import putting_right
from ui.tour.sizes import DESK_SIZES
from ui.tour.stage import Stage
from ui.tour.standards.chapter import keeping_promises
from ui.tour.step import Picture, Step, all_of, holds, same
from ui.tour.visits import visits
from ui.tour.waiting_room import opening_the_screen, restarting
from ui.welcome.page import WelcomePage


def demo_day(stage: Stage) -> Iterator[Step]:
    """From choosing the demo on a fresh computer to the restart at the end."""
    desk = DemoDesk(stage)
    try:
        yield from _begin(desk)
        yield from checking_in(desk)
        yield from opening_the_screen(desk)
        yield from visits(desk)
        yield from putting_right(desk)
        yield from around_the_desk(desk)
        yield from keeping_promises(desk)
        yield from restarting(desk)
    finally:
        desk.leave()


def _begin(desk: DemoDesk) -> Iterator[Step]:
    stage = desk.stage
    yield Step(
        "Start on another computer",
        stage.start,
        lambda: holds(stage.shown(WelcomePage).demo_card.isVisible(), "The ways to begin are not shown."),
    )
    yield Step(
        "Try the demo office: it is made, and the desk is shown",
        lambda: click(stage.shown(WelcomePage).demo_card),
        lambda: all_of(_board_is_right(desk), same("At the desk", stage.services.acting.name, RECEPTIONIST)),
        Picture("reception", DESK_SIZES),
        patience=120,
    )


def _board_is_right(desk: DemoDesk) -> str:
    """The board shows those who wait, in the order of the queue, and the figures of the office."""
    page = desk.stage.shown(Shell).page("reception")
    if not isinstance(page, ReceptionPage):
        return "The desk is not shown."
    queue = desk.office.ask(reception.waiting)
    shown = [row.ticket for row in page.board.model.rows]
    return same("The board", shown, [row.ticket for row in queue])
