"""How we keep our promises: the Standards page, tab by tab, and a change of the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt

from ui.reception.page import ReceptionPage
from ui.tour.demo_desk import DemoDesk
from ui.tour.hand import CTRL, press
from ui.tour.standards.board import StandardsDesk
from ui.tour.standards.closure import closure
from ui.tour.standards.duties import duties
from ui.tour.standards.office_check import office_check
from ui.tour.standards.promises import promises
from ui.tour.standards.results import results
from ui.tour.standards.surveys import surveys
from ui.tour.standards.what_if import what_if
from ui.tour.step import Step, holds


def keeping_promises(desk: DemoDesk) -> Iterator[Step]:
    """The whole chapter; it begins and ends at the desk."""
    board = StandardsDesk(desk)
    for part in (results, promises, what_if, duties, office_check, surveys, closure):
        yield from part(board)
    yield Step(
        "Ctrl+1: back to the desk",
        lambda: press(Qt.Key.Key_1, CTRL),
        lambda: holds(desk.stage.page("reception", ReceptionPage).isVisible(), "The desk is not shown."),
    )
