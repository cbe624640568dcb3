"""The waiting room's screen: opened on F9, and back by itself after a restart."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt

from ui.display.controls import WaitingScreenControls
from ui.tour.demo_desk import DemoDesk
from ui.tour.hand import click, closed, dialog, opened, press
from ui.tour.step import Picture, Step, all_of, holds, same


def opening_the_screen(desk: DemoDesk) -> Iterator[Step]:
    """Open the waiting screen and look at it."""
    yield Step(
        "F9: the waiting screen's controls",
        lambda: press(Qt.Key.Key_F9),
        lambda: opened(WaitingScreenControls),
        Picture("waiting-screen-controls"),
    )
    yield Step(
        "Open the waiting screen",
        lambda: click(dialog(WaitingScreenControls).act),
        lambda: all_of(holds(desk.screen.isVisible(), "It is not open."), names_nobody(desk)),
    )
    yield Step("Close the controls", lambda: click(dialog(WaitingScreenControls).back), closed)


def names_nobody(desk: DemoDesk) -> str:
    """A complaint when the waiting screen says a visitor's name or what was noted about them."""
    screen = desk.screen
    said = f"{screen.windowTitle()} {screen.accessibleName()} {screen.accessibleDescription()}"
    rows = desk.page.board.model.rows
    secrets = [row.name for row in rows] + [row.note for row in rows if row.note]
    return holds(not any(secret in said for secret in secrets), "The waiting screen names a visitor.")


def calls(desk: DemoDesk, ticket: str, where: str) -> str:
    """A complaint unless the waiting screen calls a ticket to a place."""
    notice = desk.screen.board.notice
    call = notice.call if notice is not None else None
    return all_of(
        same("The ticket on the waiting screen", call.ticket if call else "", ticket),
        same("The place on the waiting screen", call.place if call else "", where),
        names_nobody(desk),
    )


def restarting(desk: DemoDesk) -> Iterator[Step]:
    """Close the window and start again: the waiting screen comes back by itself."""
    yield Step(
        "Close the window and start again: the waiting screen comes back",
        lambda: _restart(desk),
        lambda: holds(desk.screen.isVisible(), "The waiting screen is not open."),
    )
    yield Step(
        "Esc and the cross close the waiting screen",
        lambda: _close_screen(desk),
        lambda: holds(desk.keeper.screen is None, "The waiting screen is still open."),
    )


def _restart(desk: DemoDesk) -> None:
    desk.stage.close()
    desk.stage.start()


def _close_screen(desk: DemoDesk) -> None:
    press(Qt.Key.Key_Escape, on=desk.screen)
    desk.screen.close()
