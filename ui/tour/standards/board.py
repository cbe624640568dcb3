"""What the steps on the Standards page need again and again."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from hsdesk.office import Office
from hsdesk.premises.queries import office
from hsdesk.reporting.periods import Period
from hsdesk.reporting.scoreboard import scoreboard
from ui.shell.shell import Shell
from ui.standards.page import StandardsPage
from ui.standards.results.lines import ResultLine
from ui.standards.results.tab import ResultsTab
from ui.tour.demo_desk import DemoDesk
from ui.tour.hand import click, click_tab, press
from ui.tour.step import Unexpected, all_of, same
from ui.widgets.banner import Banner
from ui.widgets.select import Select

Tab = TypeVar("Tab", bound=QWidget)


class StandardsDesk:
    """The Standards page of the demo office, with a second program on the same database beside it."""

    def __init__(self, desk: DemoDesk) -> None:
        self.desk = desk

    @property
    def office(self) -> Office:
        """The office as another desk has it open."""
        return self.desk.office

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs that the office runs."""
        return self.office.ask(office).packs

    @property
    def page(self) -> StandardsPage:
        """The Standards page, which must be shown."""
        return self.desk.stage.page("standards", StandardsPage)

    def tab(self, kind: type[Tab]) -> Tab:
        """The tab that is shown. Raises `Unexpected` when it is another one."""
        shown = self.page.shown
        if not isinstance(shown, kind):
            raise Unexpected(f"The tab {self.page.key} is shown, not {kind.__name__}.")
        return shown

    def open_tab(self, words: str) -> None:
        """Click on the tab that is called so."""
        tabs = self.page.head.tabs
        for place in range(tabs.count()):
            if tabs.accessibleTabName(place).startswith(words) or tabs.tabText(place).startswith(words):
                click_tab(tabs, place)
                return
        raise Unexpected(f"There is no tab {words}.")

    def close_note(self) -> None:
        """Close the note of what was done, if it is still there, so that it lies over nothing."""
        for note in self.desk.stage.shown(Shell).done.findChildren(Banner):
            if note.isVisible():
                click(note.cross)

    def board_is(self, period: Period) -> str:
        """A complaint unless the results are those that another desk works out of the database."""
        tab = self.tab(ResultsTab)
        with self.office.read() as read:
            board = scoreboard(read, self.office.reporting, period)
        wanted = {row.standard: (row.state, row.result, row.counted) for row in board.rows}
        shown = {
            line.row.standard: (line.row.state, line.row.result, line.row.counted)
            for line in tab.list.model.rows
            if isinstance(line, ResultLine)
        }
        differ = [standard for standard, found in shown.items() if wanted.get(standard) != found]
        return all_of(
            same("The period", tab.period.in_words(), period.in_words()),
            "" if len(shown) > 10 else "Few promises are shown.",
            f"Other results than at another desk: {', '.join(differ)}." if differ else "",
        )


def pick(view: QAbstractItemView, place: int) -> None:
    """Click on the line of a list. Raises `Unexpected` when there is none in this place."""
    model: QAbstractItemModel = view.model()
    index: QModelIndex = model.index(place, 0)
    if not index.isValid():
        raise Unexpected(f"The list has no line {place + 1}.")
    view.scrollTo(index)
    spot = view.visualRect(index).topLeft() + QPoint(16, 16)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def step_to(box: Select, value: object) -> None:
    """Go down a box, choice by choice, to a value. Raises `Unexpected` when it is not among them."""
    press(Qt.Key.Key_Home, on=box)
    for _ in range(box.count()):
        if box.value() == value:
            return
        press(Qt.Key.Key_Down, on=box)
    raise Unexpected(f"The box does not offer {value}.")
