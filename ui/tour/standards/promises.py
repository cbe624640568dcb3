"""Promises: what the office promises, one of them read in full."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QGuiApplication

from ui.promises.rows import PromiseRow
from ui.promises.tab import PromisesTab
from ui.tour.hand import click, type_in
from ui.tour.standards.board import StandardsDesk, pick
from ui.tour.step import Picture, Step, Unexpected, all_of, holds, in_turn, same

READ = "CHC-62"
"""The acknowledgement of a complaint: the law beside the landlord's own promise."""


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
        in_turn(partial(_find, desk), partial(_open, desk)),
        lambda: _is_read(desk),
        Picture("promise-read"),
    )
    yield Step(
        "Copy it as text",
        lambda: click(_tab(desk).reading.panel.copy),
        lambda: holds(READ in QGuiApplication.clipboard().text(), "The promise is not in the clipboard."),
    )


def _tab(desk: StandardsDesk) -> PromisesTab:
    return desk.tab(PromisesTab)


def _promises(desk: StandardsDesk) -> list[PromiseRow]:
    return [row for row in _tab(desk).reading.model.rows if isinstance(row, PromiseRow)]


def _find(desk: StandardsDesk) -> None:
    search = _tab(desk).reading.head.search
    search.setFocus()
    type_in(READ)


def _open(desk: StandardsDesk) -> None:
    for place, row in enumerate(_tab(desk).reading.model.rows):
        if isinstance(row, PromiseRow) and row.standard.id == READ:
            pick(_tab(desk).reading.view, place)
            return
    raise Unexpected(f"{READ} is not found.")


def _is_read(desk: StandardsDesk) -> str:
    panel = _tab(desk).reading.panel
    wanted = desk.office.standards.standard(READ)
    return all_of(
        holds(panel.isVisible(), "It is not shown beside the list."),
        same("The title", panel.title.text(), wanted.title),
        holds(wanted.sentence.rstrip(".") in panel.sentence.text(), "Its sentence is not shown."),
    )
