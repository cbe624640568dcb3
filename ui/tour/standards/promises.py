"""Promises: what the office promises, one of them read in full, another one changed in a copy."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from hsdesk.standards.own.queries import own_packs
from hsdesk.standards.own.rows import OwnPackRow
from ui.promises.edit.inputs import LineInput
from ui.promises.rows import PromiseRow
from ui.promises.tab import PromisesTab
from ui.tour.hand import CTRL, click, press, type_in
from ui.tour.standards.board import StandardsDesk, pick
from ui.tour.step import Picture, Step, Unexpected, all_of, holds, in_turn, same

READ = "CHC-62"
"""The acknowledgement of a complaint: the law beside the landlord's own promise."""
CHANGED = "LH-25"
"""How soon somebody without an appointment is seen."""


def promises(desk: StandardsDesk) -> Iterator[Step]:
    """Look one promise up and read it."""
    yield Step(
        "Promises: everything this office promises, pack by pack",
        lambda: desk.open_tab("Promises"),
        lambda: holds(len(_promises(desk)) > 100, "Few promises are listed."),
        Picture("promises"),
    )
    yield Step(
        "Find the acknowledgement of a complaint and read it",
        in_turn(partial(_find, desk, READ), partial(_open, desk, READ)),
        lambda: _is_read(desk, READ),
        Picture("promise-read"),
    )
    yield Step(
        "Copy it as text",
        lambda: click(_tab(desk).reading.panel.copy),
        lambda: holds(READ in QGuiApplication.clipboard().text(), "The promise is not in the clipboard."),
    )
    yield from _copied(desk)


def _copied(desk: StandardsDesk) -> Iterator[Step]:
    yield Step(
        "Another promise is to be kept sooner: find it",
        in_turn(partial(_find, desk, CHANGED), partial(_open, desk, CHANGED)),
        lambda: _is_read(desk, CHANGED),
    )
    yield Step(
        "Change it in a copy of our own",
        lambda: click(_tab(desk).reading.panel.change),
        lambda: holds(_tab(desk).editor.isVisible(), "The copy is not shown."),
    )
    yield Step(
        "A slip of the fingers is told while typing",
        partial(_type_time, desk, "8 minuts"),
        lambda: holds("not a time" in _time(desk).error(), "Nothing is said about it."),
        Picture("promise-slip"),
    )
    yield Step(
        "Put right: beside it stands what the change means",
        partial(_type_time, desk, "8 minutes"),
        lambda: all_of(
            same("What is wrong with it", _time(desk).error(), ""),
            holds("10 minutes to 8 minutes" in _meaning(desk), "It is not said what it means."),
        ),
        Picture("promise-changed"),
    )
    yield Step(
        "Save it: the copy is a version of our own, to be chosen or not",
        lambda: click(_tab(desk).editor.foot.save),
        lambda: all_of(
            same("Packs of our own", [row.version for row in _own_packs(desk)], ["1"]),
            holds(_tab(desk).choosing.isVisible(), "It is not offered."),
        ),
        Picture("packs-chosen"),
    )
    yield Step(
        "Not today: back to the promises",
        in_turn(desk.close_note, lambda: click(_tab(desk).choosing.head.back)),
        lambda: all_of(
            holds(_tab(desk).reading.isVisible(), "The promises are not shown."),
            holds(_own_packs(desk)[0].pack not in desk.packs, "The office runs the copy."),
        ),
    )


def _tab(desk: StandardsDesk) -> PromisesTab:
    return desk.tab(PromisesTab)


def _promises(desk: StandardsDesk) -> list[PromiseRow]:
    return [row for row in _tab(desk).reading.model.rows if isinstance(row, PromiseRow)]


def _find(desk: StandardsDesk, promise: str) -> None:
    search = _tab(desk).reading.head.search
    search.setFocus()
    press(Qt.Key.Key_A, CTRL)
    type_in(promise)


def _open(desk: StandardsDesk, promise: str) -> None:
    for place, row in enumerate(_tab(desk).reading.model.rows):
        if isinstance(row, PromiseRow) and row.standard.id == promise:
            pick(_tab(desk).reading.view, place)
            return
    raise Unexpected(f"{promise} is not found.")


def _is_read(desk: StandardsDesk, promise: str) -> str:
    panel = _tab(desk).reading.panel
    wanted = desk.office.standards.standard(promise, desk.packs)
    return all_of(
        holds(panel.isVisible(), "It is not shown beside the list."),
        same("The title", panel.title.text(), wanted.title),
        holds(wanted.sentence.rstrip(".") in panel.sentence.text(), "Its sentence is not shown."),
    )


def _time(desk: StandardsDesk) -> LineInput:
    field = _tab(desk).editor.form.inputs["within"]
    if not isinstance(field, LineInput):
        raise Unexpected("The time cannot be typed.")
    return field


def _meaning(desk: StandardsDesk) -> str:
    """Everything that is said beside the form."""
    return " ".join(label.text() for label in _tab(desk).editor.meaning.findChildren(QLabel))


def _type_time(desk: StandardsDesk, text: str) -> None:
    line = _time(desk).line
    line.setFocus()
    line.selectAll()
    type_in(text, on=line)


def _own_packs(desk: StandardsDesk) -> list[OwnPackRow]:
    return desk.office.ask(own_packs, desk.office.standards)
