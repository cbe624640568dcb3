"""The real reception page on a real office, with the frozen clock, keys and mouse."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsdesk.clock import FrozenClock
from hsdesk.office import open_office
from hsdesk.premises.actions import set_up
from hsdesk.reception import queries
from hsdesk.reception.rows import VisitRow
from hsdesk.settings import Folders, Settings
from support.set_ups import particulars
from support.visits import Desk
from ui.composition import compose, shut_down, with_office
from ui.reception.page import ReceptionPage
from ui.services import Services, StaffMember
from ui.tasks import InlineTasks
from ui.theme import Theme
from ui.widgets.menu import Menu, MenuAction

PACKS = ["one-housing", "good-practice-at-the-desk"]
LAPTOP = QSize(1366, 820)


class ReceptionDesk(Desk):
    """An office with its window's services, and the page once it is shown."""

    def __init__(self, services: Services, clock: FrozenClock, qtbot: QtBot) -> None:
        super().__init__(services.open_office)
        self.services, self.clock, self.qtbot = services, clock, qtbot
        self._page: ReceptionPage | None = None
        services.acting.become(StaffMember(self.grace, "Grace Holloway", "Receptionist"))

    @property
    def page(self) -> ReceptionPage:
        """The page, shown when it is first asked for."""
        if self._page is None:
            self._page = ReceptionPage(self.services)
            self.show(self._page)
            self._page.board.take_focus()
        return self._page

    def show(self, window: QWidget, size: QSize = LAPTOP) -> None:
        """Show a window and make it the active one."""
        self.qtbot.addWidget(window)
        window.resize(size)
        with self.qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    def passes(self, **time: int) -> None:
        """Let time go by and the second strike."""
        self.clock.advance(timedelta(**time))
        self.services.ticker.beat()

    def presses(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(
            self.target, key, Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        )

    def types(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self.target, text)

    @property
    def target(self) -> QWidget:
        """Where a key press goes."""
        window = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.page.window()
        return window if isinstance(window, Menu) else window.focusWidget() or window

    @property
    def dialog(self) -> QWidget:
        """The dialog that is open."""
        dialog = QApplication.activeModalWidget()
        assert dialog is not None, "no dialog is open"
        return dialog

    def menu(self) -> list[str]:
        """What the open menu offers and can be chosen."""
        return [action.words for action in self._menu_actions() if action.isEnabled()]

    def chooses(self, words: str) -> None:
        """Choose something from the open menu with the keyboard."""
        action = next(action for action in self._menu_actions() if action.words == words)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, Menu)
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    def _menu_actions(self) -> list[MenuAction]:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, Menu), "no menu is open"
        return [action for action in menu.actions() if isinstance(action, MenuAction)]

    def closes_menu(self) -> None:
        """Close the open menu without choosing."""
        menu = QApplication.activePopupWidget()
        assert menu is not None
        menu.close()

    def clicks(self, widget: QWidget) -> None:
        """Click in the middle of something."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def visit(self, visit_id: int) -> VisitRow:
        """A visit as the database has it."""
        row = self.office.ask(queries.visit, visit_id)
        assert row is not None
        return row

    @property
    def shown(self) -> list[str]:
        """The tickets in the list, from the top."""
        return [row.ticket for row in self.page.board.model.rows]

    @property
    def chosen(self) -> str:
        """The ticket of the current row, empty for none."""
        row = self.page.board.current
        return row.ticket if row else ""

    @property
    def notices(self) -> list[str]:
        """What the strips say."""
        return [notice.sentence for notice in self.services.notices.current]


@contextmanager
def reception_desk(
    address: str, clock: FrozenClock, theme: Theme, home: Path, qtbot: QtBot
) -> Iterator[ReceptionDesk]:
    """Open an office that promises a share of 90 %, with staff and two rooms."""
    office = open_office(address, clock=clock, create=True)
    office.actor().do(set_up, **particulars(packs=PACKS))
    owner = QObject()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    services = with_office(
        compose(
            application,
            clock=clock,
            folders=Folders(home),
            settings=Settings(),
            theme=theme,
            tasks=InlineTasks(),
            draft_tasks=InlineTasks(),
            parent=owner,
        ),
        office,
    )
    desk = ReceptionDesk(services, clock, qtbot)
    yield desk
    shut_down(services)
    if desk._page is not None and shiboken6.isValid(desk._page):
        shiboken6.delete(desk._page)
    shiboken6.delete(owner)
