"""Opening the office opens one window: no part of it flashes up as a window of its own and takes the keys."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from support.offices import open_new_office
from support.real_windows import SECONDS, real_window
from support.visits import Desk


class Openings(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWindow):
            self.shown.append(watched.objectName())
        return False


def test_nothing_but_the_window_itself_is_ever_shown_as_a_window(sqlite_url, clock, theme, tmp_path, qtbot):
    with open_new_office(sqlite_url, clock) as office:
        desk = Desk(office)
    openings = Openings()
    QApplication.instance().installEventFilter(openings)
    with real_window(sqlite_url, desk.grace, tmp_path / "desk", clock, theme, qtbot) as window:
        for key in ("settings", "reception"):
            window.shell.show_page(key)
        window.page.panel.show_tab(1)
        qtbot.waitUntil(lambda: not window.services.tasks.busy, timeout=SECONDS)
        QApplication.instance().removeEventFilter(openings)
        assert openings.shown == ["MainWindowClassWindow"]
