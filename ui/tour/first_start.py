"""The first start on a fresh computer: welcome, setting up an office, the empty desk, the key list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt

from hsdesk.diary import queries as diary
from hsdesk.office import Office, open_office
from hsdesk.people import queries as people
from hsdesk.premises import queries as premises
from hsdesk.store.work import Read
from ui.help.key_list import KeyList
from ui.reception.page import ReceptionPage
from ui.setup.page import SetUpPage
from ui.shell.shell import Shell
from ui.tour.hand import click, closed, opened, press, type_in
from ui.tour.stage import Stage
from ui.tour.step import Picture, Step, all_of, holds, same
from ui.welcome.page import WelcomePage

LANDLORD, OFFICE, MANAGER = "Fernley Homes", "Millgate area office", "Helen Marsh"
PACK = "longhurst-and-havelok"
_PASSWORD = "three plain words"  # noqa: S105 - typed into an office that is thrown away


def first_start(stage: Stage) -> Iterator[Step]:
    """From the first window on a computer to an office that is set up, and the start after that."""
    yield Step(
        "Start hsdesk for the first time",
        stage.start,
        lambda: holds(stage.shown(WelcomePage).demo_card.isVisible(), "The ways to begin are not shown."),
        Picture("welcome"),
    )
    yield from _set_up(stage)
    yield Step(
        "Open the key list", lambda: press(Qt.Key.Key_F1), lambda: opened(KeyList), Picture("key-list")
    )
    yield Step(
        "Close the key list",
        lambda: press(Qt.Key.Key_Escape),
        closed,
    )
    yield Step(
        "Close the window and start again: straight to the desk",
        lambda: _restart(stage),
        lambda: all_of(
            same("The office at the top", stage.shown(Shell).top_bar.office.text(), OFFICE),
            holds(not stage.shown(Shell).page("reception").isHidden(), "The desk is not shown."),
        ),
    )


def _set_up(stage: Stage) -> Iterator[Step]:
    yield Step(
        "Choose to set up this office",
        lambda: click(stage.shown(WelcomePage).set_up_card),
        lambda: same("The step", stage.shown(SetUpPage).step, 0),
    )
    yield Step(
        "Type the landlord's and the office's name",
        lambda: _type_names(stage.shown(SetUpPage)),
        lambda: same("The office", stage.shown(SetUpPage).office.name.text(), OFFICE),
        Picture("set-up-office"),
    )
    yield Step("Go on to the promises", lambda: _next(stage), lambda: _step_is(stage, 1))
    yield Step(
        "Choose a landlord's promises",
        lambda: click(stage.shown(SetUpPage).promises.packs[PACK]),
        lambda: holds(stage.shown(SetUpPage).promises.packs[PACK].isChecked(), "The pack is not chosen."),
        Picture("set-up-promises"),
    )
    yield Step("Go on to people and rooms", lambda: _next(stage), lambda: _step_is(stage, 2))
    yield Step(
        "Type who works here and add two rooms",
        lambda: _type_people(stage.shown(SetUpPage)),
        lambda: same("The number of rooms", len(stage.shown(SetUpPage).people.rooms.entries()), 2),
        Picture("set-up-people"),
    )
    yield Step(
        "Finish setting up",
        lambda: _next(stage),
        lambda: all_of(_is_empty_desk(stage), _is_set_up(stage.folders.database)),
        Picture("desk-of-a-new-office"),
    )


def _type_names(page: SetUpPage) -> None:
    page.office.landlord.line.setFocus()
    type_in(LANDLORD)
    press(Qt.Key.Key_Tab)
    type_in(OFFICE)


def _type_people(page: SetUpPage) -> None:
    people_step = page.people
    people_step.my_name.line.setFocus()
    type_in(MANAGER)
    for field in (people_step.password, people_step.again):
        field.setFocus()
        type_in(_PASSWORD)
    click(people_step.others.add)
    type_in("Grace Holloway")
    while len(people_step.rooms.entries()) < 2:
        click(people_step.rooms.add)


def _next(stage: Stage) -> None:
    click(stage.shown(SetUpPage).next)


def _step_is(stage: Stage, wanted: int) -> str:
    return same("The step", stage.shown(SetUpPage).step, wanted)


def _is_empty_desk(stage: Stage) -> str:
    page = stage.page("reception", ReceptionPage)
    return holds(page.board.model.is_empty() and page.board.empty.isVisible(), "The desk is not empty.")


def _is_set_up(file: Path) -> str:
    """What the database holds, read by a program beside the window."""
    with open_office(file) as office:
        return _particulars(office)


def _particulars(office: Office) -> str:
    def ask(read: Read) -> str:
        row = premises.office(read)
        return all_of(
            same("The landlord", row.landlord, LANDLORD),
            same("The first pack", row.packs[0], PACK),
            same("The rooms", [room.name for room in diary.rooms(read)], ["Room 1", "Room 2"]),
            same("The number of staff", len(people.staff_list(read)), 2),
        )

    return office.ask(ask)


def _restart(stage: Stage) -> None:
    stage.close()
    stage.start()
