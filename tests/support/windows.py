"""A whole window for tests, on a database of its own, with the frozen clock and work done at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hsdesk.clock import FrozenClock
from hsdesk.office import open_office
from hsdesk.people.rules import StaffRole
from hsdesk.people.staff import add_staff
from hsdesk.settings import Folders, Settings
from support.offices import add_office
from ui.composition import compose
from ui.main_window import MainWindow
from ui.page_list import page_specs
from ui.services import Services
from ui.shell.pages import PageSpec
from ui.shell.shell import Shell
from ui.tasks import InlineTasks
from ui.theme import Theme

LAPTOP = QSize(1366, 768)
PASSWORD = "three plain words"


class NotePage(QWidget):
    """A page with two fields in two panes, in place of a real one."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self.left, self.right = QWidget(self), QWidget(self)
        self.note, self.other = QLineEdit(self.left), QLineEdit(self.right)
        self.note.setAccessibleName("Note about Derek Holroyd")
        column = QVBoxLayout(self)
        column.addWidget(self.left)
        column.addWidget(self.right)

    def panes(self) -> list[QWidget]:
        return [self.left, self.right]


NOTE = PageSpec("note", "Note", "sticky-note", NotePage)


class Desk:
    """One computer with its folders. `start` opens the window as a person would."""

    def __init__(self, home: Path, clock: FrozenClock, theme: Theme, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.folders, self.clock, self.theme = Folders(home), clock, theme
        self.settings = Settings()
        self._owners: list[QObject] = []
        self._windows: list[MainWindow] = []

    def services(self) -> Services:
        """Fresh services without an office."""
        owner = QObject()
        self._owners.append(owner)
        return compose(
            QApplication.instance(),
            clock=self.clock,
            folders=self.folders,
            settings=self.settings,
            theme=self.theme,
            tasks=InlineTasks(),
            draft_tasks=InlineTasks(),
            parent=owner,
        )

    def start(
        self, address: str = "", *, specs: Sequence[PageSpec] | None = None, size: QSize = LAPTOP
    ) -> MainWindow:
        """Open the window and show it."""
        window = MainWindow(self.services(), specs or page_specs())
        self._windows.append(window)
        window.resize(size)
        with self._qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.start(address)
        return window

    def set_up_bare(self) -> str:
        """An office in which nobody is listed as staff."""
        file = str(self.folders.database)
        with open_office(file, clock=self.clock, create=True) as office:
            office.actor().do(add_office)
        self.settings = Settings(database=file)
        return file

    def set_up(self, *, demo: bool = False, password: str = PASSWORD, colleagues: Sequence[str] = ()) -> str:
        """An office with Helen Marsh as its manager, remembered as the one opened last."""
        file = str(self.folders.demo_database if demo else self.folders.database)
        with open_office(file, clock=self.clock, create=True) as office:
            office_id = office.actor().do(add_office)
            assert office_id
            if demo:
                mark_demo(file)
            helen = office.actor().do(
                add_staff, name="Helen Marsh", role=StaffRole.MANAGER, password="" if demo else password
            )
            for name in colleagues:
                office.actor().do(add_staff, name=name, role=StaffRole.RECEPTIONIST)
        self.settings = Settings(database=file, staff_id=helen, demo=demo)
        return file

    def close(self) -> None:
        """Close every window and forget its services."""
        import shiboken6

        for window in self._windows:
            if shiboken6.isValid(window):
                if window.isVisible():
                    window.close()
                shiboken6.delete(window)
        for owner in self._owners:
            shiboken6.delete(owner)


def mark_demo(file: str) -> None:
    """Make the office in a database file a demo."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE office SET is_demo = 1")


@pytest.fixture
def desk(tmp_path: Path, clock: FrozenClock, theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    """A computer on which hsdesk was never started."""
    desk = Desk(tmp_path / "desk", clock, theme, qtbot)
    yield desk
    desk.close()


def shell_of(window: MainWindow) -> Shell:
    """The shell of a window in which an office is open."""
    shell = window.stages.currentWidget()
    assert isinstance(shell, Shell)
    return shell


def typed(widget: QWidget, text: str) -> None:
    """Type a text into a widget, letter by letter."""
    widget.setFocus()
    QTest.keyClicks(widget, text)


def press(key: Qt.Key, *, ctrl: bool = False, shift: bool = False, on: QWidget | None = None) -> None:
    """Press a key wherever the focus is."""
    modifiers = Qt.KeyboardModifier.NoModifier
    if ctrl:
        modifiers |= Qt.KeyboardModifier.ControlModifier
    if shift:
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    target = on or QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    QTest.keyClick(target, key, modifiers)


def click(widget: QWidget) -> None:
    """Click in the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def read_out(widget: QWidget) -> list[str]:
    """What a screen reader finds in a widget and in all that is shown inside it."""
    from PySide6.QtGui import QAccessible

    found: list[str] = []

    def walk(interface: object, seen: int) -> None:
        if interface is None or not interface.isValid() or interface.state().invisible or seen > 40:
            return
        kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
        found.extend(text for kind in kinds if (text := interface.text(kind)))
        for place in range(interface.childCount()):
            walk(interface.child(place), seen + 1)

    walk(QAccessible.queryAccessibleInterface(widget), 0)
    return found
