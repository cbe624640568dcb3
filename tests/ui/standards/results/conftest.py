"""The Results tab on a board that a test makes by hand."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from support.boards import BoardAnswers
from support.side_panels import WindowDesk, shown, window_desk
from ui.standards.results.tab import ResultsTab


@pytest.fixture
def desk(sqlite_url, clock, theme, tmp_path, qapp) -> Iterator[WindowDesk]:
    with window_desk(sqlite_url, clock, theme, tmp_path / "kept") as desk:
        yield desk


@pytest.fixture
def answers() -> BoardAnswers:
    return BoardAnswers()


@pytest.fixture
def show_tab(desk, qtbot, answers) -> Callable[..., Any]:
    def show(width: int = 1270, height: int = 680) -> ResultsTab:
        tab = ResultsTab(desk.services, results=answers)
        shown(qtbot, tab, width, height)
        tab.list.take_focus()
        return tab

    return show


@pytest.fixture
def tab(show_tab) -> ResultsTab:
    return show_tab()
