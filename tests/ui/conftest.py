"""Fixtures of all tests of windows."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from support.leftovers import Leftovers
from ui.tasks import InlineTasks, Tasks
from ui.theme import Mode, Theme


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a window open, a timer running or a thread alive."""
    leftovers = Leftovers()
    yield
    if complaints := leftovers.complaints():
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def inline() -> InlineTasks:
    """Work is done at once, so that most tests wait for nothing."""
    return InlineTasks()


@pytest.fixture
def bugs() -> list[BaseException]:
    """Where the runners of a test report bugs to."""
    return []


@pytest.fixture
def tasks(qapp: object, bugs: list[BaseException]) -> Iterator[Tasks]:
    """A real runner with its worker thread."""
    runner = Tasks(bugs.append)
    yield runner
    runner.close()


@pytest.fixture
def owner(qapp: object) -> QObject:
    """Somebody to whom answers belong."""
    return QObject()


@pytest.fixture
def nobody() -> Callable[[object], None]:
    """A callback that must not be called."""

    def refuse(what: object) -> None:
        pytest.fail(f"Called with {what!r}.")

    return refuse


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at 100 % text size; the application looks as before afterwards."""
    palette, font = QPalette(qapp.palette()), QFont(qapp.font())
    theme = Theme(qapp, mode=Mode.LIGHT, less_motion=True, system_scale=1.0)
    yield theme
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.styleHints().unsetColorScheme()
    shiboken6.delete(theme)
