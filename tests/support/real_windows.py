"""A window as it is in use: work on its own threads, live changes from the database, drafts on the disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsdesk.clock import FrozenClock
from hsdesk.diary.rules import Purpose
from hsdesk.settings import Folders, Settings
from support.windows import LAPTOP, shell_of
from ui.composition import compose
from ui.main_window import MainWindow
from ui.page_list import page_specs
from ui.reception.check_in.panel import CheckInPanel
from ui.reception.check_in.people_found import Newcomer
from ui.reception.page import ReceptionPage
from ui.services import Services
from ui.shell.shell import Shell
from ui.theme import Theme

SECONDS = 20_000
"""How many milliseconds a window may take over anything before the test fails."""


class RealWindow:
    """The main window with an office open in it, and what a person does there."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def shell(self) -> Shell:
        """The frame around the pages."""
        return shell_of(self.window)

    @property
    def services(self) -> Services:
        """The window's services, with the office."""
        return self.window._services

    @property
    def page(self) -> ReceptionPage:
        """The reception page."""
        page = self.shell.page("reception")
        assert isinstance(page, ReceptionPage)
        return page

    @property
    def form(self) -> CheckInPanel:
        """The check-in form."""
        return self.page.panel.check_in

    @property
    def board(self) -> list[tuple[str, str]]:
        """Ticket and name of everybody on the board."""
        return [(row.ticket, row.name) for row in self.page.board.model.rows]

    def shows(self, *board: tuple[str, str]) -> bool:
        """Wait until the board shows these visitors."""
        self.qtbot.waitUntil(lambda: self.board == list(board), timeout=SECONDS)
        return True

    def fills_in(self, name: str, note: str = "", reason: Purpose = Purpose.RENT) -> None:
        """Type the name of somebody new, pick the reason, and type a note."""
        search = self.form.fields.who.search
        self.form.start()
        QTest.keyClicks(search.line, name)
        offer = Newcomer(name)
        self.qtbot.waitUntil(lambda: offer in [row.value for row in search.suggestions()], timeout=SECONDS)
        QTest.keyClick(search.line, Qt.Key.Key_Return)
        assert self.form.form().visitor_name == name
        self.form.fields.chips.set_values([reason])
        self.form.fields.note.box.setFocus()
        QTest.keyClicks(self.form.fields.note.box, note)


@contextmanager
def real_window(
    address: str, staff_id: int, home: Path, clock: FrozenClock, theme: Theme, qtbot: QtBot
) -> Iterator[RealWindow]:
    """Open the window on a database, with somebody at the desk, and wait until the office is shown."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    owner = QObject()
    services = compose(
        application,
        clock=clock,
        folders=Folders(home),
        settings=Settings(database=address, staff_id=staff_id),
        theme=theme,
        parent=owner,
    )
    window = MainWindow(services, page_specs())
    window.resize(LAPTOP)
    with qtbot.waitSignal(window.office_shown, timeout=SECONDS):
        window.show()
        window.start()
    real = RealWindow(window, qtbot)
    qtbot.waitUntil(lambda: real.page._snapshot is not None and not services.tasks.busy, timeout=SECONDS)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield real
    finally:
        window.close()
        shiboken6.delete(window)
        shiboken6.delete(owner)
